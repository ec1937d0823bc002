"""Judging the movements of a set or a session when all of them are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecoach.analysis.judgement.calibration import Reference, among_others, learn
from posecoach.analysis.judgement.judge import Judgement, judge
from posecoach.analysis.judgement.usual_levels import levels_of, spread_of, without_worse_half
from posecoach.analysis.segmentation.candidates import Candidate
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
    if telling is None:
        reference, telling = _reference_of(order, spec, known)
    else:
        reference = _learned(telling, known)
    judged: list[tuple[Candidate, Judgement]] = []
    before: frozenset[str] = frozenset()
    for candidate in order:
        by = reference if known.reps else among_others(reference, candidate, telling)
        verdict = judge(candidate, spec, by, before)
        before = verdict.fault_ids if verdict.rejected is None else before
        judged.append((candidate, verdict))
    return judged


def _learned(telling: list[Candidate], known: Reference) -> Reference:
    return learn(telling, known.noise, known if known.reps else None)


def _reference_of(found: list[Candidate], spec: ExerciseSpec, known: Reference) -> tuple[Reference, list[Candidate]]:
    """Return what is usual in the repetitions among the movements, and those that tell the usual range.

    A trunk that swings carries shoulders and elbows along. So the level that a fault is judged against comes from
    repetitions without another fault, as far as that shows by limits that are the same for everybody. What turns out to
    be another movement when compared with the person's own tells nothing of the usual range, and what was too short to
    count nothing of the levels.
    """
    alone = [(c, judge(c, spec, Reference(noise=known.noise))) for c in found]
    telling = [(c, j.fault_ids) for c, j in alone if j.tells_usual]
    repetitions = [c for c, _ in telling]
    reference = _learned(repetitions, known)
    if known.reps:
        return reference, repetitions
    compared = _with_levels(reference, telling, spec, known)
    again = [(c, faults, judge(c, spec, compared).fault_ids) for c, faults in telling]
    blocking = frozenset(f.id for f in spec.faults if f.blocks_full)
    short = frozenset(f.id for f in spec.faults if f.measure == "range_ratio")
    own = [c for c, _, now in again if not now & (blocking - short)]
    if not own:
        return compared, repetitions
    of_own = _learned(own, known)
    compared = replace(compared, ranges=of_own.ranges, ordinary_ratio=of_own.ordinary_ratio)
    whole = [(c, faults) for c, faults, now in again if not now & blocking]
    return _with_levels(compared, whole, spec, known), own


def _with_levels(
    reference: Reference, telling: list[tuple[Candidate, frozenset[str]]], spec: ExerciseSpec, known: Reference
) -> Reference:
    """Return the reference with the levels of each fault from the repetitions without another fault."""
    levels, spreads = dict(reference.measures), {}
    for fault in spec.faults:
        without_another = [c for c, faults in telling if faults <= {fault.id}]
        if without_another:
            own = without_worse_half(fault, without_another)
            learned = _learned(own, known)
            levels |= levels_of(fault, learned)
            spreads[fault.id] = spread_of(fault, own, learned)
    return replace(reference, measures=levels, spreads=spreads)
