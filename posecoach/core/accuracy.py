"""What is known of how well an exercise is judged: clips with a truth, and errors that were measured on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from posecoach.core.views import View


@dataclass(frozen=True, slots=True)
class Label:
    """A fault that truth files of clips know; others that are found count only as false cues.

    Attributes
    ----------
    unit
        Of its size; empty where the size is the labeller's own.
    spec_field
        Field of a truth file's ``spec`` that gives the size in all repetitions; empty: single repetitions have it.
    without
        Value of that field in a clip without the fault; the size is the distance from it.
    """

    fault: str
    unit: str = ""
    spec_field: str = ""
    without: float = 0.0


@dataclass(frozen=True, slots=True)
class RangeError:
    """Standard deviation of a repetition's range as a share of it, from ``reps`` repetitions of known depth."""

    ratio: float
    reps: int


@dataclass(frozen=True, slots=True)
class PeopleCounted:
    """Counts of recordings of people from sources that nothing was learned from (docs/accuracy.md).

    Attributes
    ----------
    exact, recordings
        In how many recordings of the exercise the number of repetitions was right.
    others_refused, others
        In how many recordings of something else nothing was counted.
    """

    exact: int
    recordings: int
    others_refused: int
    others: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Errors on clips of drawn people on which nothing was tuned (docs/accuracy_appendix.md, Counting, C).

    Attributes
    ----------
    people
        The same for recordings of people; None where it was not measured.
    exact, clips
        In how many of the clips the number of full repetitions was right.
    timing_s
        Median distance of start, peak and end from the truth.
    range_by_view
        Error of the range, where it was measured (docs/accuracy_appendix.md, Range).
    """

    exact: int
    clips: int
    timing_s: tuple[float, float, float]
    range_by_view: Mapping[View, RangeError] = field(default_factory=dict)
    people: PeopleCounted | None = None
