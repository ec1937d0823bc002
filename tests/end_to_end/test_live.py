"""The live coach through the real model: clips in place of a camera, and the program as a person runs it."""

from __future__ import annotations

import itertools
import json
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from posecoach.app.live import session as live_session
from posecoach.app.live.options import LiveOptions
from posecoach.app.live.session import run_live
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.session import STOOD_STILL_S
from posecoach.core.cue import Cue
from posecoach.core.events import Event, RepCompleted, SessionEnded, SessionStarted, SetEnded, StageChanged
from posecoach.core.spec import Dose
from posecoach.core.vocabulary import CueStatus, EndReason, Stage
from posecoach.registry import exercise as find_exercise
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.log_file import read_log
from posecoach.speech.settings import VoiceSettings
from tests.support.command import COMMAND, HEARS_CTRL_C
from tests.support.lockstep import Lockstep
from tests.support.mjpeg_server import MjpegServer

pytestmark = pytest.mark.model
SAMPLES = Path(__file__).parents[2] / "sample_videos"
EVERY = 3
"""Of the pictures of a clip that the model looks at: eight a second, as on a slow machine."""
OPEN_END = Dose(sets=1)
PATIENCE_S = 240.0
"""Conditions are waited for, never moments; this only ends a test that hangs."""
Live = Callable[..., list[Event]]


@pytest.fixture
def live(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Live:
    """Lead through a clip that waits until the model has seen each picture it is to see; return the log."""

    def led(clip: str, exercise: str, dose: Dose, record: Path | None = None) -> list[Event]:
        frames = itertools.islice(ClipSource(SAMPLES / f"{clip}.mp4"), 0, None, EVERY)
        monkeypatch.setattr(live_session, "open_live", lambda source, loop: Lockstep(frames))
        log = tmp_path / "live.jsonl"
        options = LiveOptions(headless=True, events=log, record=record, voice=VoiceSettings(silent=True))
        run_live([PlannedExercise(find_exercise(exercise), dose, rest_s=1.0)], options)
        return read_log(log)

    return led


def full(events: list[Event]) -> int:
    return sum(e.full for e in events if isinstance(e, RepCompleted))


@pytest.mark.parametrize(("clip", "exercise"), [("row_standing_side", "row"), ("cat_camel_side", "cat_camel")])
def test_a_clip_played_as_a_camera_is_counted_aloud_to_its_end(live: Live, clip: str, exercise: str) -> None:
    events = live(clip, exercise, OPEN_END)
    assert full(events) == json.loads((SAMPLES / f"{clip}.json").read_text())["full_reps"] > 0
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason == EndReason.SOURCE_ENDED
    counts = [
        e.text
        for e in events
        if isinstance(e, Cue) and e.id.startswith("count.") and e.status == CueStatus.RAISED and e.text
    ]
    assert counts[: full(events)] == ["One", "Two", "Three", "Four", "Five", "Six"][: full(events)]


def test_the_plan_ends_the_session_and_the_log_sums_it_up(live: Live) -> None:
    events = live("row_standing_side", "row", Dose(sets=2, reps=1))
    assert [e.count for e in events if isinstance(e, SetEnded)] == [1, 1]
    stages = [e.stage for e in events if isinstance(e, StageChanged)]
    assert stages == ["working", "resting", "countdown", "working", "done"]
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason == EndReason.PLAN_DONE


def test_an_empty_room_counts_nothing_and_says_so(live: Live) -> None:
    events = live("other_empty_room", "row", OPEN_END)
    assert not any(isinstance(e, RepCompleted) for e in events)
    assert any(isinstance(e, Cue) and e.text == "I can't see you" for e in events)


def test_the_recorded_session_is_a_video_of_every_picture(live: Live, tmp_path: Path) -> None:
    video = tmp_path / "session.mp4"
    live("other_empty_room", "scapular_retraction", OPEN_END, record=video)
    times_s = [frame.t_s for frame in ClipSource(SAMPLES / "other_empty_room.mp4")][::EVERY]
    assert [frame.t_s for frame in ClipSource(video)] == pytest.approx(times_s, abs=0.001)


# -- the program as a person runs it -------------------------------------------------------------------------


def started(folder: Path, source: str, *options: str, hears_ctrl_c: bool = False) -> subprocess.Popen[str]:
    command = HEARS_CTRL_C if hears_ctrl_c else COMMAND
    arguments = ["live", "--headless", "--mute", "--no-questions", "--exercise", "row", "--source", source, *options]
    return subprocess.Popen(
        [*command, *arguments, "--events", str(folder / "live.jsonl")],
        env=os.environ | {"POSECOACH_DATA": str(folder / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def logged(folder: Path) -> list[Event]:
    log = folder / "live.jsonl"
    return read_log(log) if log.exists() else []


def until(folder: Path, seen: Callable[[list[Event]], bool], process: subprocess.Popen[str]) -> None:
    """Wait until the log of a running session has something."""
    give_up_s = time.monotonic() + PATIENCE_S
    while not seen(logged(folder)):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up_s, [type(e).__name__ for e in logged(folder)]
        time.sleep(0.1)


def at_work(events: list[Event]) -> bool:
    return any(isinstance(e, StageChanged) and e.stage is Stage.WORKING for e in events)


class Rower:
    """The camera of somebody who stands still until they are counted in, and then rows without end."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._frames = [frame.image for frame in ClipSource(SAMPLES / "row_standing_side.mp4")]
        self._began = 0

    def picture(self, number: int) -> np.ndarray:
        if not self._began and at_work(logged(self._folder)):
            self._began = number
        shown = self._frames[(number - self._began) % len(self._frames) if self._began else 0].copy()
        shown[::16, ::16] = np.clip(shown[::16, ::16].astype(int) + number % 3, 0, 255)  # a sensor's noise
        shown[0, 0] = number % 256  # no two pictures are the same
        return shown


@pytest.fixture
def camera(tmp_path: Path) -> Iterator[MjpegServer]:
    with MjpegServer(Rower(tmp_path).picture, 15.0) as server:
        yield server


def test_a_camera_on_the_network_that_drops_and_comes_back_loses_no_repetition_twice(
    tmp_path: Path, camera: MjpegServer
) -> None:
    process = started(tmp_path, camera.address, "--no-calibrate", "--sets", "1", "--reps", "2")
    try:
        until(tmp_path, lambda events: any(isinstance(e, StageChanged) for e in events), process)
        camera.drop()
        until(tmp_path, lambda events: any(isinstance(e, Cue) and e.id == "camera.lost" for e in events), process)
        camera.come_back()
        _, errors = process.communicate(timeout=PATIENCE_S)
    finally:
        process.kill()
    events = logged(tmp_path)
    assert full(events) == 2, (errors, [type(e).__name__ for e in events])
    reps = [e for e in events if isinstance(e, RepCompleted)]
    assert [e.index for e in reps] == list(range(1, len(reps) + 1))
    assert all(one.end_s <= two.start_s + 0.5 for one, two in itertools.pairwise(reps))
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason is EndReason.PLAN_DONE
    assert camera.connections >= 2


def test_ctrl_c_finishes_the_session_properly(tmp_path: Path) -> None:
    process = started(tmp_path, str(SAMPLES / "row_standing_side.mp4"), hears_ctrl_c=True)
    until(tmp_path, at_work, process)
    process.send_signal(signal.SIGINT)
    out, errors = process.communicate(timeout=PATIENCE_S)
    assert "Traceback" not in errors
    assert "interrupted" in out
    events = logged(tmp_path)
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason is EndReason.INTERRUPTED
    assert any(isinstance(e, SetEnded) for e in events)


def test_a_killed_session_keeps_what_had_happened(tmp_path: Path, camera: MjpegServer) -> None:
    process = started(tmp_path, camera.address, "--no-calibrate")
    until(tmp_path, lambda events: full(events) >= 1, process)
    process.kill()
    process.communicate()
    assert full(logged(tmp_path)) >= 1


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="a program cannot be stopped here")
def test_a_session_that_stood_still_as_on_a_computer_that_sleeps_has_paused(
    tmp_path: Path, camera: MjpegServer
) -> None:
    process = started(tmp_path, camera.address, "--no-calibrate", "--reps", "50")
    try:
        until(tmp_path, lambda events: full(events) >= 1, process)
        process.send_signal(signal.SIGSTOP)
        before = len(logged(tmp_path))
        time.sleep(STOOD_STILL_S + 3.0)
        process.send_signal(signal.SIGCONT)
        until(tmp_path, lambda events: any(isinstance(e, Cue) and e.id == "session.slept" for e in events), process)
        after = logged(tmp_path)[before:]
        assert [e.stage for e in after if isinstance(e, StageChanged)] == [Stage.PAUSED]
        assert not [e for e in after if isinstance(e, SetEnded)]
    finally:
        process.kill()
        process.communicate()
