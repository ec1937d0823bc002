"""Judging the movements of a set or a session when all of them are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecoach.analysis.calibration import Reference, learn
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.judge import Judgement, judge
from posecoach.core.faults import RepFault
from posecoach.core.spec import ExerciseSpec


def judge_all(
    found: Iterable[Candidate], spec: ExerciseSpec, known: Reference, telling: list[Candidate] | None = None
) -> list[tuple[Candidate, Judgement]]:
    """Return every movement by time with its judgement against the person's usual values over all of them.

    Parameters
    ----------
    found
        The movements.
    spec
        The exercise.
    known
        What was known of the person before; its noise is kept.
    telling
        The movements that tell the usual values; None: those that are judged to be repetitions.
    """
    order = sorted(found, key=lambda c: c.timing.start_s)
    reference = _reference_of(order, spec, known) if telling is None else _learned(telling, known)
    judged: list[tuple[Candidate, Judgement]] = []
    before: frozenset[str] = frozenset()
    for candidate in order:
        verdict = judge(candidate, spec, reference, before)
        before = verdict.fault_ids if verdict.rejected is None else before
        judged.append((candidate, verdict))
    return judged


def _learned(telling: list[Candidate], known: Reference) -> Reference:
    return learn(telling, known.noise, known if known.reps else None)


def _reference_of(found: list[Candidate], spec: ExerciseSpec, known: Reference) -> Reference:
    """Return what is usual in the repetitions among the movements.

    A trunk that swings carries shoulders and elbows along. So the level that a fault is judged against comes from
    repetitions without another fault, as far as that shows by limits that are the same for everybody. What turns out to
    be another movement when compared with the person's own tells nothing of the usual range.
    """
    alone = [(c, judge(c, spec, Reference(noise=known.noise))) for c in found]
    telling = [(c, j.fault_ids) for c, j in alone if j.tells_usual]
    reference = _learned([c for c, _ in telling], known)
    if known.reps:
        return reference
    levels = dict(reference.measures)
    for fault in spec.faults:
        without_another = [c for c, faults in telling if faults <= {fault.id}]
        if without_another:
            levels |= _levels_of(fault, _learned(without_another, known))
    reference = replace(reference, measures=levels)
    own = [c for c, _ in telling if not _is_another(judge(c, spec, reference), spec)]
    if not own:
        return reference
    of_own = _learned(own, known)
    return replace(reference, ranges=of_own.ranges, ordinary_ratio=of_own.ordinary_ratio)


def _is_another(judgement: Judgement, spec: ExerciseSpec) -> bool:
    """Return whether a fault makes another movement of it, other than that it was short."""
    others = {f.id for f in spec.faults if f.blocks_full and f.measure != "range_ratio"}
    return bool(others & judgement.fault_ids)


def _levels_of(fault: RepFault, reference: Reference) -> dict[str, float]:
    """Return the usual levels of what a fault is judged by, of all arms and of each combination of them."""
    names = (fault.measure, fault.start_measure)
    return {key: value for key, value in reference.measures.items() if key.partition("@")[0] in names}
