"""Event logs, read line by line; :mod:`posecoach.sinks.event_log` writes them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import from_json
from posecoach.core.events import Event
from posecoach.system.read_file import check_regular

LOG_SUFFIX = ".jsonl"
"""What the names of such files end in."""


def holds_events(path: Path) -> bool:
    """Whether a file is an event log: by its name, or because its first line is an event."""
    if path.suffix.lower() == LOG_SUFFIX:
        return True
    with contextlib.suppress(PosecoachError):
        return next(events_of(path), None) is not None
    return False


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
