"""The repetitions that are worth a second look."""

from __future__ import annotations

from posecoach.core.events import RepCompleted
from posecoach.results.result import Result


def best_and_worst(result: Result) -> tuple[RepCompleted, RepCompleted] | None:
    """Return the repetition with the best score and another with the worst; None where there are no two."""
    scored = [rep for rep in result.reps if rep.score is not None]
    if len(scored) < 2:
        return None
    best = max(scored, key=lambda rep: (_as_shown(rep), -len(rep.faults), -rep.index))
    worst = min((r for r in scored if r is not best), key=lambda r: (_as_shown(r), -len(r.faults), r.index))
    return best, worst


def alike(best: RepCompleted, worst: RepCompleted) -> bool:
    """Whether nothing that people read tells two repetitions apart: the same score, and no fault in either."""
    return _as_shown(best) == _as_shown(worst) and not best.faults and not worst.faults


def _as_shown(rep: RepCompleted) -> int:
    """Return the score as people read it: of two that read the same, the one with fewer faults is the better."""
    return round(rep.score or 0.0)
