from __future__ import annotations

import datetime

import pytest
from starlette.testclient import TestClient

from posecoach.app.live import resume
from posecoach.app.live.resume import interrupted
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import EndReason
from posecoach.history.plan_file import keep_plan
from posecoach.history.store import History
from posecoach.page.activities.session_choice import (
    SessionChoice,
    SessionKind,
    broken_off,
    choice_of,
    items_left,
    items_of,
)
from posecoach.page.context import PageContext
from posecoach.sources.recorded.log_file import readable_events
from tests.support.sessions import MONDAY, Script, write_log

TODAY = datetime.date(2026, 3, 2)


def test_only_one_exercise_is_only_that_one(anna: PageContext) -> None:
    assert [i.spec.id for i in items_of(choice_of("only", "row"), anna.files, TODAY)] == ["row"]


def test_who_chooses_an_exercise_by_itself_has_what_it_needs(anna: PageContext) -> None:
    keep_plan(anna.files.profile, "[equipment]\nheat = false\nroller = false\nball = false\n")
    for exercise in ("heating_pad", "foam_roller", "self_massage"):
        assert [i.spec.id for i in items_of(choice_of("only", exercise), anna.files, TODAY)] == [exercise]


def test_express_is_shorter_than_the_whole_routine(anna: PageContext) -> None:
    express = items_of(SessionChoice(SessionKind.EXPRESS), anna.files, TODAY)
    whole = items_of(SessionChoice(SessionKind.ROUTINE), anna.files, TODAY)
    assert 0 < len(express) < len(whole)


def test_what_the_plan_says_of_an_exercise_stands_and_the_rest_follows_the_history(anna: PageContext) -> None:
    keep_plan(anna.files.profile, 'techniques = ["cat_camel", "row"]\n[row]\nsets = 5\nreps = 15\n')
    cat_camel, row = items_of(SessionChoice(SessionKind.ROUTINE), anna.files, TODAY)
    assert (row.dose.sets, row.dose.reps) == (5, 15)
    assert cat_camel == anna.files.plan(cat_camel.spec, TODAY)[0]


@pytest.mark.parametrize(("hours", "reps"), [(1, 10), (8, 12)])
def test_a_dose_grows_by_one_step_a_day_also_after_midnight(anna: PageContext, hours: int, reps: int) -> None:
    late = MONDAY.replace(hour=23)
    with History(anna.files.history_file) as history:
        for at, sets in ((MONDAY - datetime.timedelta(days=2), 2), (late, 3)):
            row = Script("row", at=at, user="anna").begin("row", sets=sets, reps=10).sets([10] * sets)
            history.record_session(row.effort(5).end().over())
    (row,) = items_left(choice_of("only", "row"), anna.files, late + datetime.timedelta(hours=hours))
    assert (row.dose.sets, row.dose.reps) == (3, reps)


def test_what_hurt_is_smaller_next_time_also_where_a_plan_says_how_much(anna: PageContext) -> None:
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 5\nreps = 16\nrest_s = 11\n')
    hurt = Script("row", at=MONDAY, user="anna").begin("row", sets=5, reps=16).a_set(3)
    with History(anna.files.history_file) as history:
        history.record_session(hurt.end(EndReason.STOPPED_FOR_PAIN).over(EndReason.STOPPED_FOR_PAIN))
    (row,) = items_of(SessionChoice(SessionKind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=2))
    assert (row.dose.sets, row.dose.reps, row.rest_s) == (5, 12, 11)
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 1\nreps = 5\n')
    (row,) = items_of(SessionChoice(SessionKind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=2))
    assert (row.dose.sets, row.dose.reps) == (1, 5)
    keep_plan(anna.files.profile, 'techniques = ["row"]\n[row]\nsets = 5\nreps = 16\nrest_s = 11\n')
    with History(anna.files.history_file) as history:
        well = Script("row", at=MONDAY + datetime.timedelta(days=3), user="anna")
        history.record_session(well.begin("row", sets=5, reps=12).sets([12] * 5).end().over())
    (row,) = items_of(SessionChoice(SessionKind.ROUTINE), anna.files, MONDAY.date() + datetime.timedelta(days=5))
    assert (row.dose.sets, row.dose.reps) == (5, 16)


@pytest.mark.parametrize(("kind", "exercise"), [("", ""), ("all", ""), ("only", ""), ("only", "../row")])
def test_what_there_is_not_cannot_be_chosen(kind: str, exercise: str) -> None:
    with pytest.raises(PosecoachError):
        choice_of(kind, exercise)


LATER = MONDAY + datetime.timedelta(hours=1)


def broke_off(
    anna: PageContext, *finished: str, reason: EndReason = EndReason.ENDED_BY_PERSON, at: datetime.datetime = MONDAY
) -> None:
    script = Script("routine", at=at, user="anna")
    for exercise in finished:
        script.begin(exercise, sets=1, reps=1).a_set(1).end()
    write_log(anna.files.profile.new_log("routine", at), script.begin("row").end(EndReason.STOPPED).over(reason))


def offered(anna: PageContext, at: datetime.datetime = LATER) -> tuple[SessionKind, list[PlannedExercise]] | None:
    """What the first page offers to go on with."""
    routine, express = (
        items_of(SessionChoice(kind), anna.files, at.date()) for kind in (SessionKind.ROUTINE, SessionKind.EXPRESS)
    )
    return broken_off(interrupted(anna.files.profile.logs(), at), routine, express)


@pytest.mark.parametrize(
    ("finished", "kind", "left"),
    [
        (("cat_camel",), SessionKind.EXPRESS, ["self_massage", "row"]),
        (("heating_pad", "muscle_fatigue", "foam_roller", "chair_extension", "cat_camel"), SessionKind.ROUTINE,
         ["self_massage", "scapular_retraction", "row"]),
    ],
)  # fmt: skip
def test_a_routine_that_was_broken_off_goes_on_with_what_is_left(
    anna: PageContext, finished: tuple[str, ...], kind: SessionKind, left: list[str]
) -> None:
    broke_off(anna, *finished)
    found = offered(anna)
    assert found is not None
    assert (found[0], [item.spec.id for item in found[1]]) == (kind, left)
    assert items_left(SessionChoice(kind, goes_on=True), anna.files, LATER) == found[1]


def test_a_whole_routine_goes_on_as_one_though_what_was_done_is_no_longer_part_of_it(
    anna: PageContext, browser: TestClient
) -> None:
    broke_off(anna, "heating_pad")
    browser.post("/settings/doses", data={"have.roller": "on", "have.band": "on"})
    found = offered(anna)
    assert found is not None
    assert found[0] is SessionKind.ROUTINE
    assert found[1][0].spec.id == "muscle_fatigue"


def test_nothing_goes_on_where_nothing_was_finished_all_was_or_it_is_long_ago(anna: PageContext) -> None:
    assert offered(anna) is None
    broke_off(anna, "cat_camel", reason=EndReason.PLAN_DONE)
    assert offered(anna) is None
    assert len(items_left(SessionChoice(SessionKind.EXPRESS), anna.files, LATER)) == 3
    broke_off(anna, "cat_camel", "self_massage", "row", at=MONDAY + datetime.timedelta(minutes=30))
    with pytest.raises(PosecoachError, match="Begin a new one"):
        items_left(SessionChoice(SessionKind.EXPRESS, goes_on=True), anna.files, LATER)
    assert offered(anna, LATER + datetime.timedelta(days=1)) is None


def test_the_first_page_looks_for_a_routine_that_was_broken_off_once(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.system.wall_clock.now", lambda: LATER)
    broke_off(anna, "cat_camel")
    read: list[str] = []
    monkeypatch.setattr(resume, "readable_events", lambda log: read.append(log.stem) or readable_events(log))
    assert "Go on where you stopped" in browser.get("/").text
    assert len(read) == 1


def test_the_first_page_offers_to_go_on_and_does_not_say_that_all_is_done(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.system.wall_clock.now", lambda: LATER)
    assert "Go on where you stopped" not in browser.get("/").text
    broke_off(anna, "cat_camel")
    page = browser.get("/").text
    assert "Go on where you stopped" in page
    assert "Done for today" not in page
    assert "Still to do" in page
    chosen: list[SessionChoice] = []
    monkeypatch.setattr(type(anna.model), "available", True)
    monkeypatch.setattr(type(anna.launcher), "start", lambda _self, choice, _user: chosen.append(choice))
    browser.post("/session", data={"kind": "express", "goes_on": "1"})
    assert chosen == [SessionChoice(SessionKind.EXPRESS, goes_on=True)]
