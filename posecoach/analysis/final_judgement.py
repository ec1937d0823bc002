"""Judging the movements of a set or a session when all of them are known."""

from __future__ import annotations

from collections.abc import Iterable

from posecoach.analysis.calibration import Reference, learn
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.judge import Judgement, judge
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
        telling = [c for c in order if judge(c, spec, Reference(noise=known.noise)).tells_usual]
    reference = learn(telling, known.noise, known if known.reps else None)
    judged: list[tuple[Candidate, Judgement]] = []
    before: frozenset[str] = frozenset()
    for candidate in order:
        verdict = judge(candidate, spec, reference, before)
        before = verdict.fault_ids if verdict.rejected is None else before
        judged.append((candidate, verdict))
    return judged
