"""The page as a screen of the running activity: moments in, what browsers ask for out."""

from __future__ import annotations

import contextlib
import queue
import time

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Request
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.page.streaming.renderer import Renderer, StateEncoder
from posecoach.screen.session_picture import SessionPicture

MOST_WAITING = 50
"""Requests that have not been done yet; more would come only from a browser that misbehaves."""


class PageScreen:
    """Publishes one activity on the feed; see :class:`posecoach.core.ports.Screen`.

    Attributes
    ----------
    closed
        Never: a page that is closed ends nothing.
    """

    closed = False

    def __init__(self, feed: LiveFeed, drawing: SessionPicture, encode_state: StateEncoder) -> None:
        self._feed = feed
        self._renderer = Renderer(drawing, encode_state, feed)
        self._asked: queue.Queue[Request] = queue.Queue(MOST_WAITING)

    def show(self, moment: Moment) -> None:
        """Take a moment; returns at once."""
        self._renderer.take(moment, time.time() - moment.age_s)

    def requests(self) -> list[Request]:
        """Return what was asked for since the last look, in order."""
        return [self._asked.get_nowait() for _ in range(self._asked.qsize())]

    def ask(self, request: Request) -> None:
        """Ask for something; any thread may call it. What comes while too much is waiting is dropped."""
        with contextlib.suppress(queue.Full):
            self._asked.put_nowait(request)

    def close(self) -> None:
        """End the drawing and clear the pictures: nothing of them stays."""
        self._renderer.close()
        self._feed.clear_pictures()
