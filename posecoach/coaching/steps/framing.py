"""Waiting until the person is seen well."""

from __future__ import annotations

import math

from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Gesture, Stage

ALL_THE_ROOM_S = 30.0
"""Somebody who is there and for this long cannot do as advised may have no more room; our own default."""


class Framing(SetStep):
    """Says what to do until the person is in position, and to whom it does not work how to begin all the same."""

    stage = Stage.FRAMING
    pausable = False
    says = ("camera.begin_anyway",)

    def __init__(self, practice: Practice) -> None:
        super().__init__(practice)
        self._there_since_s = math.nan
        self._offered = False

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose."""
        super().update(pose)
        practice = self.practice
        said = practice.framing_cues(pose.t_s)
        if practice.advice is None:  # the next step says that it begins, which is relief enough
            self.result, self.answered = Ending.DONE, True
            return []
        return said + self._offer(pose)

    def _offer(self, pose: Pose) -> list[Event]:
        """Say once how to begin all the same."""
        if not pose.found or math.isnan(self._there_since_s):
            self._there_since_s = pose.t_s
        if self._offered or pose.t_s - self._there_since_s < ALL_THE_ROOM_S:
            return []
        self._offered = True
        return [self.practice.speaker.say("camera.begin_anyway", pose.t_s)]

    def heeds(self, gesture: Gesture) -> bool:
        """Whether it was said that hands begin all the same; before that, somebody is on the way to their place.

        From the side both hands look like one, so one begins as well: there is nothing to pause.
        """
        del gesture
        return self._offered

    def hand(self, gesture: Gesture, t_s: float) -> bool:
        """Begin all the same."""
        del gesture
        self.go_on(t_s)
        return True

    def go_on(self, t_s: float) -> list[Event]:
        """Begin all the same; the count-in says so."""
        del t_s
        self.practice.begins_anyway()
        self.result, self.answered = Ending.NEXT, True
        return []

    def restart(self, t_s: float) -> list[Event]:
        """There is nothing to begin again."""
        del t_s
        return []
