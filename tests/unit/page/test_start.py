from __future__ import annotations

import dataclasses
import threading
import time

import pytest
from starlette.testclient import TestClient

from posecoach.coaching.requests import Command
from posecoach.history.settings import read_settings, settings_path
from posecoach.page.activities.activity_runner import ActivityRunner, Ending
from posecoach.page.activities.camera_check import Devices
from posecoach.page.activities.model_builder import ModelBuilder
from posecoach.page.context import PageContext
from posecoach.page.routes import start
from posecoach.phrases.catalogue import Catalogue, load
from posecoach.screen.pictures import Pictures
from posecoach.screen.session_picture import SessionPicture
from posecoach.sources.live.camera_list import CameraFound


def test_the_voice_check_says_a_sentence_and_answers_with_what_went_wrong(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def say(text: str, *_: object) -> str:
        said.append(text)
        return "no loudspeaker"

    monkeypatch.setattr(start, "say_aloud", say)
    answer = browser.post("/voice")
    assert answer.json() == {"error": start.UNHEARD, "why": "no loudspeaker"}
    assert "posecoach" not in start.UNHEARD
    assert said == [load().say("session.voice_check")]


def test_the_voice_check_is_as_loud_as_chosen_and_during_a_session_as_that_is_now(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratios: list[float] = []
    monkeypatch.setattr(start, "say_aloud", lambda *said: ratios.append(said[-1].ratio) or "")
    browser.post("/settings", data={"volume": "30"})
    browser.post("/voice")
    free = threading.Event()
    anna.runner.start("Row", lambda: Ending(str(free.wait(60.0))))
    anna.runner.loudness.set(0.6)
    browser.post("/voice")
    free.set()
    assert ratios == [0.3, 0.6]


def test_the_check_begins_anew_where_its_button_is_pressed_twice(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelBuilder, "available", True)
    begun: list[str] = []

    def check(runner: ActivityRunner, devices: Devices, _words: Catalogue) -> str:
        begun.append(devices.source)
        with runner.screen(SessionPicture(load(), Pictures(())), lambda _moment: "{}") as screen:
            while Command.QUIT not in screen.requests():
                time.sleep(0.01)
        return ""

    anna.camera_check = check
    anna.launcher = dataclasses.replace(anna.launcher, source="")
    for camera in ("0", "2"):
        answer = browser.post("/start/camera", data={"camera": camera})
        assert answer.headers["location"] == "/start/check"
    anna.runner.stop()
    assert begun == ["0", "2"]


def test_each_camera_can_be_chosen_by_its_number_and_says_what_is_wrong_with_it(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna.launcher = dataclasses.replace(anna.launcher, source="")
    monkeypatch.setattr(ModelBuilder, "available", True)
    found = [CameraFound(0, (640, 480), 30.0), CameraFound(2, problem="is used by another program")]
    monkeypatch.setattr(start, "list_cameras", lambda: found)
    page = browser.get("/start/camera").text
    assert 'value="0" checked> camera 0 (640 x 480 at 30/s)</label>' in page
    assert 'value="2" > camera 2: is used by another program</label>' in page


def test_in_a_session_the_voice_check_is_as_loud_as_the_settings_page_says_though_it_is_not_saved(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    ratios: list[float] = []
    monkeypatch.setattr(start, "say_aloud", lambda *said: ratios.append(said[-1].ratio) or "")
    free = threading.Event()
    anna.runner.start("Row", lambda: Ending(str(free.wait(60.0))))
    anna.runner.loudness.set(0.6)
    browser.post("/voice", data={"volume": "30"})
    free.set()
    assert (ratios, anna.runner.loudness.ratio) == ([0.3], 0.6)


def test_a_voice_may_be_tried_though_the_settings_are_damaged(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They can be put right on the page that has the button."""
    rates: list[int] = []
    monkeypatch.setattr(start, "say_aloud", lambda *said: rates.append(said[1].rate_wpm) or "")
    settings_path(anna.files.profile).write_text("{")
    browser.post("/voice", data={"rate": "120"})
    assert rates == [120]


def test_a_camera_may_be_chosen_though_the_settings_are_damaged(
    browser: TestClient, anna: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelBuilder, "available", True)
    monkeypatch.setattr(start, "list_cameras", lambda: [CameraFound(2, (640, 480), 30.0)])
    settings_path(anna.files.profile).write_text("{")
    page = browser.get("/start/camera")
    assert page.status_code == 200
    assert "are damaged" in page.text
    assert browser.post("/start/camera", data={"camera": "2"}).headers["location"] == "/start/check"
    anna.runner.stop()
    assert read_settings(anna.files.profile).camera == "2"
    assert "are damaged" not in browser.get("/start/camera").text
