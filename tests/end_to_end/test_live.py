"""The live coach on clips in place of a camera, through the real model."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest

import posecoach
from posecoach.core.events import (
    Cue,
    Event,
    RepCompleted,
    SessionEnded,
    SessionStarted,
    SetEnded,
    StageChanged,
)
from posecoach.core.vocabulary import CueStatus, EndReason
from posecoach.sinks.event_log import read_log
from posecoach.sources.clip import ClipSource
from tests.support.command import HEARS_CTRL_C
from tests.support.mjpeg_server import MjpegServer

pytestmark = pytest.mark.model
SAMPLES = Path(__file__).parents[2] / "sample_videos"
COMMAND = [sys.executable, "-c", "from posecoach.cli import main; main()"]


def live(tmp_path: Path, *options: str, timeout_s: float = 90.0) -> list[Event]:
    """Run ``posecoach live`` without window and voice; return its log."""
    log = tmp_path / "live.jsonl"
    environment = os.environ | {"POSECOACH_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [*COMMAND, "live", "--headless", "--mute", "--events", str(log), *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return read_log(log)


def full(events: list[Event]) -> int:
    return sum(e.full for e in events if isinstance(e, RepCompleted))


@pytest.mark.parametrize(
    ("clip", "exercise"),
    [("row_standing_side", "row"), ("cat_camel_side", "cat_camel"), ("retraction_side", "scapular_retraction")],
)
def test_a_clip_played_as_a_camera_counts_what_the_analysis_of_the_clip_counts(
    tmp_path: Path, clip: str, exercise: str
) -> None:
    path = SAMPLES / f"{clip}.mp4"
    events = live(tmp_path, "--source", str(path), "--exercise", exercise, "--sets", "1", "--reps", "50")
    assert full(events) == posecoach.analyze(path, exercise).full > 0
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason == EndReason.SOURCE_ENDED
    counts = [
        e.text
        for e in events
        if isinstance(e, Cue) and e.id.startswith("count.") and e.status == CueStatus.RAISED and e.text
    ]
    assert counts[: full(events)] == ["One", "Two", "Three", "Four", "Five", "Six"][: full(events)]


def test_the_plan_ends_the_session_and_the_log_sums_it_up(tmp_path: Path) -> None:
    path = SAMPLES / "row_standing_side.mp4"
    events = live(tmp_path, "--source", str(path), "--exercise", "row", "--sets", "2", "--reps", "1", "--rest", "1")
    assert [e.count for e in events if isinstance(e, SetEnded)] == [1, 1]
    stages = [e.stage for e in events if isinstance(e, StageChanged)]
    assert stages == ["working", "resting", "countdown", "working", "done"]
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason == EndReason.PLAN_DONE


def test_a_camera_on_the_network_that_stalls_and_drops_loses_no_repetition_twice(tmp_path: Path) -> None:
    frames = [f.image for f in ClipSource(SAMPLES / "row_standing_side.mp4")]
    rate_hz, lead = 15.0, 90
    shown = [frames[0]] * lead + frames + [frames[-1]] * 600

    def picture(number: int) -> np.ndarray:
        image = shown[min(number, len(shown) - 1)].copy()
        image[0, 0] = number % 256  # a sensor's noise: no two pictures are the same
        image[::16, ::16] = np.clip(image[::16, ::16].astype(int) + number % 3, 0, 255)
        return image

    log = tmp_path / "live.jsonl"
    with MjpegServer(picture, rate_hz) as server:
        process = subprocess.Popen(
            [
                *COMMAND, "live", "--headless", "--mute", "--no-calibrate", "--source", server.address,
                "--exercise", "row",
                "--sets", "1", "--reps", "4", "--events", str(log),
            ],
            env=os.environ | {"POSECOACH_DATA": str(tmp_path / "data")},
            stderr=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        drop = threading.Timer(3.0, server.drop)  # while the person still waits
        back = threading.Timer(4.0, server.come_back)
        drop.start(), back.start()
        try:
            process.wait(timeout=80)
        finally:
            process.kill()
    events = read_log(log)
    assert full(events) == 4, (process.stderr.read() if process.stderr else "", [type(e).__name__ for e in events])
    indices = [e.index for e in events if isinstance(e, RepCompleted)]
    assert indices == sorted(set(indices))
    assert server.connections >= 2


def test_ctrl_c_finishes_the_session_properly(tmp_path: Path) -> None:
    log = tmp_path / "live.jsonl"
    process = subprocess.Popen(
        [*HEARS_CTRL_C, "live", "--headless", "--mute", "--exercise", "row",
         "--source", str(SAMPLES / "row_standing_side.mp4"),
         "--events", str(log)],
        env=os.environ | {"POSECOACH_DATA": str(tmp_path / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (log.exists() and "RepCompleted" in log.read_text()):
        time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert "Traceback" not in errors
    events = read_log(log)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason == EndReason.INTERRUPTED
    assert any(isinstance(e, SetEnded) for e in events)


def test_a_killed_session_keeps_what_had_happened(tmp_path: Path) -> None:
    log = tmp_path / "live.jsonl"
    process = subprocess.Popen(
        [*COMMAND, "live", "--headless", "--mute", "--exercise", "row",
         "--source", str(SAMPLES / "row_standing_side.mp4"),
         "--events", str(log)],
        env=os.environ | {"POSECOACH_DATA": str(tmp_path / "data")},
    )  # fmt: skip
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and not (log.exists() and "RepCompleted" in log.read_text()):
        time.sleep(0.1)
    process.kill()
    process.wait()
    assert full(read_log(log)) >= 1


def test_an_empty_room_counts_nothing_and_says_so(tmp_path: Path) -> None:
    events = live(tmp_path, "--source", str(SAMPLES / "other_empty_room.mp4"), "--exercise", "row")
    assert not any(isinstance(e, RepCompleted) for e in events)
    assert any(isinstance(e, Cue) and e.text == "I can't see you" for e in events)


def test_the_recorded_session_is_a_video_with_the_picture_of_the_coach(tmp_path: Path) -> None:
    video = tmp_path / "session.mp4"
    live(
        tmp_path,
        "--source",
        str(SAMPLES / "retraction_side.mp4"),
        "--exercise",
        "scapular_retraction",
        "--record",
        str(video),
    )
    recorded = list(ClipSource(video))
    assert len(recorded) > 50
    assert recorded[-1].t_s == pytest.approx(list(ClipSource(SAMPLES / "retraction_side.mp4"))[-1].t_s, abs=1.0)
