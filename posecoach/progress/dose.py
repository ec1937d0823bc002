"""How much to do next time, from what was done last (dose rules of exercises.md 8.1, 6.1, 3, 10 and 12).

A dose grows by small steps, one a day, when everything planned was done cleanly and was not too hard; it stays where
something is still rough; it is halved when a session had to be stopped for pain, and a quarter less after anything hurt
in the exercise; holds on spots get shorter after one of them got worse. (When the day after was worse the session
itself halves it, once: :mod:`posecoach.coaching.script`.)
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from posecoach.core.dose import Dose, DoseChange, Progression
from posecoach.core.pain import Light, pain_light
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import PainMoment
from posecoach.progress.dose_sizes import a_quarter_less, as_planned, at_least, first_dose
from posecoach.progress.figures import exercise_worked
from posecoach.progress.past import Done, past_of, until
from posecoach.progress.record import ExerciseRecord, SessionRecord
from posecoach.progress.spots import worse_spots
from posecoach.progress.trends import QUALITY_GOAL_RATIO

BREAK_DAYS, LONG_BREAK_DAYS = 10, 21
"""After a missed week a dose does not grow, and after the longer break the first one is right again; our own."""
EASY_RPE, HARD_RPE = 6.0, 7.0
"""Rows are meant to be 5 to 7 of 10: up to 6 there is room for more, above 7 it was too much (exercises.md 8.1)."""
LEAST_REPS, FEWER_REPS = 4, 2
ONCE_WORSE_RATIO, AGAIN_WORSE_RATIO = 2 / 3, 1 / 2
"""Of the usual holds, after pressing made a spot worse (too much of it hurts for a day or two [S96]); ours."""
LEAVE_OUT = "If it gets worse again, leave the massage out, and see a doctor or therapist."
FIRST_TIME = "This is your first time: begin with this much."
"""Said whether or not the first dose is smaller than the later ones."""
ADVICE = "If it does not settle, please see a doctor."
GROWN = frozenset({DoseChange.USUAL, DoseChange.AS_BEFORE, DoseChange.MORE, DoseChange.HEAVIER})
STEPS = GROWN - {DoseChange.AS_BEFORE}
"""Of these the one is a way back to what somebody did before; the others are more than that."""
EXPRESS_SESSIONS = 2
"""The first sessions take the express routine."""


@dataclass(frozen=True, slots=True)
class NextDose:
    """What to do next time, and why, in sentences; ``change`` is why it is another dose than last time, if it is."""

    dose: Dose
    reasons: tuple[str, ...] = ()
    change: DoseChange | None = None


def next_dose(spec: ExerciseSpec, sessions: Sequence[SessionRecord], today: date) -> NextDose:
    """Return the next dose of an exercise.

    Parameters
    ----------
    spec
        The exercise with its usual dose.
    sessions
        The person's sessions in order of time; those without the exercise are passed over.
    today
        For noticing a long break, and sessions of days to come, as the clock was wrong.
    """
    past = past_of(spec, until(today, sessions))
    if not past:
        return NextDose(first_dose(spec.prescription.dose, spec.prescription.progression), (FIRST_TIME,))
    plan, usual = _after(spec, past, today), as_planned(spec.prescription.dose, past[-1].planned)
    if plan.change in GROWN and _grown_on(spec, past, today):
        return NextDose(usual, ("One step a day is enough: today the same again.",))
    away_days = (today - past[-1].session.day).days
    if plan.change in STEPS and away_days >= BREAK_DAYS:
        return NextDose(usual, (f"After {away_days} days away, the same as last time.",))
    same = plan.dose == usual
    return replace(plan, change=None) if same and plan.change is not DoseChange.LIGHTER else plan


def _after(spec: ExerciseSpec, past: Sequence[Done], today: date) -> NextDose:
    """Return the dose that follows from what was done, as if it were another one than last time."""
    prescribed, progression, last = spec.prescription.dose, spec.prescription.progression, past[-1]
    away_days = (today - last.session.day).days
    usual = as_planned(prescribed, last.planned)
    if away_days >= LONG_BREAK_DAYS:
        usual = first_dose(usual, progression)
    if _stopped_for_pain(last):
        why = "It hurt more than it should last time: half of that dose this time."
        return NextDose(spec.half_of(usual), (why, ADVICE), DoseChange.HURT)
    if last.session.hurt(last.done):
        why = "It hurt last time: a quarter less this time."
        return NextDose(a_quarter_less(usual), (why, ADVICE), DoseChange.HURT)
    if worse_spots(last.done):
        return _lighter(spec, past, usual)
    if away_days >= LONG_BREAK_DAYS:
        why = f"After {away_days} days away, a small dose to begin with."
        first = replace(first_dose(prescribed, progression), load_level=last.planned.load_level)
        return NextDose(first, (why,), DoseChange.AWAY)
    if last.eased and last.session.day == today:
        return NextDose(usual, ("The day after the last session was worse: half of it for all of today.",))
    if last.eased and _went_well(last):
        before = next((one for one in reversed(past) if not one.eased), None)
        first = replace(first_dose(prescribed, progression), load_level=last.planned.load_level)
        dose = first if before is None else as_planned(prescribed, before.planned)
        return NextDose(dose, ("The smaller dose went well: back to the one before.",), DoseChange.AS_BEFORE)
    return _step(spec, progression, last, usual)


def _grown_on(spec: ExerciseSpec, past: Sequence[Done], day: date) -> bool:
    """Whether the dose of a session of a day was a step more than that of the session before it, on whichever day."""
    for index in range(1, len(past)):
        then = past[index]
        if then.session.day == day:
            plan = _after(spec, past[:index], day)
            if plan.change in GROWN and then.planned.amount >= plan.dose.amount:
                return True
    return False


def hurt_last_time(spec: ExerciseSpec, sessions: Sequence[SessionRecord]) -> bool:
    """Whether an exercise hurt when it was done last, so that the next dose is smaller."""
    past = past_of(spec, sessions)
    return bool(past) and (past[-1].session.hurt(past[-1].done) or _stopped_for_pain(past[-1]))


def spots_worse_last_time(spec: ExerciseSpec, sessions: Sequence[SessionRecord]) -> bool:
    """Whether pressing made a spot worse when an exercise was done last, so that the next holds are shorter."""
    past = past_of(spec, sessions)
    return bool(past) and bool(worse_spots(past[-1].done))


def express_first(sessions: Sequence[SessionRecord]) -> bool:
    """Whether the express routine is right: in the first two sessions that lead through several exercises."""
    return len(_routines(sessions)) < EXPRESS_SESSIONS


def express_again(sessions: Sequence[SessionRecord], express: Collection[str]) -> bool:
    """Whether somebody chose the express routine last, after the sessions that began with it anyway.

    ``express`` are the exercises that it has, by id.
    """
    chosen = _routines(sessions)[EXPRESS_SESSIONS:]
    return bool(chosen) and all(done.exercise in express for done in chosen[-1].exercises)


def _routines(sessions: Sequence[SessionRecord]) -> list[SessionRecord]:
    """Return the sessions that led through several exercises."""
    return [session for session in sessions if sum(map(exercise_worked, session.exercises)) > 1]


def _lighter(spec: ExerciseSpec, past: Sequence[Done], usual: Dose) -> NextDose:
    """Return shorter holds after a spot got worse, of the usual ones: no shorter still each time, but twice at most."""
    times = len(list(itertools.takewhile(lambda one: worse_spots(one.done), reversed(past))))
    ratio = ONCE_WORSE_RATIO if times == 1 else AGAIN_WORSE_RATIO
    hold_s = min(usual.hold_s, round(ratio * spec.prescription.dose.hold_s))
    less = f"holds of {hold_s:.0f} s, and press lighter."
    if times == 1:
        why = f"A spot got worse last time: leave it out, {less}"
        return NextDose(replace(usual, hold_s=hold_s), (why,), DoseChange.SPOT_WORSE)
    why = f"Spots got worse {times} times running: {less}"
    return NextDose(replace(usual, hold_s=hold_s), (why, LEAVE_OUT), DoseChange.SPOT_WORSE)


def _stopped_for_pain(last: Done) -> bool:
    start = last.session.pain(PainMoment.BEFORE)
    reported = [
        p for p in last.session.pains if p.when is not PainMoment.BEFORE and p.exercise in ("", last.done.exercise)
    ]
    return any(pain_light(p.nprs, start) is Light.RED for p in reported if p.spot == 0)


def _went_well(last: Done) -> bool:
    """Whether everything planned was done cleanly and was not too hard."""
    return not _was_hard(last.done) and _all_done(last) and _quality(last.done) >= QUALITY_GOAL_RATIO


def _step(spec: ExerciseSpec, progression: Progression, last: Done, usual: Dose) -> NextDose:
    done, same = last.done, NextDose(usual)
    if _was_hard(done) and usual.reps > 1:
        return _after_effort(spec, usual, f"An effort of {done.rpe:.0f} of 10 is a lot")
    if not _all_done(last):
        return replace(same, reasons=("Not everything was done last time: the same again.",))
    quality = _quality(done)
    if quality < QUALITY_GOAL_RATIO:
        return replace(same, reasons=(f"{quality:.0%} of the repetitions were full: first cleaner, then more.",))
    whole = at_least(usual, spec.prescription.dose, progression)
    if whole != usual:
        return NextDose(whole, ("The small dose went well: now the usual one.",), DoseChange.USUAL)
    if progression.step_hold_s > 0:
        return _longer_hold(progression, same)
    if progression.step_reps > 0:
        return _more_reps(spec, progression, last, same)
    return replace(same, reasons=("As last time: regular practice counts, not more of it.",))


def _after_effort(spec: ExerciseSpec, usual: Dose, why: str) -> NextDose:
    """Return fewer repetitions or, where fewer would be none to speak of, a lighter load."""
    fewer = max(min(usual.reps, LEAST_REPS), usual.reps - FEWER_REPS)
    if fewer < usual.reps:
        return NextDose(replace(usual, reps=fewer), (f"{why}: a little less this time.",), DoseChange.HARD)
    if not spec.prescription.progression.by_effort:
        return NextDose(usual, (f"{why}: the same again, with less effort.",))
    lighter = replace(usual, load_level=max(min(usual.load_level, 1), usual.load_level - 1))
    return NextDose(lighter, (f"{why}: take a lighter band or weight this time.",), DoseChange.LIGHTER)


def _was_hard(done: ExerciseRecord) -> bool:
    return done.rpe is not None and done.rpe > HARD_RPE


def _all_done(last: Done) -> bool:
    planned, sets = last.planned, last.done.sets
    if planned.duration_s > 0 and not planned.reps:
        return last.done.worked_s >= planned.sets * planned.duration_s - 1.0
    enough = [s for s in sets if s.counted >= planned.reps]
    held = all(h.held_s >= planned.hold_s - 1.0 for h in last.done.holds if h.counted)
    return len(enough) >= planned.sets and held


def _quality(done: ExerciseRecord) -> float:
    reps = done.reps
    return sum(r.full for r in reps) / len(reps) if reps else 1.0


def _longer_hold(progression: Progression, same: NextDose) -> NextDose:
    hold_s = min(progression.most_hold_s, same.dose.hold_s + progression.step_hold_s)
    if hold_s <= same.dose.hold_s:
        return replace(same, reasons=(f"Holds of {same.dose.hold_s:.0f} s are the longest: as last time.",))
    why = f"Every hold was kept: {hold_s:.0f} s now."
    return NextDose(replace(same.dose, hold_s=hold_s), (why,), DoseChange.MORE)


def _more_reps(spec: ExerciseSpec, progression: Progression, last: Done, same: NextDose) -> NextDose:
    rpe, reps, load = last.done.rpe, same.dose.reps, same.dose.load_level
    if progression.by_effort and rpe is None:
        return replace(same, reasons=("Say how hard it was, 0 to 10, and the dose can grow. For now, the same again.",))
    if rpe is not None and rpe > EASY_RPE:
        return replace(same, reasons=(f"An effort of {rpe:.0f} of 10 is right: the same again.",))
    if reps < progression.most_reps:
        more = min(progression.most_reps, reps + progression.step_reps)
        why = f"All of it clean and not too hard: {more - reps} more a set."
        return NextDose(replace(same.dose, reps=more), (why,), DoseChange.MORE)
    why = f"{same.dose.sets} sets of {reps}, all clean and easy: the next stronger band or weight, and fewer again."
    heavier = replace(same.dose, reps=spec.prescription.dose.reps, load_level=load + 1 if load else 0)
    return NextDose(heavier, (why,), DoseChange.HEAVIER)
