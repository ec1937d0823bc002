"""Write sessions one by one, and remember which logs were read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from posecoach.history.logs import LogState
from posecoach.history.rows import write_session
from posecoach.progress.record import SessionRecord

FAULTS_OF_A_SESSION = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.InterfaceError,
    sqlite3.ProgrammingError,
    ValueError,
    TypeError,
    OverflowError,
)


def write_each(db: sqlite3.Connection, sessions: Mapping[Path, SessionRecord]) -> dict[Path, str]:
    """Write sessions within a transaction, each as a whole or not at all; return what was wrong with which log.

    Raises
    ------
    sqlite3.Error
        If the fault is not a session's: the disk is full, the database locked or damaged.
    """
    problems: dict[Path, str] = {}
    for log, session in sessions.items():
        db.execute("SAVEPOINT one_session")
        try:
            write_session(db, session)
        except FAULTS_OF_A_SESSION as error:
            problems[log] = f"{log}: {error}"
        if log in problems:
            db.execute("ROLLBACK TO one_session")
        db.execute("RELEASE one_session")
    return problems


def noted_logs(db: sqlite3.Connection) -> dict[str, tuple[int, int, str]]:
    """Return, by :func:`name_of`, the logs that were read: size and time of change then, and what was wrong."""
    rows = db.execute("SELECT path, size_bytes, modified_ns, problem FROM log_read")
    return {path: (size, modified, problem) for path, size, modified, problem in rows}


def note_logs(db: sqlite3.Connection, states: Iterable[LogState], problems: Mapping[Path, str]) -> None:
    """Remember that logs were read, so that they are not read again until they change."""
    for state in states:
        problem = _storable(problems.get(state.path, ""))
        row = (name_of(state.path), _storable(state.user), state.size_bytes, state.modified_ns, problem)
        db.execute("INSERT OR REPLACE INTO log_read VALUES (?, ?, ?, ?, ?)", row)


def forget_logs(db: sqlite3.Connection, user: str | None = None) -> None:
    """Forget which logs of a person, or of all, were read."""
    if user is None:
        db.execute("DELETE FROM log_read")
    else:
        db.execute("DELETE FROM log_read WHERE user = ?", (user,))


def name_of(log: Path) -> str:
    """Return the path of a log as the database keeps it."""
    return _storable(str(log))


def _storable(text: str) -> str:
    """Return a text that may be kept, also of a file name that is not UTF-8."""
    return text.encode("utf-8", "backslashreplace").decode()
