"""Precision, recall and the like, from counts."""

from __future__ import annotations

import math
from dataclasses import dataclass


@dataclass(slots=True)
class Detection:
    """How often a fault was found rightly, wrongly, not at all, or could not be judged from the view."""

    true_positive: int = 0
    false_positive: int = 0
    false_negative: int = 0
    not_judged: int = 0

    @property
    def precision(self) -> float:
        """Share of the findings that are right; NaN if there are none."""
        return _share(self.true_positive, self.true_positive + self.false_positive)

    @property
    def recall(self) -> float:
        """Share of the faults, in views where they can be judged, that were found; NaN if there are none."""
        return _share(self.true_positive, self.true_positive + self.false_negative)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; NaN if there was nothing to find and nothing was found."""
        return _share(2 * self.true_positive, 2 * self.true_positive + self.false_positive + self.false_negative)

    def add(self, other: Detection) -> None:
        """Add the counts of another."""
        self.true_positive += other.true_positive
        self.false_positive += other.false_positive
        self.false_negative += other.false_negative
        self.not_judged += other.not_judged


@dataclass(frozen=True, slots=True)
class HoldScore:
    """Holds of a clip: (start, end) errors of those found, seconds; how many were missed, and found beside them."""

    errors_s: tuple[tuple[float, float], ...] = ()
    missed: int = 0
    extra: int = 0


@dataclass(frozen=True, slots=True)
class EventScore:
    """What happens once in a clip: how late each was found, by name, seconds (None: missed); what else was found.

    ``missed``: lasting faults of repetitions that were not found in them.
    """

    errors_s: tuple[tuple[str, float | None], ...] = ()
    extra: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
