"""What had better be left today: heat soon after heat, what hurt or was done enough, and all after a stop for pain."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.progress.figures import times_done, worked
from posecoach.progress.past import OVER, RESUME_WITHIN
from posecoach.progress.record import ExerciseRecord, SessionRecord

NIGHT = timedelta(hours=6)
"""What is over for less than this belongs to the same day, also past midnight: nobody has slept on it. Our own."""
LEAST_WORKED_S = 300.0
"""Who broke off before this long has hardly begun; our own default."""


class LeftOut(StrEnum):
    """Why an exercise is left out; it is said by the sentence of this id."""

    TOO_SOON = "session.too_soon"
    HURT_TODAY = "session.hurt_today"
    ENOUGH_TODAY = "session.enough_today"


def why_left_out(
    spec: ExerciseSpec, sessions: Sequence[SessionRecord], now: datetime, *, goes_on: str = ""
) -> LeftOut | None:
    """Return why a routine leaves an exercise out now; None: it does not.

    Parameters
    ----------
    sessions
        In order of time.
    goes_on
        Name of the sessions in which a routine broke off that goes on: what it did itself is no reason to do no more.
    """
    if hurt_today(spec, sessions, now):
        return LeftOut.HURT_TODAY
    own = _gone_on_with(sessions, goes_on, now)
    done = times_done(sessions, spec.id)
    apart, most_sets = timedelta(seconds=spec.prescription.apart_s), spec.prescription.most_sets_a_day
    ends = [_end(*one) for one in done if one[0].key not in own and one[1].worked_s >= LEAST_WORKED_S]
    if any(timedelta() <= now - end < apart for end in ends):
        return LeftOut.TOO_SOON
    today = [session for session, one in done if of_today(session, now) for _ in range(_sets_done(spec, one))]
    enough = 0 < most_sets <= len(today) and any(session.key not in own for session in today)
    return LeftOut.ENOUGH_TODAY if enough else None


def _sets_done(spec: ExerciseSpec, done: ExerciseRecord) -> int:
    """Return how many sets count against those of a day; of what only the clock leads, as heat, one or none."""
    if spec.prescription.goes_on_in_pauses:
        return int(done.worked_s >= LEAST_WORKED_S)
    return sum(a_set.counted > 0 for a_set in done.sets)


def _gone_on_with(sessions: Sequence[SessionRecord], name: str, now: datetime) -> set[tuple[str, str, str]]:
    """Return the keys of the sessions in which the routine broke off that goes on: of none before one that was over."""
    own: set[tuple[str, str, str]] = set()
    for session in reversed([session for session in sessions if session.exercise == name]):
        if session.reason in OVER or now - session.instant > RESUME_WITHIN:
            break
        own.add(session.key)
    return own


def _end(session: SessionRecord, done: ExerciseRecord) -> datetime:
    return session.instant + timedelta(seconds=done.end_s)


def hurt_today(spec: ExerciseSpec, sessions: Sequence[SessionRecord], now: datetime) -> bool:
    """Whether an exercise hurt when it was done last, and that was today: it is left for the day, as the coach said."""
    last = times_done(sessions, spec.id)[-1:]
    return any(of_today(session, now) and session.hurt(done) for session, done in last)


def stopped_today(sessions: Sequence[SessionRecord], now: datetime) -> bool:
    """Return whether it hurt today and nothing was done since: the coach said that it was enough for the day."""
    last = False
    for session in sessions:
        stopped = session.reason is EndReason.STOPPED_FOR_PAIN
        if of_today(session, now) and (stopped or worked(session)):
            last = stopped
    return last


def of_today(session: SessionRecord, now: datetime) -> bool:
    """Whether a session belongs to the day that it is: also after midnight what is over for less than a night."""
    lasted_s = session.duration_s if math.isfinite(session.duration_s) else 0.0
    past = now - session.instant - timedelta(seconds=lasted_s)
    return session.day == now.date() or timedelta() <= past < NIGHT


def day_of(sessions: Sequence[SessionRecord], now: datetime) -> date:
    """Return the day to whose doses those of now belong: that of the last session until somebody has slept on it."""
    return next((session.day for session in reversed(sessions) if of_today(session, now)), now.date())
