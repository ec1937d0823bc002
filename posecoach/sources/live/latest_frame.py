"""A place for one frame: the newest. A slow reader misses frames, but is never behind."""

from __future__ import annotations

import threading

from posecoach.core.frame import Frame


class LatestFrame:
    """Hands the newest frame from the thread that captures to the thread that looks.

    Each frame is handed out once. :meth:`put` never waits.

    Attributes
    ----------
    dropped
        How many frames were replaced before anybody took them.
    """

    def __init__(self) -> None:
        self.dropped = 0
        self._frame: Frame | None = None
        self._closed = False
        self._changed = threading.Condition()

    @property
    def closed(self) -> bool:
        """Whether no more frames will come; one may still wait to be taken."""
        return self._closed

    def put(self, frame: Frame) -> None:
        """Offer a frame in place of the one that nobody took."""
        with self._changed:
            if self._frame is not None:
                self.dropped += 1
            self._frame = frame
            self._changed.notify_all()

    def take(self, timeout_s: float) -> Frame | None:
        """Return the newest frame not taken yet, waiting for up to ``timeout_s``; None if there is none."""
        with self._changed:
            self._changed.wait_for(lambda: self._frame is not None or self._closed, timeout_s)
            frame, self._frame = self._frame, None
            return frame

    def close(self) -> None:
        """Say that no more frames will come, and wake whoever waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
