"""Before somebody's first session of an exercise: what it is not for, and when to stop; then the coach takes over."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecoach.coaching.coach import Coach
from posecoach.coaching.gestures import HandGestures
from posecoach.coaching.guide_pages import Page
from posecoach.coaching.page_turner import PageTurner
from posecoach.coaching.plan import Command
from posecoach.coaching.speaker import Speaker
from posecoach.coaching.view import CoachView, empty_view
from posecoach.core.events import Event, GestureSeen, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Gesture, Stage


class FirstTime:
    """Tells the pages, one after the other, and then leads like its coach.

    Parameters
    ----------
    pages
        At least one.
    at_once
        Without a pause, for somebody without a window, who reads them in the terminal.

    Attributes
    ----------
    told
        Whether every page was told or turned by the person.
    """

    def __init__(self, coach: Coach, pages: Sequence[Page], speaker: Speaker, at_once: bool = False) -> None:
        self.coach, self.told = coach, False
        self.stage = Stage.GUIDING
        self.analyzers = coach.analyzers
        self._pages, self._speaker, self._at_once = PageTurner(pages, speaker), speaker, at_once
        self._gestures = HandGestures()
        self._begun = False
        self._paused_s = math.nan

    @property
    def spec(self) -> ExerciseSpec:
        """The exercise that is told about."""
        return self.coach.spec

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose; return what happened."""
        if self.told:
            return self._led(self.coach.update(pose))
        gesture = self._gestures.update(pose)
        if gesture is None:
            return self.tick(pose.t_s)
        turns = gesture is Gesture.END_SET and self.stage is not Stage.PAUSED
        seen = GestureSeen(t_s=pose.t_s, gesture=gesture)
        return [seen, *self.command(Command.NEXT if turns else Command.PAUSE, pose.t_s), *self.tick(pose.t_s)]

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        if self.told:
            return self._led(self.coach.tick(t_s))
        if self._at_once:
            self.told = True
            return [*self._pages.at_once(t_s), *self.tick(t_s)]
        events = [] if self._begun else self._enter(Stage.GUIDING, t_s)
        self._begun = True
        if self.stage is not Stage.GUIDING:
            return events
        events += self._pages.tick(t_s)
        if not self._pages.over:
            return events
        self.told = True
        return [*events, *self.tick(t_s)]

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Do what the person asks for: ``next`` turns the page, ``skip`` all of them."""
        if self.told or command in (Command.QUIT, Command.HURTS):
            return self._led(self.coach.command(command, t_s))
        if command is Command.PAUSE:
            return self._pause(t_s)
        if command not in (Command.NEXT, Command.SKIP):
            return []
        if command is Command.SKIP:
            self._pages.skip(t_s)
        else:
            self._pages.turn(t_s)
        return self._pause(t_s) if self.stage is Stage.PAUSED else []

    def digit(self, value: int, t_s: float) -> list[Event]:
        """Take a digit key: nothing is asked."""
        return self.coach.digit(value, t_s)

    def finish(self, t_s: float) -> list[Event]:
        """End the session wherever it is."""
        return self._led(self.coach.finish(t_s))

    @property
    def view(self) -> CoachView:
        """What a screen needs to know now."""
        if self.told or self.coach.stage is Stage.DONE:
            return self.coach.view
        return empty_view(self.stage, self.spec, self._gestures.progress_ratio).showing(self._pages.page)

    def _led(self, events: list[Event]) -> list[Event]:
        self.stage = self.coach.stage if self.told or self.coach.stage is Stage.DONE else self.stage
        return events

    def _pause(self, t_s: float) -> list[Event]:
        if self.stage is Stage.PAUSED:
            self._pages.wait(t_s - self._paused_s)
            return [*self._enter(Stage.GUIDING, t_s), self._speaker.say("session.resumed", t_s)]
        self._paused_s = t_s
        return [*self._enter(Stage.PAUSED, t_s), self._speaker.say("session.paused", t_s)]

    def _enter(self, stage: Stage, t_s: float) -> list[Event]:
        self.stage = stage
        return [StageChanged(t_s=t_s, stage=stage, set_index=0)]
