"""``posecoach live`` in a real window: what is on the screen, and the keys that are pressed in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posecoach.core.events import Event, RepCompleted, SessionEnded, SetEnded, StageChanged
from posecoach.core.vocabulary import EndReason
from posecoach.history.profile import Profile
from posecoach.sources.recorded.log_file import read_log
from tests.support.command import ROOT, SAMPLES
from tests.support.virtual_display import VirtualDisplay, missing_programs

pytestmark = [
    pytest.mark.model,
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed here: {missing_programs()}"),
]
CLIP = SAMPLES / "row_standing_side.mp4"
PROGRAM = """
import itertools
from posecoach.app.live import session as live
from posecoach.cli import main
from posecoach.sources.recorded.clip import ClipSource
from tests.support.lockstep import Lockstep

class Camera(Lockstep):
    recorded = False

live.open_live = lambda source, loop: Camera(itertools.islice(ClipSource(source).endless(), 0, None, 2))
main()
"""
"""A session before somebody who rows without end, and who waits for the model to have seen each second picture."""
PATIENCE_S = 240.0
KEEP_SCREENSHOTS = "POSECOACH_SCREENSHOTS"
"""Names a folder for the screenshots of this test, to look at them or to renew those in ``docs/images``."""
Image = NDArray[np.uint8]


class LiveWindow:
    """A running ``posecoach live`` on a display of its own, whose camera shows a rower who never tires."""

    def __init__(self, display: VirtualDisplay, folder: Path) -> None:
        self._display, self._log = display, folder / "live.jsonl"
        Profile.of("me", folder / "data").keep_informed(["row"])
        options = [
            "--exercise",
            "row",
            "--source",
            str(CLIP),
            "--mute",
            "--no-calibrate",
            "--no-questions",
            "--sets",
            "1",
        ]
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "live", *options, "--reps", "500", "--events", str(self._log)],
            cwd=ROOT,
            env=display.environment | {"POSECOACH_DATA": str(folder / "data")},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def events(self) -> list[Event]:
        return read_log(self._log) if self._log.exists() else []

    def wait_for(self, seen: Callable[[list[Event]], bool], what: str) -> None:
        give_up_s = time.monotonic() + PATIENCE_S
        while not seen(self.events()):
            assert self.process.poll() is None, self.process.communicate()
            assert time.monotonic() < give_up_s, f"{what}: not within {PATIENCE_S} s"
            time.sleep(0.1)

    def press(self, key: str) -> None:
        self._display.press("posecoach", key)

    def screenshot(self, name: str, shows: Callable[[Image], bool], what: str) -> Image:
        """Return what is on the screen once it shows what it should."""
        give_up_s = time.monotonic() + PATIENCE_S
        image = self._display.screenshot()
        while not shows(image):
            assert time.monotonic() < give_up_s, f"{name}: {what} did not appear within {PATIENCE_S} s"
            time.sleep(0.1)
            image = self._display.screenshot()
        if os.environ.get(KEEP_SCREENSHOTS):
            half = cv2.resize(image, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
            cv2.imwrite(str(Path(os.environ[KEEP_SCREENSHOTS]) / f"{name}.jpg"), half, [cv2.IMWRITE_JPEG_QUALITY, 85])
        return image


@pytest.fixture
def live(tmp_path: Path) -> Iterator[LiveWindow]:
    with VirtualDisplay() as display:
        window = LiveWindow(display, tmp_path)
        try:
            yield window
        finally:
            window.process.kill()
            window.process.wait()


def stage_of(events: list[Event]) -> str:
    return next((e.stage for e in reversed(events) if isinstance(e, StageChanged)), "")


def white_ratio(image: Image) -> float:
    """Return how much of an image is the white of large letters."""
    return float((image.min(axis=2) > 235).mean())


def count_corner(image: Image) -> Image:
    """Return the part of the screen where the count is."""
    return image[: image.shape[0] // 3, : image.shape[1] // 3]


def details(image: Image) -> Image:
    """Return the part of the screen, on the right beside the meter, where rate and latency are shown."""
    height, width = image.shape[:2]
    return image[int(0.6 * height) : int(0.7 * height), int(0.7 * width) : int(0.9 * width)]


def test_the_person_is_led_through_a_set_on_the_screen_and_by_keys(live: LiveWindow) -> None:
    live.wait_for(lambda events: stage_of(events) == "countdown", "the countdown")
    live.screenshot("live_countdown", lambda image: image.std() > 20.0, "a picture")
    live.wait_for(lambda events: any(isinstance(e, RepCompleted) for e in events), "a repetition")
    working = live.screenshot("live_working", lambda image: white_ratio(count_corner(image)) > 0.01, "the count")

    live.press("d")
    legible = white_ratio(details(working)) + 0.01
    live.screenshot("live_details", lambda image: white_ratio(details(image)) > legible, "rate and latency")

    live.press("space")
    live.wait_for(lambda events: stage_of(events) == "paused", "the pause")
    live.screenshot("live_paused", lambda image: bool(image.mean() < 0.8 * working.mean()), "a dimmed picture")

    live.press("q")
    out, errors = live.process.communicate(timeout=PATIENCE_S)
    assert live.process.returncode == 0, errors
    assert "Traceback" not in errors
    ended = live.events()[-1]
    assert isinstance(ended, SessionEnded)
    assert ended.reason == EndReason.ENDED_BY_PERSON
    assert any(isinstance(e, SetEnded) for e in live.events())
    assert "the person ended it" in out
