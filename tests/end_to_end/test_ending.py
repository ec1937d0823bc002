"""However a session is ended from outside, its video and its log are whole."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import av
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, RepCompleted, SessionEnded
from posecoach.core.vocabulary import EndReason
from posecoach.history.store import History
from posecoach.sources.recorded.log_file import read_log
from tests.support.command import HEARS_CTRL_C, ROOT, SAMPLES, camera_that_shows

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals"),
]
PATIENCE_S = 240.0
"""Conditions are waited for, never moments; this only ends a test that hangs."""
ENDINGS = {
    "a shutdown": (signal.SIGTERM,),
    "a terminal that is closed": (signal.SIGHUP, signal.SIGHUP),
    "an impatient Ctrl-C": (signal.SIGINT,) * 5,
}


def started(folder: Path) -> subprocess.Popen[str]:
    arguments = ["live", "--headless", "--mute", "--no-questions", "-e", "row"]
    arguments += ["--record", str(folder / "video.mp4")]
    environment = os.environ | {"POSECOACH_DATA": str(folder / "data")}
    python, option, program = HEARS_CTRL_C
    command = [python, option, camera_that_shows(SAMPLES / "row_chair_shrug.mp4") + program, *arguments]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def logged(folder: Path) -> list[Event]:
    logs = list((folder / "data").rglob("*.jsonl"))
    try:
        return read_log(logs[0]) if logs else []
    except PosecoachError:
        return []  # caught in the middle of a line


@pytest.mark.parametrize("name", ENDINGS)
def test_a_session_that_is_ended_from_outside_keeps_its_video_its_log_and_its_history(
    tmp_path: Path, name: str
) -> None:
    process = started(tmp_path)
    give_up_s = time.monotonic() + PATIENCE_S
    while not any(isinstance(e, RepCompleted) for e in logged(tmp_path)):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < give_up_s
        time.sleep(0.1)
    for number in ENDINGS[name]:
        process.send_signal(number)
        time.sleep(0.05)
    _, said = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, said
    assert "Traceback" not in said
    events = logged(tmp_path)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].reason is EndReason.INTERRUPTED
    with av.open(str(tmp_path / "video.mp4")) as video:
        assert sum(1 for _ in video.decode(video=0)) > 10
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []
    with History(tmp_path / "data" / "history.sqlite3") as history:
        (session,) = history.sessions()
    assert len(session.exercises[0].reps) == sum(isinstance(e, RepCompleted) for e in events)
