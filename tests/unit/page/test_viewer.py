from __future__ import annotations

import asyncio
import gc
import struct
import time
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient, WebSocketTestSession
from starlette.websockets import WebSocketDisconnect

from posecoach.coaching.requests import Answer, Command
from posecoach.page.context import PageContext
from posecoach.page.streaming.live_feed import Shape
from posecoach.page.viewer import IN_FLIGHT, Viewer
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


class GoneSocket:
    """A browser that goes while something is on its way to it, as when the page is loaded again."""

    async def accept(self) -> None: ...

    async def send_text(self, text: str) -> None:
        del text
        try:
            await asyncio.Event().wait()
        finally:
            raise WebSocketDisconnect(code=1006)

    async def receive_text(self) -> str:
        await asyncio.sleep(0.05)
        raise WebSocketDisconnect(code=1006)


def test_a_browser_that_goes_while_something_is_sent_leaves_no_error_behind(anna: PageContext) -> None:
    left: list[object] = []

    async def watched() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: left.append(context))
        await Viewer(anna.runner, GoneSocket()).serve(Shape.WIDE)  # type: ignore[arg-type]
        await asyncio.sleep(0.05)

    asyncio.run(watched())
    gc.collect()  # an exception that nobody asked for is told of when its task goes
    assert left == []
