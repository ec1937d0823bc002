from __future__ import annotations

import struct
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient, WebSocketTestSession

from posecoach.coaching.requests import Answer, Command
from posecoach.page.context import PageContext
from posecoach.page.streaming.live_feed import Shape
from posecoach.page.viewer import IN_FLIGHT
from tests.unit.page.security.test_guard import as_sent

WAIT_S = 120.0


class Asked:
    """Takes what is asked for in place of a session."""

    def __init__(self, context: PageContext, monkeypatch: pytest.MonkeyPatch) -> None:
        self.requests: list[object] = []
        monkeypatch.setattr(context.runner, "ask", self.requests.append)


@pytest.fixture
def asked(anna: PageContext, monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(anna, monkeypatch)


@pytest.fixture
def socket(anna: PageContext, browser: TestClient) -> Iterator[WebSocketTestSession]:
    with browser.websocket_connect("/session/live?shape=wide", headers=as_sent(browser)) as opened:
        opened.receive_json()
        yield opened


def wait_for(asked: Asked, count: int) -> None:
    give_up_s = time.monotonic() + WAIT_S
    while len(asked.requests) < count:
        assert time.monotonic() < give_up_s, f"only {asked.requests} were asked for"
        time.sleep(0.01)


def test_what_is_asked_reaches_the_session(anna: PageContext, socket: WebSocketTestSession, asked: Asked) -> None:
    socket.send_json({"ask": "pause"})
    socket.send_json({"answer": 10})
    socket.send_json({"volume": 0.25})
    socket.send_json({"ask": "next"})
    wait_for(asked, 3)
    assert asked.requests == [Command.PAUSE, Answer(10), Command.NEXT]
    assert anna.runner.loudness.ratio == 0.25


@pytest.mark.parametrize(
    "message",
    ["", "nothing", "[" * 900, "[]", "7", '{"ask": "format"}', '{"ask": ["pause"]}', '{"answer": 11}',
     '{"answer": 1.5}', '{"answer": true}', '{"volume": "loud"}', '{"volume": 1%s}' % ("0" * 400), '{"shown": "x"}',
     '{"ask": "pause"}' + " " * 2000],
)  # fmt: skip
def test_what_makes_no_sense_is_passed_over(
    anna: PageContext, socket: WebSocketTestSession, asked: Asked, message: str
) -> None:
    socket.send_text(message)
    socket.send_json({"ask": "mute"})
    wait_for(asked, 1)
    assert asked.requests == [Command.MUTE]


def test_a_slow_browser_gets_the_newest_picture_and_none_piles_up(
    anna: PageContext, socket: WebSocketTestSession
) -> None:
    feed = anna.runner.feed
    for number in range(IN_FLIGHT):
        feed.publish_pictures({Shape.WIDE: f"picture {number}".encode()}, captured_s=1.5)
        assert picture(socket) == (1500.0, f"picture {number}".encode())
    for number in range(100, 200):
        feed.publish_pictures({Shape.WIDE: f"picture {number}".encode()}, captured_s=2.0)
    socket.send_json({"shown": 12.0})
    assert picture(socket) == (2000.0, b"picture 199")


def test_a_browser_hears_something_even_where_nothing_changes(anna: PageContext, socket: WebSocketTestSession) -> None:
    said = [socket.receive_text() for _ in range(2)]
    assert said == [anna.runner.feed.state] * 2


def picture(socket: WebSocketTestSession) -> tuple[float, bytes]:
    data = socket.receive_bytes()
    return struct.unpack("<d", data[:8])[0], data[8:]
