"""Which faults can be judged in a movement, and which of them it has.

Pure: the numbers of one movement, the exercise and the person's reference in; findings out.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.faults import RepFault
from posecoach.core.findings import FaultFinding, severity
from posecoach.core.limits import Circumstances, all_hold
from posecoach.core.measure import Measures, Statistic
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import View
from posecoach.signals.catalogue import expand
from posecoach.signals.view import view_of

NOISE_FACTOR = 3.0
"""No limit is finer than this many standard deviations of the signal at rest (exercises.md 1.4)."""


def judgeable(spec: ExerciseSpec, view: View, measures: Measures) -> list[RepFault]:
    """Return the faults that can be judged from ``view`` in a movement with these ``measures``."""
    return [f for f in spec.faults if view in f.views and all_hold(f.judged_if, measures)]


def find_faults(
    judged: Iterable[RepFault],
    spec: ExerciseSpec,
    candidate: Candidate,
    measures: Measures,
    reference: Reference,
    before: frozenset[str],
) -> tuple[FaultFinding, ...]:
    """Return what is wrong with a movement; ``before`` are the faults of the repetition before."""
    found = []
    for fault in judged:
        known = Circumstances(
            sign=fault.direction.sign,
            measures=measures,
            view=view_of(candidate.azimuth_deg),
            usual=reference.usual(fault.measure, candidate.sides),
            noise=NOISE_FACTOR * _noise(fault, spec, reference),
            was_found=fault.id in before,
            usual_start=reference.usual(fault.start_measure, candidate.sides),
            spread=reference.spreads.get(fault.id, 0.0),
        )
        found.append(_find(fault, known, _shows_s(fault, spec, candidate.timing)))
    return tuple(finding for finding in found if finding is not None)


def _shows_s(fault: RepFault, spec: ExerciseSpec, timing: RepTiming) -> float:
    """Return when a fault of a repetition shows, seconds: at its end range, if its measure is not of another moment."""
    if fault.measure == "extension_range" and math.isfinite(timing.low_s):
        return timing.low_s
    if fault.measure == "return_ratio":
        return timing.end_s
    of_start = (Statistic.AT_START, Statistic.PLACE)
    at_start = any(m.name == fault.measure and m.statistic in of_start for m in spec.measures)
    return timing.start_s if at_start else timing.peak_s


def _find(fault: RepFault, known: Circumstances, t_s: float) -> FaultFinding | None:
    value = known.measures.get(fault.measure, math.nan)
    if math.isnan(value) or not all_hold(fault.only_if, known.measures):
        return None
    levels = [level for limit in fault.limits if math.isfinite((level := limit.level(known)).at)]
    limit = min(levels, key=lambda level: known.sign * level.at, default=None)
    if limit is None or known.sign * (value - limit.at) <= 0:
        return None
    return FaultFinding(
        id=fault.id,
        t_s=t_s,
        value=value,
        limit=limit.at,
        severity=severity(value, limit.at),
        counted_from=limit.counted_from,
        base=limit.base,
    )


def _noise(fault: RepFault, spec: ExerciseSpec, reference: Reference) -> float:
    """Return the noise of the signal behind a measure, over the two levels that a change is the difference of.

    Zero for a measure that is not in the signal's own unit.
    """
    signal = next((m.signal for m in spec.measures if m.name == fault.measure and not m.per), "")
    return max(reference.noise.get(name, 0.0) for name in expand(signal))
