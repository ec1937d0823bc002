"""Signals that need the past: speeds of signals of single poses."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from posecoach.analysis.time_series.smoothing import LowPass

SPEED_PREFIX = "speed_of:"
SPEED_SPAN_S = 0.5


def parts_of(name: str) -> tuple[str, ...]:
    """Return the signals that a name needs: itself, or of ``speed_of:a+b`` both coordinates."""
    return tuple(name.removeprefix(SPEED_PREFIX).split("+")) if name.startswith(SPEED_PREFIX) else (name,)


class SpeedOf:
    """Speed of a signal, or of a point whose coordinates are several signals: how far it moved in the last ``span_s``.

    Per second, in the signals' unit; never negative. Smoothed first, because the difference of two noisy samples is
    twice as noisy.
    """

    def __init__(self, coordinates: int = 1, span_s: float = SPEED_SPAN_S, cutoff_hz: float = 2.0) -> None:
        self._span_s = span_s
        self._smooth = [LowPass(cutoff_hz) for _ in range(coordinates)]
        self._past: deque[tuple[float, tuple[float, ...]]] = deque()

    def update(self, values: Sequence[float], t_s: float) -> float:
        """Return the speed at ``t_s``; NaN until ``span_s`` of samples are there."""
        level = tuple(smooth.update(value, t_s) for smooth, value in zip(self._smooth, values, strict=True))
        if not all(math.isfinite(x) for x in level):
            self._past.clear()
            return math.nan
        self._past.append((t_s, level))
        while len(self._past) > 2 and t_s - self._past[1][0] >= self._span_s:
            self._past.popleft()
        before_s, before = self._past[0]
        return math.dist(level, before) / (t_s - before_s) if t_s - before_s >= 0.8 * self._span_s else math.nan
