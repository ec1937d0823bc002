from __future__ import annotations

import os
import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event
from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling, Stage
from posecoach.history.logs import Rebuilt
from posecoach.history.rebuild import damaged_copy, rebuild_history
from posecoach.history.store import Forgotten, History
from posecoach.progress.figures import worked
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from posecoach.sinks.event_log import EventLog
from tests.support.sessions import MONDAY, Script, write_log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "history.sqlite3"


def routine(day: int = 0, user: str = "me") -> list[Event]:
    script = Script("routine", at=MONDAY + timedelta(days=day), user=user).day_after(False).pain(4, PainMoment.BEFORE)
    script.begin("row", sets=2, reps=10, load_level=2).a_set(10, 2).a_set(9, index=2).end().effort(6.5)
    script.begin("self_massage", sets=1, hold_s=30.0).a_hold_set([30.0, 28.5])
    script.spot(1, SpotFeeling.SAME).end()
    return script.pain(3, PainMoment.AFTER).over()


def kept(events: list[Event]) -> SessionRecord:
    record = record_of(events)
    assert record is not None
    return record


def test_a_session_is_read_as_it_was_recorded(path: Path) -> None:
    with History(path) as history:
        assert history.record_session(routine()) == kept(routine())
    with History(path) as history:
        assert history.sessions("me") == [kept(routine())]


def test_a_number_that_is_missing_stays_missing(path: Path) -> None:
    events = Script("row").rep(measures={"flare": float("nan")}, score=None, range=float("nan")).over()
    with History(path) as history:
        history.record_session(events)
        (session,) = history.sessions("me")
    (rep,) = session.exercises[0].reps
    assert rep.score is None
    assert rep.range != rep.range
    assert rep.measures["flare"] != rep.measures["flare"]


def test_the_same_session_recorded_again_is_replaced(path: Path) -> None:
    whole = routine()
    with History(path) as history:
        history.record_session(whole[:6])
        history.record_session(whole)
        assert history.sessions() == [kept(whole)]


def test_a_clip_is_not_kept(path: Path) -> None:
    with History(path) as history:
        assert history.record_session(Script("row").rep().over()[1:]) is None
        assert history.sessions() == []


def test_sessions_come_in_order_of_time_by_person(path: Path) -> None:
    with History(path) as history:
        for events in (routine(2), routine(0), routine(1, "anna"), Script("cat_camel", user="me").rep().over()):
            history.record_session(events)
        assert [s.day.day for s in history.sessions("me")] == [5, 5, 7]
        assert history.users() == ["anna", "me"]


def test_an_outline_says_of_every_session_what_was_done_and_how_it_felt(path: Path) -> None:
    nothing = (
        Script("row", at=MONDAY + timedelta(days=2)).begin("row", sets=1, reps=8).stage(Stage.WORKING).end().over()
    )
    half = Script("row", at=MONDAY + timedelta(days=3)).begin("row", sets=1, reps=8).a_set(0, 4).end().over()
    with History(path) as history:
        for events in (routine(), nothing, half, routine(9)):
            history.record_session(events)
        history.record_session(routine(user="ben"))
        whole, outlines = history.sessions("me"), history.outlines("me")
    assert [one.key for one in outlines] == [one.key for one in whole]
    assert list(map(worked, outlines)) == list(map(worked, whole)) == [True, False, True, True]
    for one, all_of_it in zip(outlines, whole, strict=True):
        assert (one.pains, one.reason, one.worse_day_after) == (
            all_of_it.pains,
            all_of_it.reason,
            all_of_it.worse_day_after,
        )
        for told, done in zip(one.exercises, all_of_it.exercises, strict=True):
            assert [s.counted for s in told.sets] == [s.counted for s in done.sets]


def test_the_session_number_counts_sessions_in_which_the_exercise_was_done(path: Path) -> None:
    with History(path) as history:
        assert history.session_number("me", "row") == 1
        history.record_session(routine(0))
        history.record_session(routine(1))
        history.record_session(
            Script("routine", at=MONDAY + timedelta(days=2)).begin("row").end(EndReason.SKIPPED).over()
        )
        assert history.session_number("me", "row") == 3
        assert history.session_number("me", "cat_camel") == 1
        assert history.session_number("anna", "row") == 1


def test_a_session_cut_off_by_a_power_cut_is_taken_from_its_log(path: Path, tmp_path: Path) -> None:
    log = EventLog(tmp_path / "cut.jsonl")
    for event in routine(1)[:8]:
        log.handle(event)
    log.close()
    whole = write_log(tmp_path / "whole.jsonl", routine(0))
    with History(path) as history:
        history.record_session(routine(0))
        assert history.catch_up([whole, log.path]) == Rebuilt(recorded=1)
        assert history.sessions("me") == [kept(routine(0)), kept(routine(1)[:8])]
        assert history.catch_up([whole, log.path]) == Rebuilt(recorded=0)


def test_a_session_whose_rows_were_made_while_it_went_on_is_taken_again_from_its_log(
    path: Path, tmp_path: Path
) -> None:
    events = routine(1)
    cut = len(events) - 3
    log = tmp_path / "cut.jsonl"
    with History(path) as history:
        history.catch_up([write_log(log, events[:8])])
        assert history.catch_up([write_log(log, events[:cut])]) == Rebuilt(recorded=1)
        assert history.sessions("me") == [kept(events[:cut])]
        assert history.catch_up([log]) == Rebuilt(recorded=0)
        history.record_session(events)
        assert history.catch_up([log]) == Rebuilt(recorded=0)
        assert history.sessions("me") == [kept(events)]


def test_the_database_is_made_again_from_the_logs(path: Path, tmp_path: Path) -> None:
    sessions = [routine(0), routine(1, "anna"), Script("row", at=MONDAY + timedelta(days=3)).sets([10]).over()]
    logs = [write_log(tmp_path / f"{i}.jsonl", events) for i, events in enumerate(sessions)]
    with History(path) as history:
        for events in sessions:
            history.record_session(events)
        before = history.sessions()
    path.unlink()
    assert rebuild_history(path, logs) == Rebuilt(recorded=3)
    with History(path) as history:
        assert history.sessions() == before


def test_rebuilding_keeps_sessions_whose_log_is_gone(path: Path, tmp_path: Path) -> None:
    with History(path) as history:
        history.record_session(routine(0))
        history.record_session(routine(1)[:6])
    assert rebuild_history(path, [write_log(tmp_path / "1.jsonl", routine(1))]) == Rebuilt(recorded=1, kept=1)
    with History(path) as history:
        assert history.sessions() == [kept(routine(0)), kept(routine(1))]


def test_logs_that_cannot_be_used_are_reported_and_the_others_used(path: Path, tmp_path: Path) -> None:
    good = write_log(tmp_path / "good.jsonl", routine())
    clip = write_log(tmp_path / "clip.jsonl", routine()[1:])
    broken = tmp_path / "broken.jsonl"
    broken.write_text("nonsense\nmore\n")
    rebuilt = rebuild_history(path, [broken, clip, good, tmp_path / "absent.jsonl"])
    assert (rebuilt.recorded, rebuilt.without_time) == (1, 1)
    assert ["broken.jsonl" in rebuilt.unreadable[0], "absent.jsonl" in rebuilt.unreadable[1]] == [True, True]


def test_a_damaged_database_is_reported_and_set_aside_when_it_is_rebuilt(path: Path, tmp_path: Path) -> None:
    log = write_log(tmp_path / "1.jsonl", routine())
    with History(path) as history:
        history.record_session(routine())
    path.write_bytes(b"no database " * 1000)
    with pytest.raises(PosecoachError, match="--rebuild"):
        History(path)
    assert rebuild_history(path, [log]) == Rebuilt(recorded=1)
    assert damaged_copy(path).read_bytes().startswith(b"no database")
    with History(path) as history:
        assert history.sessions() == [kept(routine())]


def test_pages_that_went_bad_are_reported_when_they_are_read(path: Path) -> None:
    with History(path) as history:
        history.record_session(routine())
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(PosecoachError, match="damaged"), History(path) as history:
        history.sessions()


def test_a_history_in_use_is_reported_and_not_taken_for_a_damaged_one(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.history.schema.BUSY_TIMEOUT_S", 0.01)
    with History(path) as history:
        history.record_session(routine())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(PosecoachError, match="in use"), History(path) as history:
        history.record_session(routine(1))
    with pytest.raises(PosecoachError, match="in use"):
        rebuild_history(path, [])
    other.close()
    assert not damaged_copy(path).exists()


def test_a_session_is_kept_whole_or_not_at_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from posecoach.history import rows as history_rows

    def full_disk(*_: object, **place: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with History(path) as history:
        history.record_session(routine(0))
        monkeypatch.setattr(history_rows, "_write_rep", full_disk)
        with pytest.raises(PosecoachError, match="full"):
            history.record_session(routine(0)[:12])
        assert history.sessions() == [kept(routine(0))]


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PosecoachError, match="cannot be used"):
        History(tmp_path / "file" / "history.sqlite3")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights than these")
def test_nobody_else_on_the_machine_may_read_it(path: Path) -> None:
    with History(path):
        assert path.stat().st_mode & 0o077 == 0
        assert path.parent.stat().st_mode & 0o077 == 0


def test_forgetting_leaves_no_trace_of_a_person_and_all_of_the_others(path: Path) -> None:
    with History(path) as history:
        history.record_session(routine(0, "xanthippe"))
        history.record_session(routine(1, "me"))
        damaged_copy(path).write_text("xanthippe")
        assert history.forget("xanthippe") == Forgotten(sessions=1, reps=21, holds=2, reports=4)
        for file in path.parent.iterdir():
            assert b"xanthippe" not in file.read_bytes()
        assert history.sessions() == [kept(routine(1, "me"))]
        assert history.forget("xanthippe") == Forgotten(0, 0, 0, 0)


def test_nothing_of_a_deleted_session_is_left_in_any_table(path: Path) -> None:
    with History(path) as history:
        history.record_session(routine())
        history.forget("me")
    db = sqlite3.connect(path)
    tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    assert len(tables) == 10
    assert {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables} == dict.fromkeys(
        tables, 0
    )
    db.close()
