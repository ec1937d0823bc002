"""Which cycles of the two arms are one repetition."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from posecoach.analysis.segmentation.arm_courses import Line
from posecoach.analysis.segmentation.cycles import Cycle, OneWayCycle
from posecoach.analysis.segmentation.drive_trackers import DriveTracker

OTHER_ARM_RATIO = 0.5
"""An arm that moves less than this share of the other one's excursion only moves along; it is not working."""
SAME_MOVEMENT_RATIO = 0.25
"""Movements of both arms that share this much of the shorter one are one repetition; arms in turn share none."""
WAIT_FOR_OTHER_ARM_S = 1.0
"""Longest wait of a finished arm for the other one, if that moved with it and has not returned yet."""
LAG_S = 0.15
"""How much later than the first the other arm may come back; an arm that is returning by then counts as back, too."""


@dataclass(frozen=True, slots=True)
class DriveCycle:
    """A finished cycle and the drive it is of; ``core_s`` is its stretch from half-way out to half-way back.

    Cycles of both arms that are one repetition make a group. ``line`` is what it was found in, and is measured in,
    where that is not the drive.
    """

    tracker: DriveTracker
    cycle: Cycle
    core_s: tuple[float, float]
    line: Line | None = None

    def overlap_ratio(self, other: DriveCycle) -> float:
        """Return the share of the shorter core that both have in common; negative if they are apart."""
        (begin, finish), (other_begin, other_finish) = self.core_s, other.core_s
        shorter = max(1e-9, min(finish - begin, other_finish - other_begin))
        return (min(finish, other_finish) - max(begin, other_begin)) / shorter

    def same_movement(self, other: DriveCycle) -> bool:
        """Whether both arms moved together."""
        return self.tracker is not other.tracker and self.overlap_ratio(other) >= SAME_MOVEMENT_RATIO


class CycleMerger:
    """Joins the cycles of both arms that belong to one repetition.

    An arm that finishes alone is passed on as soon as the other is at rest or turns out to do something else.
    """

    def __init__(self, trackers: list[DriveTracker]) -> None:
        self._trackers = trackers
        self._pending: list[DriveCycle] = []
        self._passed_on: deque[DriveCycle] = deque(maxlen=4)

    def add(self, finished: DriveCycle) -> None:
        """Take a cycle that has just been closed; one that lags behind its repetition adds nothing to it."""
        if not any(finished.same_movement(earlier) for earlier in self._passed_on):
            self._pending.append(finished)

    def hand_over(self, t_s: float) -> list[tuple[DriveTracker, Cycle]]:
        """Return the cycles of arms that finished ones have waited for long enough, if they are on their way back."""
        groups = [self._group(p) for p in self._pending if t_s - p.cycle.closed_s > LAG_S]
        awaited = {d: t for group in groups for m in group for t, d in self._awaited(m, group)}
        return [(t, cycle) for d, t in awaited.items() if (cycle := d.hand_over(t_s)) is not None]

    def ready(self, t_s: float, flush: bool = False) -> list[list[DriveCycle]]:
        """Return groups of cycles, each one repetition, that are complete."""
        groups = []
        while self._pending:
            group = self._group(self._pending[0])
            if not flush and any(self._must_wait(member, group, t_s) for member in group):
                break
            self._pending = [p for p in self._pending if p not in group]
            self._passed_on.extend(group)
            groups.append(group)
        return groups

    def _group(self, first: DriveCycle) -> list[DriveCycle]:
        """Return ``first`` and all that moved with it, or with one that did: a trembling arm makes two cycles."""
        group = [first]
        for member in group:
            group += [p for p in self._pending if p not in group and p.same_movement(member)]
        return group

    def _must_wait(self, member: DriveCycle, group: list[DriveCycle], t_s: float) -> bool:
        return t_s - member.cycle.closed_s <= WAIT_FOR_OTHER_ARM_S and bool(self._awaited(member, group))

    def _awaited(self, member: DriveCycle, group: list[DriveCycle]) -> list[tuple[DriveTracker, OneWayCycle]]:
        """Return the arms outside ``group`` that moved along with ``member`` and are not back yet."""
        others = [(t, t.detector) for t in self._trackers if all(t is not m.tracker for m in group)]
        return [(t, d) for t, d in others if isinstance(d, OneWayCycle) and d.noticed_s < member.core_s[1]]
