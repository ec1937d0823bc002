"""A number from 0 to 10 from a keyboard that has one digit a key: ten is typed as 1 and then 0."""

from __future__ import annotations

LAST = 10
SECOND_DIGIT_S = 1.0
"""A typed 1 waits this long for the 0 of ten."""


class TypedNumber:
    """Puts the digits of one answer together."""

    def __init__(self) -> None:
        self._one_s: float | None = None

    @property
    def begun(self) -> bool:
        """Whether a 1 waits for what may follow."""
        return self._one_s is not None

    def digit(self, value: int, t_s: float) -> int | None:
        """Take a digit key; return the number once it is known."""
        if value == 1 and self._one_s is None:
            self._one_s = t_s
            return None
        return LAST if value == 0 and self._one_s is not None else value

    def tick(self, t_s: float) -> int | None:
        """Let time pass; return 1 when nothing followed it."""
        return 1 if self._one_s is not None and t_s - self._one_s >= SECOND_DIGIT_S else None

    def resume(self, paused_s: float) -> None:
        """Wait for as long as was left."""
        if self._one_s is not None:
            self._one_s += paused_s
