"""The tables of the history, and how an older database is brought up to date.

``PRAGMA user_version`` counts the migrations that were applied. A migration that has been released is never edited;
what changes later is a further one at the end.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from posecoach.history.damage import LaterVersionError

BUSY_TIMEOUT_S = 10.0
"""Another session writes its rows in a few milliseconds; a wait longer than this is for a program that hangs."""
FILE_MODE = 0o600
FORMAT_MOST = 1000
"""No program will ever write a format beyond this: such a number is a byte that went bad."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        """CREATE TABLE session (
            id INTEGER PRIMARY KEY, user TEXT NOT NULL, started_at TEXT NOT NULL, exercise TEXT NOT NULL,
            source TEXT NOT NULL, model TEXT NOT NULL, model_sha256 TEXT NOT NULL, duration_s REAL,
            reason TEXT NOT NULL, worse_day_after INTEGER CHECK (worse_day_after IN (0, 1)),
            UNIQUE (user, started_at, exercise))""",
        """CREATE TABLE exercise_done (
            id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            position INTEGER NOT NULL, exercise TEXT NOT NULL, start_s REAL, end_s REAL, worked_s REAL,
            reason TEXT NOT NULL, planned_sets INTEGER NOT NULL, planned_reps INTEGER NOT NULL,
            planned_hold_s REAL NOT NULL, planned_duration_s REAL NOT NULL, load_level INTEGER NOT NULL,
            UNIQUE (session_id, position))""",
        """CREATE TABLE set_done (
            id INTEGER PRIMARY KEY, exercise_id INTEGER NOT NULL REFERENCES exercise_done ON DELETE CASCADE,
            position INTEGER NOT NULL, start_s REAL, end_s REAL, counted INTEGER NOT NULL, rejected INTEGER NOT NULL,
            UNIQUE (exercise_id, position))""",
        """CREATE TABLE rep (
            id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL REFERENCES set_done ON DELETE CASCADE,
            position INTEGER NOT NULL, number INTEGER NOT NULL, t_s REAL, start_s REAL, peak_s REAL, end_s REAL,
            is_full INTEGER NOT NULL CHECK (is_full IN (0, 1)), range REAL, range_unit TEXT NOT NULL,
            out_s REAL, hold_s REAL, back_s REAL, score REAL, view TEXT NOT NULL, sides TEXT NOT NULL,
            measures TEXT NOT NULL, not_judged TEXT NOT NULL, UNIQUE (set_id, position))""",
        """CREATE TABLE fault (
            id INTEGER PRIMARY KEY, rep_id INTEGER NOT NULL REFERENCES rep ON DELETE CASCADE,
            position INTEGER NOT NULL, fault TEXT NOT NULL, t_s REAL, value REAL, limit_value REAL, severity REAL,
            UNIQUE (rep_id, position))""",
        """CREATE TABLE hold (
            id INTEGER PRIMARY KEY, set_id INTEGER NOT NULL REFERENCES set_done ON DELETE CASCADE,
            position INTEGER NOT NULL, start_s REAL, end_s REAL, held_s REAL, target_s REAL,
            counted INTEGER NOT NULL CHECK (counted IN (0, 1)), UNIQUE (set_id, position))""",
        """CREATE TABLE pain (
            id INTEGER PRIMARY KEY, session_id INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
            position INTEGER NOT NULL, t_s REAL, nprs INTEGER NOT NULL CHECK (nprs BETWEEN 0 AND 10),
            moment TEXT NOT NULL, exercise TEXT NOT NULL, spot INTEGER NOT NULL, UNIQUE (session_id, position))""",
        """CREATE TABLE effort (
            exercise_id INTEGER PRIMARY KEY REFERENCES exercise_done ON DELETE CASCADE,
            rpe REAL NOT NULL CHECK (rpe BETWEEN 0 AND 10))""",
    ),
    ("CREATE INDEX exercise_done_by_name ON exercise_done (exercise, session_id)",),
    (
        "ALTER TABLE fault ADD COLUMN counted_from TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE fault ADD COLUMN base REAL DEFAULT 0",
        "ALTER TABLE rep ADD COLUMN not_judged_because TEXT NOT NULL DEFAULT '{}'",
    ),
    (
        """CREATE TABLE log_read (
            path TEXT PRIMARY KEY, user TEXT NOT NULL, size_bytes INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
            problem TEXT NOT NULL)""",
    ),
    (
        """CREATE TABLE spot (
            id INTEGER PRIMARY KEY, exercise_id INTEGER NOT NULL REFERENCES exercise_done ON DELETE CASCADE,
            position INTEGER NOT NULL, t_s REAL, spot INTEGER NOT NULL, pressed_s REAL, feeling TEXT NOT NULL,
            UNIQUE (exercise_id, position))""",
    ),
    ("ALTER TABLE spot ADD COLUMN side TEXT",),
)


def connect(path: Path) -> sqlite3.Connection:
    """Open the database, make it if it is missing, and bring it up to date.

    Raises
    ------
    PosecoachError
        If it was made by a later version.
    sqlite3.Error, OSError
        If it is damaged, locked, or may not be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.touch(mode=FILE_MODE)
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def migrate(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]] = MIGRATIONS) -> int:
    """Apply the migrations that are missing, all or none of them; return how many there were."""
    if schema_version(connection) == len(migrations):
        return 0
    with transaction(connection):
        version = schema_version(connection)  # another program may have been quicker
        if not 0 <= version <= FORMAT_MOST or (version > len(migrations) and _is_of(connection, migrations)):
            raise sqlite3.DatabaseError(f"format {version}")
        if version > len(migrations):
            raise LaterVersionError(
                f"The history was written by a later version of posecoach (format {version}; this one knows "
                f"{len(migrations)}). Update posecoach."
            )
        for statement in (s for migration in migrations[version:] for s in migration):
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(migrations)}")
    return len(migrations) - version


def _is_of(connection: sqlite3.Connection, migrations: Sequence[Sequence[str]]) -> bool:
    """Return whether the tables are those of these migrations: then a later format is a byte that went bad."""
    with contextlib.closing(sqlite3.connect(":memory:", isolation_level=None)) as fresh:
        migrate(fresh, migrations)
        return _lengths(connection) == _lengths(fresh)


def _lengths(connection: sqlite3.Connection) -> list[int]:
    """Return how many characters made each table and index: bytes that go bad change letters, a later version adds."""
    rows = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    return sorted(len(sql) for (sql,) in rows)


def schema_version(connection: sqlite3.Connection) -> int:
    """Return how many migrations were applied."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what happens in the block happen as a whole or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
