"""The record of a session: one line of JSON per event; :mod:`posecoach.sources.recorded.log_file` reads it."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import to_json
from posecoach.core.events import Event

SYNC_PERIOD_S = 1.0
"""At most this much of a session is lost when the power goes."""


class EventLog:
    """A sink that writes every event to a file as it happens.

    Each line is handed to the system at once, so that a crash of the program loses nothing; once a second the
    file is forced to the disk.

    Parameters
    ----------
    path
        File to write; replaced if it exists.
    clock
        Seconds of a clock that never goes back, for spacing the forced writes.

    Raises
    ------
    PosecoachError
        At once, if the file cannot be written.
    """

    def __init__(self, path: Path | str, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.path = Path(path)
        self._clock = clock
        try:
            # Unbuffered: of a line that a full disk refuses nothing is left that closing would have to write.
            self._stream = io.FileIO(self.path, "w", opener=_for_the_owner)
        except OSError as error:
            raise PosecoachError(
                f"The event log {self.path} cannot be written ({error.strerror}). "
                "Choose a folder that exists and may be written to."
            ) from error
        self._synced_at_s = clock()

    def handle(self, event: Event) -> None:
        """Write one event.

        Raises
        ------
        PosecoachError
            If it cannot be written, as on a full disk; then the log is of no use any more.
        """
        try:
            self._write(f"{to_json(event)}\n".encode())
        except OSError as error:
            raise PosecoachError(f"The event log {self.path} cannot be written ({error.strerror}).") from error
        now_s = self._clock()
        if now_s - self._synced_at_s >= SYNC_PERIOD_S:
            self._sync()
            self._synced_at_s = now_s

    def close(self) -> None:
        """Finish writing; may be called again."""
        if not self._stream.closed:
            self._sync()
            self._stream.close()

    def _write(self, line: bytes) -> None:
        """Write a line, which the system may take in pieces."""
        while line:
            line = line[self._stream.write(line) :]

    def _sync(self) -> None:
        try:
            os.fsync(self._stream.fileno())
        except OSError:
            return  # pipes and some network disks cannot; the line is with the system already


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
