"""The room in which one thing goes on at a time: a session, or the check before the first one."""

from __future__ import annotations

import contextlib
import json
import logging
import threading
from collections.abc import Callable, Iterator

from posecoach.coaching.requests import Command, Request
from posecoach.core.errors import PosecoachError
from posecoach.page.board import Board
from posecoach.page.page_screen import PageScreen
from posecoach.page.painter import Drawing, State
from posecoach.speech.loudness import Loudness

_log = logging.getLogger(__name__)
LEAVE_S = 20.0
"""Time given to a session to end, with its last words, when the program does."""


class Room:
    """Runs activities on a thread of their own.

    Attributes
    ----------
    board
        What browsers look at.
    loudness
        Of the voice; may be changed at any time.
    """

    def __init__(self, board: Board) -> None:
        self.board = board
        self.loudness = Loudness()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._screen: PageScreen | None = None
        self._name = ""
        board.post_state(_quiet())

    @property
    def on(self) -> str:
        """Name of what goes on; empty if nothing does."""
        return self._name if self._thread is not None and self._thread.is_alive() else ""

    def start(self, name: str, activity: Callable[[Room], str]) -> None:
        """Begin something; it returns what is said at its end.

        Raises
        ------
        PosecoachError
            If something goes on already.
        """
        with self._lock:
            if self.on:
                raise PosecoachError(f"{self._name} is still on. End it before you begin something else.")
            self._name = name
            self.board.post_state(json.dumps({"on": True, "stage": "starting"}))
            self._thread = threading.Thread(target=self._run, args=(activity,), name="session", daemon=True)
            self._thread.start()

    @contextlib.contextmanager
    def screen(self, drawing: Drawing, state: State) -> Iterator[PageScreen]:
        """Return the screen of what goes on, for as long as it does."""
        self._screen = made = PageScreen(self.board, drawing, state)
        try:
            yield made
        finally:
            self._screen = None
            made.close()

    def ask(self, request: Request) -> None:
        """Ask for something; without a session nothing happens."""
        screen = self._screen
        if screen is not None:
            screen.ask(request)

    def close(self) -> None:
        """End what goes on, and wait for it."""
        self.ask(Command.QUIT)
        if self._thread is not None:
            self._thread.join(LEAVE_S)

    def _run(self, activity: Callable[[Room], str]) -> None:
        try:
            said, failed = activity(self), False
        except PosecoachError as error:
            said, failed = str(error), True
        except Exception as error:  # noqa: BLE001  the page must say so; the log has the rest
            _log.exception("%s broke off", self._name)
            said, failed = f"{self._name} broke off because of an error in the program ({error}).", True
        self.board.post_state(_quiet(said, failed))


def _quiet(said: str = "", failed: bool = False) -> str:
    return json.dumps({"on": False, "said": said, "failed": failed})
