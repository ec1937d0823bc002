"""Who is forgotten stays forgotten."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import history_path
from posecoach.history.forgetting import MARK, finish_forgetting, forget_person, may_be_kept
from posecoach.history.profile import Profile, all_logs
from posecoach.history.rebuild import damaged_copy
from posecoach.history.session_lock import in_session
from posecoach.history.settings import keep_last_person, last_person
from posecoach.history.store import History
from tests.support.sessions import MONDAY, Script, write_log

USER = "xanthippe"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a data folder with a session of one person and one of another."""
    monkeypatch.setattr("posecoach.history.schema.BUSY_TIMEOUT_S", 0.2)
    with History(history_path(tmp_path)) as history:
        for user in (USER, "me"):
            events = Script("row", user=user).sets([3]).over()
            write_log(Profile.of(user, tmp_path).new_log("row", MONDAY), events)
            history.record_session(events)
    return tmp_path


def traces(folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if USER in str(path) or USER.encode() in path.read_bytes()]


def test_nothing_is_left(folder: Path) -> None:
    damaged_copy(history_path(folder)).write_text(USER)
    keep_last_person(USER, folder)
    forget_person(USER, folder)
    assert traces(folder) == []
    with History(history_path(folder)) as history:
        assert history.catch_up(all_logs(folder)).recorded == 0
        assert history.users() == ["me"]


def test_somebody_else_stays_the_last_person(folder: Path) -> None:
    keep_last_person("anna", folder)
    forget_person(USER, folder)
    assert last_person(folder) == "anna"


def test_a_lone_damaged_history_is_deleted_too(tmp_path: Path) -> None:
    damaged_copy(history_path(tmp_path)).write_text(USER)
    assert may_be_kept(USER, tmp_path)[0]
    forget_person(USER, tmp_path)
    assert traces(tmp_path) == []


def test_of_whom_something_is_kept_is_known_by_name(folder: Path) -> None:
    assert may_be_kept(USER, folder) == (True, ["me", USER])
    assert may_be_kept("anna", folder) == (False, ["me", USER])


def test_a_session_that_goes_on_keeps_a_person_from_being_forgotten(folder: Path) -> None:
    before = traces(folder)
    person = Profile.of(USER, folder).folder
    with in_session(person), in_session(person), pytest.raises(PosecoachError, match="goes on"):
        forget_person(USER, folder)
    assert set(before) <= set(traces(folder))
    with in_session(Profile.of("me", folder).folder):
        forget_person(USER, folder)
    assert traces(folder) == []


def test_a_forgetting_that_was_killed_is_finished_at_the_next_start(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Profile, "erase", killed)
        with pytest.raises(KeyboardInterrupt):
            forget_person(USER, folder)
    assert (Profile.of(USER, folder).folder / MARK).exists()
    finish_forgetting(folder)
    assert traces(folder) == []
    with History(history_path(folder)) as history:
        assert history.users() == ["me"]


def forgotten_beside_a_reader(folder: Path) -> sqlite3.Connection:
    """Forget the person while another program reads the history, which is named; return that program."""
    reader = sqlite3.connect(history_path(folder), isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM session").fetchone()
    with pytest.raises(PosecoachError, match="another program has the history open"):
        forget_person(USER, folder)
    return reader


def test_a_reader_elsewhere_is_named_and_its_traces_are_cleared_away_later(folder: Path) -> None:
    reader = forgotten_beside_a_reader(folder)
    reader.close()
    finish_forgetting(folder)
    assert traces(folder) == []


def test_who_comes_back_while_traces_of_them_wait_for_a_reader_elsewhere_is_not_forgotten_again(folder: Path) -> None:
    reader = forgotten_beside_a_reader(folder)
    log = write_log(Profile.of(USER, folder).new_log("row", MONDAY), Script("row", user=USER).sets([5]).over())
    finish_forgetting(folder)
    reader.close()
    finish_forgetting(folder)
    assert log.exists()
    assert traces(folder) == [log]
    assert [file for file in folder.iterdir() if file.is_file()] == [history_path(folder)]
