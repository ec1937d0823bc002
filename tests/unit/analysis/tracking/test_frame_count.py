from __future__ import annotations

import math

import pytest

from posecoach.analysis.tracking.frame_count import FrameCount
from posecoach.core.pose import Pose

NOBODY = Pose.nobody(0.0, (640, 480))


def median_deg(*azimuths_deg: float) -> float:
    frames = FrameCount()
    for azimuth_deg in azimuths_deg:
        frames.add(NOBODY, True, azimuth_deg)
    return frames.median_azimuth_deg


@pytest.mark.parametrize("straight_behind", [(178.0, 179.0, -179.0, -178.0), (-178.0, -179.0, 179.0, 178.0)])
def test_who_is_seen_from_behind_is_not_in_front_for_a_few_frames_that_were_misread(
    straight_behind: tuple[float, ...],
) -> None:
    assert abs(median_deg(*straight_behind, 0.0)) >= 178.0


def test_the_median_is_that_of_whole_degrees() -> None:
    assert median_deg(80.2, 90.4, 99.8) == 90.0
    assert median_deg(70.0, 80.0, 90.0, 100.0) == 80.0
    assert median_deg(90.0, -90.0, -90.0) == -90.0


def test_where_the_camera_is_never_seen_nothing_is_known() -> None:
    assert math.isnan(median_deg())
    assert math.isnan(median_deg(math.nan))
