from __future__ import annotations

import json
import queue
import socket
import stat
from contextlib import ExitStack
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.page import serve
from posecoach.page.serve import PageOptions, create_context, listening
from posecoach.page.single_instance import LOOPBACK, Instance, registered, running_instance

WAIT_S = 20.0


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path))
    return tmp_path


def test_without_share_only_this_machine_reaches_the_page() -> None:
    with listening(PageOptions(port=0)) as listener:
        assert listener.getsockname()[0] == LOOPBACK


def test_a_port_that_is_taken_gives_way_to_another() -> None:
    with listening(PageOptions(port=0)) as first:
        port = first.getsockname()[1]
        with listening(PageOptions(port=port)) as second:
            assert second.getsockname()[1] != port


def test_other_names_are_only_known_where_the_page_is_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "own_addresses", lambda: ["192.168.1.20"])
    with ExitStack() as stack:
        alone = create_context(PageOptions(), 8765, stack)
        shared = create_context(PageOptions(share=True), 8765, stack)
    assert alone.access.hosts == {"127.0.0.1:8765", "localhost:8765"}
    assert alone.shared_urls == ()
    assert "192.168.1.20:8765" in shared.access.hosts
    assert shared.shared_urls == ("http://192.168.1.20:8765",)


def test_a_second_start_finds_the_page_that_runs_and_nobody_else_its_key(folder: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as listener:
        port = listener.getsockname()[1]
        with registered(Instance(port, "secret")):
            assert running_instance() == Instance(port, "secret")
            assert stat.S_IMODE((folder / "page.json").stat().st_mode) == 0o600
    assert running_instance() is None
    assert not (folder / "page.json").exists()


def test_what_a_page_that_was_killed_left_behind_is_no_page(folder: Path) -> None:
    with socket.create_server((LOOPBACK, 0)) as listener:
        port = listener.getsockname()[1]
    for noted in (port, 70_000):  # no machine has the second one
        (folder / "page.json").write_text(json.dumps({"port": noted, "key": "old"}))
        assert running_instance() is None


def test_a_second_start_opens_the_browser_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(serve, "running_instance", lambda: Instance(1, "k"))
    monkeypatch.setattr(serve, "listening", lambda _: pytest.fail("a second page was opened"))
    serve.serve(PageOptions(browser=False), said.append)
    assert said == ["The coach is running already.", "The page of the coach: http://127.0.0.1:1/join#k"]


def test_the_command_line_of_the_browser_holds_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: queue.Queue[str] = queue.Queue()
    monkeypatch.setattr(serve, "running_instance", lambda: Instance(1, "k"))
    monkeypatch.setattr(serve.webbrowser, "open", opened.put)
    serve.serve(PageOptions(), lambda _: None)
    address, _, code = opened.get(timeout=WAIT_S).partition("#")
    assert address == "http://127.0.0.1:1/join"
    assert code.partition(".")[2]  # a ticket, as tests of access know it, not the key


@pytest.mark.parametrize("asked", [PageOptions(share=True, browser=False), PageOptions(source="1", browser=False)])
def test_a_second_start_with_other_options_says_that_they_do_not_count(
    monkeypatch: pytest.MonkeyPatch, asked: PageOptions
) -> None:
    said: list[str] = []
    monkeypatch.setattr(serve, "running_instance", lambda: Instance(1, "k"))
    serve.serve(asked, said.append)
    assert "end it first" in said[1]


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (PageOptions(source="nowhere"), "'nowhere' is not a camera"),
        (PageOptions(source=__file__), "is not a clip"),
        (PageOptions(model=Path("nope.task")), "There is no model file nope.task"),
        (PageOptions(model=Path(__file__)), "is not a model bundle"),
    ],
)
def test_a_source_or_a_model_that_cannot_be_used_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, asked: PageOptions, why: str
) -> None:
    monkeypatch.setattr(serve, "listening", lambda _: pytest.fail("the page was opened"))
    with pytest.raises(PosecoachError, match=why):
        serve.serve(asked, lambda _: None)


def test_a_camera_that_may_come_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(serve, "running_instance", lambda: Instance(1, "k"))
    for source in ("7", "/dev/video7", "http://192.0.2.1:8080/video"):
        serve.serve(PageOptions(source=source, browser=False), said.append)
    assert said.count("The coach is running already.") == 3
