"""How sure a result is: errors that were measured, by exercise and view.

The figures stand in the exercises and are those of docs/accuracy.md and its appendix; where nothing was measured there
is no figure, and a page says so.
"""

from __future__ import annotations

import math

from posecoach.core.accuracy import RangeError
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import without_side
from posecoach.signals.order_statistics import SD_OF_MAD


def range_error(spec: ExerciseSpec, view: str) -> RangeError | None:
    """Return the error of the range from a view; None where it was not measured."""
    kinds = {kind.value: error for kind, error in spec.accuracy.range_by_view.items()} if spec.accuracy else {}
    return kinds.get(without_side(view))


def tempo_error_s(spec: ExerciseSpec) -> float | None:
    """Return the standard deviation of the time out or back, from those of its two ends; None if not measured."""
    if spec.accuracy is None:
        return None
    start_s, peak_s, end_s = spec.accuracy.timing_s
    return SD_OF_MAD * math.hypot(peak_s, max(start_s, end_s))


def counting_words(spec: ExerciseSpec) -> str:
    """Return how often the count of an exercise was right, people first; empty if that was not measured."""
    known = spec.accuracy
    if known is None:
        return ""
    if known.people is None:
        return (
            f"In test clips with drawn people the count was exact in {known.exact} of {known.clips}; "
            "how well real people are counted in this exercise was not measured."
        )
    people = known.people
    return (
        f"In tests with recordings of people the count was exact in {people.exact} of "
        f"{people.recordings:,}; in {people.others_refused:,} of {people.others:,} recordings of something else "
        "nothing was counted."
    )


def fault_words(spec: ExerciseSpec) -> str:
    """Return on whom the faults of an exercise were tried; empty for an exercise that knows none."""
    if not spec.fault_ids():
        return ""
    return "Faults were tested on drawn people; how often they are right for real people is not known."
