from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.image_position import hips_ahead_px, trunk_scale_px
from tests.support.rowing import TRUNK_M, pose_of

PX_PER_M = 200.0


def person(azimuth_deg: float = 90.0, lean_deg: float = 0.0) -> Pose:
    return pose_of(0.0, lambda _, side: (-30.0, 20.0), azimuth_deg, lean_deg)


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, 90.0])
@pytest.mark.parametrize("lean_deg", [0.0, 30.0, 60.0])
def test_the_scale_is_the_whole_trunk_however_it_is_turned(azimuth_deg: float, lean_deg: float) -> None:
    assert trunk_scale_px(person(azimuth_deg, lean_deg)) == pytest.approx(PX_PER_M * TRUNK_M, rel=1e-3)


@pytest.mark.parametrize(("azimuth_deg", "front"), [(90.0, -1.0), (-90.0, 1.0), (60.0, -1.0)])
def test_hips_go_ahead_toward_the_side_that_the_person_faces(azimuth_deg: float, front: float) -> None:
    pose = person(azimuth_deg)
    ahead = replace(pose, xy_px=pose.xy_px + np.array([50.0 * front, 0.0]))
    assert hips_ahead_px(ahead) - hips_ahead_px(pose) == pytest.approx(50.0)


def test_what_is_missing_is_missing() -> None:
    pose = person()
    xy = pose.xy_px.copy()
    xy[Landmark.LEFT_HIP] = np.nan
    assert math.isnan(hips_ahead_px(replace(pose, xy_px=xy)))
    assert math.isnan(hips_ahead_px(Pose.nobody(0.0, pose.image_size_px)))
    assert math.isnan(trunk_scale_px(replace(pose, xy_px=xy)))
