"""Runs one activity at a time: a session, or the check before the first one."""

from __future__ import annotations

import contextlib
import json
import logging
import queue
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from posecoach.coaching.requests import Command, Request
from posecoach.core.errors import PosecoachError
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.page.streaming.page_screen import PageScreen
from posecoach.page.streaming.renderer import StateEncoder
from posecoach.screen.session_picture import SessionPicture
from posecoach.speech.playback.loudness import Loudness

_log = logging.getLogger(__name__)
STOP_TIMEOUT_S = 20.0
"""Time given to an activity to end, with its last words."""
MOST_WAITING = 50
"""Requests that have not been done yet; more would come only from a browser that misbehaves."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How an activity ended: what is said then, and whether it went well: it neither broke off nor stopped for pain."""

    said: str = ""
    well: bool = True


class ActivityRunner:
    """Runs activities on a thread of their own.

    Attributes
    ----------
    feed
        What browsers see.
    loudness
        Of the voice; may be changed at any time.
    """

    def __init__(self, feed: LiveFeed) -> None:
        self.feed = feed
        self.loudness = Loudness()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._asked: queue.Queue[Request] = queue.Queue(MOST_WAITING)
        self._name = ""
        feed.publish_state(_idle_state(Ending()))

    @property
    def current(self) -> str:
        """Name of the activity that is running; empty if none is."""
        return self._name

    def start(self, name: str, activity: Callable[[], Ending], loudness_ratio: float | None = None) -> None:
        """Start an activity, which returns how it ended.

        Parameters
        ----------
        loudness_ratio
            Of its voice when it begins; None leaves it as it is.

        Raises
        ------
        PosecoachError
            If one is running already.
        """
        with self._lock:
            if self._name:
                raise PosecoachError(f"{self._name} is still on. End it before you begin something else.")
            self._asked = queue.Queue(MOST_WAITING)
            if loudness_ratio is not None:
                self.loudness.set(loudness_ratio)
            self.feed.publish_state(json.dumps({"running": True, "stage": "starting"}))
            self._thread = threading.Thread(target=self._run, args=(name, activity), name="activity", daemon=True)
            self._thread.start()
            self._name = name

    @contextlib.contextmanager
    def screen(self, drawing: SessionPicture, encode_state: StateEncoder) -> Iterator[PageScreen]:
        """Return the screen of the running activity, for as long as the block runs."""
        with contextlib.closing(PageScreen(self.feed, drawing, encode_state, self._asked)) as screen:
            yield screen

    def ask(self, request: Request) -> None:
        """Hand a request to the running activity, which may have no screen yet; any thread may call it.

        What comes while too much is waiting is dropped.
        """
        with contextlib.suppress(queue.Full):
            self._asked.put_nowait(request)

    def stop(self) -> None:
        """End the running activity, and wait for it."""
        self.ask(Command.QUIT)
        if self._thread is not None:
            self._thread.join(STOP_TIMEOUT_S)

    def _run(self, name: str, activity: Callable[[], Ending]) -> None:
        try:
            ending = activity()
        except PosecoachError as error:
            ending = Ending(str(error), well=False)
        except Exception as error:  # noqa: BLE001  the page must say so; the log has the rest
            _log.exception("%s broke off", name)
            ending = Ending(f"{name} broke off because of an error in the program ({error}).", well=False)
        with self._lock:
            self._name = ""  # before browsers hear of the end, and begin something else
            self.feed.publish_state(_idle_state(ending))


def _idle_state(ending: Ending) -> str:
    return json.dumps({"running": False, **asdict(ending)})
