"""The window on a display: what is seen is what was drawn, keys arrive, and the terminal stays clean."""

from __future__ import annotations

import subprocess
import sys
import time

import numpy as np
import pytest

from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.drawing.state import HudCount, HudCue, HudState
from tests.support.virtual_display import VirtualDisplay, missing_programs

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed here: {missing_programs()}"),
]
PATIENCE_S = 240.0
"""Conditions are waited for, never moments; this only ends a test that hangs."""
PROGRAM = """
import time
import av  # noqa: F401  as a session does: this must not come before cv2, or the window hangs
import numpy as np
from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.drawing.state import HudCount, HudCue, HudState
from posecoach.screen.window import Window

until_s, seen = time.monotonic() + 240.0, []
image = np.full((480, 640, 3), 90, np.uint8)
with Window("under test") as window:
    assert not window.problem, window.problem
    while "q" not in seen and not window.closed and time.monotonic() < until_s:
        window.show(draw_hud(image, HudState(count=HudCount(7), cue=HudCue("Grow tall")), window.size_px))
        for key in window.keys():
            seen.append(key)
            print(key, flush=True)
        time.sleep(0.01)
"""


@pytest.fixture
def display():
    with VirtualDisplay() as display:
        yield display


def test_the_window_shows_what_was_drawn_and_hands_on_keys_and_nothing_spills_to_the_terminal(display):
    image = np.full((480, 640, 3), 90, np.uint8)
    drawn = draw_hud(image, HudState(count=HudCount(7), cue=HudCue("Grow tall")), (1280, 720))
    program = PROGRAM.replace("import av", "import posecoach.sinks.video\nimport av")
    with subprocess.Popen(
        [sys.executable, "-c", program], env=display.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        give_up_s = time.monotonic() + PATIENCE_S
        while np.abs(display.screenshot().astype(int) - drawn).mean() > 1.0:
            assert time.monotonic() < give_up_s, "the picture did not appear"
            time.sleep(0.1)
        assert running.stdout is not None
        for key, heard in (
            ("space", "space"),
            ("plus", "+"),
            ("n", "n"),
            ("q", "q"),
        ):  # one by one: none may be lost
            display.press("under test", key)
            assert running.stdout.readline().decode().strip() == heard
        out, err = running.communicate(timeout=PATIENCE_S)
    assert (out, err) == (b"", b"")
    assert running.returncode == 0


def test_pyav_loaded_first_is_refused_with_a_reason_instead_of_hanging(display):
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=display.environment, capture_output=True, timeout=PATIENCE_S, check=False
    )
    assert b"PyAV was imported before cv2" in ended.stderr
