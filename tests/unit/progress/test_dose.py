from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from posecoach.core.dose import Dose, DoseChange
from posecoach.core.vocabulary import EndReason, PainMoment, Stage
from posecoach.exercises.chair_extension import SPEC as CHAIR
from posecoach.exercises.muscle_fatigue import SPEC as FATIGUE
from posecoach.exercises.row import SPEC as ROW
from posecoach.progress.dose import FIRST_TIME, NextDose, express_again, express_first, hurt_last_time, next_dose
from posecoach.progress.record import SessionRecord
from posecoach.registry import exercise
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

CAT_CAMEL = exercise("cat_camel")
SOON = MONDAY.date() + timedelta(days=2)


def rows(
    counts: Sequence[int] = (10, 10, 10), rpe: float | None = 6.0, *, reps: int = 10, sets: int = 3, load_level: int = 0
) -> Script:
    script = Script("row").begin("row", sets=sets, reps=reps, load_level=load_level).sets(counts)
    return script if rpe is None else script.effort(rpe)


def after(*scripts: Script, today: date = SOON) -> NextDose:
    return next_dose(ROW, [record(s) for s in scripts], today)


def amount(plan: NextDose) -> tuple[int, int]:
    return plan.dose.sets, plan.dose.reps


def test_the_first_dose_is_small() -> None:
    assert amount(next_dose(ROW, [], SOON)) == (2, 10)
    assert amount(next_dose(CAT_CAMEL, [], SOON)) == (1, 6)
    assert next_dose(FATIGUE, [], SOON).dose.hold_s == 20.0
    assert next_dose(CHAIR, [], SOON).dose == CHAIR.prescription.dose


def test_a_first_dose_is_not_called_small_where_it_is_the_usual_one() -> None:
    assert next_dose(CHAIR, [], SOON).reasons == next_dose(ROW, [], SOON).reasons == (FIRST_TIME,)
    assert "small" not in FIRST_TIME


HURT = Script("row").begin("row", sets=3, reps=10).a_set(3).end(EndReason.STOPPED_FOR_PAIN)


@pytest.mark.parametrize(
    ("scripts", "days", "change"),
    [
        ([], 2, None),
        ([rows(rpe=6.5)], 2, None),
        ([rows((12, 12, 9), reps=12)], 2, None),
        ([rows(rpe=6.0)], 2, DoseChange.MORE),
        ([rows((12, 12, 12), reps=12)], 2, DoseChange.HEAVIER),
        ([rows(rpe=8.0)], 2, DoseChange.HARD),
        ([rows((4, 4, 4), rpe=8.0, reps=4)], 2, DoseChange.LIGHTER),
        ([rows((10, 10), sets=2)], 2, DoseChange.USUAL),
        ([rows()], 40, DoseChange.AWAY),
        ([rows((10, 10), sets=2)], 40, None),
        ([HURT], 2, DoseChange.HURT),
    ],
)
def test_why_a_dose_is_another_one_is_known_only_where_it_is(
    scripts: list[Script], days: int, change: DoseChange | None
) -> None:
    assert after(*scripts, today=MONDAY.date() + timedelta(days=days)).change is change


def test_after_the_small_dose_comes_the_usual_one() -> None:
    assert amount(after(rows((10, 10), sets=2))) == (3, 10)
    beginner = record(Script("cat_camel").begin("cat_camel", sets=1, reps=6).a_set(6))
    assert amount(next_dose(CAT_CAMEL, [beginner], SOON)) == (2, 8)


def test_a_clean_and_easy_session_of_rows_adds_two_repetitions() -> None:
    plan = after(rows(rpe=6.0))
    assert amount(plan) == (3, 12)
    assert "2 more" in plan.reasons[0]


@pytest.mark.parametrize(("rpe", "reps"), [(6.5, 10), (7.0, 10), (8.0, 8), (None, 10)])
def test_a_harder_session_or_one_without_an_answer_adds_none(rpe: float | None, reps: int) -> None:
    assert amount(after(rows(rpe=rpe))) == (3, reps)


def test_three_easy_sets_of_twelve_are_followed_by_the_next_band_and_fewer_again() -> None:
    plan = after(rows((12, 12, 12), reps=12, load_level=2))
    assert (amount(plan), plan.dose.load_level) == ((3, 10), 3)
    assert "next stronger band" in plan.reasons[0]
    assert after(rows((12, 12, 12), reps=12)).dose.load_level == 0


def test_what_was_not_finished_is_repeated() -> None:
    assert amount(after(rows((12, 12, 9), reps=12))) == (3, 12)
    assert amount(after(rows((12, 12), reps=12))) == (3, 12)


def test_what_was_too_hard_gets_less_although_it_was_not_finished() -> None:
    plan = after(rows((12, 12, 9), rpe=9.0, reps=12))
    assert (amount(plan), plan.change) == ((3, 10), DoseChange.HARD)


def test_half_hearted_repetitions_must_get_clean_before_there_are_more() -> None:
    script = Script("row").begin("row", sets=2, reps=10).a_set(10, 4).a_set(10, 2, index=2).effort(3.0)
    plan = after(script)
    assert amount(plan) == (2, 10)
    assert "cleaner" in plan.reasons[0]


def test_four_of_five_full_repetitions_are_clean_enough_for_more() -> None:
    script = Script("row").begin("row", sets=3, reps=8, load_level=0)
    for index in (1, 2, 3):
        script.a_set(8, 2, index=index)
    plan = after(script.effort(3.0))
    assert (amount(plan), plan.change) == ((3, 10), DoseChange.USUAL)


def test_a_set_that_was_too_hard_gets_no_shorter_than_four() -> None:
    assert [amount(after(rows((reps,) * 3, rpe=8.0, reps=reps)))[1] for reps in (7, 6, 5, 4, 3)] == [5, 4, 4, 4, 3]


@pytest.mark.parametrize(("load", "next_load"), [(0, 0), (1, 1), (3, 2)])
def test_four_that_were_too_hard_again_want_a_lighter_load_not_words_of_less(load: int, next_load: int) -> None:
    plan = after(rows((4, 4, 4), rpe=9.0, reps=4, load_level=load))
    assert (amount(plan), plan.dose.load_level, plan.change) == ((3, 4), next_load, DoseChange.LIGHTER)
    assert "lighter" in plan.reasons[0]
    assert "a little less" not in plan.reasons[0]


def later(*earlier: Script, hours: float) -> list[SessionRecord]:
    """Sessions, and one more hours after Monday evening's, done as it was prescribed by then."""
    past, at = [record(s) for s in earlier], MONDAY + timedelta(hours=hours)
    dose = next_dose(ROW, past, at.date()).dose
    script = Script("row", at=at).begin("row", sets=dose.sets, reps=dose.reps, load_level=dose.load_level)
    return [*past, record(script.sets([dose.reps] * dose.sets).effort(4.0))]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        (rows((10, 10), sets=2), (3, 10), (3, 12)),
        (rows((8, 8, 8), reps=8), (3, 10), (3, 12)),
        (rows((12, 12, 12), reps=12), (3, 10), (3, 12)),
    ],
)
def test_a_dose_grows_once_a_day_however_often_somebody_exercises(
    first: Script, second: tuple[int, int], third: tuple[int, int]
) -> None:
    assert amount(after(first)) == second
    plan = next_dose(ROW, later(first, hours=2), MONDAY.date())
    assert (amount(plan), plan.change) == (second, None)
    assert plan.reasons == ("One step a day is enough: today the same again.",)
    assert amount(next_dose(ROW, later(first, hours=2), SOON)) == third


def test_a_dose_that_grew_since_the_day_before_does_not_grow_again_on_its_day() -> None:
    tuesday = later(rows((8, 8, 8), reps=8), hours=24)
    assert amount(next_dose(ROW, tuesday, MONDAY.date() + timedelta(days=1))) == (3, 10)
    assert amount(next_dose(ROW, tuesday, MONDAY.date() + timedelta(days=2))) == (3, 12)


def test_what_was_smaller_the_second_time_on_a_day_may_grow() -> None:
    smaller = Script("row", at=MONDAY + timedelta(hours=2)).begin("row", sets=2, reps=10).sets([10, 10]).effort(4.0)
    assert amount(after(rows(), smaller)) == (3, 10)


def test_a_halved_dose_is_that_of_the_whole_day() -> None:
    eased = rows((8, 8), sets=2, reps=8).day_after(True)
    plan = after(rows((12, 12, 12), reps=12), eased, today=MONDAY.date())
    assert (amount(plan), plan.change) == ((2, 8), None)
    assert "half of it for all of today" in plan.reasons[0]


def test_after_a_halved_dose_that_did_no_harm_comes_the_one_before() -> None:
    eased = rows((8, 8), sets=2, reps=8).day_after(True)
    plan = after(rows((12, 12, 12), reps=12, rpe=7.0), eased)
    assert (amount(plan), plan.change) == ((3, 12), DoseChange.AS_BEFORE)
    assert amount(after(eased)) == (2, 10)


@pytest.mark.parametrize(
    ("halved", "next_amount", "change"),
    [
        (rows((8, 8), sets=2, reps=8, rpe=9.0), (2, 6), DoseChange.HARD),
        (rows((8, 5), sets=2, reps=8), (2, 8), None),
    ],
)
def test_a_halved_dose_that_was_too_hard_or_was_not_finished_is_not_followed_by_the_one_before(
    halved: Script, next_amount: tuple[int, int], change: DoseChange | None
) -> None:
    plan = after(rows((12, 12, 12), reps=12, rpe=7.0), halved.day_after(True))
    assert (amount(plan), plan.change) == (next_amount, change)


@pytest.mark.parametrize(
    ("pain", "eased"),
    [
        ((4, PainMoment.BEFORE, ""), False),
        ((3, PainMoment.AFTER, ""), False),
        ((6, PainMoment.AFTER, ""), True),
        ((6, PainMoment.DURING, "row"), True),
        ((6, PainMoment.DURING, "cat_camel"), False),
    ],
)
def test_pain_above_the_limit_in_the_session_or_the_exercise_halves_its_dose(
    pain: tuple[int, PainMoment, str], eased: bool
) -> None:
    plan = after(rows().pain(*pain))
    assert (plan.dose.sets < 3) is eased
    assert any("see a doctor" in reason for reason in plan.reasons) is eased


def test_pain_that_rose_by_two_halves_the_dose_although_it_is_small() -> None:
    assert amount(after(rows().pain(1, PainMoment.BEFORE).pain(2, PainMoment.AFTER))) == (3, 12)
    assert after(rows().pain(1, PainMoment.BEFORE).pain(3, PainMoment.AFTER)).dose.sets == 2


@pytest.mark.parametrize("pain", [None, 0, 3])
def test_after_something_hurt_the_next_dose_is_smaller_whatever_was_reached(pain: int | None) -> None:
    hurt = rows((12, 12, 12), reps=12, rpe=3.0).end(EndReason.STOPPED_FOR_PAIN)
    plan = after(hurt if pain is None else hurt.pain(pain, PainMoment.DURING, "row"))
    assert amount(plan) == (3, 9)
    assert "hurt" in plan.reasons[0]
    assert any("see a doctor" in reason for reason in plan.reasons)


def test_what_hurt_before_anything_was_counted_makes_the_next_dose_smaller_too() -> None:
    given_up = Script("row").begin("row", sets=3, reps=12).end(EndReason.STOPPED_FOR_PAIN)
    assert amount(after(rows((12, 12, 12), reps=12, rpe=3.0), given_up)) == (3, 9)
    assert hurt_last_time(ROW, [record(given_up)])


def test_pain_in_another_exercise_changes_nothing() -> None:
    script = rows().end().begin("cat_camel", sets=2, reps=8).end(EndReason.STOPPED_FOR_PAIN)
    assert amount(after(script)) == (3, 12)
    assert not hurt_last_time(ROW, [record(script)])


@pytest.mark.parametrize(
    "planned",
    [
        Dose(sets=3, reps=1, hold_s=20.0),
        Dose(sets=1, reps=1, hold_s=20.0),
        Dose(sets=1, duration_s=900.0),
        Dose(sets=2, reps=2),
        Dose(sets=4, reps=3, hold_s=30.0),
    ],
)
def test_every_kind_of_dose_gets_smaller_after_it_hurt(planned: Dose) -> None:
    planned_numbers = {name: getattr(planned, name) for name in ("sets", "reps", "hold_s", "duration_s")}
    script = Script(FATIGUE.id).begin(FATIGUE.id, **planned_numbers).end(EndReason.STOPPED_FOR_PAIN)
    usual = replace(FATIGUE, prescription=replace(FATIGUE.prescription, dose=planned))
    dose = next_dose(usual, [record(script)], SOON).dose

    def much(dose: Dose) -> float:
        return dose.sets * max(dose.reps, 1) * (dose.hold_s or 1.0) * (dose.duration_s or 1.0)

    assert 0 < much(dose) < much(planned)


def test_a_long_break_after_pain_begins_smaller_than_small() -> None:
    hurt = rows((12, 12, 12), reps=12).end(EndReason.STOPPED_FOR_PAIN)
    assert amount(after(hurt, today=MONDAY.date() + timedelta(days=40))) == (2, 9)


@pytest.mark.parametrize(("days", "reps"), [(7, 12), (9, 12), (10, 10), (20, 10)])
def test_after_a_missed_week_a_dose_is_the_same_as_last_time(days: int, reps: int) -> None:
    plan = after(rows((10, 10, 10), reps=10), today=MONDAY.date() + timedelta(days=days))
    assert amount(plan) == (3, reps)
    assert (plan.reasons == (f"After {days} days away, the same as last time.",)) is (reps == 10)


def test_a_long_break_begins_small_again() -> None:
    weeks_later = MONDAY.date() + timedelta(days=21)
    assert amount(after(rows((12, 12, 12), reps=12), today=weeks_later)) == (2, 10)
    assert amount(after(rows((12, 12, 12), reps=12, rpe=7.0), today=weeks_later - timedelta(days=1))) == (3, 12)


def test_holds_grow_by_five_seconds_up_to_forty_five() -> None:
    def held(seconds: float, planned: float) -> tuple[float, DoseChange | None]:
        script = Script("muscle_fatigue").begin("muscle_fatigue", sets=3, reps=1, hold_s=planned)
        for index in range(1, 4):
            script.a_hold_set([seconds], index=index)
        plan = next_dose(FATIGUE, [record(script)], SOON)
        return plan.dose.hold_s, plan.change

    grown = [held(20.0, 20.0), held(33.0, 30.0), held(44.0, 44.0)]
    assert grown == [(hold_s, DoseChange.MORE) for hold_s in (25.0, 35.0, 45.0)]
    assert [held(45.0, 45.0), held(15.0, 20.0)] == [(45.0, None), (20.0, None)]


def test_an_exercise_without_a_rule_keeps_its_dose() -> None:
    script = Script("chair_extension").begin("chair_extension", sets=2, reps=8).sets([8, 8]).effort(2.0)
    assert next_dose(CHAIR, [record(script)], SOON).dose == CHAIR.prescription.dose


def test_where_no_plan_is_known_the_usual_dose_stands_for_it_or_what_was_done_if_more() -> None:
    assert amount(after(Script("row").sets([12, 12, 12]).effort(7.0))) == (3, 12)
    unfinished = after(Script("row").sets([4]))
    assert amount(unfinished) == (3, 10)
    assert "Not everything was done" in unfinished.reasons[0]


def test_four_of_thirty_planned_repetitions_did_not_go_well() -> None:
    plan = after(rows((4,), rpe=None))
    assert amount(plan) == (3, 10)
    assert "Not everything was done" in plan.reasons[0]


@pytest.mark.parametrize(("sets", "why"), [(1, "Not everything"), (2, "As last time")])
def test_of_several_timed_sets_all_must_be_done(sets: int, why: str) -> None:
    script = Script("heating_pad").begin("heating_pad", sets=2, duration_s=450.0)
    for index in range(1, sets + 1):
        script.stage(Stage.WORKING, index)
        script.t_s += 450.0
        script.stage(Stage.RESTING, index)
    (reason,) = next_dose(exercise("heating_pad"), [record(script.end())], SOON).reasons
    assert reason.startswith(why)


def test_minutes_that_were_halved_for_pain_and_did_no_harm_are_whole_again() -> None:
    pad = exercise("heating_pad")
    usual_s = pad.prescription.dose.duration_s
    script = Script("heating_pad").begin("heating_pad", sets=1, duration_s=usual_s / 2).stage(Stage.WORKING, 1)
    script.t_s += usual_s / 2
    plan = next_dose(pad, [record(script.stage(Stage.RESTING, 1).end())], SOON)
    assert (plan.dose.duration_s, plan.change) == (usual_s, DoseChange.USUAL)


def test_other_exercises_and_skipped_ones_are_passed_over() -> None:
    skipped = Script("routine").begin("row", sets=3, reps=10).end(EndReason.SKIPPED)
    assert amount(after(Script("cat_camel").a_set(8), skipped)) == (2, 10)


def test_every_plan_is_a_dose_that_can_be_done() -> None:
    done: list[SessionRecord] = []
    worse = False
    for week in range(12):
        plan = next_dose(ROW, done, SOON)
        assert isinstance(plan.dose, Dose)
        assert plan.dose.sets >= 1
        assert 1 <= plan.dose.reps <= 12
        sets, reps = amount(plan)
        script = rows(
            [reps] * sets, 9.0 if week % 3 == 0 else 4.0, sets=sets, reps=reps, load_level=plan.dose.load_level
        )
        done.append(record(script.day_after(worse)))
        worse = week % 4 == 1


def test_the_first_two_routines_are_express_ones() -> None:
    routine = record(Script("routine").begin("cat_camel").a_set(6).end().begin("row").a_set(10).end())
    single = record(Script("row").a_set(10))
    assert [express_first(s) for s in ([], [single] * 5, [routine], [routine, routine])] == [True, True, True, False]


def test_who_chose_the_express_routine_again_though_the_whole_one_came_first_begins_with_it() -> None:
    def routine(*names: str) -> SessionRecord:
        script = Script("routine")
        for name in names:
            script.begin(name).a_set(6).end()
        return record(script)

    short, whole, single = routine("cat_camel", "row"), routine("chair_extension", "cat_camel", "row"), routine("row")
    then = ([short] * 2, [short] * 3, [short] * 3 + [single], [short] * 3 + [whole], [whole] * 3 + [short])
    assert [express_again(s, {"cat_camel", "row"}) for s in then] == [False, True, True, False, True]
