"""One browser that follows the session and steers it, over one WebSocket.

To the browser: states as text (JSON), pictures as bytes: eight bytes with the time of capture (milliseconds since 1970,
little-endian float) and a JPEG. From the browser: JSON objects, one of ``{"ask": command}``, ``{"answer": number}``,
``{"volume": ratio}``, ``{"shown": milliseconds from capture to page}``.

A new picture is sent only when the browser has shown an earlier one, so that a slow one always gets the newest, and
none piles up on the way. Where there is nothing new, the state is repeated now and then: a browser that hears nothing
at all knows that the connection is dead, which a telephone that changed the network is not told.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import struct
import sys
import time
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from posecoach.coaching.requests import Answer, Command
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.page.streaming.live_feed import Shape, Subscription

IN_FLIGHT = 2
"""Pictures that may be on their way: one is shown while the next one travels."""
LAST_ANSWER = 10
REPEAT_S = 2.0
"""A browser hears something at least this often; ``live.js`` gives up after four times as long."""
_COMMANDS = frozenset(command.value for command in Command)
MESSAGE_LIMIT = 1000
"""Characters; what browsers of this page send is shorter."""


class Viewer:
    """Serves one browser until it goes."""

    def __init__(self, runner: ActivityRunner, socket: WebSocket) -> None:
        self._runner, self._socket = runner, socket
        self._free = IN_FLIGHT
        self._sent_state, self._sent_picture = "", 0
        self._sent_s = 0.0

    async def serve(self, shape: Shape) -> None:
        """Send and receive until the browser goes; that changes nothing for the session."""
        await self._socket.accept()
        with self._runner.feed.subscribe(shape) as subscription:
            sending = asyncio.create_task(self._send(subscription))
            try:
                while True:
                    self._take(await self._socket.receive_text())
                    subscription.changed.set()
            except (WebSocketDisconnect, RuntimeError, KeyError):
                return
            finally:
                sending.cancel()

    async def _send(self, subscription: Subscription) -> None:
        with contextlib.suppress(WebSocketDisconnect):  # whoever receives finds out as well, and ends
            while True:
                await self._send_newest(subscription.shape)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(subscription.changed.wait(), REPEAT_S)
                subscription.changed.clear()

    async def _send_newest(self, shape: Shape) -> None:
        feed, now_s = self._runner.feed, time.monotonic()
        if feed.state != self._sent_state or now_s - self._sent_s >= REPEAT_S:
            self._sent_state, self._sent_s = feed.state, now_s
            await self._socket.send_text(self._sent_state)
        picture = feed.picture(shape)
        if picture is not None and picture.number != self._sent_picture and self._free > 0:
            self._sent_picture, self._sent_s, self._free = picture.number, now_s, self._free - 1
            await self._socket.send_bytes(struct.pack("<d", 1000.0 * picture.captured_s) + picture.jpeg)

    def _take(self, text: str) -> None:
        message = _parsed(text)
        asked, answer = message.get("ask"), message.get("answer")
        if _is_number(message.get("shown")):
            self._free = min(IN_FLIGHT, self._free + 1)
        elif isinstance(asked, str) and asked in _COMMANDS:
            self._runner.ask(Command(asked))
        elif type(answer) is int and 0 <= answer <= LAST_ANSWER:
            self._runner.ask(Answer(answer))
        elif _is_number(message.get("volume")):
            self._runner.loudness.set(float(message["volume"]))


def _parsed(text: str) -> dict[str, Any]:
    """Return what a browser sent; nothing of what is no JSON object of ours."""
    try:
        message = json.loads(text) if len(text) <= MESSAGE_LIMIT else None
    except (ValueError, RecursionError):
        return {}
    return message if isinstance(message, dict) else {}


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= sys.float_info.max
