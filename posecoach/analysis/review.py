"""Judging all movements of a session again, when the whole of it is known of the person.

While a session runs the first repetitions are judged with little to compare them with. At its end every movement is
judged once more against the person's own range over the whole session: the same function, a better reference.
"""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import learn
from posecoach.analysis.judge import judge, to_event
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
    noise = analyzer.reference.noise
    telling = [c for c, j in zip(analyzer.candidates, analyzer.judgements, strict=True) if j.tells_usual]
    reference = learn(telling, noise, analyzer.prior)
    order = sorted(zip(analyzer.candidates, analyzer.judgements, strict=True), key=lambda pair: pair[0].timing.start_s)
    movements, changed, index = [], 0, 0
    before: frozenset[str] = frozenset()
    for candidate, first in order:
        verdict = judge(candidate, analyzer.spec, reference, before)
        if not verdict.reason:
            index, before = index + 1, verdict.fault_ids
        changed += (verdict.reason, verdict.full) != (first.reason, first.full)
        movements.append(to_event(candidate, verdict, analyzer.spec, index, candidate.closed_s))
    return Review(tuple(movements), changed)
