"""A set of holds that press on spots: after each of them it stops until the person was asked how the spot is."""

from __future__ import annotations

from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.step import Ending
from posecoach.coaching.steps.work import Work
from posecoach.core.events import Event


class SpotWork(Work):
    """Such a set. It ends with :data:`Ending.ASK` after a hold, and goes on when it is begun again."""

    def __init__(self, practice: Practice, announced: bool = False) -> None:
        super().__init__(practice, announced)
        self._begun = False
        self._held_s = 0.0
        self.made_worse = False
        """Whether pressing made a spot of this set worse."""

    def begin(self, t_s: float) -> list[Event]:
        """Begin to count, or go on after a question: to the next hold, or to the end of the set."""
        if not self._begun:
            self._begun = True
            return super().begin(t_s)
        self.result = None
        super().resume(0.0, t_s)
        if self.practice.spots.over:
            return self._end(t_s)
        return super()._end_if_counted(t_s)

    def strength_and_priority(self) -> tuple[str, str]:
        """Return what went well in the set and what to work on: above all to press less, where it got worse."""
        strength, priority = super().strength_and_priority()
        return strength, self.practice.speaker.words("spot.less") if self.made_worse else priority

    def _end_if_counted(self, t_s: float) -> list[Event]:
        """End a hold that has reached its target; after each hold stop to ask."""
        log, hold = self.practice.log, self.practice.spec.hold
        assert hold is not None
        reached = log.holding_s is not None and log.holding_s >= hold.target_s
        events = self.pause(t_s) if reached else []
        if log.held_s == self._held_s:
            return events + super()._end_if_counted(t_s)
        self.practice.spots.press(log.held_s - self._held_s)
        self._held_s = log.held_s
        self.result = Ending.ASK
        return events
