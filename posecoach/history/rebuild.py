"""Make the history again from event logs, whatever has become of the database."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from posecoach.history.damage import errors_reported, is_damage
from posecoach.history.data_folder import DAMAGED_SUFFIX
from posecoach.history.logs import LogState, ReadLogs, Rebuilt, read_logs
from posecoach.history.rows import read_session, session_ids
from posecoach.history.schema import connect, transaction
from posecoach.history.writing import forget_logs, note_logs, write_each
from posecoach.progress.record import SessionRecord

Old = dict[tuple[str, str, str], SessionRecord]
SIDE_FILES = ("-wal", "-shm")
WRITE_VERSION_AT, WRITE_VERSIONS = 18, (b"\1", b"\2")
"""Where a database says how it is written, and what it may say (https://www.sqlite.org/fileformat.html, 1.3.3)."""


def damaged_copy(path: Path) -> Path:
    """Return where a database is put that cannot be read."""
    return path.with_name(path.name + DAMAGED_SUFFIX)


def rebuild_history(path: Path, logs: Iterable[Path]) -> Rebuilt:
    """Make the database again from event logs.

    A session whose log is gone, or has lost its end, is kept as it was. A database that cannot be read as a whole, or
    cannot be written, is set aside, see :func:`damaged_copy`; what can be read of it is kept.
    """
    states = [LogState.of(log) for log in logs]
    found = read_logs(state.path for state in states)
    old, whole = _old_sessions(path)
    with errors_reported(path):
        if not whole:
            _set_aside(path)
        try:
            return _written(path, states, found, old)
        except Exception as error:
            if not is_damage(error):
                raise
        _set_aside(path)
        return _written(path, states, found, old)


def _written(path: Path, states: list[LogState], found: ReadLogs, old: Old) -> Rebuilt:
    sessions = {log: _better(session, old.get(session.key)) for log, session in found.sessions.items()}
    keys = {session.key for session in sessions.values()}
    kept = [session for key, session in old.items() if key not in keys]
    problems = dict(found.problems)
    with contextlib.closing(connect(path)) as db, transaction(db):
        db.execute("DELETE FROM session")
        forget_logs(db)
        problems |= write_each(db, sessions)
        write_each(db, {Path(f"session of {s.started_at}"): s for s in kept})
        note_logs(db, states, problems)
    return ReadLogs(sessions, found.without_time, problems).rebuilt(len(kept))


def _better(session: SessionRecord, old: SessionRecord | None) -> SessionRecord:
    """Return the one that knows more: a log breaks off where the disk was full."""
    return session if old is None or old.reason is None or session.reason is not None else old


def _old_sessions(path: Path) -> tuple[Old, bool]:
    """Return what can be read of the database, and whether that is all of it."""
    found: Old = {}
    if not path.exists():
        return found, True
    whole = True
    with errors_reported(path):
        try:
            with contextlib.closing(connect(path)) as db:
                for session_id in session_ids(db):
                    try:
                        session = read_session(db, session_id)
                        found[session.key] = session
                    except Exception as error:
                        if not is_damage(error):
                            raise
                        whole = False
                whole = (
                    whole and db.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",) and _may_be_written(path)
                )
        except Exception as error:
            if not is_damage(error):
                raise
            whole = False
    return found, whole


def _may_be_written(path: Path) -> bool:
    """Whether the file says that it may be written: of a later number SQLite takes it for one to read only."""
    with path.open("rb") as file:
        file.seek(WRITE_VERSION_AT)
        return file.read(1) in WRITE_VERSIONS


def _set_aside(path: Path) -> None:
    path.replace(damaged_copy(path))
    for ending in SIDE_FILES:
        path.with_name(path.name + ending).unlink(missing_ok=True)
