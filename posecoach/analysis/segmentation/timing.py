"""When a repetition started, was at its end range, and ended: from the zero-lag course of its drive.

The course is smoothed forward and backward over the buffered past only, so a live session and a clip get the same
times from the same poses.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from posecoach.analysis.segmentation.cycles import END_RANGE_RATIO, Cycle
from posecoach.analysis.time_series.smoothing import zero_lag
from posecoach.analysis.time_series.turning_points import turning_points
from posecoach.core.pose import BoolArray, FloatArray


@dataclass(frozen=True, slots=True)
class Flank:
    """How the edge of a movement is found on its way out, or, seen in a mirror, on its way back.

    Attributes
    ----------
    levels
        The slope between the first two is continued to the edge.
    creep_max
        The stretch between the first two lasts at most this many times that between the last two: what takes longer is
        creeping, before the movement or after it. Of a course 3x² - 2x³ it is 1.22 and 1.55 times.
    """

    levels: tuple[float, float, float]
    creep_max: float


OUT, BACK = Flank((0.10, 0.30, 0.50), 1.5), Flank((0.20, 0.50, 0.70), 3.0)
"""On the way back the levels are higher, because a repetition is closed shortly before it is all the way back. With
limits to creeping the starts of 166 rendered rows are 0.07 s off (mean) instead of 0.11, those of 32 rendered
cat/camels 0.09 s instead of 0.18."""
EDGE_REACH = 1.2
"""How far the slope is continued, in lengths of the stretch between the two levels. People speed up smoothly: of
a course 3x² - 2x³, from 10 and 30 % the edge lies 1.2 lengths further, from 20 and 50 % 1.35."""
EXTRAPOLATED_MAX_S = 0.6
"""The end is not guessed further than this beyond what was seen."""
RIPPLE_RATIO = 0.75
"""Ripples down to this level do not split the stretch at the end range."""
SLACK_S, TURN_WITHIN_S = 0.3, 1.0
"""A live drive lags: the end ranges of a two-way cycle are looked for from this long before it on, and this close to
where they were found."""
FEWEST = 5
"""With fewer samples (0.1 s) a course has no flanks."""
RISES_AGAIN_RATIO = 0.3
"""Share of the excursion by which the drive rises when the next movement has begun."""
STOPPED_HIGH_RATIO = 0.25
"""A return that stopped higher than this share of the excursion was not going on to the start position."""


@dataclass(frozen=True, slots=True)
class RepTiming:
    """Times in seconds and levels in the drive's unit.

    ``end_range_s`` is the stretch at the end range (of a two-way cycle, at the flexion peak); ``peak_s`` its middle.
    ``neutral`` is the start position's level. ``low_s`` is when a two-way cycle went furthest to the other side;
    infinite of any other movement.
    """

    start_s: float
    end_range_s: tuple[float, float]
    peak_s: float
    end_s: float
    neutral: float
    peak: float
    low_after: float
    low_s: float = math.inf

    @property
    def tempo_s(self) -> tuple[float, float, float]:
        """Seconds out, held, and back; what a two-way cycle that begins the other way takes there is back, too."""
        begin, finish = self.end_range_s
        if self.low_s < begin:
            return begin - self.low_s, finish - begin, self.low_s - self.start_s + self.end_s - finish
        return begin - self.start_s, finish - begin, self.end_s - finish

    @property
    def core_s(self) -> tuple[float, float]:
        """From half-way out to half-way back: the part that no rest before or after blurs."""
        begin, finish = self.end_range_s
        return (self.start_s + begin) / 2, (finish + self.end_s) / 2


def _begin_s(t_s: FloatArray, level: FloatArray, flank: Flank) -> float:
    """Return where a rise begins: the slope between two levels of its last flank, continued; NaN if there is none."""
    low_s, high_s, higher_s = (_last_passage_s(t_s, level, threshold) for threshold in flank.levels)
    if not math.isfinite(high_s):
        return low_s
    rise_s = min(high_s - low_s, flank.creep_max * (higher_s - high_s))
    return high_s - (1.0 + EDGE_REACH) * rise_s


def _start_s(t_s: FloatArray, level: FloatArray) -> float:
    """Return where the movement begins."""
    begin_s = _begin_s(t_s, level, OUT)
    return max(begin_s, float(t_s[0])) if math.isfinite(begin_s) else float(t_s[0])


def _end_s(t_s: FloatArray, level: FloatArray) -> float:
    """Return where the movement ends, which in a mirror is where it begins."""
    end_s, last_s = -_begin_s(-t_s[::-1], level[::-1], BACK), float(t_s[-1])
    return min(end_s, last_s + EXTRAPOLATED_MAX_S) if math.isfinite(end_s) else last_s


def _last_passage_s(t_s: FloatArray, level: FloatArray, threshold: float) -> float:
    """Return when ``level`` last passes the threshold upward, on a straight line between two samples; NaN if never."""
    above = level >= threshold
    steps = np.flatnonzero(~above[:-1] & above[1:])
    if len(steps) == 0:
        return math.nan
    i = int(steps[-1])
    gap = level[i + 1] - level[i]
    return float(t_s[i] + (threshold - level[i]) / gap * (t_s[i + 1] - t_s[i])) if gap else float(t_s[i])


def _next_begins_s(t_s: FloatArray, back: FloatArray, after_s: float) -> float:
    """Return when ``back`` is at its lowest between ``after_s`` and the next movement; infinity if none follows."""
    t_s, back = t_s[t_s >= after_s], back[t_s >= after_s]
    turns = turning_points(back, RISES_AGAIN_RATIO)
    return next((float(t_s[trough.index]) for trough, _ in pairwise(turns) if not trough.is_peak), math.inf)


def _plateau(t_s: FloatArray, level: FloatArray, top: int) -> tuple[float, float]:
    """Return the stretch around index ``top`` in which ``level`` stays at the end range, ripples included."""
    high = level >= END_RANGE_RATIO
    first = last = top
    i = j = top
    while i > 0 and level[i - 1] >= RIPPLE_RATIO:
        i -= 1
        first = i if high[i] else first
    while j < len(high) - 1 and level[j + 1] >= RIPPLE_RATIO:
        j += 1
        last = j if high[j] else last
    return float(t_s[first]), float(t_s[last])


def one_way_timing(t_s: FloatArray, drive: FloatArray, cycle: Cycle, cutoff_hz: float) -> RepTiming:
    """Return the times of a start -> end range -> start cycle.

    Parameters
    ----------
    t_s, drive
        (n,) raw samples from before the cycle to its closing, NaN where not seen.
    """
    even, course = zero_lag(t_s, drive, cutoff_hz)
    inside = (even >= cycle.low_before_s) & (even <= cycle.low_after_s)
    if len(even) < FEWEST or not inside.any():
        return _coarse(cycle)
    top = int(np.argmax(np.where(inside, course, -np.inf)))
    before, after = course[: top + 1], course[top:]
    low_before = float(before[even[: top + 1] >= cycle.low_before_s - 0.5].min())
    low_after, peak = float(after.min()), float(course[top])
    if peak - max(low_before, low_after) <= 0:
        return _coarse(cycle)
    out = (before - low_before) / (peak - low_before)
    # A cycle that is closed just before it is back ends at the level it started from, else where it stopped.
    floor = low_before if low_after - low_before < STOPPED_HIGH_RATIO * (peak - low_before) else low_after
    back = (after - floor) / (peak - floor)
    level = np.concatenate([out[:-1], back])
    start_s = _start_s(even[: top + 1], out)
    # Ripples split a plateau; the end range lasts from the first to the last time near the top.
    near_top = np.flatnonzero((level >= END_RANGE_RATIO) & inside & (even >= start_s))
    stretch = (float(even[near_top[0]]), float(even[near_top[-1]])) if len(near_top) else _plateau(even, level, top)
    return RepTiming(
        start_s=max(start_s, min(cycle.low_before_s, stretch[0])),  # not before its low
        end_range_s=stretch,
        peak_s=(stretch[0] + stretch[1]) / 2,
        end_s=min(max(_end_s(even[top:], back), stretch[1]), _next_begins_s(even[top:], back, stretch[1])),
        neutral=low_before,
        peak=peak,
        low_after=low_after,
    )


def two_way_timing(t_s: FloatArray, drive: FloatArray, cycle: Cycle, cutoff_hz: float, neutral: float) -> RepTiming:
    """Return the times of a cycle to both sides of ``neutral``; ``end_range_s`` is that of the flexion peak."""
    even, course = zero_lag(t_s, drive, cutoff_hz)
    if len(even) < FEWEST:
        return _coarse(cycle)
    inside = (even >= cycle.low_before_s - SLACK_S) & (even <= cycle.closed_s)
    top, bottom = _turns_of(even, course, inside, cycle)
    peak, low = float(course[top]), float(course[bottom])
    up, down = (course - neutral) / max(1e-9, peak - neutral), (neutral - course) / max(1e-9, neutral - low)
    first, second = (down, up) if cycle.extension_first else (up, down)
    turn_first, turn_second = (bottom, top) if cycle.extension_first else (top, bottom)
    stretch = _plateau(even, up, top)
    return RepTiming(
        start_s=_start_s(even[: turn_first + 1], first[: turn_first + 1]),
        end_range_s=stretch,
        peak_s=(stretch[0] + stretch[1]) / 2,
        end_s=_end_s(even[turn_second:], second[turn_second:]),
        neutral=neutral,
        peak=peak,
        low_after=low,
        low_s=float(even[bottom]),
    )


def _turns_of(t_s: FloatArray, course: FloatArray, inside: BoolArray, cycle: Cycle) -> tuple[int, int]:
    """Return where a two-way cycle is highest and lowest: the first end range lies before the second was found.

    Within a second of a quick cycle there may be those of the next.
    """
    first_s, second_s = sorted((cycle.peak_s, cycle.low_after_s))
    out = -course if cycle.extension_first else course
    near_first = inside & (np.abs(t_s - first_s) <= TURN_WITHIN_S) & (t_s <= second_s)
    first = int(np.argmax(np.where(near_first, out, -np.inf)))
    near_second = inside & (np.abs(t_s - second_s) <= TURN_WITHIN_S) & (t_s > t_s[first])
    second = int(np.argmin(np.where(near_second, out, np.inf))) if near_second.any() else first
    return (second, first) if cycle.extension_first else (first, second)


def _coarse(cycle: Cycle) -> RepTiming:
    return RepTiming(
        cycle.low_before_s,
        (cycle.peak_s, cycle.peak_s),
        cycle.peak_s,
        cycle.low_after_s,
        cycle.low_before,
        cycle.peak,
        cycle.low_after,
    )
