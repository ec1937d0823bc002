"""The level of a signal while the person rests."""

from __future__ import annotations

import math
import statistics
from collections import deque


class RestLevel:
    """Running median of a signal while the person rests.

    Parameters
    ----------
    span_s
        How much of the past counts.
    settle_s
        How much must have been seen before there is a level.
    """

    def __init__(self, span_s: float = 12.0, settle_s: float = 0.5) -> None:
        self._span_s = span_s
        self._settle_s = settle_s
        self._past: deque[tuple[float, float]] = deque()
        self._next_s = -math.inf
        self.level = math.nan

    def update(self, value: float, t_s: float, at_rest: bool) -> float:
        """Return the resting level, learning from ``value`` if the person is at rest; NaN until there is one."""
        if not (at_rest and math.isfinite(value)) or t_s < self._next_s:
            return self.level
        self._next_s = t_s + 0.1  # ten samples a second are enough for a median
        self._past.append((t_s, value))
        while t_s - self._past[0][0] > self._span_s:
            self._past.popleft()
        if t_s - self._past[0][0] >= self._settle_s:
            self.level = statistics.median([v for _, v in self._past])
        return self.level
