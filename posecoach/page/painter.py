"""Draws moments for the page on a thread of its own, so that the loop of the session is as fast without it."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import Protocol

from posecoach.coaching.view import Moment
from posecoach.page.board import Board

_log = logging.getLogger(__name__)
STILL_S = 0.1
"""Without a new picture of the camera, timers and demonstrations are drawn again this often."""
State = Callable[[Moment], str]
"""Returns what a page knows of a moment, as JSON."""


class Drawing(Protocol):
    """See :class:`posecoach.screen.session_picture.SessionPicture`."""

    def jpeg(self, moment: Moment, size_px: tuple[int, int]) -> bytes:
        """Return a moment as JPEG."""


class Painter:
    """Takes moments and puts the newest one on the board, drawn for the shapes that somebody looks at."""

    def __init__(self, drawing: Drawing, state: State, board: Board) -> None:
        self._drawing, self._state, self._board = drawing, state, board
        self._news = threading.Condition()
        self._waiting: tuple[Moment, float] | None = None
        self._closed = False
        self._drawn_s = 0.0
        self._thread = threading.Thread(target=self._run, name="painter", daemon=True)
        self._thread.start()

    def take(self, moment: Moment, captured_s: float) -> None:
        """Take a moment in place of the one that is not drawn yet; returns at once.

        ``captured_s`` is when its picture was taken, on the clock of :func:`time.time`.
        """
        if not moment.new and time.monotonic() - self._drawn_s < STILL_S:
            return
        with self._news:
            self._waiting = (moment, captured_s)
            self._news.notify()

    def close(self) -> None:
        """Finish what is being drawn, and end."""
        with self._news:
            self._closed = True
            self._news.notify()
        self._thread.join()

    def _run(self) -> None:
        while (taken := self._next()) is not None:
            try:
                self._show(*taken)
            except Exception:  # noqa: BLE001  a picture that fails must not end all later ones
                _log.exception("a picture could not be drawn")

    def _next(self) -> tuple[Moment, float] | None:
        with self._news:
            self._news.wait_for(lambda: self._closed or self._waiting is not None)
            taken, self._waiting = self._waiting, None
            return None if self._closed else taken

    def _show(self, moment: Moment, captured_s: float) -> None:
        self._drawn_s = time.monotonic()
        self._board.post_state(self._state(moment))
        shapes = self._board.wanted()
        if shapes:
            jpegs = {shape: self._drawing.jpeg(moment, shape.size_px) for shape in shapes}
            self._board.post_pictures(jpegs, captured_s)
