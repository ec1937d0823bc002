"""What is usual for a person in the measure of one fault, and how far the repetitions differ in it anyway."""

from __future__ import annotations

import math
import statistics

from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.faults import RepFault
from posecoach.core.limits import usual_end
from posecoach.signals.order_statistics import SD_OF_MAD

ENOUGH_WITH_FAULT = 5
"""Fewer repetitions, one with the fault among them, do not show how far the others differ."""


def without_worse_half(fault: RepFault, repetitions: list[Candidate]) -> list[Candidate]:
    """Return the repetitions by which others are judged: all, or the better half if the worse one is apart from it.

    Where every other repetition has the fault, the median lies between those with it and those without, and nothing
    would be far from it. Two halves are apart if the limit from what is usual lies between them.
    """
    seen = [c for c in repetitions if math.isfinite(c.measures.get(fault.measure, math.nan))]
    half, odd = divmod(len(seen), 2)
    if fault.from_usual is None or half < 2 or odd:
        return repetitions
    ordered = sorted(seen, key=lambda c: fault.direction.sign * c.measures[fault.measure])
    apart = abs(ordered[half].measures[fault.measure] - ordered[half - 1].measures[fault.measure])
    return ordered[:half] if apart > fault.from_usual.distance else repetitions


def levels_of(fault: RepFault, learned: Reference) -> dict[str, float]:
    """Return the usual levels of what a fault is judged by, of all arms and of each combination of them."""
    names = (fault.measure, fault.start_measure)
    return {key: value for key, value in learned.measures.items() if key.partition("@")[0] in names}


def spread_of(fault: RepFault, repetitions: list[Candidate], learned: Reference) -> float:
    """Return the standard deviation of a fault's measure about what is usual, in its unit; 0 of few repetitions.

    From the median absolute deviation, which fewer than half of the repetitions with the fault do not move.
    ``learned`` are the usual values over these repetitions.
    """
    off = [abs(_off_usual(fault, c, learned)) for c in repetitions]
    known = [each for each in off if math.isfinite(each)]
    return SD_OF_MAD * statistics.median(known) if len(known) >= ENOUGH_WITH_FAULT else 0.0


def _off_usual(fault: RepFault, candidate: Candidate, learned: Reference) -> float:
    start = candidate.measures.get(fault.start_measure, math.nan)
    usual = learned.usual(fault.measure, candidate.sides)
    usual_start = learned.usual(fault.start_measure, candidate.sides)
    return candidate.measures.get(fault.measure, math.nan) - usual_end(usual, start, usual_start)
