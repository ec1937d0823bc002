"""The history: every session of every person in one embedded database.

Its rows are made from events alone, so that :meth:`History.rebuild` can make it again from the event logs.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event
from posecoach.history.profile import DAMAGED_SUFFIX
from posecoach.history.rows import read_sessions, write_session
from posecoach.history.schema import connect, transaction
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from posecoach.sinks.event_log import read_log

_WORKED = (
    "FROM session WHERE user = ? AND EXISTS (SELECT 1 FROM exercise_done JOIN set_done "
    "ON set_done.exercise_id = exercise_done.id WHERE exercise_done.session_id = session.id AND exercise = ?)"
)


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
class Forgotten:
    """What was deleted."""

    sessions: int
    reps: int
    holds: int
    reports: int
    """Answers about pain and effort."""


class History:
    """The database, open.

    Parameters
    ----------
    path
        The file; made if it is missing. To be used in the thread that opened it.

    Raises
    ------
    PosecoachError
        If it is damaged, in use for long, written by a later version, or may not be written to.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        with self._told():
            self._db = connect(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; may be called again."""
        self._db.close()

    def record(self, session: SessionRecord) -> None:
        """Keep a session; one that is kept already is replaced."""
        with self._told(), transaction(self._db):
            write_session(self._db, session)

    def record_session(self, events: Iterable[Event]) -> SessionRecord | None:
        """Keep the session of these events; a clip, whose clock says nothing of the day, is not kept: None."""
        session = record_of(events)
        if session is not None:
            self.record(session)
        return session

    def sessions(self, user: str | None = None, exercise: str | None = None) -> list[SessionRecord]:
        """Return sessions in order of time, of one person or all; of one exercise, only those that had it."""
        with self._told():
            return read_sessions(self._db, user, exercise)

    def session_number(self, user: str, exercise: str) -> int:
        """Return which session of this exercise the next one is, from 1; sessions without any set do not count."""
        with self._told():
            return 1 + int(self._db.execute(f"SELECT count(*) {_WORKED}", (user, exercise)).fetchone()[0])

    def users(self) -> list[str]:
        """Return everybody of whom something is kept."""
        with self._told():
            return [row[0] for row in self._db.execute("SELECT DISTINCT user FROM session ORDER BY user")]

    def catch_up(self, logs: Iterable[Path]) -> Rebuilt:
        """Keep sessions whose log is there and whose rows are not, as after a power cut.

        Of a session that has no end the log is read again: it may have been going on when its rows were made.
        """
        with self._told():
            rows = self._db.execute("SELECT user, started_at, exercise, reason, duration_s FROM session").fetchall()
        over = {tuple(row[:3]) for row in rows if row[3]}
        lengths_s = {tuple(row[:3]): row[4] for row in rows}
        found = _Logs(log for log in logs if _key(log) not in over)
        found.sessions = [s for s in found.sessions if lengths_s.get(s.key) != s.duration_s]
        with self._told(), transaction(self._db):
            for session in found.sessions:
                write_session(self._db, session)
        return found.rebuilt()

    def forget(self, user: str) -> Forgotten:
        """Delete everything of a person: rows, the free space they leave, and the write-ahead log that names them."""
        with self._told():
            gone = Forgotten(
                self._count("session", user),
                self._count("rep JOIN set_done ON rep.set_id = set_done.id" + _TO_SESSION, user),
                self._count("hold JOIN set_done ON hold.set_id = set_done.id" + _TO_SESSION, user),
                self._count("pain JOIN session ON session_id = session.id", user)
                + self._count("effort JOIN exercise_done ON exercise_id = exercise_done.id" + _OF_EXERCISE, user),
            )
            with transaction(self._db):
                self._db.execute("DELETE FROM session WHERE user = ?", (user,))
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            self._db.execute("VACUUM")
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            damaged_copy(self.path).unlink(missing_ok=True)
        return gone

    def _count(self, tables: str, user: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {tables} WHERE user = ?", (user,)).fetchone()[0])

    @classmethod
    def rebuild(cls, path: Path, logs: Iterable[Path]) -> Rebuilt:
        """Make the database again from event logs.

        A session whose log is gone is kept as it was. A damaged database is set aside under another name, see
        :func:`damaged_copy`, and made from the logs alone.
        """
        found = _Logs(logs)
        old = _old_sessions(path)
        keys = {session.key for session in found.sessions}
        kept = [session for session in old if session.key not in keys]
        with cls(path) as history, history._told(), transaction(history._db):
            history._db.execute("DELETE FROM session")
            for session in (*found.sessions, *kept):
                write_session(history._db, session)
        return found.rebuilt(len(kept))

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        with _errors_told(self.path):
            yield


_OF_EXERCISE = " JOIN session ON exercise_done.session_id = session.id"
_TO_SESSION = " JOIN exercise_done ON set_done.exercise_id = exercise_done.id" + _OF_EXERCISE


def damaged_copy(path: Path) -> Path:
    """Return where :meth:`History.rebuild` puts a database that cannot be read."""
    return path.with_name(path.name + DAMAGED_SUFFIX)


class _Logs:
    """The sessions of some event logs."""

    def __init__(self, logs: Iterable[Path]) -> None:
        self.sessions: list[SessionRecord] = []
        self._without_time = 0
        self._unreadable: list[str] = []
        for log in logs:
            self._read(log)

    def _read(self, log: Path) -> None:
        try:
            session = record_of(read_log(log))
        except PosecoachError as error:
            self._unreadable.append(str(error))
            return
        if session is None:
            self._without_time += 1
        else:
            self.sessions.append(session)

    def rebuilt(self, kept: int = 0) -> Rebuilt:
        recorded = len({session.key for session in self.sessions})
        return Rebuilt(recorded, kept, self._without_time, tuple(self._unreadable))


def _key(log: Path) -> tuple[str, str, str] | None:
    """Return what tells the session of a log from others, from its first line alone."""
    try:
        with log.open(encoding="utf-8") as stream:
            first = json.loads(stream.readline())
        return str(first.get("user", "")), str(first.get("started_at", "")), str(first["exercise"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # read whole, so that what is wrong with it is told


def _old_sessions(path: Path) -> list[SessionRecord]:
    if not path.exists():
        return []
    try:
        db = connect(path)
        try:
            return read_sessions(db)
        finally:
            db.close()
    except sqlite3.Error as error:
        if not _damaged(error):
            with _errors_told(path):
                raise
    with _errors_told(path):
        path.replace(damaged_copy(path))
        for leftover in (f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(leftover).unlink(missing_ok=True)
    return []


def _damaged(error: sqlite3.Error) -> bool:
    """Whether the file itself is at fault; what is only locked or forbidden is an ``OperationalError`` as well."""
    return not isinstance(error, sqlite3.OperationalError) or str(error).startswith(("no such", "malformed"))


@contextlib.contextmanager
def _errors_told(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        if _damaged(error):
            raise PosecoachError(
                f"The history {path} is damaged ({error}). Run `posecoach history --rebuild`: "
                "it makes the history again from the event logs."
            ) from error
        if "locked" in str(error) or "busy" in str(error):
            raise PosecoachError(f"The history {path} is in use by another program. Close it and try again.") from error
        raise PosecoachError(
            f"The history {path} cannot be used ({error}). Is there space, may it be written to?"
        ) from error
    except OSError as error:
        raise PosecoachError(
            f"The history {path} cannot be used ({error.strerror}). "
            "Set POSECOACH_DATA to a folder that may be written to."
        ) from error
