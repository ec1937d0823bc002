"""When an exercise was done, and how much of it was planned then: what the next dose follows from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from posecoach.core.dose import Dose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason
from posecoach.progress.dose_sizes import first_dose
from posecoach.progress.figures import times_done
from posecoach.progress.record import ExerciseRecord, SessionRecord

RESUME_WITHIN = timedelta(hours=12)
"""An older routine that broke off is not gone on with."""
OVER = (EndReason.PLAN_DONE, EndReason.STOPPED_FOR_PAIN)
"""With a routine that ended so nothing goes on."""


@dataclass(frozen=True, slots=True)
class Done:
    """The exercise in one session, and how that session went.

    ``eased`` says that the dose had been halved: the person had said that the day before it was worse.
    """

    session: SessionRecord
    done: ExerciseRecord
    planned: Dose
    eased: bool = False


def until(today: date, sessions: Iterable[SessionRecord]) -> list[SessionRecord]:
    """Return the sessions without those of days to come, as the clock was wrong: nothing follows from them until then.

    Who has flown over the date line may have had tomorrow's already. Where all are to come, the clock is wrong now.
    """
    kept = list(sessions)
    return [session for session in kept if session.day <= today + timedelta(days=1)] or kept


def past_of(spec: ExerciseSpec, sessions: Sequence[SessionRecord]) -> list[Done]:
    """Return when the exercise was done, or given up because it hurt, in order of time.

    Where a routine goes on with one that broke off, the sets of both are one exercise, and doses that were halved as
    the first began are half in the second, too.
    """
    prescribed, past = spec.prescription.dose, list[Done]()
    halved = _halved(sessions)
    for session, done in times_done(sessions, spec.id):
        planned = _planned(done, prescribed)
        whole = next(
            (one.planned for one in reversed(past) if not one.eased),
            first_dose(prescribed, spec.prescription.progression),
        )
        half = session.key in halved and planned.amount < whole.amount
        one = Done(session, done, planned, eased=session.worse_day_after is True or half)
        past = [*past[:-1], _joined(past[-1], one)] if past and _is_rest_of(past[-1], one) else [*past, one]
    return past


def _halved(sessions: Sequence[SessionRecord]) -> frozenset[tuple[str, str, str]]:
    """Return the sessions that may go on with one whose doses were halved, by their keys."""
    found: set[tuple[str, str, str]] = set()
    last: dict[str, SessionRecord] = {}
    for session in filter(_is_routine, sessions):
        before = last.get(session.exercise)
        if before is not None and _may_go_on(before, session) and (before.worse_day_after or before.key in found):
            found.add(session.key)
        last[session.exercise] = session
    return frozenset(found)


def _is_routine(session: SessionRecord) -> bool:
    """Whether a session may be a routine: that of a single exercise has its name, and is not gone on with."""
    return all(done.exercise != session.exercise for done in session.exercises)


def _may_go_on(before: SessionRecord, session: SessionRecord) -> bool:
    """Whether a session may be the rest of the routine before it, which broke off."""
    soon = timedelta() <= session.instant - before.instant <= RESUME_WITHIN
    return soon and before.exercise == session.exercise and before.reason not in OVER


def _is_rest_of(before: Done, one: Done) -> bool:
    """Whether an exercise goes on where it broke off in the session before, and no more was done of it than left."""
    if before.planned.duration_s > 0 and not before.planned.reps:
        left = one.planned == before.planned or one.planned.amount < before.planned.amount
    else:
        whole = sum(one_set.counted >= before.planned.reps for one_set in before.done.sets)
        left = one.planned == before.planned and len(one.done.sets) <= before.planned.sets - whole
    broke_off = before.done.reason in (EndReason.STOPPED, None)
    return left and broke_off and _is_routine(one.session) and _may_go_on(before.session, one.session)


def _joined(before: Done, rest: Done) -> Done:
    """Return both parts of an exercise that broke off as one."""
    done = replace(
        rest.done,
        sets=(*before.done.sets, *rest.done.sets),
        spots=(*before.done.spots, *rest.done.spots),
        worked_s=before.done.worked_s + rest.done.worked_s,
        rpe=before.done.rpe if rest.done.rpe is None else rest.done.rpe,
    )
    session = replace(rest.session, pains=(*before.session.pains, *rest.session.pains))
    return Done(session, done, before.planned, before.eased or rest.eased)


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
