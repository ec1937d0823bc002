"""Signals whose cycles are looked for while a movement goes on: the drives of an exercise and those of its decoys."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from posecoach.analysis.segmentation.cycles import Cycle, OneWayCycle
from posecoach.analysis.segmentation.two_way_cycles import TwoWayCycle
from posecoach.analysis.time_series.rest import RestLevel
from posecoach.analysis.time_series.smoothing import LowPass
from posecoach.core.cycle import MAX_DURATION_S, RepCycle
from posecoach.core.skeleton import SIDES, Side
from posecoach.core.vocabulary import Phase
from posecoach.signals.catalogue import expand

REST_SPAN_S = 6.0
"""How much of the past the level at rest is taken from: some rests between two repetitions."""


@dataclass(slots=True)
class DriveTracker:
    """One signal: its smoothing, its cycle detector, its smoothed level and the level at rest, in its unit."""

    name: str
    side: Side | None
    smooth: LowPass
    detector: OneWayCycle | TwoWayCycle
    level: float = math.nan
    rest: RestLevel = field(default_factory=lambda: RestLevel(REST_SPAN_S))

    def update(self, value: float, t_s: float, prominence: float) -> Cycle | None:
        """Take one sample; return a cycle, of at least the prominence, when it is over."""
        self.level = self.smooth.update(value, t_s)
        self.rest.update(self.level, t_s, self.detector.phase is Phase.READY)
        return self.detector.update(self.level, t_s, prominence)

    def close(self, t_s: float) -> Cycle | None:
        """Return the cycle that was going on if it had reached its end range, and start over."""
        cycle = self.detector.close(t_s)
        self.reset()
        return cycle

    def reset(self) -> None:
        """Forget what was going on; the level at rest stays known."""
        self.detector.reset()
        self.smooth.reset()


def side_of(name: str) -> Side | None:
    """Return the arm that a signal's name is about."""
    return next((side for side in SIDES if f"_{side}_" in name), None)


def drive_trackers(cycle: RepCycle) -> list[DriveTracker]:
    """Return a tracker for each drive of an exercise, left and right apart."""
    kind = TwoWayCycle if cycle.two_way else OneWayCycle
    names = [full for name in cycle.drives for full in expand(name)]
    return [DriveTracker(n, side_of(n), LowPass(cycle.smoothing_hz), kind(MAX_DURATION_S)) for n in names]


def decoy_trackers(cycle: RepCycle) -> list[DriveTracker]:
    """Return a tracker for the signal of each decoy."""
    return [
        DriveTracker(d.signal, None, LowPass(cycle.smoothing_hz), OneWayCycle(MAX_DURATION_S)) for d in cycle.decoys
    ]
