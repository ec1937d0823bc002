"""When an exercise was done, and how much of it was planned then: what the next dose follows from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from posecoach.core.dose import Dose
from posecoach.core.spec import ExerciseSpec
from posecoach.progress.figures import times_done
from posecoach.progress.record import ExerciseRecord, SessionRecord


@dataclass(frozen=True, slots=True)
class Done:
    """The exercise in one session, and how that session went."""

    session: SessionRecord
    done: ExerciseRecord
    planned: Dose


def past_of(spec: ExerciseSpec, sessions: Sequence[SessionRecord]) -> list[Done]:
    """Return when the exercise was done, or given up because it hurt, in order of time."""
    usual = spec.prescription.dose
    return [Done(session, done, _planned(done, usual)) for session, done in times_done(sessions, spec.id)]


def _planned(done: ExerciseRecord, usual: Dose) -> Dose:
    """Return what was planned; where that is not known, the usual dose, or what was done if that was more."""
    planned = done.planned
    if planned.sets:
        return planned
    holds = [h.target_s for h in done.holds if h.target_s > 0]
    return replace(
        planned,
        sets=max(usual.sets, len(done.sets)),
        reps=max((usual.reps, *(s.counted for s in done.sets))),
        hold_s=max(holds, default=planned.hold_s),
        duration_s=usual.duration_s,
    )
