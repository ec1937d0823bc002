"""How much each signal trembles while the person rests."""

from __future__ import annotations

import math
from collections import deque

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.signals.order_statistics import SD_OF_MAD, median

LAG_S = 0.3
"""Steps of a signal are taken over this long: an estimator that smooths hardly moves from one picture to the next."""
MOST_STEPS, FEWEST_STEPS = 240, 10
"""How many of the last steps are looked at, and with how many something is known of a signal."""


class NoiseMeter:
    """Measures how much each signal trembles while the person rests.

    The standard deviation is SD_OF_MAD median |x(t) - x(t - lag)| / sqrt(2), which a few outliers do not move.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._past: deque[tuple[float, FloatArray]] = deque()
        self._steps: deque[FloatArray] = deque(maxlen=MOST_STEPS)

    def update(self, values: FloatArray, t_s: float, at_rest: bool) -> None:
        """Take one sample of all signals."""
        if not at_rest:
            self._past.clear()
            return
        self._past.append((t_s, values))
        while self._past and t_s - self._past[0][0] >= LAG_S:
            self._steps.append(np.abs(values - self._past.popleft()[1]))

    def noise(self) -> dict[str, float]:
        """Return the standard deviation of each signal, in its unit, of which enough steps were seen at rest."""
        steps = np.array(self._steps).reshape(len(self._steps), len(self._names)).T
        return {
            name: SD_OF_MAD * median(of_one) / math.sqrt(2.0)
            for name, of_one in zip(self._names, steps, strict=True)
            if np.isfinite(of_one).sum() >= FEWEST_STEPS
        }
