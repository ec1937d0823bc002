"""Judging all movements of a session again, when the whole of it is known of the person.

While a session runs the first repetitions are judged with little to compare them with. At its end every movement is
judged once more against the person's own range over the whole session: the same function, a better reference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
from posecoach.analysis.candidates import Candidate
from posecoach.analysis.final_judgement import judge_all
from posecoach.analysis.judge import Judgement, to_event
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
    prior, noise = analyzer.prior, analyzer.reference.noise
    known = Reference(noise=noise) if prior is None else replace(prior, noise={**noise, **prior.noise})
    telling = None
    if analyzer.spec.observations is None:
        telling = [c for c, j in zip(analyzer.candidates, analyzer.judgements, strict=True) if j.tells_usual]
    return judge_all(_found(analyzer), analyzer.spec, known, telling)


def _found(analyzer: Analyzer) -> list[Candidate]:
    """Return the movements of the sets and, of those found on the way, the mistaken ones beside them."""
    if analyzer.spec.observations is None:
        return analyzer.candidates
    spans = [(c.timing.start_s, c.timing.end_s) for c in analyzer.settled]
    mistaken = (c for c in analyzer.candidates if c.decoy_fault)
    beside = [c for c in mistaken if not any(start <= c.timing.peak_s <= end for start, end in spans)]
    return [*analyzer.settled, *beside]


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
