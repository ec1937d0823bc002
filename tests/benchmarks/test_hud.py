"""Cost of drawing the picture; the budget is 4 ms at 1280 x 720."""

from __future__ import annotations

import numpy as np
import pytest

from posecoach.screen.drawing.draw import draw_hud
from posecoach.screen.drawing.icons import Icon
from posecoach.screen.drawing.state import (
    CueKind,
    HudCount,
    HudCue,
    HudMessage,
    HudMeter,
    HudSkeleton,
    HudState,
    HudTimer,
)
from tests.support.mannequin import Mannequin

STATES = {
    "exercise": {
        "count": HudCount(12, "of 15", "2.1 – 0.8 – 2.4 s"),
        "meter": HudMeter(0.7),
        "cue": HudCue("Shoulders away from your ears", CueKind.FORM),
        "set_label": "Set 2 of 3",
        "debug": ("30 fps", "83 ms"),
    },
    "framing": {"message": HudMessage("Turn side-on to me", Icon.TURN), "demo": np.zeros((384, 512, 3), np.uint8)},
    "guide": {
        "message": HudMessage("Draw your elbows back until they just pass your ribs, and squeeze.", title="Row"),
        "demo": np.zeros((384, 512, 3), np.uint8),
    },
    "rest": {"message": HudMessage("Rest", detail="Next: set 3 of 3"), "timer": HudTimer("0:34", 0.4)},
}


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(
    "camera_px", [(1280, 720), (640, 480)], ids=["camera of 1280 x 720", "camera of 640 x 480, scaled up"]
)
def test_drawing_the_picture_at_1280_by_720(benchmark, name, camera_px):
    pose = Mannequin(size_px=camera_px, feet_px=(camera_px[0] / 2, 440.0)).pose(0.0)
    image = np.full((camera_px[1], camera_px[0], 3), 120, np.uint8)
    skeleton = HudSkeleton(pose.xy_px, pose.visibility, frozenset({11, 12}) if name == "exercise" else frozenset())
    state = HudState(skeleton=skeleton, confidence_ratio=0.9, **STATES[name])
    drawn = benchmark(draw_hud, image, state, (1280, 720))
    assert drawn.shape == (720, 1280, 3)
