from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from posecoach.core.vocabulary import EndReason, Stage
from posecoach.progress.left_out import LeftOut, why_left_out
from posecoach.progress.record import SessionRecord
from posecoach.registry import exercise
from tests.support.records import broke_off, record
from tests.support.sessions import MONDAY, Script

HEAT, MASSAGE, ROW = map(exercise, ("heating_pad", "self_massage", "row"))


def heated(minutes: float, name: str = "heating_pad") -> Script:
    script = Script("routine").begin(name, sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 60.0 * minutes
    return script.end(EndReason.STOPPED)


@pytest.mark.parametrize(
    ("minutes", "later_min", "too_soon"),
    [(15.0, 20.0, True), (15.0, 74.0, True), (15.0, 76.0, False), (4.0, 20.0, False), (15.0, -600.0, False)],
)
def test_heat_is_left_alone_for_an_hour_after_it_ended(minutes: float, later_min: float, too_soon: bool) -> None:
    now = MONDAY + timedelta(minutes=later_min)
    assert why_left_out(HEAT, [record(heated(minutes))], now) is (LeftOut.TOO_SOON if too_soon else None)


def test_heat_three_times_a_day_is_enough() -> None:
    hours = [MONDAY + timedelta(hours=hour) for hour in (-4, -2, 0)]
    warm = [heated_by_itself(at) for at in hours]
    later = MONDAY + timedelta(hours=2)
    assert why_left_out(HEAT, warm, later) is LeftOut.ENOUGH_TODAY
    assert why_left_out(HEAT, warm[1:], later) is None
    assert why_left_out(HEAT, [heated_by_itself(hours[0], minutes=4.0), *warm[1:]], later) is None
    assert why_left_out(HEAT, warm, later + timedelta(days=1)) is None


def test_other_exercises_may_be_done_again_at_once() -> None:
    soon = MONDAY + timedelta(minutes=20)
    assert why_left_out(ROW, [record(heated(15.0, "row"))], soon) is None
    assert why_left_out(HEAT, [record(heated(15.0, "row"))], soon) is None


def massage(sides: int, at: datetime = MONDAY) -> SessionRecord:
    script = Script("self_massage", at=at).begin("self_massage", sets=2, reps=3, hold_s=30.0)
    for index in range(sides):
        script.a_hold_set([30.0, 30.0], index=index + 1)
    return record(script.end())


def test_a_massage_of_both_sides_twice_a_day_is_enough() -> None:
    noon, evening = MONDAY - timedelta(hours=6), MONDAY + timedelta(hours=2)
    assert why_left_out(MASSAGE, [massage(2, noon), massage(2)], evening) is LeftOut.ENOUGH_TODAY
    assert why_left_out(MASSAGE, [massage(2, noon), massage(1)], evening) is None
    assert why_left_out(MASSAGE, [massage(2, noon), massage(2)], evening + timedelta(days=1)) is None


def test_what_was_enough_before_midnight_is_enough_until_somebody_has_slept() -> None:
    late = MONDAY.replace(hour=23, minute=45)
    pressed = [massage(2, late - timedelta(hours=1)), massage(2, late)]
    assert why_left_out(MASSAGE, pressed, late + timedelta(hours=1)) is LeftOut.ENOUGH_TODAY
    assert why_left_out(MASSAGE, pressed[1:], late + timedelta(hours=1)) is None
    assert why_left_out(MASSAGE, pressed, late + timedelta(hours=9)) is None


def rows(how: EndReason, at: datetime = MONDAY) -> SessionRecord:
    return record(Script("row", at=at).begin("row", sets=3, reps=10).a_set(3).end(how))


def test_what_hurt_is_left_for_the_day_unless_it_was_done_since_and_did_not() -> None:
    hurt, later = rows(EndReason.STOPPED_FOR_PAIN), MONDAY + timedelta(hours=3)
    assert why_left_out(ROW, [hurt], later) is LeftOut.HURT_TODAY
    assert why_left_out(HEAT, [hurt], later) is None
    assert why_left_out(ROW, [hurt], MONDAY + timedelta(days=1)) is None
    left_out = record(
        Script("row", at=MONDAY + timedelta(hours=1)).begin("row", sets=3, reps=10).end(EndReason.SKIPPED)
    )
    assert why_left_out(ROW, [hurt, left_out], later) is LeftOut.HURT_TODAY
    assert why_left_out(ROW, [hurt, rows(EndReason.DONE, MONDAY + timedelta(hours=1))], later) is None


def heated_by_itself(at: datetime = MONDAY, minutes: float = 15.0) -> SessionRecord:
    script = Script("heating_pad", at=at).begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 60.0 * minutes
    return record(script.end())


def test_a_routine_that_goes_on_leaves_heat_alone_only_after_heat_that_was_not_its_own() -> None:
    soon = MONDAY + timedelta(minutes=20)
    own, by_itself = broke_off(heated(15.0)), heated_by_itself()
    assert why_left_out(HEAT, [own], soon, goes_on="routine") is None
    assert why_left_out(HEAT, [own, by_itself], soon, goes_on="routine") is LeftOut.TOO_SOON
    assert why_left_out(HEAT, [own, by_itself], soon + timedelta(hours=1), goes_on="routine") is None


def own_massage(sides: int) -> SessionRecord:
    script = Script("routine").begin("self_massage", sets=4, reps=3, hold_s=30.0)
    for index in range(sides):
        script.a_hold_set([30.0, 30.0], index=index + 1)
    return broke_off(script.end(EndReason.STOPPED))


def test_a_routine_that_goes_on_does_no_more_than_enough_for_a_day_with_what_was_done_beside_it() -> None:
    later, evening = MONDAY + timedelta(hours=1), MONDAY + timedelta(hours=2)
    assert why_left_out(MASSAGE, [own_massage(4)], evening, goes_on="routine") is None
    assert why_left_out(MASSAGE, [own_massage(2), massage(1, later)], evening, goes_on="routine") is None
    beside = [own_massage(2), massage(2, later)]
    assert why_left_out(MASSAGE, beside, evening, goes_on="routine") is LeftOut.ENOUGH_TODAY


def test_what_a_routine_did_that_was_over_is_not_done_again_by_the_next_one_that_goes_on() -> None:
    noon, soon = MONDAY - timedelta(hours=6), MONDAY + timedelta(minutes=20)
    script = Script("routine", at=noon).begin("self_massage", sets=4, reps=3, hold_s=30.0)
    for index in range(4):
        script.a_hold_set([30.0, 30.0], index=index + 1)
    over = record(script.end())
    rows_begun = broke_off(Script("routine").begin("row", sets=3, reps=10).a_set(3).end(EndReason.STOPPED))
    assert why_left_out(MASSAGE, [over, rows_begun], soon, goes_on="routine") is LeftOut.ENOUGH_TODAY
