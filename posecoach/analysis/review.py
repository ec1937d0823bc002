"""Judging all movements of a session again, when the whole of it is known of the person.

While a session runs the first repetitions are judged with little to compare them with. At its end every movement is
judged once more against the person's own range over the whole session: the same function, a better reference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.judgement.calibration import Reference
from posecoach.analysis.judgement.final_judgement import judge_all
from posecoach.analysis.judgement.judge import Judgement, to_event
from posecoach.analysis.judgement.judged_movements import JudgedMovements
from posecoach.analysis.segmentation.candidates import Candidate
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
    if analyzer.reps is None:
        return Review((), 0)
    on_the_way = analyzer.reps.judged
    judged = _judged(on_the_way)
    index, movements = 0, []
    for candidate, verdict in judged:
        index += verdict.rejected is None
        movements.append(to_event(candidate, verdict, analyzer.spec, index, candidate.closed_s))
    return Review(tuple(movements), _changed(on_the_way, judged))


def _judged(on_the_way: JudgedMovements) -> list[tuple[Candidate, Judgement]]:
    """Return every movement by time with its final judgement."""
    prior, noise = on_the_way.prior, on_the_way.reference.noise
    known = Reference(noise=noise) if prior is None else replace(prior, noise={**noise, **prior.noise})
    if on_the_way.spec.evidence is None:
        return judge_all(on_the_way.candidates, on_the_way.spec, known, on_the_way.usual_ones())
    return judge_all(_of_sets(on_the_way), on_the_way.spec, known)


def _of_sets(on_the_way: JudgedMovements) -> list[Candidate]:
    """Return the movements of the sets and, of those found on the way, the mistaken ones beside them."""
    spans = [(c.timing.start_s, c.timing.end_s) for c in on_the_way.settled]
    mistaken = (c for c in on_the_way.candidates if c.decoy_fault)
    beside = [c for c in mistaken if not any(start <= c.timing.peak_s <= end for start, end in spans)]
    return [*on_the_way.settled, *beside]


def _changed(on_the_way: JudgedMovements, judged: list[tuple[Candidate, Judgement]]) -> int:
    """Return how many movements were judged otherwise on the way: counted then and not now, or the other way round."""
    first = [(c.timing.peak_s, j) for c, j in zip(on_the_way.candidates, on_the_way.judgements, strict=True)]
    changed = 0
    for candidate, verdict in judged:
        same = [(t, j) for t, j in first if candidate.timing.start_s <= t <= candidate.timing.end_s]
        first = [pair for pair in first if pair not in same]
        then = {(j.rejected is None, j.full) for _, j in same} or {(False, False)}
        changed += then != {(verdict.rejected is None, verdict.full)}
    return changed + sum(j.rejected is None for _, j in first)
