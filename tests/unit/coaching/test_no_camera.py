"""A session that begins without a camera, or before it works."""

from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.events import Event
from posecoach.core.pose import Pose
from tests.support.led import GUIDED, led, planned

ASKING = dataclasses.replace(GUIDED, waits=True)
SIZE_PX = (640, 480)


class Arriving:
    """Somebody whose session has begun."""

    def __init__(self) -> None:
        self.session: Session = led([planned("row")], ASKING)
        self.t_s, self.events = 0.0, list[Event]()

    def wait(self, seconds: float, camera: CameraState) -> None:
        for _ in range(round(seconds * 10)):
            self.t_s += 0.1
            self.events += self.session.take_camera(camera)
            self.events += self.session.update(Pose.nobody(self.t_s, SIZE_PX, pictured=False))

    @property
    def said(self) -> list[str]:
        return [event.id for event in self.events if isinstance(event, Cue)]

    @property
    def asked(self) -> bool:
        return self.session.view.question is not None


@pytest.mark.parametrize("trouble", [CameraState.MISSING, CameraState.BUSY, CameraState.UNREACHABLE])
def test_who_has_no_camera_hears_so_before_anything_is_asked(trouble: CameraState) -> None:
    arriving = Arriving()
    arriving.wait(3.0, CameraState.STARTING)
    assert not arriving.asked
    arriving.wait(10.0, trouble)
    assert arriving.asked
    assert arriving.said[:3] == ["session.welcome", f"camera.{trouble.value}", "session.how_it_feels"]


def test_who_has_a_camera_is_asked_as_soon_as_it_works() -> None:
    arriving = Arriving()
    arriving.wait(1.0, CameraState.STARTING)
    assert not arriving.asked
    arriving.wait(0.1, CameraState.OK)
    assert arriving.asked


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_nobody_has_to_wait_for_the_camera(command: Command) -> None:
    arriving = Arriving()
    arriving.wait(1.0, CameraState.STARTING)
    arriving.session.command(command, arriving.t_s)
    assert arriving.asked


def test_who_says_that_it_hurts_while_the_camera_starts_is_asked_how_much() -> None:
    arriving = Arriving()
    arriving.wait(1.0, CameraState.STARTING)
    arriving.session.command(Command.HURTS, arriving.t_s)
    question = arriving.session.view.question
    assert question is not None
    assert question.id == "session.how_much"
