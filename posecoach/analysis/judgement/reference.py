"""What is usual for this person in one exercise: range of each drive, level of each measure, noise of each signal.

A guided calibration, the first repetitions of a set, or a whole clip give the same :class:`Reference`; only the
number of repetitions behind it differs.
"""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from posecoach.analysis.judgement.usual_range import ENOUGH_TO_SPREAD, ordinary_ratio, usual_ranges
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.skeleton import Side

ENOUGH_REPS = 3
"""From this many repetitions on, their median is what is usual."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A person's usual values in one exercise.

    Attributes
    ----------
    ranges
        Usual excursion by drive (of two-way cycles, ``drive+`` and ``drive-``): the median of the better half, so
        that half-hearted repetitions do not lower the standard.
    measures
        Median of each measure over the repetitions; ``name@left`` over those done by that arm, because an arm nearer to
        the camera measures otherwise than the far one (alternating rows).
    noise
        Standard deviation of each signal at rest, in its unit.
    reps
        How many repetitions it was learned from.
    ordinary_ratio
        Least share of the usual excursion that is explained by how much the repetitions differ anyway: two standard
        deviations below their median. Of arms only, far from the camera or half hidden, whose excursion is read with
        much noise; 1, which explains nothing, with fewer than four repetitions.
    spreads
        Standard deviation of the measure of each fault, by its id, about what is usual; known when a set or a clip is
        judged as a whole.
    shown
        Of the repetitions that the person showed when asked, the measures by which others are found to be like them.
    learned_as
        ``learned_as`` of the exercise when this was learned; what was kept before there were numbers has 1.
    """

    ranges: dict[str, float] = field(default_factory=dict)
    measures: dict[str, float] = field(default_factory=dict)
    noise: dict[str, float] = field(default_factory=dict)
    reps: int = 0
    shown: tuple[dict[str, float], ...] = ()
    ordinary_ratio: float = 1.0
    spreads: dict[str, float] = field(default_factory=dict)
    learned_as: int = 1

    def usual(self, measure: str, sides: tuple[Side, ...] = ()) -> float:
        """Return the person's median of a measure in repetitions by the same arms; NaN with fewer than three."""
        if self.reps < ENOUGH_REPS:
            return math.nan
        by_arms = any(name.startswith(f"{measure}@") for name in self.measures)
        return self.measures.get(_key(measure, sides) if by_arms else measure, math.nan)


def learn(candidates: Iterable[Candidate], noise: dict[str, float], prior: Reference | None = None) -> Reference:
    """Return what is usual in ``candidates``; a ``prior`` with more repetitions behind it is kept.

    Movements whose end was not seen, decoys and pulls of a hidden arm are left out. ``noise`` is the standard deviation
    of each signal at rest, in its unit.
    """
    seen = [c for c in candidates if c.returned and not (c.decoy_fault or c.hidden)]
    if prior is not None and prior.reps >= len(seen):
        return replace(prior, noise={**noise, **prior.noise})
    each = [c.ranges for c in seen]
    ranges = usual_ranges(each)
    measures = _medians(seen)
    if len({c.sides for c in seen}) > 1:
        measures |= _medians_by_arms(seen)
    shown = () if prior is None else prior.shown
    return Reference(ranges, measures, noise, len(seen), shown, ordinary_ratio(each, ranges))


def leave_one_out(reference: Reference, candidate: Candidate, learned_from: Iterable[Candidate]) -> Reference:
    """Return the reference by which one movement is judged: how much repetitions differ is taken from the others.

    A movement that stands out does not show how much the repetitions differ anyway: with it among four, a movement half
    as large as the pulls would pass for one. ``learned_from`` are the repetitions that the reference was learned from.
    """
    others = [c.ranges for c in learned_from if c is not candidate]
    ordinary = ordinary_ratio(others, reference.ranges, enough=ENOUGH_TO_SPREAD - 1)
    return replace(reference, ordinary_ratio=ordinary)


def _key(measure: str, sides: tuple[Side, ...]) -> str:
    return f"{measure}@{'+'.join(sides)}" if sides else measure


def _medians(candidates: list[Candidate]) -> dict[str, float]:
    values: dict[str, list[float]] = defaultdict(list)
    for candidate in candidates:
        for name, value in candidate.measures.items():
            if math.isfinite(value):
                values[name].append(value)
    return {name: statistics.median(found) for name, found in values.items()}


def _medians_by_arms(candidates: list[Candidate]) -> dict[str, float]:
    """Return medians over the repetitions of each combination of arms that did enough of them; NaN for the others."""
    found: dict[str, float] = {}
    for sides in {c.sides for c in candidates}:
        alike = [c for c in candidates if c.sides == sides]
        medians = {_key(name, sides): value for name, value in _medians(alike).items()}
        found |= medians if len(alike) >= ENOUGH_REPS else dict.fromkeys(medians, math.nan)
    return found
