"""Cycles to both sides of neutral in a whole stretch of a recording, in whatever position it begins and ends.

One cycle goes to one end range and then to the other. A recording may show the peaks whole (sunken,
rounded, sunken back) or the troughs (rounded, sunken, rounded). Of the two readings the one is taken whose cycles go
further from their first end range to their second; where they are equal, the one that starts with the first turn.
"""

from __future__ import annotations

import itertools

import numpy as np

from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.movements import CUT_OFF_S, REST_S
from posecoach.analysis.time_series.smoothing import SET_RATE_HZ, zero_lag_of_set
from posecoach.analysis.time_series.turning_points import REVERSAL_RATIO, Turn, turning_points
from posecoach.analysis.tracking.presence import UNSEEN_S, UNWATCHED_S
from posecoach.core.pose import FloatArray
from posecoach.signals.order_statistics import percentile_range
from posecoach.signals.stretches import stretches

LESSER_WAY_RATIO, GREATER_WAY_RATIO = 0.3, 0.57
"""Of the way between both end ranges, the least that must be seen on the one side of a turn and on the other."""
BY_NEUTRAL_RATIO = 0.25
"""Share of the way between both end ranges from which a course that leads to the first turn, or from the last, shows
that this is an end range; it is about half where it comes from neutral, and none where the turn is neutral itself."""
MOST_OF_IT = (5, 95)
"""Percentiles of such a course: in a long one, as while the head moves alone, its few outermost points are chance."""
UNSEEN_STEPS = 2.5
"""In clips of two pictures a second or fewer, ``UNSEEN_S`` would part two stretches at a single picture in which the
drive is not seen; it takes two, which are 3 steps."""
EDGE_RATIO = 0.08
"""A cycle begins and ends within this share of its range from its outermost points."""
STOP_S = 0.5
"""Where the record ends less than this long after a point was reached, it may be a stop on the way to an end range."""


def find_two_way(t_s: FloatArray, drive: FloatArray, least: float) -> list[Cycle]:
    """Return the cycles of a drive that goes to both sides of neutral, by time.

    Parameters
    ----------
    t_s, drive
        (n,) samples, NaN where not seen, which parts two stretches; so does a longer time without samples.
    least
        Changes of direction by less than this are never turns.
    """
    found: list[Cycle] = []
    gap_s = max(UNSEEN_S, UNSEEN_STEPS * float(np.median(np.diff(t_s)))) if len(t_s) > 1 else UNSEEN_S
    for part in stretches(t_s, np.isfinite(drive), unseen_s=gap_s, unwatched_s=max(gap_s, UNWATCHED_S)):
        even, course = zero_lag_of_set(t_s[part], drive[part])
        if len(even) > SET_RATE_HZ / 2:
            found += _cycles(even, course, least)
    return found


def _cycles(t_s: FloatArray, course: FloatArray, least: float) -> list[Cycle]:
    span = percentile_range(course, 2, 98)
    turns = turning_points(course, max(least, REVERSAL_RATIO * span))
    ways = [abs(float(course[a.index] - course[b.index])) for a, b in itertools.pairwise(turns)]
    usual = max(ways, default=0.0)
    whole = [
        i
        for i in range(1, len(turns) - 1)
        if min(ways[i - 1], ways[i]) >= LESSER_WAY_RATIO * usual
        and max(ways[i - 1], ways[i]) >= GREATER_WAY_RATIO * usual
    ]
    if ways and _is_led_to(course, turns, ways) and ways[0] >= GREATER_WAY_RATIO * usual:
        whole = [0, *whole]
    if not whole:
        return []
    first_is_peak = turns[whole[0]].is_peak
    lead = _lead_of_peaks(course, turns, ways)
    from_peaks = lead > 0 if abs(lead) >= LESSER_WAY_RATIO * usual else first_is_peak
    return [_cycle(t_s, course, turns, i) for i in whole if turns[i].is_peak == from_peaks]


def _lead_of_peaks(course: FloatArray, turns: list[Turn], ways: list[float]) -> float:
    """Return how much further the course goes from peaks to troughs than from troughs to peaks.

    Between two cycles the back comes by neutral, so the ways within cycles are the longer ones: those that lead from
    neutral to the first turn and from the last one back are none. Ways are added up, not turns counted: a half-hearted
    cycle between two whole ones is none, but each turn beside it reaches far to one side.
    """
    lead_out = percentile_range(course[turns[-1].index :], *MOST_OF_IT)
    signed = [way if turn.is_peak else -way for turn, way in zip(turns, ways, strict=False)]
    first = 0 if _is_led_to(course, turns, ways) else 1
    last = len(ways) if lead_out >= BY_NEUTRAL_RATIO * ways[-1] else len(ways) - 1
    return sum(signed[first:last])


def _is_led_to(course: FloatArray, turns: list[Turn], ways: list[float]) -> bool:
    """Return whether the course before the first turn shows that this is an end range, not neutral."""
    return percentile_range(course[: turns[0].index + 1], *MOST_OF_IT) >= BY_NEUTRAL_RATIO * ways[0]


def _cycle(t_s: FloatArray, course: FloatArray, turns: list[Turn], i: int) -> Cycle:
    """Return the cycle of a turn and the one after it, until the way to the turn after that is under way."""
    before = turns[i - 1].index if i else 0
    first, second = turns[i].index, turns[i + 1].index
    turned = i + 2 < len(turns)
    after = turns[i + 2].index if turned else len(course) - 1
    up = turns[i].is_peak
    top, bottom = (first, second) if up else (second, first)
    start = _leaves(course if up else -course, before, first)
    home_seen = turned and (i + 3 < len(turns) or _stays_s(t_s, course, second, after) >= CUT_OFF_S)
    return Cycle(
        low_before_s=max(float(t_s[before]), float(t_s[start]) - REST_S),
        peak_s=float(t_s[top]),
        low_after_s=float(t_s[bottom]),
        low_before=float(course[before]),
        peak=float(course[top]),
        low_after=float(course[bottom]),
        closed_s=float(t_s[after]),
        extension_first=not up,
        ends_seen=turned or _stays_s(t_s, course, first, second) >= STOP_S,
        whole=home_seen and bool(t_s[start] - t_s[0] >= CUT_OFF_S),
    )


def _stays_s(t_s: FloatArray, course: FloatArray, before: int, turn: int) -> float:
    """Return how long the course is seen from where it comes near its last turn: briefly where it is cut off before.

    ``before`` is the index of the turn before it.
    """
    near = np.abs(course[before:] - course[turn]) <= EDGE_RATIO * abs(course[turn] - course[before])
    return float(t_s[-1] - t_s[before + int(np.argmax(near))])


def _leaves(course: FloatArray, low: int, top: int) -> int:
    """Return when a rise leaves its lowest point for good."""
    threshold = course[low] + EDGE_RATIO * (course[top] - course[low])
    under = np.flatnonzero(course[low : top + 1] <= threshold)
    return low + int(under[-1]) if len(under) else low
