"""The phase that is shown of a movement with an end range on both sides of neutral (cat/camel): which way it goes."""

from __future__ import annotations

from posecoach.core.vocabulary import Phase

ROUND, SAG = "round", "sag"
TURN_RATIO = 0.3
"""A change of direction is one from this share of the usual range on; a back at rest is measured to within 0.15."""


class TwoWayPhase:
    """Follows which way the person moves, from how far into the range they are, whichever end range comes first.

    The phases of a cycle do not say: they only distinguish the first end range from the second.
    """

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begin at rest."""
        self.phase: str = Phase.READY.value
        self._highest_ratio = self._lowest_ratio = 0.0

    def update(self, progress_ratio: float, at_rest: bool) -> None:
        """Take how far into the range the person is, -1 sagging .. 1 rounded, and whether no cycle is on."""
        if at_rest and abs(progress_ratio) < TURN_RATIO:
            self.reset()
            return
        self._highest_ratio = max(self._highest_ratio, progress_ratio)
        self._lowest_ratio = min(self._lowest_ratio, progress_ratio)
        if self.phase != ROUND and progress_ratio >= self._lowest_ratio + TURN_RATIO:
            self._turn(ROUND, progress_ratio)
        elif self.phase != SAG and progress_ratio <= self._highest_ratio - TURN_RATIO:
            self._turn(SAG, progress_ratio)

    def _turn(self, phase: str, progress_ratio: float) -> None:
        self.phase = phase
        self._highest_ratio = self._lowest_ratio = progress_ratio
