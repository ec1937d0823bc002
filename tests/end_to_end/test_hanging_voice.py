"""The speech library hangs: a session says so, counts on, and ends; its process ends with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from posecoach.core.events import SessionEnded, SinkFailed
from posecoach.history.profile import Profile
from posecoach.sources.recorded.log_file import read_log
from scripts.kill_sessions import RECORDED
from tests.support.command import ROOT

PATIENCE_S = 240.0
LIBRARY = """
import os, pathlib, time
def init(driver=None):
    pathlib.Path(os.environ["HUNG"]).write_text(str(os.getpid()))
    time.sleep(3600)
"""
"""Stands in for pyttsx3 in the speech process."""
PROGRAM = f"""{RECORDED}
import time
latest = camera.latest
def paced(timeout_s):
    time.sleep(0.01)
    return latest(timeout_s)
camera.latest = paced
from posecoach.cli import main
main()
"""
"""Four repetitions in three seconds, so that cues wait for a voice."""


@pytest.mark.skipif(os.name != "posix", reason="a shell script stands in for the loudspeaker")
def test_a_session_whose_voice_hangs_says_so_and_ends_and_leaves_no_process(tmp_path: Path) -> None:
    (tmp_path / "pyttsx3.py").write_text(LIBRARY)
    (tmp_path / "paplay").write_text("#!/bin/sh\n")
    (tmp_path / "paplay").chmod(0o755)
    environment = os.environ | {
        "PYTHONPATH": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}", "HUNG": str(tmp_path / "hung"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"), "POSECOACH_DATA": str(tmp_path / "data"),
    }  # fmt: skip
    words = ["live", "-e", "row", "--headless", "--no-questions", "--sets", "1", "--reps", "9"]
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "The voice failed: no speech: the voice does not answer" in done.stderr
    (log,) = Profile.of("me", tmp_path / "data").logs()
    events = read_log(log)
    assert isinstance(events[-1], SessionEnded)
    assert [event.sink for event in events if isinstance(event, SinkFailed)] == ["voice"]
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "hung").read_text()), 0)
