"""How fast the loop of a session runs, for the developers' display and the benchmarks."""

from __future__ import annotations

import statistics
import time
from collections import deque
from collections.abc import Callable


class LoopMeter:
    """Rate and latency over the last few seconds.

    Parameters
    ----------
    now_s
        Seconds on the clock of ``Frame.t_s``; None where a source has no clock, as a clip that is analysed.
    window
        How many pictures are taken into account.
    """

    def __init__(self, now_s: Callable[[], float] | None = None, window: int = 150) -> None:
        self._now_s = now_s
        self._moments_s: deque[float] = deque(maxlen=window)
        self._latencies_s: deque[float] = deque(maxlen=window)

    def age_s(self, t_s: float) -> float:
        """Return how long ago ``t_s`` was; 0 where the source has no clock."""
        return 0.0 if self._now_s is None else max(0.0, self._now_s() - t_s)

    def shown(self, t_s: float) -> None:
        """Note that the picture of ``t_s`` is shown now."""
        if self._now_s is not None:
            self.add(time.monotonic(), self.age_s(t_s))

    def add(self, now_s: float, latency_s: float) -> None:
        """Note a picture that was shown, ``latency_s`` after it was captured."""
        self._moments_s.append(now_s)
        self._latencies_s.append(latency_s)

    @property
    def rate_hz(self) -> float:
        """Pictures a second."""
        span_s = self._moments_s[-1] - self._moments_s[0] if len(self._moments_s) > 1 else 0.0
        return (len(self._moments_s) - 1) / span_s if span_s > 0 else 0.0

    @property
    def median_latency_s(self) -> float:
        """Median seconds from capture to display."""
        return statistics.median_high(self._latencies_s) if self._latencies_s else 0.0

    def lines(self) -> tuple[str, ...]:
        """Return what the developers' display shows."""
        return (
            f"{self.rate_hz:.0f} pictures a second",
            f"{1000 * self.median_latency_s:.0f} ms from capture to display",
        )
