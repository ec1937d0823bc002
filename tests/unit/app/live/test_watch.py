from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from posecoach.app.live.watch import watch
from posecoach.core.camera import CameraState
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from tests.support.live_devices import Figure, ScriptedCamera
from tests.support.rowing import pose_of, row_angles


def figure() -> Figure:
    return Figure(lambda t_s: pose_of(t_s, row_angles([])))


def test_after_half_a_second_without_a_frame_nobody_is_there() -> None:
    seen = [one.pose for one in watch(ScriptedCamera(6.0, lost=[(2.0, 4.0)]), figure()) if one.pose is not None]
    unseen_s = [pose.t_s for pose in seen if not pose.found]
    assert unseen_s[0] == pytest.approx(1.9 + 0.5, abs=0.1)
    assert unseen_s[-1] == pytest.approx(4.0, abs=0.1)
    assert all(pose.pictured is pose.found for pose in seen)
    times_s = [pose.t_s for pose in seen]
    assert times_s == sorted(set(times_s))


@pytest.mark.parametrize(("grey", "dark"), [(20, True), (120, False)])
def test_an_empty_picture_is_told_from_a_dark_one(grey: int, dark: bool) -> None:
    class Room(ScriptedCamera):
        def latest(self, timeout_s: float) -> Frame | None:
            frame = super().latest(timeout_s)
            return frame and Frame(frame.t_s, frame.index, np.full_like(frame.image, grey))

    empty = Figure(lambda t_s: Pose.nobody(t_s, (64, 48)))
    seen = [one.pose for one in watch(Room(2.0), empty) if one.pose is not None]
    assert seen
    assert {pose.dark for pose in seen} == {dark}
    assert not any(one.pose.dark for one in watch(Room(2.0), figure()) if one.pose is not None)


def test_while_nothing_is_new_it_can_be_looked_at_other_things() -> None:
    idle = [one for one in watch(ScriptedCamera(3.0, lost=[(1.0, 2.0)]), figure()) if one.pose is None]
    assert len(idle) > 5
    assert all(one.frame is None for one in idle)


def test_a_lost_camera_is_seen_to_be_lost() -> None:
    states = [one.camera for one in watch(ScriptedCamera(8.0, lost=[(2.0, 6.0)]), figure())]
    assert states[0] is states[-1] is CameraState.OK
    assert CameraState.LOST in states


def test_in_a_picture_that_is_frozen_nobody_is_there_though_it_is_shown() -> None:
    class Frozen(ScriptedCamera):
        @property
        def state(self) -> CameraState:
            return CameraState.FROZEN if 2.0 < self.now_s < 4.0 else CameraState.OK

    seen = [one for one in watch(Frozen(6.0), figure()) if one.pose is not None]
    unseen_s = [one.pose.t_s for one in seen if one.pose is not None and not one.pose.found]
    assert (unseen_s[0], unseen_s[-1]) == pytest.approx((2.0, 3.9), abs=0.1)
    assert all(one.frame is not None for one in seen)
    assert not any(one.pose.pictured for one in seen if one.pose is not None and not one.pose.found)


def test_a_frame_from_before_the_last_look_does_not_turn_back_the_clock() -> None:
    camera = ScriptedCamera(4.0, lost=[(1.0, 3.0)])
    take, late = camera.latest, list[Frame]()

    def latest(timeout_s: float) -> Frame | None:
        if camera.now_s > 2.0 and not late:
            late.append(Frame(t_s=1.2, index=10, image=np.zeros((48, 64, 3), np.uint8)))
            return late[0]
        return take(timeout_s)

    camera.latest = latest  # type: ignore[method-assign]
    times_s = [one.pose.t_s for one in watch(camera, figure()) if one.pose is not None]
    assert late
    assert times_s == sorted(times_s)


def looked_at_s(camera: ScriptedCamera, at_ease: Callable[[], bool]) -> tuple[list[float], list[float]]:
    """Return when the person was looked for, and when a picture was shown."""
    seen = list(watch(camera, figure(), at_ease))
    return [one.pose.t_s for one in seen if one.pose is not None], [one.frame.t_s for one in seen if one.frame]


def test_at_ease_few_pictures_are_looked_at_and_more_are_shown() -> None:
    looks_s, shown_s = looked_at_s(ScriptedCamera(6.0, rate_hz=30.0), lambda: True)
    assert 0.19 <= np.median(np.diff(looks_s)) <= 0.24
    assert 0.09 <= np.median(np.diff(shown_s)) <= 0.11


def test_when_the_ease_is_over_every_picture_is_looked_at_again_at_once() -> None:
    camera = ScriptedCamera(6.0, rate_hz=30.0)
    looks_s, _ = looked_at_s(camera, lambda: camera.now_s < 3.0)
    later_s = [t for t in looks_s if t > 3.1]
    assert np.diff(later_s).max() < 0.04
    assert len(later_s) > 80


def test_hands_held_up_at_ease_are_seen_within_half_a_second() -> None:
    looks_s, _ = looked_at_s(ScriptedCamera(6.0, rate_hz=30.0), lambda: True)
    assert np.diff(looks_s).max() < 0.5


def test_the_first_picture_is_looked_at_however_easily_the_others_are() -> None:
    first = next(watch(ScriptedCamera(1.0), figure(), lambda: True))
    assert first.pose is not None
    assert first.pose.t_s == 0.0
