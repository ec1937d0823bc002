"""What a movement does between its moments: the hand's way out and back, and the forearm's direction.

A pull goes out along one line and comes back along it, and the forearm keeps its direction in space. In flies, curls
and circles the forearm turns; gestures and setting up come back another way, or not at all.
"""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import Side
from posecoach.signals.geometry import angle_deg
from posecoach.signals.series import PoseSeries

STAGES, POSES_PER_STAGE = 9, 6
"""Number of equal stages that a way is cut into, and of interpolated poses that each stage is the mean of."""
SHORTEST_STAGE_S = 0.12
WAY_RATIO = 0.35
"""A way out or back of which less than this share of the range was seen tells nothing."""


def course_of(series: PoseSeries, span_s: tuple[float, float, float], sides: tuple[Side, ...]) -> dict[str, float]:
    """Return what a movement does between start, peak and end (``span_s``); NaN = not seen.

    ``retrace_ratio`` is how far from its way out the hand comes back, trunk lengths; ``forearm_turn_deg`` how far the
    forearm turns in space on the way out or back; ``evenness_ratio`` 1 where the drive comes back to where it began
    and 0.5 where one way is missing.
    """
    rise, fall = _rise_and_fall(series, span_s, sides[0])
    least = WAY_RATIO * max(rise, fall)
    start_s, peak_s, end_s = span_s
    moved = (((start_s, peak_s), rise), ((peak_s, end_s), fall))
    ways = [way for way, by in moved if by >= least > 0.0]
    return {
        "evenness_ratio": (rise + fall) / (2.0 * max(rise, fall)) if least > 0.0 else math.nan,
        "retrace_ratio": mean_of_seen([_retrace_ratio(series.hand(side), series, ways) for side in sides]),
        "forearm_turn_deg": mean_of_seen(
            [_turn_deg(_stages(series, series.forearm(s), w)) for s in sides for w in ways]
        ),
    }


def mean_of_seen(values: list[float]) -> float:
    """Return the mean of the finite values; NaN if there is none."""
    good = [v for v in values if math.isfinite(v)]
    return sum(good) / len(good) if good else math.nan


def _at(series: PoseSeries, values: FloatArray, t_s: FloatArray) -> FloatArray:
    """Return the values at other times, missing ones bridged; NaN where there are none."""
    good = np.isfinite(values)
    return np.interp(t_s, series.t_s[good], values[good]) if good.sum() >= 2 else np.full(len(t_s), np.nan)


def _rise_and_fall(series: PoseSeries, span_s: tuple[float, float, float], side: Side) -> tuple[float, float]:
    """Return how far the drive rose until the peak and fell after it; 0 where it did not, or was not seen."""
    start, peak, end = _at(series, series.drawn_in_deg(side), np.array(span_s))
    return max(0.0, float(np.nan_to_num(peak - start))), max(0.0, float(np.nan_to_num(peak - end)))


def _retrace_ratio(hand: FloatArray, series: PoseSeries, ways: list[tuple[float, float]]) -> float:
    if len(ways) < 2:
        return math.nan
    out, back = (_stages(series, hand, way) for way in ways)
    return float(np.linalg.norm(out - back[::-1], axis=1).mean())


def _stages(series: PoseSeries, points: FloatArray, way: tuple[float, float]) -> FloatArray:
    """Return (stages, 3) the points at evenly spaced moments of a way, each a mean around it."""
    half_s = max(SHORTEST_STAGE_S, (way[1] - way[0]) / (STAGES - 1)) / 2
    t_s = np.linspace(way[0] - half_s, way[1] + half_s, STAGES * POSES_PER_STAGE)
    axes = [_at(series, points[:, axis], t_s).reshape(STAGES, POSES_PER_STAGE).mean(axis=1) for axis in range(3)]
    return np.stack(axes, axis=1)


def _turn_deg(directions: FloatArray) -> float:
    """Return the angle between the first and the last of (n, 3) directions."""
    first, last = (tuple(map(float, direction)) for direction in (directions[0], directions[-1]))
    return angle_deg(first, last)
