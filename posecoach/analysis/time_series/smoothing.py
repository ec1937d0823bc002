"""Causal smoothing for decisions while the movement goes on; zero-lag smoothing for times afterwards."""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray

BRIDGED_S = 0.3
"""A missing value is bridged for at most this long (docs/conventions.md)."""
SET_CUTOFF_HZ, SET_RATE_HZ = 2.0, 25.0
"""Of courses in a whole set: nobody repeats a movement more than once in 0.6 s (1.7 Hz)."""


class LowPass:
    """First-order low-pass filter for samples at any, also varying, rate.

    A missing value (NaN) is skipped and returned as the last level for up to :data:`BRIDGED_S`, then NaN; the level is
    forgotten so that a return starts fresh.
    """

    def __init__(self, cutoff_hz: float) -> None:
        self.cutoff_hz = cutoff_hz
        self.reset()

    @property
    def lag_s(self) -> float:
        """How long it lags behind a steady rise, its time constant: 53 ms at 3 Hz."""
        return 1.0 / (2.0 * math.pi * self.cutoff_hz)

    def reset(self) -> None:
        """Forget everything."""
        self._level = math.nan
        self._t_s = math.nan

    def update(self, value: float, t_s: float) -> float:
        """Return the smoothed value at ``t_s``."""
        if not math.isfinite(value):
            if not t_s - self._t_s <= BRIDGED_S:
                self.reset()
            return self._level
        if math.isnan(self._level):
            self._level = value
        else:
            weight = 1.0 - math.exp(-2.0 * math.pi * self.cutoff_hz * max(0.0, t_s - self._t_s))
            self._level += weight * (value - self._level)
        self._t_s = t_s
        return self._level


def zero_lag(
    t_s: FloatArray, values: FloatArray, cutoff_hz: float, rate_hz: float = 50.0
) -> tuple[FloatArray, FloatArray]:
    """Return (times, values) resampled evenly and smoothed forward and backward, without lag.

    Butterworth of second order, run both ways (fourth order in all), the usual filter of movement analysis
    (Winter, Biomechanics and Motor Control of Human Movement). Missing values are bridged linearly. Fewer than
    two finite samples give empty arrays.

    The same numbers as ``scipy.signal.sosfiltfilt``, which is not used because its import takes 0.7 s of processor
    time, as long as all else of a short clip.
    """
    good = np.isfinite(values)
    if good.sum() < 2:
        return np.empty(0), np.empty(0)
    even = np.arange(t_s[0], t_s[-1] + 0.5 / rate_hz, 1.0 / rate_hz)
    course = np.interp(even, t_s[good], values[good])
    padding = min(len(course) - 1, int(rate_hz))
    before = 2.0 * course[0] - course[padding:0:-1]
    after = 2.0 * course[-1] - course[-2 : -padding - 2 : -1]
    biquad = _butterworth(cutoff_hz, rate_hz)
    padded = np.concatenate([before, course, after])
    both_ways = _filtered(_filtered(padded, biquad)[::-1], biquad)[::-1]
    return even, both_ways[padding : padding + len(course)]


def zero_lag_of_set(t_s: FloatArray, values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return (times, values) of a course in a whole set, ``SET_RATE_HZ`` a second; see :func:`zero_lag`."""
    return zero_lag(t_s, values, SET_CUTOFF_HZ, SET_RATE_HZ)


def _butterworth(cutoff_hz: float, rate_hz: float) -> tuple[float, float, float, float]:
    """Return b0, b1 (b2 = b0), a1 and a2 of the low-pass of second order, by the bilinear transform."""
    warped = math.tan(math.pi * cutoff_hz / rate_hz)
    a0 = 1.0 + math.sqrt(2.0) * warped + warped**2
    b0 = warped**2 / a0
    return b0, 2.0 * b0, 2.0 * (warped**2 - 1.0) / a0, (1.0 - math.sqrt(2.0) * warped + warped**2) / a0


def _filtered(values: FloatArray, biquad: tuple[float, float, float, float]) -> FloatArray:
    """Return the values after one pass that begins as if the first value had always been there."""
    b0, b1, a1, a2 = biquad
    first = float(values[0])
    # Transposed direct form II; the two states of a constant input.
    later, latest = first * (b1 - a1 + b0 - a2), first * (b0 - a2)
    passed = []
    for value in values.tolist():
        smooth = b0 * value + later
        later = b1 * value - a1 * smooth + latest
        latest = b0 * value - a2 * smooth
        passed.append(smooth)
    return np.array(passed)
