"""How much each signal trembles while the person rests."""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.signals.order_statistics import SD_OF_MAD, median


class NoiseMeter:
    """Measures how much each signal trembles while the person rests.

    The standard deviation is SD_OF_MAD median |x(t) - x(t - lag)| / sqrt(2), which a few outliers do not move.
    """

    LAG_S = 0.3
    SAMPLES = 240

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._past: deque[tuple[float, FloatArray]] = deque()
        self._steps: deque[FloatArray] = deque(maxlen=self.SAMPLES)

    def update(self, values: FloatArray, t_s: float, at_rest: bool) -> None:
        """Take one sample of all signals."""
        if not at_rest:
            self._past.clear()
            return
        self._past.append((t_s, values))
        while self._past and t_s - self._past[0][0] >= self.LAG_S:
            self._steps.append(np.abs(values - self._past.popleft()[1]))

    def noise(self) -> dict[str, float]:
        """Return the standard deviation of each signal that was seen at rest for a second or more."""
        if len(self._steps) < 10:
            return {}
        steps = np.array(self._steps)
        found = {}
        for name, column in zip(self._names, steps.T, strict=True):
            good = column[np.isfinite(column)]
            if len(good) >= 10:
                found[name] = SD_OF_MAD * median(good) / math.sqrt(2.0)
        return found
