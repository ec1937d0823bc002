from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posecoach.analysis.judgement.reference import Reference
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.history.store import History
from posecoach.page.context import PageContext
from posecoach.page.routes.history import report_name
from posecoach.page.routes.home import home_view
from posecoach.registry import exercises
from posecoach.system import wall_clock
from tests.support.sessions import MONDAY, Script, write_log
from tests.unit.page.conftest import ADDRESS


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/settings/plan", 405)])
def test_an_address_without_a_page_says_so_and_leads_home(
    anna: PageContext, browser: TestClient, path: str, status: int
) -> None:
    answer = browser.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == status
    assert "There is no page at this address." in answer.text
    assert 'href="/">Home' in answer.text


def test_what_did_not_work_leads_back_to_the_form_that_was_sent(anna: PageContext, browser: TestClient) -> None:
    def answer(referer: str) -> str:
        headers = {"Accept": "text/html", "Referer": referer}
        return browser.post("/settings/plan", data={"plan": "techniques = [row"}, headers=headers).text

    assert f'href="{ADDRESS}/settings">Back</a>' in answer(f"{ADDRESS}/settings")
    assert "Back</a>" not in answer("http://evil.example/settings")


def test_a_session_of_which_there_is_no_report_says_so_where_it_is_asked_for(
    anna: PageContext, browser: TestClient
) -> None:
    """Not in the frame: what is no document of ours is not shown there at all."""
    log = write_log(anna.files.profile.new_log("routine", MONDAY), Script("routine", user="anna").begin("row").events)
    answer = browser.get(f"/reports/{log.stem}", headers={"Accept": "text/html", "Referer": f"{ADDRESS}/history"})
    assert answer.status_code == 400
    assert "there is nothing to report" in answer.text
    assert f'href="{ADDRESS}/history">Back</a>' in answer.text


def test_a_report_is_offered_only_of_a_session_that_has_one(anna: PageContext, browser: TestClient) -> None:
    """What a set had in it that was begun anew is none of it; a report of a damaged log says what is wrong with it."""
    begun_anew = Script("row", user="anna").begin("row").stage(Stage.WORKING).rep().stage(Stage.COUNTDOWN)
    sessions = {
        "row": Script("row", user="anna").begin("row").sets([8]).over(),
        "routine": Script("routine", user="anna").begin("row").over(),
        "cat_camel": begun_anew.over(),
        "foam_roller": Script("foam_roller", user="anna").events,
    }
    logs = {name: write_log(anna.files.profile.new_log(name, MONDAY), events) for name, events in sessions.items()}
    with logs["foam_roller"].open("a") as damaged:
        damaged.write("damaged\n")
    page = browser.get("/history").text
    assert [name for name, log in logs.items() if f"/reports/{log.stem}" in page] == ["row", "foam_roller"]


def test_all_sessions_are_saved_as_a_table(anna: PageContext, browser: TestClient) -> None:
    """The page of the history lists the last thirty, and names the command for the rest."""
    with History(anna.files.history_file) as history:
        for days in range(40):
            script = Script("row", at=MONDAY + datetime.timedelta(days=days), user="anna")
            history.record_session(script.begin("row", sets=1).a_set(8).end().over())
    assert 'href="/history/table.csv" download' in browser.get("/history").text
    answer = browser.get("/history/table.csv")
    assert 'filename="history.csv"' in answer.headers["content-disposition"]
    lines = answer.text.splitlines()
    assert lines[0].startswith("user,started_at,exercise,")
    assert len(lines) == 41


def test_a_report_is_called_by_its_day_as_people_write_it() -> None:
    assert report_name(Path("2020-01-02T18-05-00_row.jsonl")) == "Thu 2 Jan 2020, 18:05, Row"
    assert "of mine" in report_name(Path("of mine_row.jsonl"))


def test_the_first_page_says_what_a_routine_leaves_out_unless_it_goes_on_with_that(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wall_clock, "now", lambda: MONDAY + datetime.timedelta(minutes=40))
    warmed = Script("routine", user="anna").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    warmed.t_s += 600.0
    log = write_log(anna.files.profile.new_log("routine", MONDAY), warmed.end(EndReason.STOPPED).events)
    said = "Heating pad: too soon after the last time, so we leave it out."
    page = browser.get("/").text
    assert "Go on where you stopped" in page
    assert said not in page
    log.unlink()
    with History(anna.files.history_file) as history:
        history.record_session(warmed.over())
    view = home_view(anna)
    assert view.due.reasons[[exercise for exercise, _, _ in view.due.exercises].index("heating_pad")] == said


def test_a_plan_that_is_refused_is_not_called_by_a_path_that_nobody_chose(
    anna: PageContext, browser: TestClient
) -> None:
    said = browser.post("/settings/plan", data={"plan": "techniques = [row"}).json()["error"]
    assert said.startswith("The plan is not valid TOML: ")


def test_a_damaged_history_is_made_again_with_a_button(anna: PageContext, browser: TestClient) -> None:
    """Whoever uses the page needs no terminal."""
    write_log(anna.files.profile.new_log("row", MONDAY), Script("row", user="anna").sets([8]).over())
    assert len(anna.files.all_sessions()) == 1
    anna.files.history_file.write_bytes(b"no history" * 1000)
    for path in ("/", "/history"):
        page = browser.get(path, headers={"Accept": "text/html"}).text
        assert "is damaged" in page
        assert '<form method="post" action="/history/rebuild">' in page
    assert browser.post("/history/rebuild").headers["location"] == "/"
    assert browser.get("/").status_code == 200
    assert len(anna.files.all_sessions()) == 1
    assert "/history/rebuild" not in browser.get("/nowhere", headers={"Accept": "text/html"}).text


def test_a_damaged_calibration_is_learned_again_and_keeps_nobody_from_the_first_page(
    anna: PageContext, browser: TestClient
) -> None:
    damaged = anna.files.profile.keep_reference("row", Reference(reps=2))
    damaged.write_bytes(b"{")
    assert browser.get("/").status_code == 200
    row = PlannedExercise.of(exercises()["row"])
    assert anna.files.person([row], MONDAY.date()).references == {}
