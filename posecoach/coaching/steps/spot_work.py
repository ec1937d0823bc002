"""A set of holds that press on spots: after each of them it stops until the person was asked how the spot is."""

from __future__ import annotations

from posecoach.coaching.cues.hold_cues import LONG_ENOUGH_RATIO
from posecoach.coaching.sets.practice import Practice
from posecoach.coaching.steps.step import Ending
from posecoach.coaching.steps.work import Work
from posecoach.core.events import Event
from posecoach.core.vocabulary import SpotFeeling

OFTEN_EARLY = 2
"""So many in a set are worth a word."""


class SpotWork(Work):
    """Such a set. It ends with :data:`Ending.ASK` after a hold, and goes on when it is begun again."""

    def __init__(self, practice: Practice, announced: bool = False) -> None:
        super().__init__(practice, announced)
        self._begun = False
        self._held_s = 0.0
        self.made_worse = False
        """Whether pressing made a spot of this set worse."""
        self._early, self._left_early = 0, False

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

    def felt(self, feeling: SpotFeeling) -> None:
        """Take how the spot of the last hold felt: one that eased or got worse was not left too early."""
        if feeling is not SpotFeeling.SAME:
            self._early -= self._left_early

    def strength_and_priority(self) -> tuple[str, str]:
        """Return what went well in the set and what to work on.

        That is above all to press less, where it got worse; where there is nothing else, to stay longer on a spot.
        """
        strength, priority = super().strength_and_priority()
        words = self.practice.speaker.words
        if self.made_worse:
            return strength, words("spot.less")
        return strength, words("spot.longer") if self._early >= OFTEN_EARLY and not priority else priority

    def _end_if_counted(self, t_s: float) -> list[Event]:
        """End a hold that has reached its target; after each hold stop to ask."""
        log, hold = self.practice.log, self.practice.spec.hold
        assert hold is not None
        reached = log.holding_s is not None and log.holding_s >= hold.target_s
        events = self.pause(t_s) if reached else []
        if log.held_s == self._held_s:
            return events + super()._end_if_counted(t_s)
        held_s = log.held_s - self._held_s
        self.practice.spots.press(held_s)
        self._held_s = log.held_s
        self._left_early = held_s < LONG_ENOUGH_RATIO * hold.target_s
        self._early += self._left_early
        self.result = Ending.ASK
        return events
