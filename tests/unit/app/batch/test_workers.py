from __future__ import annotations

import multiprocessing
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from posecoach.app.batch import workers
from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.workers import BROKE_DOWN, HANGS, run_here
from tests.support.breaking_worker import (
    HANGS_S,
    beginning,
    breaking,
    breaking_midway,
    dying_after,
    hanging,
    hanging_at_its_end,
)

PATIENCE_S = 60.0


def test_a_clip_on_which_a_worker_breaks_down_does_not_stop_the_others(tmp_path: Path) -> None:
    jobs = [ClipJob(tmp_path / name, name, "row") for name in ("a", "breaks", "b", "breaks too", "c")]
    found = {o.name: o.error for o in run_here(jobs, BatchSettings(tmp_path), 2, lambda *_: None, breaking)}
    assert found == {"a": "", "breaks": BROKE_DOWN, "b": "", "breaks too": BROKE_DOWN, "c": ""}


def test_a_worker_that_breaks_down_between_two_clips_takes_none_along(tmp_path: Path) -> None:
    jobs = [ClipJob(tmp_path / name, name, "row") for name in ("a", "b")]
    found = []
    for outcome in run_here(jobs, BatchSettings(tmp_path), 1, lambda *_: None, dying_after):
        found.append((outcome.name, outcome.error))
        for process in multiprocessing.active_children():
            process.join(PATIENCE_S)
    assert found == [("a", ""), ("b", "")]


def test_of_workers_that_finish_at_once_the_one_without_work_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def all_of(pipes: list[Connection], _timeout_s: float) -> list[Connection]:
        assert all(pipe.poll(PATIENCE_S) for pipe in pipes), "a worker without work is waited for"
        return pipes

    monkeypatch.setattr(workers, "wait", all_of)
    jobs = [ClipJob(tmp_path / name, name, "row") for name in ("a", "b", "the last one")]
    found = [o.error for o in run_here(jobs, BatchSettings(tmp_path), 2, lambda *_: None, breaking)]
    assert found == ["", "", ""]


def test_a_process_that_hangs_at_its_end_is_not_waited_for_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "LEAVE_S", 0.5)
    jobs = [ClipJob(tmp_path / "a", "a", "row")]
    began_s = time.monotonic()
    assert [o.error for o in run_here(jobs, BatchSettings(tmp_path), 1, lambda *_: None, hanging_at_its_end)] == [""]
    assert time.monotonic() - began_s < HANGS_S
    assert multiprocessing.active_children() == []


def test_whoever_waits_for_a_clip_that_hangs_may_give_it_up(tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []

    def impatient(*said: str | int | None) -> None:
        told.append(said)  # type: ignore[arg-type]
        if told.count(("a", 1, 2)) > 1:
            raise TimeoutError

    with pytest.raises(TimeoutError):
        list(run_here([ClipJob(tmp_path / "hangs", "a", "row")], BatchSettings(tmp_path), 1, impatient, hanging))
    assert multiprocessing.active_children() == []


def test_what_a_worker_that_broke_down_had_begun_of_a_clip_is_cleared_at_once(tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path)
    settings.clips.mkdir()
    outcomes = list(run_here([ClipJob(tmp_path / "breaks", "a", "row")], settings, 1, lambda *_: None, breaking_midway))
    assert [o.error for o in outcomes] == [BROKE_DOWN]
    assert list(settings.clips.iterdir()) == []


def test_a_clip_on_which_a_worker_hangs_is_given_up_for_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual_s = workers.SILENT_MOST_S

    def hear_no_more(name: str, done: int, total: int | None) -> None:
        if (name, done) == ("hangs", 1):
            monkeypatch.setattr(workers, "SILENT_MOST_S", 0.0)

    found = []
    jobs = [ClipJob(tmp_path / name, name, "row") for name in ("hangs", "a")]
    for outcome in run_here(jobs, BatchSettings(tmp_path), 1, hear_no_more, hanging):
        found.append((outcome.name, outcome.error))
        monkeypatch.setattr(workers, "SILENT_MOST_S", usual_s)
    assert found == [("hangs", HANGS), ("a", "")]
    assert multiprocessing.active_children() == []


def test_no_clips_need_no_workers(tmp_path: Path) -> None:
    assert list(run_here([], BatchSettings(tmp_path), 2, lambda *_: None, breaking)) == []


def test_an_interrupted_run_leaves_nothing_half_done(tmp_path: Path) -> None:
    def stop(name: str, done: int, total: int | None) -> None:
        if done:
            raise KeyboardInterrupt

    settings = BatchSettings(tmp_path / "out")
    jobs = [ClipJob(tmp_path / "a.mp4", "a.mp4", "row")]
    with pytest.raises(KeyboardInterrupt):
        list(run_here(jobs, settings, 1, stop, beginning))
    assert list(settings.clips.iterdir()) == []
