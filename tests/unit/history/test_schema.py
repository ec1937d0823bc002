from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.schema import MIGRATIONS, connect, migrate, schema_version, transaction


def test_a_new_database_has_every_migration_foreign_keys_and_a_write_ahead_log(tmp_path: Path) -> None:
    db = connect(tmp_path / "new.sqlite3")
    assert schema_version(db) == len(MIGRATIONS)
    assert db.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert db.execute("PRAGMA secure_delete").fetchone() == (1,)
    db.close()


@pytest.mark.parametrize("version", range(len(MIGRATIONS)))
def test_a_database_of_any_older_version_is_brought_up_to_date_with_its_rows(tmp_path: Path, version: int) -> None:
    path = tmp_path / "old.sqlite3"
    old = sqlite3.connect(path, isolation_level=None)
    migrate(old, MIGRATIONS[:version])
    if version:
        old.execute(
            "INSERT INTO session (user, started_at, exercise, source, model, model_sha256, duration_s, reason) "
            "VALUES ('me', '2026-01-05T18:00:00+01:00', 'row', '', '', '', 1.0, '')"
        )
    old.close()
    db = connect(path)
    assert schema_version(db) == len(MIGRATIONS)
    assert db.execute("SELECT count(*) FROM session").fetchone() == (int(version > 0),)
    db.close()


def test_nothing_is_applied_twice(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.sqlite3")
    assert migrate(db) == 0
    assert migrate(db, (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT",))) == 1
    db.close()


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.sqlite3")
    with pytest.raises(sqlite3.OperationalError):
        migrate(db, (*MIGRATIONS, ("ALTER TABLE session ADD COLUMN note TEXT", "nonsense")))
    assert schema_version(db) == len(MIGRATIONS)
    assert "note" not in [row[1] for row in db.execute("PRAGMA table_info (session)")]
    db.close()


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "late.sqlite3"
    late = connect(path)
    late.execute("CREATE TABLE weather (id INTEGER)")
    late.execute("PRAGMA user_version = 99")
    late.close()
    with pytest.raises(PosecoachError, match="Update posecoach"):
        connect(path)


def test_a_row_that_belongs_to_nothing_is_refused(tmp_path: Path) -> None:
    db = connect(tmp_path / "a.sqlite3")
    with pytest.raises(sqlite3.IntegrityError), transaction(db):
        db.execute("INSERT INTO pain (session_id, position, nprs, moment, exercise, spot) VALUES (7, 1, 3, '', '', 0)")
    db.close()
