from __future__ import annotations

import pytest

from posecoach.signals.trunk import SIGNALS
from tests.support.rowing import TRUNK_M, pose_of, row_angles


@pytest.mark.parametrize("azimuth", [0, 50, 90, -90])
@pytest.mark.parametrize("lean_deg", [-15, 0, 60])
def test_lean_is_forward_positive_and_inclination_has_no_sign(azimuth: float, lean_deg: float) -> None:
    pose = pose_of(0.0, row_angles([]), azimuth, lean_deg)
    assert SIGNALS["trunk_lean_deg"](pose) == pytest.approx(lean_deg, abs=0.5)
    tilt_deg = 0.6  # to the side, because the shoulders of the rower are not the same
    assert SIGNALS["trunk_incl_deg"](pose) == pytest.approx(abs(lean_deg), abs=tilt_deg)


def test_the_trunks_length_in_the_image_is_in_pixels() -> None:
    pose = pose_of(0.0, row_angles([]))
    assert SIGNALS["trunk_length_px"](pose) == pytest.approx(200 * TRUNK_M)


@pytest.mark.parametrize(
    ("azimuth", "lean_deg", "depth"), [(90, 60, 0.0), (0, 60, 0.87), (180, 60, 0.87), (30, 0, 0.0)]
)
def test_of_a_trunk_bent_towards_the_camera_or_away_the_length_is_depth(
    azimuth: float, lean_deg: float, depth: float
) -> None:
    pose = pose_of(0.0, row_angles([]), azimuth, lean_deg)
    assert SIGNALS["trunk_depth_ratio"](pose) == pytest.approx(depth, abs=0.02)
