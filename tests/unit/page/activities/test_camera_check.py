from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from posecoach.coaching.camera.framing import FramingAdvice
from posecoach.coaching.display.view import Moment, SessionView
from posecoach.core.frame import is_dark
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.page.activities.activity_runner import ActivityRunner
from posecoach.page.activities.camera_check import CameraCheck, Devices, run_camera_check
from posecoach.page.streaming.live_feed import LiveFeed
from posecoach.phrases.catalogue import load
from tests.support.live_devices import Figure, ScriptedCamera
from tests.support.mannequin import Mannequin

WORDS = load()
WHOLE, TOO_NEAR = Mannequin(), Mannequin(height_px=900.0, feet_px=(320.0, 900.0))


class RecordingRunner(ActivityRunner):
    """A runner that remembers every state that was shown in it."""

    def __init__(self) -> None:
        super().__init__(LiveFeed())
        self.states: list[dict[str, object]] = []
        self.feed.publish_state = lambda state: self.states.append(json.loads(state))  # type: ignore[method-assign]


class Scripted(Devices):
    """A camera of a few seconds, before which somebody stands."""

    def __init__(self, pose_at: Callable[[float], Pose]) -> None:
        super().__init__("scripted")
        object.__setattr__(self, "pose_at", pose_at)

    @contextmanager
    def opened(self) -> Iterator[tuple[ScriptedCamera, Figure]]:
        yield ScriptedCamera(5.0), Figure(self.pose_at)  # type: ignore[attr-defined]


def test_somebody_who_is_seen_from_head_to_feet_is_well_seen() -> None:
    assert run_camera_check(RecordingRunner(), Scripted(WHOLE.pose), WORDS) == WORDS.say("screen.well_seen")


def test_who_is_asked_to_stay_as_they_are_is_not_marked_as_wrong() -> None:
    check = CameraCheck(WORDS)
    for advice, said in ((FramingAdvice.STEP_BACK, WORDS.say("camera.step_back")), (FramingAdvice.STAY, "")):
        check.update(Moment(0.0, None, False, None, SessionView(Stage.FRAMING, "", advice=advice)))
        assert check.framing == said


def test_somebody_who_is_too_near_hears_what_to_do() -> None:
    assert run_camera_check(RecordingRunner(), Scripted(TOO_NEAR.pose), WORDS) == WORDS.say("camera.step_back")


def test_an_empty_room_is_said_to_be_empty() -> None:
    said = run_camera_check(RecordingRunner(), Scripted(lambda t_s: Pose.nobody(t_s, (640, 480))), WORDS)
    assert said == WORDS.say("camera.nobody")


@pytest.mark.parametrize(("level", "dark"), [(10, True), (90, False), (240, False)])
def test_a_dark_picture_is_known_by_its_grey(level: int, dark: bool) -> None:
    assert is_dark(np.full((480, 640, 3), level, np.uint8)) is dark
