from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posecoach.core.errors import PosecoachError
from posecoach.page import model_desk
from posecoach.page.house import House
from posecoach.page.model_desk import ModelDesk, Tell

WAIT_S = 120.0


class Shelf:
    """Where models are kept: empty until somebody puts one there, and slow to fill."""

    def __init__(self) -> None:
        self.full = False
        self.problem: Exception | None = None
        self.goes_on = threading.Event()

    def find(self, explicit: Path | None) -> None:
        del explicit
        if not self.full:
            raise PosecoachError("There is no pose model yet.")

    def make(self, tell: Tell) -> None:
        tell("fetching", 0.4)
        assert self.goes_on.wait(WAIT_S)
        if self.problem is not None:
            raise self.problem
        self.full = True


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    made = Shelf()
    monkeypatch.setattr(model_desk, "resolve_model", made.find)
    return made


def until_idle(desk: ModelDesk) -> None:
    deadline_s = time.monotonic() + WAIT_S
    while desk.state.busy:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


def test_a_missing_model_is_made_on_request_and_its_progress_shown(shelf: Shelf) -> None:
    desk = ModelDesk(make=shelf.make)
    assert not desk.there
    desk.begin()
    desk.begin()  # once more, while it is being made, changes nothing
    deadline_s = time.monotonic() + WAIT_S
    while not desk.state.doing:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
    assert (desk.state.there, desk.state.busy, desk.state.done_ratio) == (False, True, 0.4)
    shelf.goes_on.set()
    until_idle(desk)
    assert desk.state.there


@pytest.mark.parametrize("problem", [PosecoachError("No network."), ValueError("No network.")])
def test_what_goes_wrong_is_said_and_can_be_tried_again(shelf: Shelf, problem: Exception) -> None:
    shelf.problem = problem
    shelf.goes_on.set()
    desk = ModelDesk(make=shelf.make)
    desk.begin()
    until_idle(desk)
    assert "No network." in desk.state.error
    shelf.problem = None
    desk.begin()
    until_idle(desk)
    assert desk.state.there
    assert desk.state.error == ""


def test_a_model_that_was_named_is_not_made(shelf: Shelf) -> None:
    with pytest.raises(PosecoachError, match="was started with the model"):
        ModelDesk(Path("mine.task"), shelf.make).begin()


def test_a_model_that_was_prepared_elsewhere_is_noticed(shelf: Shelf, anna: House, browser: TestClient) -> None:
    anna.model = ModelDesk(make=shelf.make)
    assert browser.get("/start/model/state").json()["there"] is False
    shelf.full = True
    assert browser.get("/start/model/state").json()["there"] is True
    assert browser.get("/start/model").headers["location"] == "/start/camera"


def test_without_a_model_the_page_leads_to_where_it_is_prepared(shelf: Shelf, anna: House, browser: TestClient) -> None:
    anna.model = ModelDesk(make=shelf.make)
    assert 'href="/start/model"' in browser.get("/").text
    assert browser.get("/start/camera").headers["location"] == "/start/model"
    assert browser.post("/session", data={"kind": "express"}).headers["location"] == "/start/model"
    assert anna.room.on == ""
    assert "Prepare it now" in browser.get("/start/model").text
    shelf.goes_on.set()
    assert browser.post("/start/model").status_code == 303
    until_idle(anna.model)
    assert browser.get("/start/camera").status_code == 200
    assert 'href="/start/model"' not in browser.get("/").text
