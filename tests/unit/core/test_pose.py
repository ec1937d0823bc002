from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.pose import Pose


def test_nobody_is_a_pose_of_nan() -> None:
    pose = Pose.nobody(1.5, (640, 480))
    assert not pose.found
    assert np.isnan(pose.world_m).all()
    assert pose.t_s == 1.5


def test_arrays_of_the_wrong_shape_are_refused_at_the_border() -> None:
    with pytest.raises(ValueError, match=r"xy_px has shape \(32, 2\), expected \(33, 2\)"):
        Pose(0.0, np.zeros((32, 2)), np.zeros((33, 3)), np.zeros(33), (640, 480))


def test_one_landmark_is_enough_to_be_somebody() -> None:
    pose = Pose.nobody(0.0, (640, 480))
    pose.xy_px[0] = (1.0, 2.0)
    assert pose.found
