"""Judging all movements of a session again, when everything that the person did in it is known.

While a session runs the first repetitions are judged with little to compare them with. At its end every movement is
judged once more against the person's own range over the whole session: the same function, a better reference.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.judgement.final_judgement import judge_all
from posecoach.analysis.judgement.judge import Judgement, to_event
from posecoach.analysis.judgement.judged_movements import JudgedMovements
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.core.events import RepCompleted, RepRejected


@dataclass(frozen=True, slots=True)
class Review:
    """The final judgement of every movement, in order of time, and how many judgements changed."""

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
    live = analyzer.reps.judged
    judged = _judged_again(live)
    index, movements = 0, []
    for candidate, judgement in judged:
        index += judgement.rejected is None
        movements.append(to_event(candidate, judgement, analyzer.spec, index, candidate.closed_s))
    return Review(tuple(movements), _changed(live, judged))


def _judged_again(live: JudgedMovements) -> list[tuple[Candidate, Judgement]]:
    """Return every movement by time with its final judgement; ``live`` has those of the running session."""
    noise = live.reference.noise
    prior = Reference(noise=noise) if live.prior is None else replace(live.prior, noise={**noise, **live.prior.noise})
    if live.spec.evidence is None:
        return judge_all(live.candidates, live.spec, prior, live.reference_candidates())
    return judge_all(_with_decoys(live), live.spec, prior)


def _with_decoys(live: JudgedMovements) -> list[Candidate]:
    """Return the movements of the closed sets and the decoys that were found live beside them."""
    spans = [(c.timing.start_s, c.timing.end_s) for c in live.of_closed_sets]
    decoys = (c for c in live.candidates if c.decoy_fault)
    beside = [c for c in decoys if not any(start <= c.timing.peak_s <= end for start, end in spans)]
    return [*live.of_closed_sets, *beside]


def _changed(live: JudgedMovements, judged: list[tuple[Candidate, Judgement]]) -> int:
    """Return how many movements were judged otherwise live: counted then and not now, or the other way round."""
    unmatched = [(c.timing.peak_s, j) for c, j in zip(live.candidates, live.judgements, strict=True)]
    changed = 0
    for candidate, judgement in judged:
        same = [(t, j) for t, j in unmatched if candidate.timing.start_s <= t <= candidate.timing.end_s]
        unmatched = [pair for pair in unmatched if pair not in same]
        then = {(j.rejected is None, j.full) for _, j in same} or {(False, False)}
        changed += then != {(judgement.rejected is None, judgement.full)}
    return changed + sum(j.rejected is None for _, j in unmatched)
