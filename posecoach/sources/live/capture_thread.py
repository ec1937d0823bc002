"""Capturing on a thread: what a camera and a clip in its place have in common."""

from __future__ import annotations

import threading
from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from posecoach.core.closing import Closing
from posecoach.sources.live.latest_frame import LatestFrame


class CaptureThread(Closing):
    """Captures on a thread of its own, so that a reader always finds the newest frame.

    Parameters
    ----------
    kind, name
        What it is and which one, for the name of the thread.
    clock
        Seconds that do not step back.
    """

    CLOSE_WAIT_S: ClassVar[float]
    """How long :meth:`close` waits for the thread; then it is left to itself."""

    def __init__(self, kind: str, name: str, clock: Callable[[], float]) -> None:
        self.name = name
        self._clock = clock
        self._start_s = clock()
        self._slot = LatestFrame()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"{kind} {name}", daemon=True)

    @abstractmethod
    def _run(self) -> None:
        """Put frames into the slot until asked to stop."""

    @property
    def since_start_s(self) -> float:
        """Seconds since it was made."""
        return self._clock() - self._start_s

    @property
    def dropped(self) -> int:
        """How many frames came too fast for the reader."""
        return self._slot.dropped

    @property
    def ended(self) -> bool:
        """Whether no more frames will come: a clip is over, or it was closed; the last frame may still wait."""
        return self._slot.closed

    def close(self) -> None:
        """Stop at once; may be called twice and from any thread."""
        self._stop.set()
        self._slot.close()
        if self._thread is not threading.current_thread():
            self._thread.join(self.CLOSE_WAIT_S)
