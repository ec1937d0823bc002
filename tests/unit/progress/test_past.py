"""What was done of an exercise in a routine that broke off and in the one that goes on with it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from posecoach.core.dose import Dose, DoseChange
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.exercises.row import SPEC as ROW
from posecoach.progress.dose import NextDose, next_dose
from posecoach.progress.record import SessionRecord
from posecoach.registry import exercise
from tests.support.records import broke_off, record
from tests.support.sessions import MONDAY, Script

WEDNESDAY = MONDAY + timedelta(days=2)
LATER = WEDNESDAY + timedelta(hours=1)
WHOLE = record(Script("routine").begin("row", sets=3, reps=12).sets([12, 12, 12]).effort(6.5).end())


def rows(reps: int, counts: list[int], name: str = "routine", sets: int = 3, **when: float) -> Script:
    script = Script(name, at=WEDNESDAY + timedelta(**when)).begin("row", sets=sets, reps=reps)
    for index, count in enumerate(counts, 1 if not when else sets - len(counts) + 1):
        script.a_set(count, index=index)
    return script


def plan(*sessions: SessionRecord) -> NextDose:
    return next_dose(ROW, sessions, date(2026, 1, 9))


def test_what_was_done_in_two_parts_since_it_broke_off_was_done() -> None:
    first = broke_off(rows(10, [10, 10, 3]).end(EndReason.STOPPED))
    second = record(rows(10, [10], hours=1).effort(5.0).end())
    found = plan(first, second)
    assert (found.dose.reps, found.change) == (12, DoseChange.MORE)


@pytest.mark.parametrize("hours", [13, -1])
def test_what_is_too_far_apart_was_not_done_in_two_parts(hours: int) -> None:
    first = broke_off(rows(10, [10, 10, 3]).end(EndReason.STOPPED))
    second = record(rows(10, [10], hours=hours).effort(5.0).end())
    assert plan(first, second).reasons == ("Not everything was done last time: the same again.",)


def test_more_sets_than_were_left_are_an_exercise_of_their_own() -> None:
    first = broke_off(rows(10, [10, 10, 3]).end(EndReason.STOPPED))
    anew = broke_off(rows(10, [10, 10], hours=1).end(EndReason.STOPPED))
    assert plan(first, anew).reasons == ("Not everything was done last time: the same again.",)


def test_an_exercise_by_itself_goes_on_with_nothing() -> None:
    first = broke_off(rows(10, [10, 10, 3], "row").end(EndReason.STOPPED))
    second = record(rows(10, [10], "row", hours=1).effort(5.0).end())
    assert plan(first, second).reasons == ("Not everything was done last time: the same again.",)


def heat(planned_min: float, done_min: float, **when: float) -> Script:
    script = Script("routine", at=WEDNESDAY + timedelta(**when))
    script.begin("heating_pad", sets=1, duration_s=60.0 * planned_min).stage(Stage.WORKING)
    script.t_s += 60.0 * done_min
    return script


@pytest.mark.parametrize("rest_min", [10.0, 4.0])
def test_heat_in_two_parts_is_as_long_as_was_planned_of_both(rest_min: float) -> None:
    first = broke_off(heat(15.0, 5.0).end(EndReason.STOPPED))
    second = record(heat(10.0, rest_min, hours=1).end())
    found = next_dose(exercise("heating_pad"), [first, second], date(2026, 1, 9))
    assert (found.dose.duration_s, found.change) == (900.0, None)


def cat_camel_after_a_worse_day() -> SessionRecord:
    script = Script("routine", at=WEDNESDAY).day_after(True).begin("cat_camel", sets=1, reps=4).a_set(4).end()
    return broke_off(script.begin("row", sets=2, reps=9).end(EndReason.STOPPED))


def test_what_was_halved_when_the_routine_began_was_halved_when_it_went_on() -> None:
    half = ROW.half_of(Dose(sets=3, reps=12))
    rest = record(rows(half.reps, [half.reps] * half.sets, sets=half.sets, hours=1).effort(4.0).end())
    found = plan(WHOLE, cat_camel_after_a_worse_day(), rest)
    assert (found.dose.sets, found.dose.reps, found.change) == (3, 12, DoseChange.AS_BEFORE)


def test_a_routine_that_was_begun_anew_with_whole_doses_was_not_halved() -> None:
    anew = record(rows(12, [12, 12, 12], hours=1).effort(4.0).end())
    assert plan(WHOLE, cat_camel_after_a_worse_day(), anew).change is DoseChange.HEAVIER


def test_an_exercise_opened_between_them_does_not_part_a_routine_from_what_goes_on_with_it() -> None:
    half = ROW.half_of(Dose(sets=3, reps=12))
    rest = record(rows(half.reps, [half.reps] * half.sets, sets=half.sets, hours=1).effort(4.0).end())
    opened = broke_off(Script("chair_extension", at=WEDNESDAY + timedelta(minutes=30)))
    found = plan(WHOLE, cat_camel_after_a_worse_day(), opened, rest)
    assert (found.dose.reps, found.change) == (12, DoseChange.AS_BEFORE)
