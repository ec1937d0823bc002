"""Waiting until the person is seen well."""

from __future__ import annotations

from posecoach.coaching.steps.set_step import SetStep
from posecoach.coaching.steps.step import Ending
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage


class Framing(SetStep):
    """Says what to do until the person is in position."""

    stage = Stage.FRAMING
    pausable = False

    def update(self, pose: Pose) -> list[Event]:
        """Take one pose."""
        super().update(pose)
        practice = self.practice
        said: list[Event] = [*practice.speaker.framing(practice.advice, pose.t_s)]
        if practice.advice is None:
            self.result = Ending.DONE
        return said

    def restart(self, t_s: float) -> list[Event]:
        """There is nothing to begin again."""
        del t_s
        return []
