"""Which faults can be judged in a movement, and which of them it has.

Pure: the numbers of one movement, the exercise and the person's reference in; findings out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from posecoach.analysis.calibration import Reference
from posecoach.analysis.candidates import Candidate
from posecoach.core.events import FaultFinding
from posecoach.core.spec import Direction, ExerciseSpec, RepFault, View
from posecoach.core.vocabulary import CountedFrom
from posecoach.signals.view import view_of

NOISE_FACTOR = 3.0
"""No limit is finer than this many standard deviations of the signal at rest (exercises.md 1.4)."""


def judgeable(spec: ExerciseSpec, view: View, measures: Mapping[str, float]) -> list[RepFault]:
    """Return the faults that can be judged from ``view`` in a movement with these ``measures``."""
    return [f for f in spec.faults if view in f.views and _within(f.judged_if, measures)]


def find_faults(
    judged: Iterable[RepFault],
    spec: ExerciseSpec,
    candidate: Candidate,
    measures: Mapping[str, float],
    reference: Reference,
    before: frozenset[str],
) -> tuple[FaultFinding, ...]:
    """Return what is wrong with a movement; ``before`` are the faults of the repetition before."""
    found = (_find(f, spec, candidate, measures, reference, f.id in before) for f in judged)
    return tuple(finding for finding in found if finding is not None)


def _within(bounds: dict[str, tuple[float, float]], measures: Mapping[str, float]) -> bool:
    return all(low <= measures.get(name, math.nan) <= high for name, (low, high) in bounds.items())


def _find(
    fault: RepFault,
    spec: ExerciseSpec,
    candidate: Candidate,
    measures: Mapping[str, float],
    reference: Reference,
    was_found: bool,
) -> FaultFinding | None:
    value = measures.get(fault.measure, math.nan)
    if math.isnan(value) or not _within(fault.also, measures):
        return None
    sign = 1.0 if fault.direction is Direction.ABOVE else -1.0
    limits = [_Limit(fault.clear if was_found else fault.limit)]
    usual = reference.usual(fault.measure, candidate.sides)
    if fault.usual_limit is not None and math.isfinite(usual):
        distance = max(fault.usual_limit, NOISE_FACTOR * _noise(fault, spec, reference))
        limits.append(_Limit(usual + sign * distance, CountedFrom.USUAL, usual))
    start = fault.start_limit
    if start is not None and view_of(candidate.azimuth_deg) in start.views:
        level = measures.get(start.measure, math.nan)
        limits.append(_Limit(level + sign * start.distance, CountedFrom.START, level))
    limit = min((x for x in limits if math.isfinite(x.at)), key=lambda x: sign * x.at)
    if sign * (value - limit.at) <= 0:
        return None
    return FaultFinding(
        id=fault.id,
        t_s=candidate.timing.peak_s,
        value=value,
        limit=limit.at,
        severity=min(1.0, abs(value - limit.at) / abs(limit.at)) if limit.at else 1.0,
        counted_from=limit.counted_from,
        base=limit.base,
    )


@dataclass(frozen=True, slots=True)
class _Limit:
    """A limit, and what it is counted from; see :class:`posecoach.core.events.FaultFinding`."""

    at: float
    counted_from: CountedFrom = CountedFrom.FIXED
    base: float = 0.0


def _noise(fault: RepFault, spec: ExerciseSpec, reference: Reference) -> float:
    """Return the noise of the signal behind a measure, over the two levels that a change is the difference of."""
    signal = next((m.signal for m in spec.measures if m.name == fault.measure), "")
    names = [signal.format(side=side) for side in ("left", "right")]
    return max((reference.noise.get(name, 0.0) for name in names), default=0.0)
