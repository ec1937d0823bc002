"""When to say again what is not followed: after a while, then after twice as long each time, up to a limit."""

from __future__ import annotations

import math


class EverRarer:
    """Times of repetitions of one sentence.

    Parameters
    ----------
    first_s
        From the first time to the second, or where nothing is said at once, to the first.
    most_s
        The longest wait, for what must not be left unsaid.
    """

    def __init__(self, first_s: float, most_s: float = math.inf) -> None:
        self._first_s = self._wait_s = first_s
        self._most_s = most_s
        self._next_s = math.inf

    def begin(self, t_s: float) -> None:
        """Wait anew from ``t_s`` on."""
        self._wait_s = self._first_s
        self._next_s = t_s + self._wait_s

    def due(self, t_s: float) -> bool:
        """Whether it is time to say it; the next time then comes after twice as long."""
        if t_s < self._next_s:
            return False
        self._wait_s = min(self._most_s, 2.0 * self._wait_s)
        self._next_s = t_s + self._wait_s
        return True
