"""How large a fault must be to be found: the share of repetitions found, by size."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from posecoach.evaluation.matching import Match
from posecoach.evaluation.truth import PARTIAL_DEPTH

FOUND_RATIO = 0.9
"""A size counts as found when 9 of 10 repetitions are."""

Key = tuple[str, str, str]
"""Exercise, fault, view."""


@dataclass(frozen=True, slots=True)
class SizeStep:
    """Repetitions with a fault of one size: in how many it was found, of those in which it could be judged.

    ``size`` is in the unit that the exercise gives it; 0 = clean repetitions, where each find is a false cue.
    """

    size: float
    found: int
    of: int
    not_judged: int = 0


def detection_by_size(matches: Iterable[tuple[str, str, Match]]) -> dict[Key, tuple[SizeStep, ...]]:
    """Return, per exercise, fault and view for which there are sizes, the steps by rising size.

    A repetition that was not found at all counts as one whose fault was not found. Partial repetitions are left out.
    The step of size 0 holds the clean repetitions of the same exercise and view.

    Parameters
    ----------
    matches
        Exercise, view (without the side) and the repetition as it was and as it was found.
    """
    sized: dict[Key, dict[float, list[Match]]] = defaultdict(lambda: defaultdict(list))
    clean: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for exercise, view, match in matches:
        if match.true.clean:
            clean[exercise, view].append(match)
        if match.true.depth > PARTIAL_DEPTH:
            for fault, size in match.true.fault_sizes.items():
                sized[exercise, fault, view][size].append(match)
    steps: dict[Key, tuple[SizeStep, ...]] = {}
    for (exercise, fault, view), by_size in sorted(sized.items()):
        at_0 = clean[exercise, view]
        all_sizes = [(0.0, at_0)] if at_0 else []
        all_sizes += sorted(by_size.items())
        steps[exercise, fault, view] = tuple(_step(fault, size, reps) for size, reps in all_sizes)
    return steps


def smallest_found(steps: Iterable[SizeStep]) -> float:
    """Return the smallest size from which on at least :data:`FOUND_RATIO` of the repetitions are found.

    That is: of the repetitions of this size, and of those of this size and larger taken together. NaN if there is none.
    """
    smallest, found, of = math.nan, 0, 0
    for step in sorted(steps, key=lambda s: s.size, reverse=True):
        if step.size <= 0.0 or step.of == 0:
            continue
        found, of = found + step.found, of + step.of
        if step.found >= FOUND_RATIO * step.of and found >= FOUND_RATIO * of:
            smallest = step.size
    return smallest


def _step(fault: str, size: float, matches: list[Match]) -> SizeStep:
    judged = [m for m in matches if fault not in m.not_judged]
    found = sum(fault in m.found_faults for m in judged)
    return SizeStep(size, found, len(judged), len(matches) - len(judged))
