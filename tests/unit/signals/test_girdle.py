from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, landmark
from posecoach.signals.girdle import girdle_back_ratio, midline_lean_deg
from tests.support.rowing import pose_of

PX_PER_M = 200.0
SIDE_VIEWS_DEG = [90.0, -90.0, 70.0, -110.0]


def rower(extension_deg: float = -55.0, azimuth_deg: float = 90.0, lean_deg: float = 0.0) -> Pose:
    return pose_of(0.0, lambda _, side: (extension_deg, 20.0), azimuth_deg, lean_deg)


def shoulders_moved(pose: Pose, ahead_m: float) -> Pose:
    """The same person, seen from the left, with shoulders and elbows moved ahead."""
    xy = pose.xy_px.copy()
    for part in ("shoulder", "elbow"):
        for side in SIDES:
            xy[landmark(part, side)] -= [PX_PER_M * ahead_m, 0.0]
    return replace(pose, xy_px=xy)


@pytest.mark.parametrize("azimuth_deg", [*SIDE_VIEWS_DEG, 45.0, -50.0, 130.0])
@pytest.mark.parametrize("swing_deg", [5.0, 20.0])
def test_a_trunk_that_swings_back_is_measured_from_the_side_and_obliquely(azimuth_deg: float, swing_deg: float) -> None:
    upright, leaning = (rower(azimuth_deg=azimuth_deg, lean_deg=lean) for lean in (0.0, -swing_deg))
    assert midline_lean_deg(upright) - midline_lean_deg(leaning) == pytest.approx(swing_deg, abs=0.5)


@pytest.mark.parametrize("azimuth_deg", SIDE_VIEWS_DEG)
def test_leaning_forward_is_positive(azimuth_deg: float) -> None:
    assert midline_lean_deg(rower(azimuth_deg=azimuth_deg, lean_deg=50.0)) > 45.0


def test_shoulders_that_are_dragged_along_are_no_lean() -> None:
    pose = rower()
    assert midline_lean_deg(shoulders_moved(pose, -0.05)) == midline_lean_deg(pose)


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0])
def test_a_pull_and_a_squeeze_take_the_girdle_back(azimuth_deg: float) -> None:
    long, pulled = (rower(extension, azimuth_deg) for extension in (-55.0, 20.0))
    assert girdle_back_ratio(pulled) - girdle_back_ratio(long) > 0.1
    if azimuth_deg > 0:
        assert girdle_back_ratio(shoulders_moved(pulled, -0.03)) - girdle_back_ratio(pulled) > 0.03


def test_leaning_leaves_the_girdle_where_it_is() -> None:
    upright, bent = rower(), rower(lean_deg=40.0)
    assert girdle_back_ratio(bent) == pytest.approx(girdle_back_ratio(upright), abs=0.03)


def test_the_size_in_the_image_does_not_matter() -> None:
    pose = rower(10.0)
    far = replace(pose, xy_px=pose.xy_px / 3.0)
    assert girdle_back_ratio(far) == pytest.approx(girdle_back_ratio(pose))
    assert midline_lean_deg(far) == pytest.approx(midline_lean_deg(pose))


def test_a_missing_head_is_missing() -> None:
    pose = rower()
    xy = pose.xy_px.copy()
    xy[landmark("ear", "left")] = np.nan
    assert math.isnan(midline_lean_deg(replace(pose, xy_px=xy)))
    assert math.isnan(girdle_back_ratio(replace(pose, xy_px=xy)))
