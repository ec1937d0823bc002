"""Signals that need the past: speeds of signals of single poses."""

from __future__ import annotations

import math
from collections import deque

from posecoach.signals.smoothing import LowPass

SPEED_PREFIX = "speed_of:"


class SpeedOf:
    """Speed of a signal: how far it moved in the last ``span_s``, per second, in the signal's unit; never negative.

    Smoothed first, because the difference of two noisy samples is twice as noisy.
    """

    def __init__(self, span_s: float = 0.5, cutoff_hz: float = 2.0) -> None:
        self._span_s = span_s
        self._smooth = LowPass(cutoff_hz)
        self._past: deque[tuple[float, float]] = deque()

    def update(self, value: float, t_s: float) -> float:
        """Return the speed at ``t_s``; NaN until ``span_s`` of samples are there."""
        level = self._smooth.update(value, t_s)
        if not math.isfinite(level):
            self._past.clear()
            return math.nan
        self._past.append((t_s, level))
        while len(self._past) > 2 and t_s - self._past[1][0] >= self._span_s:
            self._past.popleft()
        before_s, before = self._past[0]
        return abs(level - before) / (t_s - before_s) if t_s - before_s >= 0.8 * self._span_s else math.nan
