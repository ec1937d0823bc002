"""The rest between two sets."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.coaching.display.view import SessionView, TimerKind, TimerView
from posecoach.coaching.requests import Command
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.speaking.guide_pages import Page
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage

WARNED_S, WARNED_FROM_S = 10.0, 30.0
"""The end of a rest of this length or more is announced this long before; in a shorter one it would come right after
what was said at its beginning."""


class Rest(SetStep):
    """Waits for as long as the dose says; nothing is counted.

    Parameters
    ----------
    then
        What comes after it, as a sentence, where it is none of the sets.
    """

    stage = Stage.RESTING

    def __init__(self, practice: Practice, then: str = "") -> None:
        super().__init__(practice)
        self._rest_s = practice.rest_s
        self._since_s = self._t_s = math.nan
        self._then, self._next_words = then, ""
        self._warned = self._rest_s < WARNED_FROM_S
        self._resumed = False

    def begin(self, t_s: float) -> list[Event]:
        """Announce the rest, and what comes next: the side, where sets take turns in sides, or none of the sets."""
        self._since_s = self._t_s = t_s
        speaker = self.practice.speaker
        self._next_words = self._then or self.practice.side_said() or self.practice.spec.guide.between_sets
        coming = [speaker.guide(self._next_words, t_s)] if self._next_words else []
        return [speaker.rest(self._rest_s, t_s), *coming]

    def update(self, pose: Pose) -> list[Event]:
        """Warn, as in a set and in a pause, if somebody may fall asleep: the pad may still be warm."""
        super().update(pose)
        return self.practice.watch_for_sleep(pose)

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass; say after a pause how long it still lasts, and warn before it is over."""
        self._t_s = t_s
        resumed, self._resumed = self._resumed, False
        if self._left_s <= 0:
            self.result = Ending.DONE
        elif resumed:
            return [self.practice.speaker.rest(self._left_s, t_s)]
        elif not self._warned and self._left_s <= WARNED_S:
            self._warned = True
            return [self.practice.speaker.say("set.rest_over", t_s)]
        return []

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what is asked for between sets; before the first of them there is no range to be learned."""
        return [] if command is Command.CALIBRATE and self._then else super().command(command, t_s)

    def restart(self, t_s: float) -> list[Event]:
        """There is nothing to begin again: the set before is summed up, the next one has not begun."""
        del t_s
        return []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Go on with what is left of the rest, of which the pause was part; it may be over."""
        del paused_s
        self._t_s = t_s
        self._resumed = self._left_s > WARNED_S
        self._warned = self._warned or not self._resumed
        self.result = None if self._left_s > 0 else Ending.NEXT

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the seconds left, and what was said of what comes next."""
        timer = TimerView(TimerKind.REST, max(0.0, self._left_s), self._rest_s)
        title = self.practice.speaker.words("set.rest")
        page = Page(title, self._next_words, None) if self._next_words else None
        shown = super().show(view)
        return replace(shown, timer=timer, page=page, set=None if self._then else shown.set)

    @property
    def _left_s(self) -> float:
        return self._since_s + self._rest_s - self._t_s
