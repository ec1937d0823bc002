from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from posecoach.core.errors import PosecoachError
from posecoach.page.activities import model_builder
from posecoach.page.activities.model_builder import ModelBuilder, Tell
from posecoach.page.context import PageContext

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
    monkeypatch.setattr(model_builder, "resolve_model", made.find)
    return made


def until_idle(builder: ModelBuilder) -> None:
    deadline_s = time.monotonic() + WAIT_S
    while builder.state.busy:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)


def test_a_missing_model_is_made_on_request_and_its_progress_shown(shelf: Shelf) -> None:
    builder = ModelBuilder(make=shelf.make)
    assert not builder.available
    builder.start()
    builder.start()  # once more, while it is being made, changes nothing
    deadline_s = time.monotonic() + WAIT_S
    while not builder.state.doing:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
    assert (builder.state.available, builder.state.busy, builder.state.done_ratio) == (False, True, 0.4)
    shelf.goes_on.set()
    until_idle(builder)
    assert builder.state.available


@pytest.mark.parametrize("problem", [PosecoachError("No network."), ValueError("No network.")])
def test_what_goes_wrong_is_said_and_can_be_tried_again(shelf: Shelf, problem: Exception) -> None:
    shelf.problem = problem
    shelf.goes_on.set()
    builder = ModelBuilder(make=shelf.make)
    builder.start()
    until_idle(builder)
    assert "No network." in builder.state.error
    shelf.problem = None
    builder.start()
    until_idle(builder)
    assert builder.state.available
    assert builder.state.error == ""


def test_a_model_that_was_named_is_not_made(shelf: Shelf) -> None:
    with pytest.raises(PosecoachError, match="was started with the model"):
        ModelBuilder(Path("mine.task"), shelf.make).start()


def test_a_model_that_was_prepared_elsewhere_is_noticed(shelf: Shelf, anna: PageContext, browser: TestClient) -> None:
    anna.model = ModelBuilder(make=shelf.make)
    assert browser.get("/start/model/state").json()["available"] is False
    shelf.full = True
    assert browser.get("/start/model/state").json()["available"] is True
    assert browser.get("/start/model").headers["location"] == "/start/camera"


def test_without_a_model_the_page_leads_to_where_it_is_prepared(
    shelf: Shelf, anna: PageContext, browser: TestClient
) -> None:
    anna.model = ModelBuilder(make=shelf.make)
    assert 'href="/start/model"' in browser.get("/").text
    assert browser.get("/start/camera").headers["location"] == "/start/model"
    assert browser.post("/session", data={"kind": "express"}).headers["location"] == "/start/model"
    assert anna.runner.current == ""
    assert "Prepare it now" in browser.get("/start/model").text
    shelf.goes_on.set()
    assert browser.post("/start/model").status_code == 303
    until_idle(anna.model)
    assert browser.get("/start/camera").status_code == 200
    assert 'href="/start/model"' not in browser.get("/").text
