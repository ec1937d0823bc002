from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import html
import re
import sqlite3
import threading

import pytest
from starlette.requests import Request
from starlette.testclient import TestClient

from posecoach.history.plan_file import plan_path
from posecoach.history.profile import Profile
from posecoach.history.settings import PersonSettings, keep_settings, read_settings, settings_path
from posecoach.history.store import History
from posecoach.history.user_names import DEFAULT_USER, users
from posecoach.page.activities.activity_runner import Ending
from posecoach.page.activities.camera_check import CHECK_NAME
from posecoach.page.activities.model_builder import ModelBuilder
from posecoach.page.application import create_application
from posecoach.page.context import PageContext
from posecoach.page.routes import plan, settings, start
from posecoach.page.voice import voice_of
from posecoach.speech.settings import VoiceSettings
from tests.support.sessions import Script

SOUND = {"sound": "1", "language": "en", "voice": "", "rate": "150", "volume": "40", "mute": "on"}


@pytest.fixture(autouse=True)
def _voices(context: PageContext) -> None:
    context.voices = [("english", "en")]


def test_what_is_chosen_is_kept_and_shown(anna: PageContext, browser: TestClient) -> None:
    assert browser.post("/settings", data=SOUND).status_code == 303
    kept = read_settings(anna.files.profile)
    assert kept == PersonSettings(name="anna", rate_wpm=150, volume_ratio=0.4, mute=True)
    page = browser.get("/settings").text
    assert 'value="150"' in page
    assert 'name="mute" checked' in page
    assert 'name="silent" checked' not in page


@pytest.mark.parametrize(
    ("path", "form"), [("/settings", SOUND), ("/settings/doses", {"row.sets": "4"}), ("/settings/plan", {"plan": ""})]
)
def test_what_was_saved_is_said_to_be(anna: PageContext, browser: TestClient, path: str, form: dict[str, str]) -> None:
    assert "Saved." not in browser.get("/settings").text
    page = browser.get(browser.post(path, data=form).headers["location"]).text
    assert '<p class="said good" role="status">Saved.</p>' in page
    assert "<title>Settings saved" in page


def test_a_chosen_voice_that_is_not_found_now_stays_chosen(anna: PageContext, browser: TestClient) -> None:
    keep_settings(anna.files.profile, PersonSettings(name="anna", voice="whisper"))
    page = browser.get("/settings").text
    assert '<optgroup label="Chosen, but not found here now"><option value="whisper" selected>' in page
    keep_settings(anna.files.profile, PersonSettings(name="anna", voice="english"))
    assert "not found here now" not in browser.get("/settings").text


def test_warnings_are_silenced_only_by_a_choice_of_their_own(anna: PageContext, browser: TestClient) -> None:
    browser.post("/settings", data=SOUND)
    assert voice_of(read_settings(anna.files.profile)) == VoiceSettings(mute=True, rate_wpm=150)
    browser.post("/settings", data={**SOUND, "silent": "on"})
    assert voice_of(read_settings(anna.files.profile)).silent


def test_two_forms_that_come_at_the_same_time_are_both_kept(anna: PageContext) -> None:
    profile = anna.files.profile

    async def slow_form() -> dict[str, object]:
        keep_settings(profile, dataclasses.replace(read_settings(profile), camera="1"))
        return {"type": "http.request", "body": b"rate=150", "more_body": False}

    scope = {"type": "http", "method": "POST", "headers": [], "app": create_application(anna)}
    asyncio.run(settings.keep(Request(scope, slow_form)))
    assert read_settings(profile) == PersonSettings(name="anna", camera="1", rate_wpm=150)


@pytest.mark.parametrize("form", ["row.sets=4", "plan=[row]"])
def test_a_plan_is_kept_of_whose_turn_it_is_once_its_form_has_come(anna: PageContext, form: str) -> None:
    async def slow_form() -> dict[str, object]:
        anna.switch_person("ben")
        return {"type": "http.request", "body": f"{form}&turn=ben".encode(), "more_body": False}

    scope = {"type": "http", "method": "POST", "headers": [], "app": create_application(anna)}
    take = plan.take_plan if form.startswith("plan") else plan.keep_doses
    asyncio.run(take(Request(scope, slow_form)))
    assert [name for name in ("anna", "ben") if plan_path(Profile.of(name)).exists()] == ["ben"]


@pytest.mark.parametrize("change", [{"rate": "9"}, {"rate": "fast"}, {"volume": "nan"}, {"language": "xx"}])
def test_what_makes_no_sense_is_refused_and_nothing_changes(
    anna: PageContext, browser: TestClient, change: dict[str, str]
) -> None:
    answer = browser.post("/settings", data={**SOUND, **change}, headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "That did not work" in answer.text
    assert read_settings(anna.files.profile) == PersonSettings(name="anna")


def test_the_camera_is_named_in_words(anna: PageContext, browser: TestClient) -> None:
    anna.launcher = dataclasses.replace(anna.launcher, source="")
    assert "<strong>Camera 0</strong> of this machine" in browser.get("/settings").text


@pytest.mark.parametrize("path", ["/settings", "/start/camera"])
@pytest.mark.parametrize("started_with", [True, False])
def test_what_opens_a_camera_is_not_shown(
    anna: PageContext, browser: TestClient, path: str, started_with: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelBuilder, "available", True)
    monkeypatch.setattr(start, "list_cameras", list)
    address = "rtsp://me:s3cr3t@192.168.1.20/live?key=s3cr3t"
    anna.launcher = dataclasses.replace(anna.launcher, source=address if started_with else "")
    keep_settings(anna.files.profile, PersonSettings(camera="0" if started_with else address))
    page = browser.get(path).text
    assert "s3cr3t" not in page
    assert ("192.168.1.20" in page) == (started_with or path == "/settings")


def test_a_plan_goes_in_and_comes_out(anna: PageContext, browser: TestClient) -> None:
    plan = 'techniques = ["row"]\n\n[row]\nsets = 2\n'
    assert browser.post("/settings/plan", data={"plan": plan}).status_code == 303
    assert browser.get("/settings/plan.toml").text == plan
    assert "2 sets" in browser.get("/").text


def test_the_plan_that_there_is_stands_where_it_is_changed(anna: PageContext, browser: TestClient) -> None:
    """An empty field would delete it, and with it the equipment, whoever only presses the button."""
    browser.post("/settings/doses", data={"have.roller": "on", "row.sets": "4"})
    shown = re.search(r"<textarea[^>]*>(.*?)</textarea>", browser.get("/settings").text, re.DOTALL)
    assert shown is not None
    assert html.unescape(shown[1]) == plan_path(anna.files.profile).read_text()


def test_equipment_and_doses_leave_the_list_of_techniques(anna: PageContext, browser: TestClient) -> None:
    browser.post("/settings/plan", data={"plan": 'techniques = ["row"]'})
    browser.post("/settings/doses", data={"have.band": "on", "row.sets": "4"})
    plan = plan_path(anna.files.profile).read_text()
    assert 'techniques = ["row"]' in plan
    assert "sets = 4" in plan
    assert "roller = false" in plan


@pytest.mark.parametrize("plan", ["techniques = 3", "[nothing]\nsets = 1", "sets ==", "[row]\nminutes = 500"])
def test_a_plan_of_which_no_routine_can_be_made_leaves_the_one_before(
    anna: PageContext, browser: TestClient, plan: str
) -> None:
    browser.post("/settings/plan", data={"plan": 'techniques = ["row"]'})
    assert browser.post("/settings/plan", data={"plan": plan}).status_code == 400
    assert plan_path(anna.files.profile).read_text() == 'techniques = ["row"]'


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/settings/plan", {"plan": 'techniques = ["cat_camel"]\n[row]\nsets = 500\n'}),
        ("/settings/doses", {"foam_roller.sets": "500"}),
    ],
)
def test_a_plan_is_refused_for_what_it_says_of_an_exercise_that_is_not_in_the_routine_too(
    anna: PageContext, browser: TestClient, path: str, form: dict[str, str]
) -> None:
    """It may be in the express routine, chosen alone, or come back with its equipment."""
    assert browser.post(path, data=form).status_code == 400
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize(
    ("plan", "said", "shown"),
    [
        (b"[rowing_machine]\nsets = 2\n", "rowing_machine", "[rowing_machine]"),
        (b"[row]\nsets = 'two'\n", "a whole number is expected", "sets = 'two'"),
        (b"[row]\n# Stra\xdfe\nsets = 2\n", "not valid TOML", "# Stra\ufffde"),
    ],
)
def test_a_plan_that_cannot_be_used_is_put_right_in_the_settings(
    anna: PageContext, browser: TestClient, plan: bytes, said: str, shown: str
) -> None:
    """As of an exercise that was removed, or a file that was changed by hand."""
    plan_path(anna.files.profile).write_bytes(plan)
    assert 'href="/settings">Settings</a>' in browser.get("/", headers={"Accept": "text/html"}).text
    page = html.unescape(browser.get("/settings").text)
    assert said in page
    assert shown in page
    assert browser.get("/settings/plan.toml").status_code == 200
    assert browser.post("/settings/plan", data={"plan": ""}).status_code == 303
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("content", [b"", b"\xff", b"[1, 2]"])
def test_settings_that_are_damaged_are_chosen_anew(anna: PageContext, browser: TestClient, content: bytes) -> None:
    settings_path(anna.files.profile).write_bytes(content)
    page = html.unescape(browser.get("/settings").text)
    assert "are damaged" in page
    assert browser.post("/settings", data=SOUND).status_code == 303
    assert "are damaged" not in html.unescape(browser.get("/settings").text)
    assert read_settings(anna.files.profile).rate_wpm == 150


def test_who_ticks_no_day_is_not_told_to_write_days_as_in_a_terminal(anna: PageContext, browser: TestClient) -> None:
    answer = browser.get("/settings/reminders.ics?at=18:00")
    assert answer.status_code == 400
    assert answer.json()["error"] == "No day is ticked. Tick those on which you want to be reminded."


def test_reminders_come_as_a_calendar(anna: PageContext, browser: TestClient) -> None:
    text = browser.get("/settings/reminders.ics?tue=on&sat=on&at=07:30").text
    assert "BYDAY=TU,SA" in text
    assert "T073000" in text


def test_several_people_take_turns(anna: PageContext, browser: TestClient) -> None:
    browser.post("/settings/person", data={"user": "Ben"})
    browser.post("/start", data={"user": "Ben"})
    assert "Hello Ben" in browser.get("/").text
    browser.post("/settings/person", data={"user": "anna"})
    assert "Hello anna" in browser.get("/").text


@pytest.mark.parametrize("path", ["/settings/person", "/start"])
@pytest.mark.parametrize(("on", "turn"), [("Row", "anna"), (CHECK_NAME, "ben")])
def test_nobody_takes_their_turn_while_another_exercises_but_while_the_camera_is_checked(
    anna: PageContext, browser: TestClient, path: str, on: str, turn: str
) -> None:
    free = threading.Event()
    anna.runner.start(on, lambda: Ending(str(free.wait(60.0))))
    answer = browser.post(path, data={"user": "ben"})
    free.set()
    anna.runner.stop()
    assert anna.user == turn
    assert answer.status_code == (400 if turn == "anna" else 303)


@pytest.mark.parametrize(
    ("page", "path", "form"),
    [
        ("/settings", "/settings", SOUND),
        ("/settings", "/settings/doses", {"row.sets": "4"}),
        ("/settings", "/settings/plan", {"plan": 'techniques = ["row"]'}),
        ("/start/camera", "/start/camera", {"camera": "1"}),
        ("/", "/session", {"kind": "express"}),
    ],
)
def test_what_a_page_asks_for_one_person_is_not_done_for_another_whose_turn_it_is_since(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch, page: str, path: str, form: dict[str, str]
) -> None:
    """As with two open pages, or on a telephone that was left lying."""
    monkeypatch.setattr(ModelBuilder, "available", True)
    monkeypatch.setattr(start, "list_cameras", list)
    shown = browser.get(page).text
    turn = re.search('<body[^>]* data-turn="([^"]*)"', shown)
    sent = {**form, "turn": turn[1] if turn else ""}
    browser.post("/settings/person", data={"user": "Ben"})
    answer = browser.post(path, data=sent)
    assert answer.status_code == 400
    assert "become somebody else's turn" in answer.json()["error"]
    assert anna.session == ""
    assert read_settings(anna.files.profile) == PersonSettings(name="Ben")
    assert not plan_path(anna.files.profile).exists()
    browser.post("/settings/person", data={"user": "anna"})
    assert browser.post(path, data=sent).status_code == 303
    anna.runner.stop()


def test_somebody_of_the_command_line_who_has_no_name_is_not_called_me(
    context: PageContext, browser: TestClient
) -> None:
    context.user = DEFAULT_USER
    context.files.profile.make_folder()
    assert "<h1>Hello</h1>" in browser.get("/").text
    assert "<h1>Your settings</h1>" in browser.get("/settings").text
    assert "Your history" in browser.get("/history").text


@pytest.mark.parametrize("gone", [DEFAULT_USER, "ben"])
def test_nobody_of_whom_nothing_is_kept_has_their_turn_while_there_is_somebody_else(
    anna: PageContext, browser: TestClient, gone: str
) -> None:
    """As when the person of the last session was deleted in a terminal, or the file that names them is damaged."""
    anna.user = gone
    assert "Hello anna" in browser.get("/").text
    assert (anna.user, users()) == ("anna", ["anna"])


def test_a_name_that_leads_elsewhere_is_refused(anna: PageContext, browser: TestClient) -> None:
    assert browser.post("/settings/person", data={"user": "../anna"}).status_code == 400
    assert anna.user == "anna"


def test_deleting_takes_the_name_and_then_deletes_everything(anna: PageContext, browser: TestClient) -> None:
    browser.post("/settings", data=SOUND)
    assert browser.post("/settings/delete", data={"user": "ann"}).status_code == 400
    assert users() == ["anna"]
    assert browser.post("/settings/delete", data={"user": "Anna"}).status_code == 303
    assert users() == []
    assert browser.get("/").headers["location"] == "/start"


def test_a_name_with_marks_is_typed_to_delete_it_however_the_system_writes_them(
    anna: PageContext, browser: TestClient
) -> None:
    browser.post("/settings/person", data={"user": "Jörg"})
    assert browser.post("/settings/delete", data={"user": "Jo\u0308rg"}).status_code == 303
    assert users() == ["anna"]


def test_who_is_deleted_while_another_program_reads_the_history_is_not_whose_turn_it_is(
    anna: PageContext, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.history.schema.BUSY_TIMEOUT_S", 0.2)
    anna.switch_person("ben")
    with History(anna.files.history_file) as history:
        history.record_session(Script("row", user="ben").sets([3]).over())
    with contextlib.closing(sqlite3.connect(anna.files.history_file, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM session").fetchone()
        said = browser.post("/settings/delete", data={"user": "ben"}).json()["error"]
        assert "another program has the history open" in said
        assert (anna.user, users()) == ("anna", ["anna"])
        assert "Hello anna" in browser.get("/").text


def test_a_form_that_is_too_large_is_refused(anna: PageContext, browser: TestClient) -> None:
    assert browser.post("/settings/plan", data={"plan": "#" * 70_000}).status_code == 400
