"""How sure a result is: errors that were measured, by exercise and view.

The figures are those of docs/accuracy.md; where nothing was measured there is no figure, and a page says so.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

FROM_MEDIAN = 1.48
"""Standard deviation over median absolute error, of normally distributed errors."""


@dataclass(frozen=True, slots=True)
class CountRecord:
    """Clips whose true number of full repetitions is known, and in how many the count was right."""

    exact: int
    clips: int


@dataclass(frozen=True, slots=True)
class RangeError:
    """Standard deviation of a repetition's range as a share of it, from ``reps`` repetitions of known depth."""

    ratio: float
    reps: int


COUNTED = {
    "row": CountRecord(27, 29),
    "cat_camel": CountRecord(18, 18),
    "scapular_retraction": CountRecord(6, 9),
    "chair_extension": CountRecord(4, 5),
    "foam_roller": CountRecord(4, 4),
}
"""Clips of drawn people on which nothing was tuned (docs/accuracy.md, Counting, C)."""
TIMING_S = {
    "row": (0.06, 0.06, 0.10),
    "cat_camel": (0.09, 0.06, 0.14),
    "scapular_retraction": (0.14, 0.12, 0.11),
    "chair_extension": (0.07, 0.08, 0.08),
    "foam_roller": (0.03, 0.06, 0.05),
}
"""Median distance of start, peak and end from the truth (docs/accuracy.md, Counting, C)."""
RANGE: dict[tuple[str, str], RangeError] = {}
"""By exercise and view, over clips of drawn people (docs/accuracy.md, Range)."""


def view_kind(view: str) -> str:
    """Return a view without the side that is seen."""
    return view.removesuffix("-left").removesuffix("-right")


def range_error(exercise: str, view: str) -> RangeError | None:
    """Return the error of the range from a view; None where it was not measured."""
    return RANGE.get((exercise, view_kind(view)))


def tempo_error_s(exercise: str) -> float | None:
    """Return the standard deviation of the time out or back, from those of its two ends; None if not measured."""
    if exercise not in TIMING_S:
        return None
    start_s, peak_s, end_s = TIMING_S[exercise]
    return FROM_MEDIAN * math.hypot(peak_s, max(start_s, end_s))


def counting_words(exercise: str) -> str:
    """Return how often the count of an exercise was right, as a sentence; empty if that was not measured."""
    record = COUNTED.get(exercise)
    if record is None:
        return ""
    return (
        f"In test clips with drawn people the count of this exercise was exact in {record.exact} of {record.clips}; "
        "with real people it was tried far less."
    )
