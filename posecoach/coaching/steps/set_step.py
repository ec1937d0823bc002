"""What the steps of a set have in common: they belong to one exercise, and lead to the count-in when left early."""

from __future__ import annotations

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.step import Ending, Step
from posecoach.core.events import Event
from posecoach.core.pose import Pose


class SetStep(Step[Ending]):
    """A step of the sets of one exercise."""

    def __init__(self, practice: Practice) -> None:
        super().__init__()
        self.practice = practice

    @property
    def set_index(self) -> int:
        """Number of the current set or the next one, from 1."""
        return self.practice.log.index

    def update(self, pose: Pose) -> list[Event]:
        """Watch whether the person is seen well."""
        self.practice.see(pose)
        return []

    def update_in_pause(self, pose: Pose) -> list[Event]:
        """Warn in a pause, too, if somebody may fall asleep while heat goes on; nothing else is judged."""
        return self.practice.watch_for_sleep(pose)

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Go on, begin the set again, calibrate, or say how the last repetition was."""
        if command is Command.NEXT:
            return self.go_on(t_s)
        if command is Command.RESTART:
            return self.restart(t_s)
        if command is Command.HOW_WAS_THAT:
            return [*self.practice.policy.answer(t_s)]
        if command is Command.CALIBRATE and self.practice.spec.cycle is not None:
            self.result = Ending.CALIBRATE
        return []

    def go_on(self, t_s: float) -> list[Event]:
        """Skip what is left of this step."""
        self.result = Ending.NEXT
        return [self.practice.speaker.say("session.skipped", t_s)]

    def restart(self, t_s: float) -> list[Event]:
        """Begin the set again, from nothing, though guided repetitions interrupted it."""
        if self.practice.log.interrupted:
            self.practice.log = self.practice.log.anew()
        self.result = Ending.RESTART
        return [self.practice.speaker.say("session.repeat", t_s)]

    def close(self, t_s: float) -> list[Event]:
        """Sum up a set that was interrupted by guided repetitions and is not gone on with."""
        practice = self.practice
        if not practice.log.interrupted:
            return []
        return practice.sum_up(*practice.policy.strength_and_priority(), t_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with what is to see of the exercise."""
        return self.practice.show(view)
