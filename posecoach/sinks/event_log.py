"""The record of a session: one line of JSON per event."""

from __future__ import annotations

import contextlib
import io
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import from_json, to_json
from posecoach.core.events import Event
from posecoach.core.read_file import check_regular

LOG_SUFFIX = ".jsonl"
"""What the names of such files end in."""
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


def read_log(path: Path | str) -> list[Event]:
    """Return the events of a log, in order.

    A last line that breaks off, as a power cut leaves it, is passed over.

    Raises
    ------
    PosecoachError
        If the file is missing or another line is not an event; the message names the line.
    """
    return list(events_of(path))


def readable_events(path: Path | str) -> list[Event]:
    """Return the events of a log up to the first line that is none, for where one odd log must not be in the way."""
    found: list[Event] = []
    with contextlib.suppress(PosecoachError):
        for event in events_of(path):
            found.append(event)
    return found


def events_of(path: Path | str) -> Iterator[Event]:
    """Yield the events of a log, in order, without holding more than one; see :func:`read_log`."""
    try:
        check_regular(Path(path))
        with Path(path).open(encoding="utf-8", errors="replace", newline="\n") as stream:
            for number, line in enumerate(stream, start=1):
                if not line.endswith("\n"):
                    yield from _last(line)
                elif line.strip("\0 \r\n"):
                    yield _event(line.removesuffix("\n"), number, path)
    except OSError as error:
        raise PosecoachError(f"The event log {path} cannot be read ({error.strerror}).") from error


def _event(line: str, number: int, path: Path | str) -> Event:
    try:
        return from_json(line)
    except PosecoachError as error:
        raise PosecoachError(f"{path}, line {number}: {error}") from error


def _last(torn: str) -> list[Event]:
    try:
        return [from_json(torn)]
    except PosecoachError:
        return []
