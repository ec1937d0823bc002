"""Counting in."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.coaching.display.view import SessionView, TimerKind, TimerView
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event
from posecoach.core.vocabulary import Stage

FIRST_SAID = 3
"""Numbers are said from here on."""


class Countdown(SetStep):
    """The seconds before a set.

    Parameters
    ----------
    duration_s
        0 begins at once.
    announced
        Whether the person is asked to get ready, in the place of the first number.
    anew
        Whether the set begins again from nothing.
    """

    stage = Stage.COUNTDOWN

    def __init__(self, practice: Practice, duration_s: float, announced: bool, anew: bool = False) -> None:
        super().__init__(practice)
        self._duration_s, self._announced, self.anew = duration_s, announced, anew
        self._since_s = self._t_s = math.nan
        self._said = FIRST_SAID + 1

    def begin(self, t_s: float) -> list[Event]:
        """Begin to count."""
        self._since_s = self._t_s = t_s
        if not self._announced:
            return []
        self._said = min(self._said, math.ceil(self._duration_s))
        return [self.practice.speaker.say("set.ready", t_s)]

    def tick(self, t_s: float) -> list[Event]:
        """Say the number that has come."""
        self._t_s = t_s
        if self._left_s <= 0:
            self.result = Ending.DONE
            return []
        whole = math.ceil(self._left_s)
        if whole >= self._said:
            return []
        self._said = whole
        return [self.practice.speaker.number(whole, t_s)]

    def go_on(self, t_s: float) -> list[Event]:
        """Nothing comes before the set but this."""
        del t_s
        return []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Count in from the start."""
        del paused_s
        self._since_s = self._t_s = t_s
        self._said = FIRST_SAID + 1

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the seconds left."""
        timer = TimerView(TimerKind.COUNTDOWN, max(0.0, self._left_s), self._duration_s)
        return replace(super().show(view), timer=timer)

    @property
    def _left_s(self) -> float:
        return self._since_s + self._duration_s - self._t_s
