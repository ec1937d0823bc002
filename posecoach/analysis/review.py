"""Judging all movements of a session again, when the whole of it is known of the person.

While a session runs the first repetitions are judged with little to compare them with. At its end every movement is
judged once more against the person's own range over the whole session: the same function, a better reference.
"""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference, learn
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.judge import Judgement, judge, to_event
from posecoach.core.events import RepCompleted, RepRejected


@dataclass(frozen=True, slots=True)
class Review:
    """The final judgement of every movement, in order of time, and how many verdicts changed."""

    movements: tuple[RepCompleted | RepRejected, ...]
    changed: int

    @property
    def reps(self) -> tuple[RepCompleted, ...]:
        """Movements that are repetitions, full or not."""
        return tuple(m for m in self.movements if isinstance(m, RepCompleted))

    @property
    def rejected(self) -> tuple[RepRejected, ...]:
        """Movements that were not counted at all."""
        return tuple(m for m in self.movements if isinstance(m, RepRejected))

    @property
    def full(self) -> int:
        """Number of full repetitions."""
        return sum(rep.full for rep in self.reps)

    @property
    def partial(self) -> int:
        """Number of repetitions that do not count as full."""
        return len(self.reps) - self.full


def review(analyzer: Analyzer) -> Review:
    """Judge every movement of a finished analyzer against the person's usual values over all of them."""
    if analyzer.spec.cycle is None:
        return Review((), 0)
    judged = _judged(analyzer)
    index, movements = 0, []
    for candidate, verdict in judged:
        index += not verdict.reason
        movements.append(to_event(candidate, verdict, analyzer.spec, index, candidate.closed_s))
    return Review(tuple(movements), _changed(analyzer, judged))


def _judged(analyzer: Analyzer) -> list[tuple[Candidate, Judgement]]:
    """Return every movement by time with its final judgement."""
    found = analyzer.settled if analyzer.spec.observations is not None else analyzer.candidates
    found = sorted(found, key=lambda c: c.timing.start_s)
    noise = analyzer.reference.noise
    reference = learn(_telling(found, analyzer, Reference(noise=noise)), noise, analyzer.prior)
    judged: list[tuple[Candidate, Judgement]] = []
    before: frozenset[str] = frozenset()
    for candidate in found:
        verdict = judge(candidate, analyzer.spec, reference, before)
        before = before if verdict.reason else verdict.fault_ids
        judged.append((candidate, verdict))
    return judged


def _telling(found: list[Candidate], analyzer: Analyzer, nothing_known: Reference) -> list[Candidate]:
    """Return the movements that tell the person's usual range."""
    if analyzer.spec.observations is None:
        return [c for c, j in zip(analyzer.candidates, analyzer.judgements, strict=True) if j.tells_usual]
    return [c for c in found if judge(c, analyzer.spec, nothing_known).tells_usual]


def _changed(analyzer: Analyzer, judged: list[tuple[Candidate, Judgement]]) -> int:
    """Return how many movements were judged otherwise on the way: counted then and not now, or the other way round."""
    first = [(c.timing.peak_s, j) for c, j in zip(analyzer.candidates, analyzer.judgements, strict=True)]
    changed = 0
    for candidate, verdict in judged:
        same = [(t, j) for t, j in first if candidate.timing.start_s <= t <= candidate.timing.end_s]
        first = [pair for pair in first if pair not in same]
        then = {(not j.reason, j.full) for _, j in same} or {(False, False)}
        changed += then != {(not verdict.reason, verdict.full)}
    return changed + sum(not j.reason for _, j in first)
