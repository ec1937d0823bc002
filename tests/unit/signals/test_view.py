from __future__ import annotations

import math

import pytest

from posecoach.core.pose import Pose
from posecoach.core.views import View
from posecoach.signals.view import azimuth_deg, near_side, off_front_deg, off_side_deg, view_label, view_of
from tests.support.on_all_fours import OnAllFours
from tests.support.rowing import pose_of, row_angles
from tests.support.squeezer import Squeezer


@pytest.mark.parametrize("azimuth", [-170, -120, -90, -35, 0, 20, 60, 90, 140, 179])
@pytest.mark.parametrize("lean_deg", [0, 30, 80])
def test_the_azimuth_is_read_off_shoulders_and_hips_however_far_the_trunk_leans(
    azimuth: float, lean_deg: float
) -> None:
    assert azimuth_deg(pose_of(0.0, row_angles([]), azimuth, lean_deg)) == pytest.approx(azimuth, abs=1e-6)


@pytest.mark.parametrize(
    ("azimuth", "label"),
    [
        (0, "front"), (-24, "front"), (40, "front-oblique-left"), (-64, "front-oblique-right"), (66, "side-left"),
        (-115, "side-right"), (130, "back-oblique-left"), (-156, "back"), (180, "back"), (270, "side-right"),
    ],
)  # fmt: skip
def test_views_have_the_bounds_of_the_labelled_clips(azimuth: float, label: str) -> None:
    assert view_label(azimuth) == label if azimuth != 270 else view_of(azimuth) is View.SIDE


def test_nobody_has_no_view() -> None:
    azimuth = azimuth_deg(Pose.nobody(0.0, (640, 480)))
    assert math.isnan(azimuth)
    assert view_of(azimuth) is View.UNKNOWN
    assert view_label(azimuth) == "unknown"


def test_the_camera_at_the_left_sees_the_left() -> None:
    assert near_side(80.0) == "left"
    assert near_side(-80.0) == "right"


@pytest.mark.parametrize(
    ("azimuth_deg", "off_deg"), [(90.0, 0.0), (-90.0, 0.0), (0.0, 90.0), (180.0, 90.0), (-50.0, 40.0)]
)
def test_how_far_the_camera_is_off_the_side(azimuth_deg: float, off_deg: float) -> None:
    assert off_side_deg(Squeezer(azimuth_deg).pose()) == pytest.approx(off_deg, abs=1e-6)


@pytest.mark.parametrize(("azimuth_deg", "expected"), [(60.0, 60.0), (90.0, 90.0), (130.0, 130.0)])
def test_the_angle_off_the_front_is_that_of_the_camera(azimuth_deg: float, expected: float) -> None:
    for side in ("left", "right"):
        pose = OnAllFours(side=side, azimuth_deg=azimuth_deg).pose()
        assert off_front_deg(pose) == pytest.approx(expected, abs=1.0)
