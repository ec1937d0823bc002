"""The sessions of event logs. An odd log never takes the others along: it is passed over, and the reason is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from posecoach.sources.recorded.log_file import events_of


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What was made from logs.

    Attributes
    ----------
    recorded, kept
        Sessions that come from a log, and those that are as they were because their log is gone.
    without_time, unreadable
        What could not be used: logs of clips, and broken ones, a sentence each.
    """

    recorded: int
    kept: int = 0
    without_time: int = 0
    unreadable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LogState:
    """Which file was read, and whether it has changed since. ``user`` is the person whose folder it lies in."""

    path: Path
    size_bytes: int
    modified_ns: int

    @classmethod
    def of(cls, path: Path) -> LogState:
        """Return the state of a log now; of one that is not there all is 0."""
        try:
            found = path.stat()
        except OSError:
            return cls(path, 0, 0)
        return cls(path, found.st_size, found.st_mtime_ns)

    @property
    def user(self) -> str:
        """The name of the person's folder."""
        return self.path.parent.parent.name


@dataclass(slots=True)
class ReadLogs:
    """The sessions of some logs, each with the log it comes from; ``problems`` by log."""

    sessions: dict[Path, SessionRecord] = field(default_factory=dict)
    without_time: int = 0
    problems: dict[Path, str] = field(default_factory=dict)

    def rebuilt(self, kept: int = 0) -> Rebuilt:
        """Return what became of the logs."""
        recorded = len({s.key for log, s in self.sessions.items() if log not in self.problems})
        return Rebuilt(recorded, kept, self.without_time, tuple(self.problems.values()))


def read_logs(logs: Iterable[Path]) -> ReadLogs:
    """Read logs from beginning to end."""
    found = ReadLogs()
    for log in logs:
        try:
            session = record_of(events_of(log))
        except PosecoachError as error:
            found.problems[log] = str(error) if str(log) in str(error) else f"{log}: {error}"
        except Exception as error:  # noqa: BLE001  whatever is in a log, the others are kept
            found.problems[log] = f"{log}: {error!r}"
        else:
            if session is None:
                found.without_time += 1
            else:
                found.sessions[log] = session
    return found


def key_of(log: Path) -> tuple[str, str, str] | None:
    """Return what identifies the session of a log, from its first line alone."""
    try:
        with log.open(encoding="utf-8") as stream:
            first = json.loads(stream.readline())
        return str(first.get("user", "")), str(first.get("started_at", "")), str(first["exercise"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # read whole, so that what is wrong with it is reported
