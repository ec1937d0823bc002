"""Counting aloud."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.coaching.cues.pace import Pace
from posecoach.core.cue import COUNT, Cue
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import Catalogue

ENDINGS = {2: "count.last_two", 1: "count.last_one"}
"""What is added to a number, by how many are left."""
ENDINGS_FROM = 3
"""Shorter sets are over before there is anything to add."""


class Counting:
    """Says the number of full repetitions or holds.

    Attributes
    ----------
    count
        Done in this set.
    pace
        How fast they follow one another.
    """

    def __init__(self, words: Catalogue, pace: Pace) -> None:
        self._words, self.pace = words, pace
        self._target = self.count = self._told = 0

    def start_set(self, reps: int, done: int = 0) -> None:
        """Begin a set of ``reps``, of which so many are ``done``; 0: no number is aimed at."""
        self._target, self.count, self._told = reps, done, done
        self.pace.start_set()

    @property
    def single(self) -> bool:
        """Whether the set is one alone, whose number says nothing."""
        return self._target == 1

    @property
    def looked_back(self) -> bool:
        """Whether the count is another one than the person heard or gave, as the set was judged as a whole since."""
        return self.count != self._told

    def correct(self, count: int) -> None:
        """Take the number that the person knows better."""
        self.count = self._told = count

    def review(self, by: int) -> None:
        """Take that so many more were done than were said, or fewer; the numbers go on from there."""
        self.count = max(0, self.count + by)

    def one_more(self, t_s: float) -> Cue:
        """Count one; return what is said."""
        self.count += 1
        self._told = self.count
        ending = ENDINGS.get(self._target - self.count, "") if self._target >= ENDINGS_FROM else ""
        number = self._words.count(self.count)
        both = f"{number}. {self._words.say(ending)}" if ending else number
        text = both if self.pace.fits(both, t_s) else number
        self.pace.says(text, t_s)
        return Cue(t_s=t_s, id=f"{COUNT}{self.count}", text=text, priority=Priority.COUNT)


UNJUDGED = 2
"""So many full repetitions of a set that could not be judged are said to be only counted. One is often the first, which
there is nothing to compare with: in 216 recordings of rows it was said of five full ones, each the first of its set,
and where others followed they were judged. Our own default."""


@dataclass(slots=True)
class OnlyCounted:
    """Whether it is to be said, once in a set, that repetitions were counted and not judged."""

    times: int = 0
    said: bool = False

    def due(self, full: bool) -> bool:
        """Take a repetition that was not judged; return whether to say so. Of what is not full no number is said."""
        self.times += full
        return full and not self.said and self.times >= UNJUDGED


def tone(id: str, t_s: float) -> Cue:
    """Return a cue that is a tone without words."""
    return Cue(t_s=t_s, id=id, text="", priority=Priority.COUNT)
