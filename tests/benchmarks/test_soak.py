"""A long session in real time through the real program, in which camera and voice fail again and again.

``POSECOACH_BENCH_MINUTES=60`` makes it the hour in which the camera is lost ten times and the voice killed ten times.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from posecoach.core.cue import Cue
from posecoach.core.events import Event, RepCompleted, SessionEnded
from posecoach.core.vocabulary import CueStatus
from posecoach.history.profile import Profile
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.log_file import read_log
from tests.support import sound_server
from tests.support.command import HEARS_CTRL_C, SAMPLES
from tests.support.mjpeg_server import MjpegServer

pytestmark = pytest.mark.model
MINUTES = float(os.environ.get("POSECOACH_BENCH_MINUTES", "2"))
DISTURBANCES = 10 if MINUTES >= 15 else 2
RATE_HZ = 15.0
REPS = 4
"""Full repetitions of the sample clip."""
STILL, GONE = 90, 60
"""Pictures of standing still after each round, and of the empty room in every fifth: rest and absence."""
LEAD = 150
"""Pictures of standing still before the first round, for framing and countdown."""
LOST_S = 3.0


def pictures(name: str) -> list[NDArray[np.uint8]]:
    return [frame.image for frame in ClipSource(SAMPLES / f"{name}.mp4")]


class Film:
    """What the camera shows: the clip, a rest; every fifth time the person has left for a while."""

    def __init__(self) -> None:
        row, room = pictures("row_standing_side"), pictures("other_empty_room")
        size = row[0].shape[:2]
        empty = np.resize(room[0], row[0].shape) if room[0].shape[:2] != size else room[0]
        still = [row[-1]] * STILL
        self._five = [*(row + still) * 4, *row, *still[: STILL // 2], *[empty] * GONE, *still[: STILL // 2]]
        self._round = len(row) + STILL
        self._lead = row[0]

    def __call__(self, number: int) -> NDArray[np.uint8]:
        image = (self._lead if number < LEAD else self._five[(number - LEAD) % len(self._five)]).copy()
        image[::16, ::16] = np.clip(image[::16, ::16].astype(int) + number % 3, 0, 255)  # a sensor's noise
        image[0, 0] = number % 256
        return image

    def resting(self, number: int) -> bool:
        """Whether the person stands still now and for a while."""
        within = (number - LEAD) % len(self._five) % self._round
        return number >= LEAD and self._round - STILL + 5 <= within < self._round - STILL + 15

    def rounds(self, number: int) -> int:
        """Return how many times the clip has been shown to its end."""
        fives, rest = divmod(number - LEAD, len(self._five))
        return 5 * fives + min(5, (rest + STILL) // self._round)


def children(pid: int) -> dict[int, str]:
    """Return the processes that a process has started, and their commands."""
    listed = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()[1:]]
    return {int(row[0]): row[2] for row in rows if int(row[1]) == pid}


def kill_voice(pid: int) -> int:
    """Kill what speaks and what plays; return how many processes that were."""
    victims = [child for child, command in children(pid).items() if "speech/worker" in command or "play" in command]
    for victim in victims:
        os.kill(victim, signal.SIGKILL)
    return len(victims)


def disturbed(server: MjpegServer, film: Film, live: subprocess.Popen[str]) -> int:
    """Disturb the session until its time is over; return how often the voice was killed."""
    start_s, pause_s, killed, lost = time.monotonic(), 60.0 * MINUTES / (DISTURBANCES + 1), 0, 0
    while (now_s := time.monotonic() - start_s) < 60.0 * MINUTES and live.poll() is None:
        if lost < DISTURBANCES and now_s > (lost + 1) * pause_s and film.resting(server.number):
            server.drop()
            time.sleep(LOST_S)
            server.come_back()
            lost += 1
        if killed < DISTURBANCES and now_s > (killed + 0.5) * pause_s and kill_voice(live.pid):
            killed += 1
        time.sleep(0.05)
    while not film.resting(server.number) and live.poll() is None:
        time.sleep(0.05)
    return killed


@pytest.mark.device
@pytest.mark.skipif(
    bool(sound_server.missing_programs()) or shutil.which("ps") is None, reason="needs pulseaudio, espeak-ng and ps"
)
def test_a_long_session_with_a_lost_camera_and_a_killed_voice_logs_every_repetition_once(
    benchmark: Any, tmp_path: Path
) -> None:
    log, film = tmp_path / "soak.jsonl", Film()

    def soak() -> int:
        with sound_server.SoundServer(), MjpegServer(film, RATE_HZ) as server:
            command = [
                *HEARS_CTRL_C, "live", "--headless", "--no-calibrate", "--source", server.address, "--exercise", "row",
                "--sets", "1", "--reps", "9999", "--events", str(log),
            ]  # fmt: skip
            data = os.environ | {"POSECOACH_DATA": str(tmp_path / "data")}
            Profile.of("me", tmp_path / "data").keep_informed(["row"])
            live = subprocess.Popen(command, env=data, stdout=sys.stderr, stderr=sys.stderr, text=True)
            try:
                killed = disturbed(server, film, live)
                benchmark.extra_info["shown"] = REPS * film.rounds(server.number)
                live.send_signal(signal.SIGINT)
                assert live.wait(20) == 0
            finally:
                live.kill()
        return killed

    killed = benchmark.pedantic(soak, rounds=1)
    events = read_log(log)
    reps = [e for e in events if isinstance(e, RepCompleted)]
    benchmark.extra_info.update(figures(events) | {"voice_killed": killed, "minutes": MINUTES})
    assert isinstance(events[-1], SessionEnded)
    assert killed == DISTURBANCES
    cues = [e.id for e in events if isinstance(e, Cue) and e.status == CueStatus.RAISED]
    assert cues.count("camera.lost") == cues.count("camera.back") == DISTURBANCES
    assert [e.index for e in reps] == list(range(1, len(reps) + 1))
    assert all(one.end_s <= other.start_s + 0.5 for one, other in pairwise(reps)), "logged twice"
    assert sum(e.full for e in reps) == benchmark.extra_info["shown"]


def figures(events: list[Event]) -> dict[str, int]:
    reps, cues = [[e for e in events if isinstance(e, kind)] for kind in (RepCompleted, Cue)]
    return {
        "full": sum(e.full for e in reps),
        "partial": sum(not e.full for e in reps),
        "spoken": sum(e.status == CueStatus.SPOKEN for e in cues),
        "raised": sum(e.status == CueStatus.RAISED for e in cues),
    }
