"""Movements that may be repetitions, with everything that is needed to judge them, now or again later."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from posecoach.analysis.cycles import Cycle, OneWayCycle, Phase, TwoWayCycle
from posecoach.analysis.timing import RepTiming
from posecoach.core.skeleton import SIDES, Side
from posecoach.core.spec import RepCycle
from posecoach.signals.catalogue import expand
from posecoach.signals.smoothing import LowPass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finished movement and its measures; judging it needs nothing else but the person's reference.

    ``ranges`` holds the excursion of each drive that moved; ``decoy_fault`` is set where another movement than
    the exercise was made.
    """

    timing: RepTiming
    ranges: dict[str, float]
    sides: tuple[Side, ...]
    measures: dict[str, float]
    azimuth_deg: float
    view: str
    returned: bool
    closed_s: float
    decoy_fault: str = ""


@dataclass(slots=True)
class DriveTracker:
    """One drive signal: its smoothing and its cycle detector."""

    name: str
    side: Side | None
    smooth: LowPass
    detector: OneWayCycle | TwoWayCycle
    level: float = field(default=float("nan"))


def side_of(name: str) -> Side | None:
    """Return the arm that a signal's name is about."""
    return next((side for side in SIDES if f"_{side}_" in name), None)


def drive_trackers(cycle: RepCycle) -> list[DriveTracker]:
    """Return a tracker for each drive of an exercise, left and right apart."""
    kind = TwoWayCycle if cycle.two_way else OneWayCycle
    names = [full for name in cycle.drives for full in expand(name)]
    return [DriveTracker(n, side_of(n), LowPass(cycle.smoothing_hz), kind(cycle.max_duration_s)) for n in names]


def decoy_trackers(cycle: RepCycle) -> list[DriveTracker]:
    """Return a tracker for each signal of a mistaken movement."""
    return [
        DriveTracker(d.signal, None, LowPass(cycle.smoothing_hz), OneWayCycle(cycle.max_duration_s))
        for d in cycle.decoys
    ]


def _overlap_ratio(a: Cycle, b: Cycle) -> float:
    shared = min(a.low_after_s, b.low_after_s) - max(a.low_before_s, b.low_before_s)
    shorter = min(a.low_after_s - a.low_before_s, b.low_after_s - b.low_before_s)
    return shared / shorter if shorter > 0 else 0.0


SAME_MOVEMENT_RATIO = 0.4
"""Cycles of both arms that share this much of the shorter one are one repetition."""
WAIT_FOR_OTHER_ARM_S = 3.0
"""A finished arm waits at most so long for the other one, if that moved along with it."""


class CycleMerger:
    """Joins the cycles of both arms that belong to one repetition.

    An arm that finishes alone is passed on as soon as the other is at rest or turns out to do something else.
    """

    def __init__(self, trackers: list[DriveTracker]) -> None:
        self._trackers = trackers
        self._pending: list[tuple[DriveTracker, Cycle]] = []
        self._passed_on: deque[tuple[DriveTracker, Cycle]] = deque(maxlen=4)

    def add(self, tracker: DriveTracker, cycle: Cycle) -> None:
        """Take a cycle that has just been closed; one that lags behind its repetition adds nothing to it."""
        late = any(t is not tracker and _overlap_ratio(c, cycle) >= SAME_MOVEMENT_RATIO for t, c in self._passed_on)
        if not late:
            self._pending.append((tracker, cycle))

    def ready(self, t_s: float, flush: bool = False) -> list[list[tuple[DriveTracker, Cycle]]]:
        """Return groups of cycles, each one repetition, for which nothing more is to be waited for."""
        groups = []
        while self._pending:
            first = self._pending[0]
            group = [p for p in self._pending if p is first or _overlap_ratio(p[1], first[1]) >= SAME_MOVEMENT_RATIO]
            if not flush and len(group) < len(self._trackers) and self._must_wait(first, group, t_s):
                break
            self._pending = [p for p in self._pending if p not in group]
            self._passed_on.extend(group)
            groups.append(group)
        return groups

    def _must_wait(
        self, first: tuple[DriveTracker, Cycle], group: list[tuple[DriveTracker, Cycle]], t_s: float
    ) -> bool:
        cycle = first[1]
        if t_s - cycle.closed_s > WAIT_FOR_OTHER_ARM_S:
            return False
        others = [t.detector for t in self._trackers if all(t is not member for member, _ in group)]
        must_begin_s = cycle.low_after_s - SAME_MOVEMENT_RATIO * (cycle.low_after_s - cycle.low_before_s)
        return any(other.phase is not Phase.READY and other.started_s < must_begin_s for other in others)
