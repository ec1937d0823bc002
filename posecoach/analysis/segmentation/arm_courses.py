"""The course of each arm in a whole stretch of a recording, smoothed without lag: what movements are looked for in."""

from __future__ import annotations

from dataclasses import dataclass, field

from posecoach.analysis.time_series.smoothing import zero_lag
from posecoach.analysis.tracking.presence import UNSEEN_S, UNWATCHED_S
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side
from posecoach.signals.order_statistics import percentile_range
from posecoach.signals.series import PoseSeries

CUTOFF_HZ, RATE_HZ = 2.0, 25.0
"""Of courses in a whole set: nobody repeats a movement more than once in 0.6 s (1.7 Hz)."""
SHORTEST_S = 1.0
"""In a shorter stretch no movement is looked for."""


@dataclass(frozen=True, slots=True)
class Course:
    """The smoothed course of each arm's drive on evenly spaced times, and of its upper arm alone, both in degrees."""

    t_s: FloatArray
    arms: dict[Side, FloatArray] = field(default_factory=dict)
    upper_arms: dict[Side, FloatArray] = field(default_factory=dict)

    @property
    def span(self) -> float:
        """How far the arm that moves more moves, between the 2nd and the 98th percentile."""
        spans = [percentile_range(c, 2, 98) for c in self.arms.values()]
        return max(spans, default=0.0)


def arm_courses(series: PoseSeries) -> list[Course]:
    """Return the courses of the arms' drive in each stretch in which the person was in view."""
    found = []
    for stretch in series.in_view(unseen_s=UNSEEN_S, unwatched_s=UNWATCHED_S):
        arms, upper_arms = {}, {}
        for side in SIDES:
            even, course = zero_lag(stretch.t_s, stretch.drawn_in_deg(side), CUTOFF_HZ, RATE_HZ)
            if len(even) and even[-1] - even[0] >= SHORTEST_S:
                arms[side] = course
                _, upper_arms[side] = zero_lag(stretch.t_s, stretch.upper_arm_behind_deg(side), CUTOFF_HZ, RATE_HZ)
                t_s = even
        if arms:
            found.append(Course(t_s, arms, upper_arms))
    return found
