"""Judging the movements of a set or a session when all of them are known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from posecoach.analysis.judgement.judge import Judgement, judge
from posecoach.analysis.judgement.reference import Reference, learn, leave_one_out
from posecoach.analysis.judgement.usual_levels import levels_of, spread_of, without_worse_half
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.spec import ExerciseSpec


def judge_all(
    candidates: Iterable[Candidate], spec: ExerciseSpec, prior: Reference, learned_from: list[Candidate] | None = None
) -> list[tuple[Candidate, Judgement]]:
    """Return every movement by time with its judgement against the person's usual values over all of them.

    Parameters
    ----------
    candidates
        The movements.
    spec
        The exercise.
    prior
        What was known of the person before, from no repetitions if nothing was; its noise is kept.
    learned_from
        The movements that the usual values are learned from; None: those that are judged to be repetitions.
    """
    order = sorted(candidates, key=lambda c: c.timing.start_s)
    if learned_from is None:
        reference, learned_from = _reference_of(order, spec, prior)
    else:
        reference = _learned(learned_from, prior)
    judged: list[tuple[Candidate, Judgement]] = []
    before: frozenset[str] = frozenset()
    for candidate in order:
        by = reference if prior.reps else leave_one_out(reference, candidate, learned_from)
        judgement = judge(candidate, spec, by, before)
        before = judgement.fault_ids if judgement.rejected is None else before
        judged.append((candidate, judgement))
    return judged


def _learned(repetitions: list[Candidate], prior: Reference) -> Reference:
    return learn(repetitions, prior.noise, prior if prior.reps else None)


def _reference_of(
    candidates: list[Candidate], spec: ExerciseSpec, prior: Reference
) -> tuple[Reference, list[Candidate]]:
    """Return what is usual in the repetitions among the movements, and the repetitions that its range is learned from.

    Two passes. In the first, movements are judged by limits that are the same for everybody, and the repetitions among
    them give a reference; the level that a fault is judged against comes from those without another fault, because a
    trunk that swings carries shoulders and elbows along. In the second pass the repetitions are compared with that
    reference: what turns out to be another movement does not count for the usual range, and what was too short to be
    full does not count for the levels.
    """
    first_pass = [(c, judge(c, spec, Reference(noise=prior.noise))) for c in candidates]
    repetitions = [(c, judgement.fault_ids) for c, judgement in first_pass if judgement.informs_reference]
    learned_from = [c for c, _ in repetitions]
    reference = _learned(learned_from, prior)
    if prior.reps:
        return reference, learned_from
    reference = _with_levels(reference, repetitions, spec, prior)
    second_pass = [(c, faults, judge(c, spec, reference).fault_ids) for c, faults in repetitions]
    blocking = frozenset(f.id for f in spec.faults if f.blocks_full)
    too_short = frozenset(f.id for f in spec.faults if f.measure == "range_ratio")
    confirmed = [c for c, _, found in second_pass if not found & (blocking - too_short)]
    if not confirmed:
        return reference, learned_from
    of_confirmed = _learned(confirmed, prior)
    reference = replace(reference, ranges=of_confirmed.ranges, ordinary_ratio=of_confirmed.ordinary_ratio)
    full = [(c, faults) for c, faults, found in second_pass if not found & blocking]
    return _with_levels(reference, full, spec, prior), confirmed


def _with_levels(
    reference: Reference, repetitions: list[tuple[Candidate, frozenset[str]]], spec: ExerciseSpec, prior: Reference
) -> Reference:
    """Return the reference with the levels of each fault from the repetitions without another fault.

    ``repetitions`` come with the ids of their faults.
    """
    levels, spreads = dict(reference.measures), {}
    for fault in spec.faults:
        without_another = [c for c, faults in repetitions if faults <= {fault.id}]
        if without_another:
            compared_with = without_worse_half(fault, without_another)
            learned = _learned(compared_with, prior)
            levels |= levels_of(fault, learned)
            spreads[fault.id] = spread_of(fault, compared_with, learned)
    return replace(reference, measures=levels, spreads=spreads)
