"""The level of a hold, sample after sample."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field


@dataclass(slots=True)
class HoldCourse:
    """The samples of one hold, in the unit of its signal."""

    samples: list[tuple[float, float]] = field(default_factory=list)
    """Moment (in seconds) and level of each."""
    _levels: list[float] = field(default_factory=list)
    """The levels in order of size, kept sorted so that frames need not sort them again."""

    def note(self, t_s: float, level: float) -> None:
        """Keep one sample."""
        self.samples.append((t_s, level))
        bisect.insort(self._levels, level)

    def upper_level(self) -> float:
        """Return the median of the upper half of the hold so far: its plateau, without the tips of the noise."""
        levels = self._levels
        first, last = len(levels) // 2, len(levels) - 1
        return (levels[(first + last) // 2] + levels[(first + last + 1) // 2]) / 2

    def high_s(self, level: float) -> tuple[float, float]:
        """Return the first and the last moment at which the hold was as high as ``level``."""
        high = [t_s for t_s, reached in self.samples if reached >= level]
        return high[0], high[-1]
