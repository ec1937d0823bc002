"""Draws moments for the page on a thread of its own, so that the loop of the session is as fast without it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

from posecoach.coaching.display.view import Moment
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.screen.session_picture import SessionPicture

_log = logging.getLogger(__name__)
STILL_S = 0.1
"""Without a new picture of the camera, timers and demonstrations are drawn again this often."""
StateEncoder = Callable[[Moment], str]
"""Returns what a page knows of a moment, as JSON."""


class Renderer:
    """Takes moments and publishes the newest one, drawn for the shapes that are watched."""

    def __init__(self, drawing: SessionPicture, encode_state: StateEncoder, feed: LiveFeed) -> None:
        self._drawing, self._encode_state, self._feed = drawing, encode_state, feed
        self._condition = threading.Condition()
        self._waiting: tuple[Moment, float] | None = None
        self._closed = False
        self._drawn_s = 0.0
        self._thread = threading.Thread(target=self._run, name="renderer", daemon=True)
        self._thread.start()

    def take(self, moment: Moment, captured_s: float) -> None:
        """Take a moment in place of the one that is not drawn yet; returns at once.

        ``captured_s`` is when its picture was taken, on the clock of :func:`time.time`.
        """
        if not moment.new and time.monotonic() - self._drawn_s < STILL_S:
            return
        with self._condition:
            self._waiting = (moment, captured_s)
            self._condition.notify()

    def close(self) -> None:
        """Finish what is being drawn, and end."""
        with self._condition:
            self._closed = True
            self._condition.notify()
        self._thread.join()

    def _run(self) -> None:
        while (taken := self._next()) is not None:
            try:
                self._publish(*taken)
            except Exception:  # noqa: BLE001  a picture that fails must not end all later ones
                _log.exception("a picture could not be drawn")

    def _next(self) -> tuple[Moment, float] | None:
        with self._condition:
            self._condition.wait_for(lambda: self._closed or self._waiting is not None)
            taken, self._waiting = self._waiting, None
            return None if self._closed else taken

    def _publish(self, moment: Moment, captured_s: float) -> None:
        self._drawn_s = time.monotonic()
        self._feed.publish_state(self._encode_state(moment))
        shapes = self._feed.watched_shapes()
        if shapes:
            jpegs = {shape: self._drawing.jpeg(moment, shape.size_px) for shape in shapes}
            self._feed.publish_pictures(jpegs, captured_s)
