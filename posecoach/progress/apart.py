"""Which exercises a routine had better leave out: heat soon after heat, and what hurt or was done enough today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from posecoach.core.spec import ExerciseSpec
from posecoach.progress.figures import times_done
from posecoach.progress.record import SessionRecord

LEAST_WORKED_S = 300.0
"""Who broke off before this long has hardly begun; our own default."""


class LeftOut(StrEnum):
    """Why an exercise is left out; it is said by the sentence of this id."""

    TOO_SOON = "session.too_soon"
    HURT_TODAY = "session.hurt_today"
    ENOUGH_TODAY = "session.enough_today"


def why_left_out(spec: ExerciseSpec, sessions: Sequence[SessionRecord], now: datetime) -> LeftOut | None:
    """Return why a routine leaves an exercise out now; None: it does not. ``sessions`` are in order of time."""
    if hurt_today(spec, sessions, now.date()):
        return LeftOut.HURT_TODAY
    ends = [
        session.instant + timedelta(seconds=done.end_s)
        for session, done in times_done(sessions, spec.id)
        if done.worked_s >= LEAST_WORKED_S
    ]
    apart, most_sets = timedelta(seconds=spec.prescription.apart_s), spec.prescription.most_sets_a_day
    if any(timedelta() <= now - end < apart for end in ends):
        return LeftOut.TOO_SOON
    today = [one for session, done in times_done(sessions, spec.id) if session.day == now.date() for one in done.sets]
    return LeftOut.ENOUGH_TODAY if 0 < most_sets <= sum(one.counted > 0 for one in today) else None


def hurt_today(spec: ExerciseSpec, sessions: Sequence[SessionRecord], today: date) -> bool:
    """Whether an exercise hurt when it was done last, and that was today: it is left for the day, as the coach said."""
    last = times_done(sessions, spec.id)[-1:]
    return any(session.day == today and session.hurt(done) for session, done in last)
