"""Which spot of a massage is pressed, how long it has been, and what follows from how it feels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from posecoach.core.cycle import Hold
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import SpotFeeling

MOST_WORSE = 2
"""Number of spots that pressing made worse (last time counts as one) after which massage ends for the day; our own
default."""
SLACK_S = 5.0
"""A hold that ends at its target is up to a second longer, and three of 30 s are meant to fit into 90 s."""


class SpotAdvice(Enum):
    """What to do after a hold; the values are ids of the catalogue."""

    EASED = "spot.eased"
    """On to another spot."""
    ONCE_MORE = "spot.once_more"
    ENOUGH = "spot.enough"
    """It was pressed for as long as a spot may be."""
    LEAVE = "spot.leave"
    """Pressing makes it worse."""
    STOP = "spot.stop"
    """Pressing makes spots worse again."""
    AS_PLANNED = "spot.as_planned"
    """Nobody said how it feels; it counts as the same spot, to be on the safe side."""


@dataclass(slots=True)
class SpotLog:
    """The spot that is pressed.

    Attributes
    ----------
    spot
        Its number in this exercise, from 1.
    pressed_s
        How long it has been pressed, over all its holds.
    asked
        Whether the person was asked before, and knows how to answer.
    """

    spot: int = 1
    pressed_s: float = 0.0
    asked: bool = False
    began_with: int = 1
    """The spot with which the set began, the sorest one: it is followed over the weeks."""
    numbered: bool = True
    """Whether the person is asked how sore it was; somebody who gives no number is not asked again."""

    worse: int = 0
    """How many spots pressing made worse."""
    worse_last_time: frozenset[Side | None] = frozenset()
    """Sides on which it did so last time; None: it is not known on which."""

    @property
    def over(self) -> bool:
        """Whether there is no more massage today: pressing made things worse again."""
        return self._worse_with_last_time >= MOST_WORSE

    @property
    def _worse_with_last_time(self) -> int:
        return self.worse + bool(self.worse_last_time)

    def begin_set(self) -> None:
        """Go to the other side, and to another spot with it."""
        self.move_on()
        self.began_with = self.spot

    def press(self, held_s: float) -> None:
        """Add a hold."""
        self.pressed_s += held_s

    def move_on(self) -> None:
        """Go to another spot; one that was not pressed yet stays the one."""
        self.spot += self.pressed_s > 0
        self.pressed_s = 0.0

    def advice(self, feeling: SpotFeeling | None, hold: Hold) -> SpotAdvice:
        """Return what follows from how the spot feels; None: nobody said."""
        if feeling is SpotFeeling.EASIER:
            return SpotAdvice.EASED
        if feeling is SpotFeeling.WORSE:
            return SpotAdvice.STOP if self._worse_with_last_time + 1 >= MOST_WORSE else SpotAdvice.LEAVE
        if self.pressed_s + hold.target_s > hold.most_on_a_spot_s + SLACK_S:
            return SpotAdvice.ENOUGH
        return SpotAdvice.ONCE_MORE if feeling is SpotFeeling.SAME else SpotAdvice.AS_PLANNED
