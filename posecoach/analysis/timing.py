"""When a repetition started, was at its end range, and ended: from the zero-lag course of its drive.

The course is smoothed forward and backward over the buffered past only, so a live session and a clip get the same
times from the same poses.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.cycles import Cycle
from posecoach.analysis.smoothing import zero_lag

FloatArray = NDArray[np.float64]

OUT_LEVELS, BACK_LEVELS = (0.10, 0.30), (0.20, 0.50)
"""Levels between which the slope is taken that is continued to the edge of the movement. On the way back they are
higher, because a repetition is closed shortly before it is all the way back."""
EDGE_REACH = 1.2
"""How far the slope is continued, in lengths of the stretch between the two levels. People speed up smoothly: of
a course 3x² - 2x³, from 10 and 30 % the edge lies 1.2 lengths further, from 20 and 50 % 1.35."""
EXTRAPOLATED_MAX_S = 0.6
"""The end is not guessed further than this beyond what was seen."""
END_RANGE_RATIO = 0.90
"""At the end range: within a tenth of the excursion."""


CLOSE_RATIO = 0.25
"""A return that stopped higher than this share of the excursion was not going on to the start position."""


@dataclass(frozen=True, slots=True)
class RepTiming:
    """Times in seconds and levels in the drive's unit.

    ``end_range_s`` is the stretch at the end range (of a two-way cycle, at the flexion peak); ``peak_s`` its middle.
    ``neutral`` is the start position's level.
    """

    start_s: float
    end_range_s: tuple[float, float]
    peak_s: float
    end_s: float
    neutral: float
    peak: float
    low_after: float

    @property
    def tempo_s(self) -> tuple[float, float, float]:
        """Seconds out, held, and back."""
        begin, finish = self.end_range_s
        return begin - self.start_s, finish - begin, self.end_s - finish

    @property
    def core_s(self) -> tuple[float, float]:
        """From half-way out to half-way back: the part that no rest before or after blurs."""
        begin, finish = self.end_range_s
        return (self.start_s + begin) / 2, (finish + self.end_s) / 2


def _crossing(t_s: FloatArray, level: FloatArray, threshold: float, rising: bool) -> float:
    """Return when ``level`` last crosses ``threshold`` upward, or first crosses it downward; NaN if never."""
    above = level >= threshold
    steps = np.flatnonzero(~above[:-1] & above[1:]) if rising else np.flatnonzero(above[:-1] & ~above[1:])
    if len(steps) == 0:
        return math.nan
    i = int(steps[-1] if rising else steps[0])
    gap = level[i + 1] - level[i]
    return float(t_s[i] + (threshold - level[i]) / gap * (t_s[i + 1] - t_s[i])) if gap else float(t_s[i])


def _edge(t_s: FloatArray, level: FloatArray, rising: bool) -> float:
    """Return where the movement begins (``rising``) or ends: the slope between two levels, continued."""
    low, high = (_crossing(t_s, level, ratio, rising) for ratio in (OUT_LEVELS if rising else BACK_LEVELS))
    if not math.isfinite(low):
        return float(t_s[0] if rising else t_s[-1])
    edge = low - (EDGE_REACH * (high - low) if math.isfinite(high) else 0.0)
    return max(edge, float(t_s[0])) if rising else min(edge, float(t_s[-1]) + EXTRAPOLATED_MAX_S)


def _plateau(t_s: FloatArray, level: FloatArray, top: int) -> tuple[float, float]:
    """Return the stretch around index ``top`` in which ``level`` stays at the end range."""
    high = level >= END_RANGE_RATIO
    first = last = top
    while first > 0 and high[first - 1]:
        first -= 1
    while last < len(high) - 1 and high[last + 1]:
        last += 1
    return float(t_s[first]), float(t_s[last])


def one_way_timing(t_s: FloatArray, drive: FloatArray, cycle: Cycle, cutoff_hz: float) -> RepTiming:
    """Return the times of a start -> end range -> start cycle.

    Parameters
    ----------
    t_s, drive
        (n,) raw samples from before the cycle to its closing, NaN where not seen.
    """
    even, course = zero_lag(t_s, drive, cutoff_hz)
    if len(even) < 5:
        return _coarse(cycle)
    inside = (even >= cycle.low_before_s) & (even <= cycle.low_after_s)
    top = int(np.argmax(np.where(inside, course, -np.inf)))
    before, after = course[: top + 1], course[top:]
    low_before = float(before[even[: top + 1] >= cycle.low_before_s - 0.5].min())
    low_after, peak = float(after.min()), float(course[top])
    if peak - max(low_before, low_after) <= 0:
        return _coarse(cycle)
    out = (before - low_before) / (peak - low_before)
    # A cycle that is closed just before it is back ends at the level it started from, else where it stopped.
    floor = low_before if low_after - low_before < CLOSE_RATIO * (peak - low_before) else low_after
    back = (after - floor) / (peak - floor)
    level = np.concatenate([out[:-1], back])
    # Ripples split a plateau; the end range lasts from the first to the last time near the top.
    near_top = np.flatnonzero(level >= END_RANGE_RATIO)
    near_top = near_top[inside[near_top]]
    stretch = (float(even[near_top[0]]), float(even[near_top[-1]])) if len(near_top) else _plateau(even, level, top)
    return RepTiming(
        start_s=max(
            _edge(even[: top + 1], out, rising=True), min(cycle.low_before_s, stretch[0])
        ),  # not before its low
        end_range_s=stretch,
        peak_s=(stretch[0] + stretch[1]) / 2,
        end_s=_edge(even[top:], back, rising=False),
        neutral=low_before,
        peak=peak,
        low_after=low_after,
    )


def two_way_timing(t_s: FloatArray, drive: FloatArray, cycle: Cycle, cutoff_hz: float, neutral: float) -> RepTiming:
    """Return the times of a cycle to both sides of ``neutral``; ``end_range_s`` is that of the flexion peak."""
    even, course = zero_lag(t_s, drive, cutoff_hz)
    if len(even) < 5:
        return _coarse(cycle)
    slack = 0.3
    inside = (even >= cycle.low_before_s - slack) & (even <= cycle.closed_s)
    near_top, near_bottom = (inside & (np.abs(even - turn) <= 1.0) for turn in (cycle.peak_s, cycle.low_after_s))
    top = int(np.argmax(np.where(near_top, course, -np.inf)))
    bottom = int(np.argmin(np.where(near_bottom, course, np.inf)))
    peak, low = float(course[top]), float(course[bottom])
    up, down = (course - neutral) / max(1e-9, peak - neutral), (neutral - course) / max(1e-9, neutral - low)
    first, second = (up, down) if not cycle.extension_first else (down, up)
    turn_first, turn_second = (top, bottom) if not cycle.extension_first else (bottom, top)
    stretch = _plateau(even, up, top)
    return RepTiming(
        start_s=_edge(even[: turn_first + 1], first[: turn_first + 1], rising=True),
        end_range_s=stretch,
        peak_s=(stretch[0] + stretch[1]) / 2,
        end_s=_edge(even[turn_second:], second[turn_second:], rising=False),
        neutral=neutral,
        peak=peak,
        low_after=low,
    )


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
