"""The ranges of movements that began before the previous one had come all the way back.

Such a movement is closed as soon as its drive is back where it began, and looks smaller than it was. When the set is
over, where it came back to is known.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence

from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.repetitions import RepetitionFinder
from posecoach.analysis.segmentation.timing import STOPPED_HIGH_RATIO

AT_ONCE_S = 1.5
"""A movement that begins this soon after another goes on from where that stopped, and its return may last this long
after it has passed the level at which it began."""


def with_late_returns(found: Sequence[Candidate], finder: RepetitionFinder) -> list[Candidate]:
    """Return the movements of a set, by time, those that began half-way with ranges to where they came back to."""
    befores = [None, *found[:-1]]
    nexts_s = [*(candidate.timing.start_s for candidate in found[1:]), math.inf]
    return [
        _with_late_return(c, next_s, finder) if before is not None and _began_half_way(before, c) else c
        for before, c, next_s in zip(befores, found, nexts_s, strict=False)
    ]


def _began_half_way(before: Candidate, found: Candidate) -> bool:
    """Whether a movement went on from where the one before, of the same drive, had stopped on its way back."""
    first = before.timing
    stopped_high = first.low_after - first.neutral >= STOPPED_HIGH_RATIO * (first.peak - first.neutral)
    at_once = found.timing.start_s - first.end_s <= AT_ONCE_S
    return stopped_high and at_once and len(found.ranges) == 1 and found.ranges.keys() == before.ranges.keys()


def _with_late_return(found: Candidate, next_s: float, finder: RepetitionFinder) -> Candidate:
    ((drive, way),) = found.ranges.items()
    timing = found.timing
    lowest = finder.lowest(drive, timing.peak_s, min(next_s, timing.end_s + AT_ONCE_S))
    way = max(way, timing.peak - lowest)
    return dataclasses.replace(found, ranges={drive: way}, measures={**found.measures, "range": way})
