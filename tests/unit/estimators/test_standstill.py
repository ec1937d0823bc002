from __future__ import annotations

import numpy as np

from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.estimators.standstill import Standstill

RANDOM = np.random.default_rng(3)
ROOM = RANDOM.integers(20, 230, (96, 128, 3)).astype(np.uint8)


def seen(frames: list[Frame]) -> list[bool]:
    """Return of which frames the pose was taken from the one before."""
    standstill, repeated = Standstill(), []
    for frame in frames:
        pose = standstill.pose_of(frame)
        repeated.append(pose is not None)
        assert pose is None or pose.t_s == frame.t_s
        if pose is None:
            standstill.keep(Pose.nobody(frame.t_s, frame.size_px))
    return repeated


def test_a_picture_that_is_encoded_anew_again_and_again_keeps_its_pose() -> None:
    images = [ROOM + RANDOM.integers(0, 2, ROOM.shape, dtype=np.uint8) for _ in range(40)]
    assert seen([Frame(i / 10, i, image) for i, image in enumerate(images)]) == [False] + [True] * 39


def test_a_living_picture_is_looked_at_each_time() -> None:
    images = [np.clip(ROOM + RANDOM.normal(0.0, 2.0, ROOM.shape), 0, 255).astype(np.uint8) for _ in range(20)]
    assert not any(seen([Frame(i / 10, i, image) for i, image in enumerate(images)]))


def test_a_picture_that_changes_slowly_is_looked_at_again_and_again() -> None:
    repeated = seen([Frame(i / 10, i, ROOM + np.uint8(i)) for i in range(24)])
    assert repeated.count(False) == 8


def test_a_picture_of_another_size_is_looked_at() -> None:
    assert seen([Frame(0.0, 0, ROOM), Frame(0.1, 1, ROOM[:48])]) == [False, False]
