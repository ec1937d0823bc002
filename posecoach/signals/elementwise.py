"""Functions of one number or of many alike, so that a formula stands once for a pose (floats) and a series (arrays).

NaN stays NaN.
"""

from __future__ import annotations

import functools
import math
import operator
from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from posecoach.core.pose import FloatArray

N = TypeVar("N", float, FloatArray)
"""A number of one pose, or those (n,) of many."""


def root(square: N) -> N:
    """Return the square root."""
    return math.sqrt(square) if isinstance(square, float) else np.sqrt(square)


def over(part: N, whole: N) -> N:
    """Return a ratio, also of lengths of landmarks that lie in one place: NaN, or of many infinite."""
    if isinstance(whole, float):
        return part / whole if whole else math.nan
    with np.errstate(invalid="ignore", divide="ignore"):
        return part / whole


def total(numbers: Sequence[N]) -> N:
    """Return the sum of at least one number."""
    return functools.reduce(operator.add, numbers)


def cos_of_deg(angle_deg: N) -> N:
    """Return the cosine of an angle in degrees."""
    return math.cos(math.radians(angle_deg)) if isinstance(angle_deg, float) else np.cos(np.radians(angle_deg))


def asin_deg(sine: N) -> N:
    """Return the angle of a sine, which rounding may have put a little beyond -1 or 1, in degrees."""
    if isinstance(sine, float):
        return math.degrees(math.asin(max(-1.0, min(1.0, sine)))) if math.isfinite(sine) else math.nan
    return np.degrees(np.arcsin(np.clip(sine, -1.0, 1.0)))


def acos_deg(cosine: N) -> N:
    """Return the angle of a cosine likewise."""
    if isinstance(cosine, float):
        return math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) if math.isfinite(cosine) else math.nan
    return np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))


def atan2_deg(y: N, x: N) -> N:
    """Return the angle of the direction (x, y), -180 to 180 degrees."""
    return math.degrees(math.atan2(y, x)) if isinstance(y, float) else np.degrees(np.arctan2(y, x))
