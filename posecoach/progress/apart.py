"""Which exercises were done so lately that they had better wait, as heat does for an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from posecoach.core.spec import ExerciseSpec
from posecoach.progress.record import SessionRecord

LEAST_WORKED_S = 300.0
"""Who broke off before this long has hardly begun; our own default."""


def done_too_lately(spec: ExerciseSpec, sessions: Sequence[SessionRecord], now: datetime) -> bool:
    """Whether an exercise was done in one of these sessions less than its ``apart_s`` ago."""
    ends = [
        session.instant + timedelta(seconds=done.end_s)
        for session in sessions
        for done in session.exercises
        if done.exercise == spec.id and done.worked_s >= LEAST_WORKED_S
    ]
    return any(timedelta() <= now - end < timedelta(seconds=spec.prescription.apart_s) for end in ends)
