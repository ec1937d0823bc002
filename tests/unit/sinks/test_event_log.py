from __future__ import annotations

import os
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, PhaseChanged, SessionEnded, SessionStarted
from posecoach.core.ports import Sink
from posecoach.core.vocabulary import EndReason, Phase
from posecoach.sinks.event_log import EventLog
from posecoach.sources.recorded.log_file import read_log

EVENTS: list[Event] = [
    SessionStarted(t_s=0.0, exercise="row", source="row.mp4", model="full", model_sha256="ab"),
    PhaseChanged(t_s=0.5, phase=Phase.OUT),
    SessionEnded(t_s=9.5, reason=EndReason.CLIP_ENDED, frames=285, frames_with_person=285),
]


class FakeClock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_events_are_read_as_they_were_written(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "log.jsonl")
    assert isinstance(log, Sink)
    for event in EVENTS:
        log.handle(event)
    log.close()
    log.close()
    assert read_log(tmp_path / "log.jsonl") == EVENTS


def test_an_event_is_in_the_file_before_the_next_one(tmp_path: Path) -> None:
    log = EventLog(tmp_path / "log.jsonl")
    for count, event in enumerate(EVENTS, start=1):
        log.handle(event)
        assert read_log(tmp_path / "log.jsonl") == EVENTS[:count]
    log.close()


def test_the_disk_is_asked_at_most_once_a_second(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock, synced_s = FakeClock(), []
    monkeypatch.setattr(os, "fsync", lambda handle: synced_s.append(clock.now_s))
    log = EventLog(tmp_path / "log.jsonl", clock=clock)
    for _ in range(35):
        clock.now_s += 0.1
        log.handle(EVENTS[1])
    assert len(synced_s) == 3
    log.close()
    assert len(synced_s) == 4


def test_a_log_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be written"):
        EventLog(tmp_path / "no" / "log.jsonl")
