"""How fast repetitions follow one another, and whether there is room for words between two of their numbers.

A number goes before all but safety (exercises.md 11.1), yet nothing is cut short for it: words that are begun too late
keep it waiting, so that it is heard within the next pull of somebody who does not rest.
"""

from __future__ import annotations

import math
from collections import deque

from posecoach.coaching.speaking.talk import briefly_s
from posecoach.core.events import RepCompleted

GAPS = 2
"""So many of the last distances between repetitions, of which the shortest is expected next; our own default."""
MAY_WAIT_S = 0.4
"""How long words may keep a number waiting; a number is to begin within 0.5 s (exercises.md, section 11)."""
BETWEEN_S = 0.12
"""Between a number and other words."""


class Pace:
    """Takes the times of the repetitions of a set.

    Parameters
    ----------
    slowness
        How many times as long as usual the voice takes.

    Attributes
    ----------
    number_until_s
        When the last number will have been said, with what is added to it; other words wait for that.
    """

    def __init__(self, slowness: float = 1.0) -> None:
        self._slowness = slowness
        self._apart_s: deque[float] = deque(maxlen=GAPS)
        self.start_set()

    def start_set(self) -> None:
        """Begin a set."""
        self._apart_s.clear()
        self._end_s = self._found_s = math.nan
        self.number_until_s = -math.inf

    def says(self, number: str, t_s: float) -> None:
        """Take that a number is said, which other words wait for."""
        self.number_until_s = t_s + self.said_s(number) + BETWEEN_S

    def take(self, rep: RepCompleted) -> None:
        """Take a repetition; from the one before it is at least as far as it lasts, where that was found late."""
        if not math.isnan(self._end_s):
            self._apart_s.append(max(rep.end_s - self._end_s, rep.end_s - rep.start_s))
        self._end_s, self._found_s = rep.end_s, rep.t_s

    def fits(self, text: str, begins_s: float) -> bool:
        """Whether words that begin then are over when the next number is due; true where no next one is expected."""
        if not self._apart_s:
            return True
        next_s, from_s = self._found_s + min(self._apart_s), max(begins_s, self.number_until_s)
        return begins_s > next_s or from_s + self.said_s(text) <= next_s + MAY_WAIT_S

    def said_s(self, text: str) -> float:
        """Return about how long it takes to say a few words, seconds."""
        return briefly_s(text) * self._slowness
