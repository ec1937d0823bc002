"""A rebuild repairs whatever has become of the database."""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posecoach.history.rebuild import damaged_copy, rebuild_history
from posecoach.history.store import History
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from tests.support.fuzz import FEW
from tests.support.sessions import MONDAY, Script, write_log

LOGGED = [Script("row", at=MONDAY + timedelta(days=day)).sets([8, 7]).over() for day in range(3)]
WITHOUT_LOG = Script("row", at=MONDAY + timedelta(days=9)).sets([5]).over()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a sound database of four sessions and the logs of three of them."""
    folder = tmp_path_factory.mktemp("whole")
    with History(folder / "history.sqlite3") as history:
        for events in (*LOGGED, WITHOUT_LOG):
            history.record_session(events)
    for number, events in enumerate(LOGGED):
        write_log(folder / f"{number}.jsonl", events)
    return folder


def rebuilt(whole: Path, folder: Path, damage: Callable[[bytearray], bytes | bytearray]) -> list[SessionRecord]:
    """Return the sessions after a rebuild of a damaged copy."""
    path = folder / "history.sqlite3"
    for leftover in folder.iterdir():
        leftover.unlink()
    shutil.copy(whole / "history.sqlite3", path)
    path.write_bytes(damage(bytearray(path.read_bytes())))
    rebuild_history(path, sorted(whole.glob("*.jsonl")))
    with History(path) as history:
        return history.sessions()


def with_bad_byte(content: bytearray) -> bytearray:
    return bytearray(bytes(content).replace(b"side-left", b"side-l\xfft", 1))


def with_bad_cell(content: bytearray) -> bytearray:
    return bytearray(bytes(content).replace(b'["left", "right"]', b'["left"! "right"]', 1))


def without_a_page(content: bytearray) -> bytearray:
    page = 4096 * (len(content) // 4096 // 2)
    content[page : page + 4096] = bytes(4096)
    return content


def of_a_later_format(content: bytearray) -> bytearray:
    content[60:64] = b"\x7f\x00\x00\x05"  # user_version
    return content


def of_a_later_format_with_the_tables_of_this_one(content: bytearray) -> bytearray:
    content[60:64] = b"\x00\x00\x00\x44"
    return content


def to_be_read_only(content: bytearray) -> bytearray:
    content[18] = 3  # the version of the format in which it is written
    return content


DAMAGES = {
    "a version that is only read": to_be_read_only,
    "a format whose tables are not there": of_a_later_format_with_the_tables_of_this_one,
    "a byte that is no UTF-8": with_bad_byte,
    "a cell that is no JSON": with_bad_cell,
    "a page of zeros": without_a_page,
    "a format nobody has written": of_a_later_format,
    "cut in half": lambda content: content[: len(content) // 2],
    "nothing": lambda content: b"",
    "another file": lambda content: b"no database " * 1000,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_database_is_made_again_from_the_logs(whole: Path, tmp_path: Path, name: str) -> None:
    found = rebuilt(whole, tmp_path, DAMAGES[name])
    assert [session for session in found if session != record_of(WITHOUT_LOG)] == [record_of(e) for e in LOGGED]


def test_what_can_be_read_of_a_damaged_database_is_kept_though_its_log_is_gone(whole: Path, tmp_path: Path) -> None:
    def damage(content: bytearray) -> bytes:
        copy = tmp_path / "copy.sqlite3"
        copy.write_bytes(content)
        with contextlib.closing(sqlite3.connect(copy)) as db, db:
            db.execute("UPDATE rep SET view = CAST(X'73ff74' AS TEXT) WHERE id = 1")
        return copy.read_bytes()

    assert record_of(WITHOUT_LOG) in rebuilt(whole, tmp_path, damage)
    assert damaged_copy(tmp_path / "history.sqlite3").exists()


@FEW
@example(flips=[(62, 1), (2551635, 1)])  # the number of the format, and a letter of a table
@example(flips=[(36713, 4)])  # an index that leads to another row
@given(flips=st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 255)), min_size=1, max_size=30))
def test_whatever_bytes_went_bad_the_logged_sessions_are_there(
    whole: Path, tmp_path: Path, flips: list[tuple[int, int]]
) -> None:
    def damage(content: bytearray) -> bytearray:
        for position, change in flips:
            content[position % len(content)] ^= change
        return content

    found = rebuilt(whole, tmp_path, damage)  # one more may be there: a session whose date went bad has no log
    logged = [record for events in LOGGED if (record := record_of(events)) is not None]
    assert [s for s in found if s.key in {one.key for one in logged}] == logged


def test_a_log_that_lost_its_end_does_not_replace_what_is_known_of_the_session(tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    with History(path) as history:
        history.record_session(LOGGED[0])
        cut = write_log(tmp_path / "cut.jsonl", LOGGED[0][:6])
        history.catch_up([cut])
        assert history.sessions() == [record_of(LOGGED[0])]
    rebuild_history(path, [cut])
    with History(path) as history:
        assert history.sessions() == [record_of(LOGGED[0])]


def test_a_history_of_a_later_version_is_left_alone(whole: Path, tmp_path: Path) -> None:
    path = tmp_path / "history.sqlite3"
    shutil.copy(whole / "history.sqlite3", path)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE weather (id INTEGER)")
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(Exception, match="later version"):
        rebuild_history(path, [])
    assert not damaged_copy(path).exists()
