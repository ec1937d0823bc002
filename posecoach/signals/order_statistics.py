"""Median and percentiles of what was seen of a signal.

The same numbers as ``np.median`` and ``np.percentile`` to the last bit, in an eighth of the time: stretches of a
repetition have some thirty samples, for which NumPy's functions spend nearly all of it on checking their arguments.
"""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray

SD_OF_MAD = 1.4826
"""Standard deviation over median absolute deviation, of normally distributed values."""


def median(values: FloatArray) -> float:
    """Return the median of the finite values of (n,); NaN if there is none."""
    seen = _ordered(values)
    if not len(seen):
        return math.nan
    middle = len(seen) // 2
    return float(seen[middle]) if len(seen) % 2 else (float(seen[middle - 1]) + float(seen[middle])) / 2


def percentile(values: FloatArray, percent: float) -> float:
    """Return a percentile, 0..100, of the finite values of (n,), linear between two of them; NaN if there is none."""
    seen = _ordered(values)
    return _percentile(seen, percent) if len(seen) else math.nan


def percentile_range(values: FloatArray, low_percent: float, high_percent: float) -> float:
    """Return the distance between two percentiles of the finite values of (n,); NaN if there is none."""
    seen = _ordered(values)
    return _percentile(seen, high_percent) - _percentile(seen, low_percent) if len(seen) else math.nan


def _ordered(values: FloatArray) -> FloatArray:
    seen = values[np.isfinite(values)]
    seen.sort()
    return seen


def _percentile(ordered: FloatArray, percent: float) -> float:
    place = (len(ordered) - 1) * (percent / 100)
    below = math.floor(place)
    share = place - below
    low, high = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    # From the nearer end, as NumPy does.
    return low + (high - low) * share if share < 0.5 else high - (high - low) * (1 - share)
