"""Decoys, movements that are mistaken for the exercise, such as of the head alone: found by signals of their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.drive_trackers import DriveTracker, decoy_trackers
from posecoach.core.cycle import Decoy, RepCycle
from posecoach.core.views import View

SHARED_RATIO = 0.3
"""A movement that shares more of its time than this with one of the drives is part of that."""
WAIT_S = 1.0
"""How long after a decoy a drive that began late may still be noticed."""


@dataclass(frozen=True, slots=True)
class DecoyMovement:
    """A finished movement of a decoy's signal."""

    tracker: DriveTracker
    decoy: Decoy
    cycle: Cycle

    def is_part_of(self, span_s: tuple[float, float]) -> bool:
        """Whether a movement of a drive took much of its time."""
        begin, finish = self.cycle.low_before_s, self.cycle.low_after_s
        return min(span_s[1], finish) - max(span_s[0], begin) > SHARED_RATIO * (finish - begin)


class DecoyFinder:
    """Finds movements in the signals of an exercise's decoys."""

    def __init__(self, cycle: RepCycle) -> None:
        self._watched = list(zip(decoy_trackers(cycle), cycle.decoys, strict=True))
        self._waiting: list[DecoyMovement] = []
        self.set_aside: list[DecoyMovement] = []
        """Those of this set that seemed part of a movement of a drive, which may turn out not to count."""

    def update(self, t_s: float, view: View, level_of: Callable[[str], float]) -> None:
        """Take one sample of all signals, by name; a decoy's signal only from views in which it can be told."""
        for tracker, decoy in self._watched:
            level = level_of(tracker.name) if view in decoy.views else math.nan
            cycle = tracker.update(level, t_s, decoy.min_range)
            if cycle is not None:
                self._waiting.append(DecoyMovement(tracker, decoy, cycle))

    def ready(self, t_s: float, busy_since_s: float, spans_s: Sequence[tuple[float, float]]) -> list[DecoyMovement]:
        """Return the movements during which no drive moved.

        Those that ended after ``busy_since_s``, when a movement of a drive that is still going on began, have to wait.
        """
        return self._beside(
            spans_s,
            [m for m in self._waiting if busy_since_s >= m.cycle.low_after_s and t_s - m.cycle.closed_s >= WAIT_S],
        )

    def close(self, spans_s: Sequence[tuple[float, float]]) -> list[DecoyMovement]:
        """Return the movements that are left during which no drive moved, and forget them."""
        for tracker, _ in self._watched:
            tracker.reset()
        return self._beside(spans_s, list(self._waiting))

    def _beside(self, spans_s: Sequence[tuple[float, float]], over: Iterable[DecoyMovement]) -> list[DecoyMovement]:
        found: list[DecoyMovement] = []
        for movement in over:
            self._waiting.remove(movement)
            if any(movement.is_part_of(span_s) for span_s in spans_s):
                self.set_aside.append(movement)
            else:
                found.append(movement)
        return found
