"""When to say something that may have to be said again: at once, after a while, then each time after twice as long."""

from __future__ import annotations

import math


class Backoff:
    """When one sentence is due, for the first time at once.

    Parameters
    ----------
    first_s
        Wait before the first repetition; after :meth:`wait`, before the first time.
    most_s
        The longest wait, for warnings, which must not fade away.
    """

    def __init__(self, first_s: float, most_s: float = math.inf) -> None:
        self._first_s, self._most_s = first_s, most_s
        self.reset()

    def reset(self) -> None:
        """Start over with a new matter: it is due at once."""
        self._next_s, self._wait_s = -math.inf, self._first_s

    def wait(self, t_s: float) -> None:
        """Start over, but say nothing at once: it is due ``first_s`` after ``t_s``."""
        self.reset()
        self._put_off(t_s)

    def due(self, t_s: float) -> bool:
        """Whether it is time to say it; if so, it is put off, each time for twice as long."""
        if t_s < self._next_s:
            return False
        self._put_off(t_s)
        return True

    def _put_off(self, t_s: float) -> None:
        self._next_s = t_s + self._wait_s
        self._wait_s = min(self._most_s, 2.0 * self._wait_s)
