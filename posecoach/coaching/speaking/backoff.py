"""When to repeat advice that is not followed: after a while, then each time after twice as long."""

from __future__ import annotations

import math


class Backoff:
    """When one sentence is due again.

    Parameters
    ----------
    first_s
        Wait before the first repetition; where nothing is said at once, before the first time.
    most_s
        The longest wait, for warnings, which must not fade away.
    """

    def __init__(self, first_s: float, most_s: float = math.inf) -> None:
        self._first_s = self._wait_s = first_s
        self._most_s = most_s
        self._next_s = math.inf

    def begin(self, t_s: float) -> None:
        """Start over: wait from ``t_s`` on."""
        self._wait_s = self._first_s
        self._next_s = t_s + self._wait_s

    def due(self, t_s: float) -> bool:
        """Whether it is time to say it; the next time then comes after twice as long."""
        if t_s < self._next_s:
            return False
        self._wait_s = min(self._most_s, 2.0 * self._wait_s)
        self._next_s = t_s + self._wait_s
        return True
