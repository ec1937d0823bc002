"""The page as a screen of the running activity: moments in, what browsers ask for out."""

from __future__ import annotations

import queue
import time

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Request
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.page.streaming.renderer import Renderer, StateEncoder
from posecoach.screen.session_picture import SessionPicture


class PageScreen:
    """Publishes one activity on the feed; see :class:`posecoach.core.ports.Screen`.

    Parameters
    ----------
    asked
        What browsers ask for; nobody else takes from it.

    Attributes
    ----------
    closed
        Never: a page that is closed ends nothing.
    """

    closed = False

    def __init__(
        self, feed: LiveFeed, drawing: SessionPicture, encode_state: StateEncoder, asked: queue.Queue[Request]
    ) -> None:
        self._feed, self._asked = feed, asked
        self._renderer = Renderer(drawing, encode_state, feed)

    def show(self, moment: Moment) -> None:
        """Take a moment; returns at once."""
        self._renderer.take(moment, time.time() - moment.age_s)

    def requests(self) -> list[Request]:
        """Return what was asked for since the last look, in order."""
        return [self._asked.get_nowait() for _ in range(self._asked.qsize())]

    def close(self) -> None:
        """End the drawing and clear the pictures: nothing of them stays."""
        self._renderer.close()
        self._feed.clear_pictures()
