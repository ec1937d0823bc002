"""The part of an exercise that the clock alone leads, before its sets."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.coaching.display.view import SessionView, TimerKind, TimerView
from posecoach.coaching.requests import Command
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event
from posecoach.core.prescription import TimedPart
from posecoach.core.vocabulary import Stage


class TimedWork(SetStep):
    """Works for as long as the part lasts, whether the person is seen or not; nothing is counted."""

    stage = Stage.WORKING

    def __init__(self, practice: Practice, part: TimedPart) -> None:
        super().__init__(practice)
        self._part = part
        self._worked_s, self._t_s = 0.0, math.nan
        self._reminded = False

    def begin(self, t_s: float) -> list[Event]:
        """Begin to count the seconds."""
        self._t_s = t_s
        return [self.practice.speaker.say("set.go", t_s)]

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass; say half-way what to heed."""
        self._worked_s += t_s - self._t_s
        self._t_s = t_s
        if self._worked_s >= self._part.duration_s:
            self.result = Ending.DONE
        elif not self._reminded and self._worked_s >= self._part.duration_s / 2:
            self._reminded = True
            return [self.practice.speaker.guide(self._part.reminder, t_s)]
        return []

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what is asked for in a set; there is no range to be learned here."""
        return [] if command is Command.CALIBRATE else super().command(command, t_s)

    def restart(self, t_s: float) -> list[Event]:
        """Begin the seconds again."""
        self._worked_s, self._reminded = 0.0, False
        return [self.practice.speaker.say("session.repeat", t_s)]

    def resume(self, paused_s: float, t_s: float) -> None:
        """Go on where it stopped."""
        del paused_s
        self._t_s = t_s

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the seconds left, of what; it is none of the sets, and nobody need be seen well."""
        part = self._part
        timer = TimerView(TimerKind.WORK, max(0.0, part.duration_s - self._worked_s), part.duration_s, part.name)
        return replace(super().show(view), set=None, advice=None, timer=timer)
