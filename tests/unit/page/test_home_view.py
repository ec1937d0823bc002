from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

import pytest
from starlette.testclient import TestClient

from posecoach.app.person_files import RECENT_SESSIONS
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.setting import Person
from posecoach.coaching.speaking.guide_pages import guide_pages, safety_pages
from posecoach.core.dose import Dose
from posecoach.core.event_json import brought_up_to_date
from posecoach.core.events import ExerciseStarted, SessionEnded, SetEnded
from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling, Stage
from posecoach.history import rows
from posecoach.history.plan_file import keep_plan
from posecoach.history.store import History
from posecoach.page.context import PageContext
from posecoach.page.home_view import (
    QUESTIONS_S,
    SHOWN_PAINS,
    change_last_time,
    change_of,
    done_today,
    due_of,
    hurt_sentence,
    last_session_words,
    pain_glance,
    worse_sentence,
)
from posecoach.page.routes.home import home_view
from posecoach.progress.dose import FIRST_TIME
from posecoach.progress.duration import BETWEEN_REPS_S, GETTING_READY_S
from posecoach.progress.left_out import stopped_today
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from posecoach.progress.words import REST_TODAY
from posecoach.registry import exercise
from posecoach.system import wall_clock
from tests.support.led import WORDS
from tests.support.records import broke_off, record
from tests.support.routine_order import EXPRESS
from tests.support.sessions import MONDAY, Script, write_log

TODAY = MONDAY.date()


def session(days_ago: int, pain: int | None = None) -> SessionRecord:
    script = Script("row", at=MONDAY - datetime.timedelta(days=days_ago))
    if pain is not None:
        script.pain(pain, PainMoment.BEFORE)
    return record(script.begin("row", sets=1, reps=8).sets([8]).end())


def set_ended(priority: str) -> SetEnded:
    return SetEnded(t_s=1.0, index=1, full=8, partial=0, count=8, priority=priority)


def kept(context: PageContext, *sessions: SessionRecord) -> None:
    with History(context.files.history_file) as history:
        for one in sessions:
            history.record(one)


ROW = dataclasses.replace(PlannedExercise.of(exercise("row"), Dose(sets=3, reps=10)), rest_s=60.0)
CAT = PlannedExercise.of(exercise("cat_camel"))
NEW, KNOWN = Person(), Person(informed=frozenset({"row"}), session_numbers={"row": 3})


def test_what_a_routine_leaves_out_is_listed_but_takes_no_time_and_needs_nothing() -> None:
    left_out = dataclasses.replace(NEW, left_out={"row": "session.hurt_today"})
    due, alone = due_of([ROW, CAT], left_out, {}), due_of([CAT], NEW, {})
    assert [(named, bool(dose)) for named, _, dose in due.exercises] == [("row", False), ("cat_camel", True)]
    assert (due.minutes, due.things) == (alone.minutes, alone.things)


def test_what_is_due_names_exercises_doses_things_and_why() -> None:
    due = due_of([ROW], NEW, {"row": "All of it clean and not too hard: 2 more a set."})
    assert due.exercises == (("row", "Row", "3 sets of 10, 60 s of rest between"),)
    assert due.reasons == ("All of it clean and not too hard: 2 more a set.",)
    assert due.things == exercise("row").guide.equipment


def test_a_reason_that_holds_for_all_stands_there_once() -> None:
    assert due_of([ROW, CAT], NEW, {"row": "New.", "cat_camel": "New."}).reasons == ("New.",)
    assert due_of([ROW, CAT], NEW, {"row": "New.", "cat_camel": "Clean."}).reasons == ("New.", "Clean.")
    assert due_of([ROW, CAT], NEW, {"row": "New."}).reasons == ("New.", "")


@pytest.mark.parametrize("person", [NEW, KNOWN])
def test_the_minutes_are_those_of_a_session_from_its_first_word_to_its_last_question(person: Person) -> None:
    known = person is KNOWN
    pages = [*safety_pages(WORDS, known=known), *guide_pages(ROW, WORDS, known=known)]
    explained_s = sum(page.duration_s for page in pages)
    done_s = 3 * 10 * (sum(ROW.spec.prescription.tempo_s) + BETWEEN_REPS_S) + 2 * 60.0
    total_s = explained_s + GETTING_READY_S + done_s + QUESTIONS_S
    assert due_of([ROW], person, {}).minutes == round(total_s / 60)


def test_what_the_clock_leads_before_the_sets_is_part_of_the_dose_and_of_the_minutes() -> None:
    roller = PlannedExercise.of(exercise("foam_roller"))
    bends = dataclasses.replace(roller.spec.prescription, first_part=None)
    alone = dataclasses.replace(roller, spec=dataclasses.replace(roller.spec, prescription=bends))
    ((_, _, dose),) = due_of([roller], NEW, {}).exercises
    assert dose == "2 times 45 s of rolling, then 3 sets of 5, 20 s of rest between"
    assert 2 <= due_of([roller], NEW, {}).minutes - due_of([alone], NEW, {}).minutes <= 3


def test_of_an_exercise_that_broke_off_only_the_sets_are_due_that_were_not_done() -> None:
    one_left, one = dataclasses.replace(ROW, sets_done=2), dataclasses.replace(ROW, dose=Dose(sets=1, reps=10))
    assert due_of([one_left], NEW, {}).exercises == (("row", "Row", "1 set of 10"),)
    assert due_of([one_left], NEW, {}).minutes == due_of([one], NEW, {}).minutes
    assert due_of([dataclasses.replace(ROW, sets_done=0)], NEW, {}) == due_of([ROW], NEW, {})


def test_who_knows_the_exercises_needs_less_time_for_them() -> None:
    assert due_of([ROW], KNOWN, {}).minutes < due_of([ROW], NEW, {}).minutes


def test_the_first_page_says_why_and_where_to_say_that_something_is_missing(
    anna: PageContext, browser: TestClient
) -> None:
    page = browser.get("/").text
    assert page.count(FIRST_TIME) == 1
    assert 'href="/settings#equipment"' in page
    assert 'id="equipment"' in browser.get("/settings").text


def test_the_first_page_does_not_say_why_where_a_plan_says_how_much(anna: PageContext, browser: TestClient) -> None:
    keep_plan(anna.files.profile, "[row]\nsets = 5\nreps = 15\n[cat_camel]\nsets = 3\n[self_massage]\nsets = 4\n")
    assert "first time" not in browser.get("/").text


def test_the_one_thing_to_change_is_that_of_the_last_set_that_had_one() -> None:
    assert change_of([set_ended("Slower back"), set_ended("Shoulders down"), set_ended("")], {}) == "Shoulders down"
    assert change_of([set_ended("")], {}) == ""


def test_the_one_thing_to_change_names_its_exercise() -> None:
    events = [
        ExerciseStarted(t_s=0.0, exercise="cat_camel"),
        set_ended("Slower. Follow your breath."),
        ExerciseStarted(t_s=2.0, exercise="row"),
        set_ended(""),
    ]
    assert change_of(events, {"cat_camel": "Cat/camel", "row": "Row"}) == "Slower. Follow your breath (Cat/camel)"


def test_who_chose_the_express_routine_last_begins_with_it(anna: PageContext) -> None:
    with History(anna.files.history_file) as history:
        for day in range(4):
            script = Script("routine", at=MONDAY + datetime.timedelta(days=day), user="anna")
            for name in ("cat_camel", "row") if day < 3 else ("muscle_fatigue", "cat_camel", "row"):
                script.begin(name).a_set(6).end()
            history.record_session(script.over())
            assert home_view(anna).express_first is (day in {0, 2})


def test_who_has_a_plan_of_exercises_begins_with_these_from_the_first_day(
    anna: PageContext, browser: TestClient
) -> None:
    keep_plan(anna.files.profile, "[row]\nsets = 2\n")
    assert home_view(anna).express_first
    keep_plan(anna.files.profile, 'techniques = ["row"]\n')
    view = home_view(anna)
    assert not view.express_first
    assert [exercise for exercise, _, _ in view.listed.exercises] == ["row"]


def test_of_an_exercise_that_broke_off_it_is_said_how_much_was_done(anna: PageContext, browser: TestClient) -> None:
    ago = wall_clock.now() - datetime.timedelta(minutes=30)
    script = Script("routine", at=ago, user="anna").begin("row", sets=2, reps=10).stage(Stage.FRAMING).a_set(10)
    script.stage(Stage.COUNTDOWN, 2).stage(Stage.WORKING, 2).rep().end(EndReason.STOPPED)
    write_log(anna.files.profile.new_log("routine", ago), script.over(EndReason.ENDED_BY_PERSON))
    page = browser.get("/").text
    assert "Before the break you did 1 of 2 sets." in page
    assert "Not everything was done" not in page


def test_of_what_broke_off_before_its_sets_it_is_not_said_that_not_all_was_done_last_time(
    anna: PageContext, browser: TestClient
) -> None:
    ago = wall_clock.now() - datetime.timedelta(minutes=30)
    script = Script("routine", at=ago, user="anna").begin("foam_roller", sets=1, reps=8).stage(Stage.WORKING)
    script.t_s += 70.0
    script.stage(Stage.RESTING).end(EndReason.STOPPED)
    write_log(anna.files.profile.new_log("routine", ago), script.over(EndReason.ENDED_BY_PERSON))
    page = browser.get("/").text
    assert "Go on where you stopped" in page
    assert "last time" not in page


def test_a_session_that_was_hardly_begun_does_not_hide_the_one_thing_to_change(
    anna: PageContext, browser: TestClient
) -> None:
    now = wall_clock.now()
    done = Script("row", at=now - datetime.timedelta(days=2), user="anna").begin("row").add(set_ended("Slower back"))
    write_log(anna.files.profile.new_log("row", now - datetime.timedelta(days=2)), done.end().over())
    begun = Script("routine", at=now, user="anna").begin("cat_camel").end(EndReason.STOPPED)
    write_log(anna.files.profile.new_log("routine", now), begun.over(EndReason.ENDED_BY_PERSON))
    assert "Slower back (Row)" in browser.get("/").text


def test_the_one_thing_to_change_is_looked_for_in_the_last_ten_sessions(anna: PageContext) -> None:
    now = wall_clock.now()
    done = [ExerciseStarted(t_s=0.0, exercise="row"), set_ended("Slower back")]
    write_log(anna.files.profile.new_log("row", now - datetime.timedelta(days=20)), done)
    for ago in range(9, 0, -1):
        write_log(anna.files.profile.new_log("row", now - datetime.timedelta(days=ago)), done[:1])
    assert home_view(anna).change == "Slower back (Row)"
    write_log(anna.files.profile.new_log("row", now), done[:1])
    assert home_view(anna).change == ""


def test_nothing_is_to_be_changed_in_what_is_left_out_today_or_after_pain() -> None:
    row = [ExerciseStarted(t_s=0.0, exercise="row"), set_ended("Slower back")]
    hurt = [*row, SessionEnded(t_s=9.0, reason=EndReason.STOPPED_FOR_PAIN)]
    assert change_last_time([[], row], {"row": "Row"}, ()) == "Slower back (Row)"
    assert change_last_time([row], {"row": "Row"}, {"row": "session.hurt_today"}) == ""
    assert change_last_time([hurt, row], {"row": "Row"}, ()) == ""


def test_what_hurt_last_time_is_said_in_one_sentence() -> None:
    def hurt(*exercises: str) -> SessionRecord:
        script = Script("routine", at=MONDAY)
        for name in exercises:
            script.begin(name, sets=2, reps=8).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
        return record(script)

    specs = [exercise("cat_camel"), exercise("row")]
    today, later = MONDAY, MONDAY + datetime.timedelta(days=1)
    assert hurt_sentence(specs, [hurt("row")], later) == "Row hurt last time: today there is less of it."
    assert hurt_sentence(specs, [hurt("row")], today) == "Row hurt today: the routine leaves it out until tomorrow."
    both = hurt_sentence(specs, [hurt("row", "cat_camel")], later)
    assert both == "Cat/camel and Row hurt last time: today there is less of them."
    assert hurt_sentence(specs, [hurt("row"), session(0)], later) == ""


def test_that_a_spot_got_worse_is_said_with_what_comes_of_it() -> None:
    def pressed(feeling: SpotFeeling) -> SessionRecord:
        script = Script("self_massage", at=MONDAY).begin("self_massage", sets=1, reps=1, hold_s=30.0)
        return record(script.a_hold_set([30.0]).spot(1, feeling).end())

    specs = [exercise("self_massage"), exercise("row")]
    told = worse_sentence(specs, [pressed(SpotFeeling.WORSE)])
    assert told.startswith("Self-massage: a spot got worse last time.")
    assert worse_sentence(specs, [pressed(SpotFeeling.WORSE), pressed(SpotFeeling.SAME)]) == ""


def test_what_hurt_is_said_once_on_the_first_page(anna: PageContext, browser: TestClient) -> None:
    script = Script("row", at=wall_clock.now() - datetime.timedelta(days=2), user="anna")
    hurt = script.begin("row", sets=2, reps=10).a_set(10).pain(3, PainMoment.DURING, "row").end()
    kept(anna, record(hurt))
    page = browser.get("/").text
    assert page.count("It hurt last time: a quarter less this time.") == 1
    assert "Row hurt last time" not in page


def test_what_hurt_is_said_where_the_list_does_not_say_it(anna: PageContext, browser: TestClient) -> None:
    script = Script("routine", at=wall_clock.now() - datetime.timedelta(days=2), user="anna")
    hurt = script.begin("chair_extension", sets=2, reps=5).a_set(5).pain(3, PainMoment.DURING, "chair_extension").end()
    kept(anna, record(hurt))  # the express routine, which is listed, has no chair
    assert "Chair extension hurt last time: today there is less of it." in browser.get("/").text


def hurt_today(exercises: Sequence[str]) -> SessionRecord:
    script = Script("routine", at=wall_clock.now() - datetime.timedelta(minutes=20), user="anna")
    for name in exercises:
        script.begin(name, sets=1, reps=6).a_set(3).end(EndReason.STOPPED_FOR_PAIN)
    return record(script)


def test_a_routine_of_which_nothing_is_to_be_done_cannot_be_begun_but_something_else_can(
    anna: PageContext, browser: TestClient
) -> None:
    assert "Begin · " in browser.get("/").text
    kept(anna, hurt_today(EXPRESS))
    page = browser.get("/").text
    assert "Begin" not in page
    assert "There is nothing to do in the express routine right now" in page
    assert "You can still do the whole routine." in page
    assert "Whole routine · " in page
    assert page.count("so we leave it out") == len(EXPRESS)


def test_a_button_that_was_shown_before_it_hurt_begins_nothing(anna: PageContext, browser: TestClient) -> None:
    kept(anna, hurt_today(EXPRESS))
    answer = browser.post("/session", data={"kind": "express"}, headers={"Accept": "text/html"})
    assert "There is nothing to do in it right now." in answer.text
    assert anna.session == ""


def test_where_nothing_of_either_routine_is_to_be_done_one_exercise_can(anna: PageContext, browser: TestClient) -> None:
    kept(anna, hurt_today(EXPRESS))
    keep_plan(anna.files.profile, 'techniques = ["row"]\n')
    page = browser.get("/").text
    assert "Begin" not in page
    assert "routine · " not in page
    assert "choose it under “Only one exercise”" in page
    assert "Only this one" in page


def test_years_of_sessions_are_not_read_repetition_by_repetition(
    anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    days, reps_each = 5 * RECENT_SESSIONS, 8
    kept(anna, *(dataclasses.replace(session(ago, pain=4), user="anna") for ago in range(days, 0, -1)))
    read: list[Any] = []

    def counted(kind: type[Any], plain: Any) -> Any:
        read.append(plain)
        return brought_up_to_date(kind, plain)

    monkeypatch.setattr(rows, "brought_up_to_date", counted)
    assert len(home_view(anna).pain.answers) == SHOWN_PAINS
    assert len(read) < days * reps_each / 2


def test_where_several_people_exercise_the_first_page_asks_whose_turn_it_is(
    anna: PageContext, browser: TestClient
) -> None:
    """Whoever opens it after somebody else would begin under their name."""
    assert "Not anna?" not in browser.get("/").text
    anna.switch_person("Ben")
    page = browser.get("/").text
    assert "Not Ben?" in page
    assert 'href="/settings#who"' in page
    assert 'id="who"' in browser.get("/settings").text


def test_a_day_is_done_once_something_was_done_on_it() -> None:
    assert done_today([session(2), session(0)], MONDAY)
    assert not done_today([session(2), session(1)], MONDAY)
    night = MONDAY.replace(hour=23)
    late = record(Script("row", at=night).begin("row", sets=1, reps=8).sets([8]).end())
    assert done_today([late], night + datetime.timedelta(hours=2))
    assert not done_today([late], night + datetime.timedelta(hours=9))
    nothing = record(Script("row", at=MONDAY).begin("row", sets=1, reps=8).end())
    assert not done_today([nothing], MONDAY)


@pytest.mark.parametrize("hours", [1, 30])
def test_who_was_told_not_to_exercise_today_is_not_asked_to_begin(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch, hours: int
) -> None:
    monkeypatch.setattr(wall_clock, "now", lambda: MONDAY + datetime.timedelta(hours=hours))
    sore = record_of(Script("routine", user="anna").pain(8, PainMoment.BEFORE).over(EndReason.STOPPED_FOR_PAIN))
    assert sore is not None
    kept(anna, sore)
    page = browser.get("/").text
    assert ("It hurt today." in page) is (hours == 1)
    assert ("main begin" in page) is (hours == 30)
    assert 'class="begin"' not in page
    assert ("<h2>Today</h2>" in page) is ('class="exercises"' in page) is (hours == 30)


@pytest.mark.parametrize(("past_midnight", "rests"), [(0.2, True), (5.0, True), (8.0, False)])
def test_what_hurt_before_midnight_is_not_urged_on_after_it(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch, past_midnight: float, rests: bool
) -> None:
    midnight = datetime.datetime.combine(MONDAY.date() + datetime.timedelta(days=1), datetime.time(), MONDAY.tzinfo)
    late = midnight - datetime.timedelta(minutes=5)
    monkeypatch.setattr(wall_clock, "now", lambda: midnight + datetime.timedelta(hours=past_midnight))
    row = Script("routine", at=late, user="anna").begin("row", sets=3, reps=10).a_set(3)
    hurt = record_of(row.end(EndReason.STOPPED_FOR_PAIN).over(EndReason.STOPPED_FOR_PAIN))
    assert hurt is not None
    kept(anna, hurt)
    page = browser.get("/").text
    assert (REST_TODAY in page) is rests
    assert ("main begin" in page) is not rests
    assert ("Row hurt today: the routine leaves it out until tomorrow." in page) is rests


def test_a_routine_that_broke_off_is_not_urged_on_who_was_told_to_rest(anna: PageContext, browser: TestClient) -> None:
    now = wall_clock.now()
    begun = Script("routine", at=now - datetime.timedelta(hours=1), user="anna").begin("cat_camel", sets=1, reps=6)
    write_log(anna.files.profile.new_log("routine", now), begun.a_set(6).end().over(EndReason.ENDED_BY_PERSON))
    assert 'class="main begin" >Go on where you stopped' in browser.get("/").text
    row = Script("row", at=now - datetime.timedelta(minutes=20), user="anna").begin("row", sets=3, reps=10).a_set(3)
    hurt = record_of(row.end(EndReason.STOPPED_FOR_PAIN).over(EndReason.STOPPED_FOR_PAIN))
    assert hurt is not None
    kept(anna, hurt)
    page = browser.get("/").text
    assert "Rest until tomorrow" in page
    assert 'class="" >Go on where you stopped' in page
    assert "Still to do" not in page


def test_nothing_is_to_be_changed_today_by_somebody_who_was_told_not_to_exercise(
    anna: PageContext, browser: TestClient
) -> None:
    now = wall_clock.now()
    log = [ExerciseStarted(t_s=0.0, exercise="row"), set_ended("Slower back")]
    write_log(anna.files.profile.new_log("row", now - datetime.timedelta(hours=2)), log)
    assert "One thing to change today" in browser.get("/").text
    sore = Script("row", at=now - datetime.timedelta(hours=1), user="anna").pain(8, PainMoment.BEFORE)
    stopped = record_of(sore.over(EndReason.STOPPED_FOR_PAIN))
    assert stopped is not None
    kept(anna, stopped)
    assert "One thing to change today" not in browser.get("/").text


def test_after_a_session_that_went_well_it_no_longer_hurts() -> None:
    hurt = dataclasses.replace(session(0), reason=EndReason.STOPPED_FOR_PAIN)
    assert stopped_today([session(1), hurt], MONDAY + datetime.timedelta(hours=1))
    assert not stopped_today([hurt, session(0)], MONDAY + datetime.timedelta(hours=1))
    left_at_once = broke_off(Script("row", at=MONDAY + datetime.timedelta(minutes=5)))
    assert stopped_today([hurt, left_at_once], MONDAY + datetime.timedelta(hours=1))
    assert not stopped_today([], MONDAY + datetime.timedelta(hours=1))


def test_pain_that_nobody_gave_was_not_asked_yet_or_not_answered() -> None:
    assert pain_glance([]).words == "not asked yet"
    assert pain_glance([session(1)]).words == "no answer yet"


def test_a_single_answer_about_pain_is_shown_as_it_is() -> None:
    glance = pain_glance([session(1, pain=4)])
    assert (glance.answers, glance.words) == ((4,), "4 of 10 last time")


def test_pain_that_has_clearly_gone_down_is_said_to_have() -> None:
    answers = {28: 7, 25: 7, 22: 6, 5: 3, 3: 3, 1: 2}
    assert pain_glance([session(ago, pain) for ago, pain in answers.items()]).words == "clearly less: from 7 to 3"
    halves = {28: 5, 25: 5, 3: 3, 1: 4}  # rounded, a change of one point would seem a clear one
    assert pain_glance([session(ago, pain) for ago, pain in halves.items()]).words == "clearly less: from 5 to 3.5"


def test_the_last_session_is_named_by_how_near_it_is() -> None:
    assert last_session_words([], TODAY) == ""
    assert last_session_words([session(3), session(0)], TODAY) == "today. 2 sessions so far."
    assert last_session_words([session(1), session(-300)], TODAY).startswith("yesterday.")  # the clock was wrong
    assert last_session_words([session(1)], TODAY) == "yesterday. 1 session so far."


def test_the_first_page_opens_though_the_last_log_is_odd(anna: PageContext, browser: TestClient) -> None:
    anna.files.profile.new_log("row", MONDAY).write_text('nonsense\n{"type": "RepCompleted"}\n')
    assert browser.get("/").status_code == 200
