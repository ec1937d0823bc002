"""How long the coach will probably be talking, and asking aloud once nothing else is being said."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.core.vocabulary import CueStatus, Priority

SPOKEN_WPM = 150.0
"""Calm speech; the voice's own rate is 165 words a minute."""
LETTER_S, STOP_S = 0.06, 0.3
"""At the usual rate, from what espeak-ng takes: 1.1 s for "Slow on the way back", 1.4 s for "Shoulders away from ears",
1.9 s for "Trunk still, only arms move"."""
STOPS = ",.;:"
MOST_S = 15.0
"""Nobody is kept waiting longer; the longest end of an exercise, three announcements, takes 9.2 s to say."""


def spoken_s(text: str) -> float:
    """Return about how long a sentence takes to say, seconds; rather too long, as what comes next waits for it."""
    return 0.4 + len(text.split()) * 60.0 / SPOKEN_WPM


def briefly_s(text: str) -> float:
    """Return about how long a few words take to say, seconds; not too long, as they are to find room."""
    stops = sum(text.rstrip(STOPS).count(stop) for stop in STOPS)
    return LETTER_S * len(text) + STOP_S * stops


class Talk:
    """Adds up the sentences that were raised, each with the time that it takes to say.

    Parameters
    ----------
    slowness
        How many times as long as usual the voice takes.

    Attributes
    ----------
    until_s
        When all of them will have been said.
    """

    def __init__(self, slowness: float = 1.0) -> None:
        self.until_s, self.slowness = -math.inf, slowness
        self._said: list[tuple[Cue, float, float]] = []  # each with when it begins and ends

    def take(self, event: Event) -> None:
        """Take one event; a warning or an answer is said at once, and of what waited only warnings after it."""
        if isinstance(event, CuesWithdrawn):
            self._leave(lambda cue: cue.id not in event.ids, event.t_s)
        if not isinstance(event, Cue) or event.status is not CueStatus.RAISED or not event.text:
            return
        if event.priority is Priority.SAFETY:
            self._leave(lambda cue: cue.priority is Priority.SAFETY, event.t_s)
        elif event.answers:
            self._leave(lambda cue: cue.must_be_heard, event.t_s)
        self._said = [one for one in self._said if one[2] > event.t_s]
        self._add(event, max(self.until_s, event.t_s), self.spoken_s(event.text))

    def spoken_s(self, text: str) -> float:
        """Return about how long this voice takes to say a sentence, seconds."""
        return spoken_s(text) * self.slowness

    def _leave(self, stays: Callable[[Cue], bool], t_s: float) -> None:
        """Leave out what is not to be said any more."""
        said, self._said, self.until_s = self._said, [], t_s
        for cue, begins_s, ends_s in said:
            if ends_s > t_s and stays(cue):
                self._add(cue, self.until_s, ends_s - max(begins_s, t_s))

    def _add(self, cue: Cue, begins_s: float, takes_s: float) -> None:
        self.until_s = begins_s + takes_s
        self._said.append((cue, begins_s, self.until_s))


class TurnToSpeak:
    """Waits for a moment in which nothing is being said any more."""

    def __init__(self, talk: Talk) -> None:
        self._talk = talk
        self._since_s = math.nan

    def wait(self, t_s: float) -> None:
        """Begin to wait."""
        self._since_s = t_s

    def has_come(self, t_s: float) -> bool:
        """Whether the coach may speak now. What was raised as the wait began is known only in the next moment."""
        most_s = MOST_S * self._talk.slowness
        return self._since_s < t_s and t_s >= min(self._talk.until_s, self._since_s + most_s)


class AskedInTurn:
    """A question that is asked aloud as soon as nothing else is being said.

    Attributes
    ----------
    until_s
        When it will have been asked; NaN before it is.
    """

    def __init__(self, phrase: str, speaker: Speaker, talk: Talk) -> None:
        self._phrase, self._speaker = phrase, speaker
        self._turn, self._talk = TurnToSpeak(talk), talk
        self.until_s = math.nan

    def wait(self, t_s: float) -> None:
        """Begin to wait."""
        self._turn.wait(t_s)

    def tick(self, t_s: float) -> list[Event]:
        """Ask, once, if its turn has come."""
        if math.isfinite(self.until_s) or not self._turn.has_come(t_s):
            return []
        asked = self._speaker.say(self._phrase, t_s)
        self.until_s = t_s + self._talk.spoken_s(asked.text)
        return [asked]

    def put_off(self, seconds: float) -> None:
        """Take off a time in which something else went on."""
        self.until_s += seconds

    def resume(self, paused_s: float, t_s: float) -> None:
        """Take a pause off; what it cut short is asked again, when its turn has come."""
        if t_s - paused_s < self.until_s:
            self.until_s = math.nan
            self.wait(t_s)
        else:
            self.put_off(paused_s)
