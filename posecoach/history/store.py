"""The history: every session of every person in one embedded database.

Its rows are made from events alone, so that :mod:`posecoach.history.rebuild` can make it again from the event logs.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from posecoach.core.closing import Closing
from posecoach.core.events import Event
from posecoach.history.damage import errors_reported
from posecoach.history.logs import LogState, Rebuilt, key_of, read_logs
from posecoach.history.rebuild import damaged_copy
from posecoach.history.rows import read_outlines, read_recent, read_sessions, write_session
from posecoach.history.schema import connect, transaction
from posecoach.history.writing import forget_logs, name_of, note_logs, noted_logs, write_each
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of

_WORKED = (
    "FROM session WHERE user = ? AND EXISTS (SELECT 1 FROM exercise_done JOIN set_done "
    "ON set_done.exercise_id = exercise_done.id WHERE exercise_done.session_id = session.id AND exercise = ?)"
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted."""

    sessions: int
    reps: int
    holds: int
    reports: int
    """Answers about pain, effort and the spots of a massage."""
    traces: bool = False
    """Whether another program that has the history open keeps traces on the disk."""


class History(Closing):
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
        with self._reporting():
            self._db = connect(self.path)

    def close(self) -> None:
        """Close the file; may be called again."""
        self._db.close()

    def record(self, session: SessionRecord) -> None:
        """Keep a session; one that is kept already is replaced."""
        with self._reporting(), transaction(self._db):
            write_session(self._db, session)

    def record_session(self, events: Iterable[Event]) -> SessionRecord | None:
        """Keep the session of these events; a clip, whose clock says nothing of the day, is not kept: None."""
        session = record_of(events)
        if session is not None:
            self.record(session)
        return session

    def sessions(self, user: str | None = None) -> list[SessionRecord]:
        """Return sessions in order of time, of one person or all."""
        with self._reporting():
            return read_sessions(self._db, user)

    def outlines(self, user: str) -> list[SessionRecord]:
        """Return a person's sessions in order of time, in outline: what was done when, and how it felt."""
        with self._reporting():
            return read_outlines(self._db, user)

    def recent(self, user: str, exercises: Iterable[str], count: int) -> list[SessionRecord]:
        """Return the person's last ``count`` sessions, and as many of each exercise, in order of time."""
        with self._reporting():
            return read_recent(self._db, user, exercises, count)

    def session_number(self, user: str, exercise: str) -> int:
        """Return which session of this exercise the next one is, from 1; sessions without any set do not count."""
        with self._reporting():
            return 1 + int(self._db.execute(f"SELECT count(*) {_WORKED}", (user, exercise)).fetchone()[0])

    def users(self) -> list[str]:
        """Return every person with stored data."""
        with self._reporting():
            return [row[0] for row in self._db.execute("SELECT DISTINCT user FROM session ORDER BY user")]

    def catch_up(self, logs: Iterable[Path]) -> Rebuilt:
        """Keep sessions whose log is there and whose rows are not, as after a power cut.

        A log is read once, and again only if it has changed: it may have been going on when its rows were made.
        """
        with self._reporting():
            noted = noted_logs(self._db)
            states = [LogState.of(log) for log in logs]
            changed = [s for s in states if noted.get(name_of(s.path), ())[:2] != (s.size_bytes, s.modified_ns)]
            over = self._over() if changed else frozenset()
            new = [s.path for s in changed if name_of(s.path) in noted or key_of(s.path) not in over]
        found = read_logs(new)
        found.sessions = {log: s for log, s in found.sessions.items() if s.reason is not None or s.key not in over}
        if changed:
            with self._reporting(), transaction(self._db):
                found.problems |= write_each(self._db, found.sessions)
                note_logs(self._db, changed, found.problems)
        read = {name_of(s.path) for s in changed}
        known = {s.path: noted[name_of(s.path)][2] for s in states if name_of(s.path) not in read}
        found.problems = {log: problem for log, problem in known.items() if problem} | found.problems
        return found.rebuilt()

    def _over(self) -> frozenset[tuple[str, str, str]]:
        """Return the sessions that have an end: nothing is to be learned of them from a log that has none."""
        rows = self._db.execute("SELECT user, started_at, exercise FROM session WHERE reason != ''")
        return frozenset((row[0], row[1], row[2]) for row in rows)

    def forget(self, user: str) -> Forgotten:
        """Delete everything of a person: rows, the free space they leave, and the write-ahead log that names them."""
        with self._reporting():
            gone = Forgotten(
                self._count("session", user),
                self._count("rep JOIN set_done ON rep.set_id = set_done.id" + _TO_SESSION, user),
                self._count("hold JOIN set_done ON hold.set_id = set_done.id" + _TO_SESSION, user),
                self._count("pain JOIN session ON session_id = session.id", user)
                + sum(
                    self._count(f"{table} JOIN exercise_done ON exercise_id = exercise_done.id" + _OF_EXERCISE, user)
                    for table in ("effort", "spot")
                ),
            )
            with transaction(self._db):
                self._db.execute("DELETE FROM session WHERE user = ?", (user,))
                forget_logs(self._db, user)
            self._db.execute("VACUUM")
            busy = self._empty_log()
            damaged_copy(self.path).unlink(missing_ok=True)
        return replace(gone, traces=busy)

    def clear_traces(self) -> bool:
        """Delete what :meth:`forget` had to leave; return whether it is gone. Nobody is waited for."""
        with self._reporting():
            self._db.execute("PRAGMA busy_timeout = 0")
            return not self._empty_log()

    def _empty_log(self) -> bool:
        """Write the write-ahead log into the file and empty it; return whether another program keeps it from that."""
        (busy, *_) = self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return bool(busy)

    def _count(self, tables: str, user: str) -> int:
        return int(self._db.execute(f"SELECT count(*) FROM {tables} WHERE user = ?", (user,)).fetchone()[0])

    @contextlib.contextmanager
    def _reporting(self) -> Iterator[None]:
        with errors_reported(self.path):
            yield


_OF_EXERCISE = " JOIN session ON exercise_done.session_id = session.id"
_TO_SESSION = " JOIN exercise_done ON set_done.exercise_id = exercise_done.id" + _OF_EXERCISE
