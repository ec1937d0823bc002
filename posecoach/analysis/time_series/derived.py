"""Signals that need the past: speeds of signals of single poses."""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Sequence

from posecoach.analysis.time_series.smoothing import LowPass

SPEED_PREFIX = "speed_of:"
SPEED_SPAN_S, SPEED_SEEN_RATIO = 0.5, 0.8
"""A speed is taken over this long, of which this share must have been seen."""
CUTOFF_HZ = 2.0
"""Of the smoothing, since the difference of two noisy samples is twice as noisy."""


def parts_of(name: str) -> tuple[str, ...]:
    """Return the signals that a name needs: itself, or of ``speed_of:a+b`` both coordinates."""
    return tuple(name.removeprefix(SPEED_PREFIX).split("+")) if name.startswith(SPEED_PREFIX) else (name,)


class SpeedOf:
    """Speed of a signal, or of a point whose coordinates are several: how far it moved lately, smoothed.

    Per second, in the signals' unit; never negative.
    """

    def __init__(self, coordinates: int = 1) -> None:
        self._smooth = [LowPass(CUTOFF_HZ) for _ in range(coordinates)]
        self._past: deque[tuple[float, tuple[float, ...]]] = deque()

    def update(self, values: Sequence[float], t_s: float) -> float:
        """Return the speed at ``t_s``; NaN until enough of the past was seen."""
        level = tuple(smooth.update(value, t_s) for smooth, value in zip(self._smooth, values, strict=True))
        if not all(math.isfinite(x) for x in level):
            self._past.clear()
            return math.nan
        self._past.append((t_s, level))
        while len(self._past) > 2 and t_s - self._past[1][0] >= SPEED_SPAN_S:
            self._past.popleft()
        before_s, before = self._past[0]
        gone_s = t_s - before_s
        return math.dist(level, before) / gone_s if gone_s >= SPEED_SEEN_RATIO * SPEED_SPAN_S else math.nan
