from __future__ import annotations

import pytest

from posecoach.core.skeleton import BONES, LANDMARK_COUNT, SIDES, Landmark, landmark, opposite


def test_landmarks_are_numbered_as_blazepose_numbers_them() -> None:
    assert len(Landmark) == LANDMARK_COUNT == 33
    assert [Landmark.NOSE, Landmark.LEFT_SHOULDER, Landmark.RIGHT_HIP, Landmark.RIGHT_FOOT_INDEX] == [0, 11, 24, 32]


@pytest.mark.parametrize("part", ["ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index"])
def test_right_follows_left(part: str) -> None:
    left, right = (landmark(part, side) for side in SIDES)  # type: ignore[arg-type]
    assert right == left + 1
    assert left.name.startswith("LEFT")


def test_the_skeleton_is_symmetric() -> None:
    def mirrored(point: Landmark) -> str:
        name = point.name
        return name.replace("LEFT", "RIGHT") if "LEFT" in name else name.replace("RIGHT", "LEFT")

    bones = {frozenset((a.name, b.name)) for a, b in BONES}
    assert {frozenset((mirrored(a), mirrored(b))) for a, b in BONES} == bones


def test_each_side_has_another() -> None:
    assert [opposite(side) for side in SIDES] == ["right", "left"]
