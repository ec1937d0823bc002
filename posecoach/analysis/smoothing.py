"""Causal smoothing for decisions while the movement goes on; zero-lag smoothing for times afterwards."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, sosfiltfilt

FloatArray = NDArray[np.float64]


class LowPass:
    """First-order low-pass filter for samples at any, also varying, rate.

    Its lag is ``1 / (2 pi cutoff)``: 53 ms at 3 Hz. A missing value (NaN) is skipped and returned as the last level
    for up to ``hold_s``, then NaN; the level is forgotten so that a return starts fresh.
    """

    def __init__(self, cutoff_hz: float, hold_s: float = 0.3) -> None:
        self.cutoff_hz = cutoff_hz
        self.hold_s = hold_s
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self._level = math.nan
        self._t_s = math.nan

    def update(self, value: float, t_s: float) -> float:
        """Return the smoothed value at ``t_s``."""
        if not math.isfinite(value):
            if not t_s - self._t_s <= self.hold_s:
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
    """
    good = np.isfinite(values)
    if good.sum() < 2:
        return np.empty(0), np.empty(0)
    even = np.arange(t_s[0], t_s[-1] + 0.5 / rate_hz, 1.0 / rate_hz)
    course = np.interp(even, t_s[good], values[good])
    sections = butter(2, cutoff_hz, fs=rate_hz, output="sos")
    padding = min(len(course) - 1, int(rate_hz))
    return even, np.asarray(sosfiltfilt(sections, course, padlen=padding))
