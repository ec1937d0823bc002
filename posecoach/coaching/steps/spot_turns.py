"""What comes one after the other between two holds on spots."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.coaching.guide_pages import spoken_s
from posecoach.core.events import Cue

BETWEEN_S = 0.4
"""From sentence to sentence."""


class Said:
    """A sentence, which has the time that it takes to say.

    Attributes
    ----------
    text
        What is said; empty before it has begun.
    until_s
        When it is over.
    """

    def __init__(self, say: Callable[[float], Cue]) -> None:
        self._say = say
        self.text = ""
        self.until_s = math.nan

    def begin(self, t_s: float) -> Cue:
        """Say it."""
        cue = self._say(t_s)
        self.text, self.until_s = cue.text, t_s + spoken_s(cue.text) + BETWEEN_S
        return cue

    def over(self, t_s: float) -> bool:
        """Whether the next one may begin."""
        return t_s >= self.until_s

    def wait(self, paused_s: float) -> None:
        """Last for as long as was left."""
        self.until_s += paused_s
