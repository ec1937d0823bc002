from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.legs import (
    hip_advance_ratio,
    hip_flexion_deg,
    hip_height_ratio,
    hips_above_ankles_ratio,
    knee_drop_ratio,
    knee_flexion_deg,
)
from tests.support.lounger import SEATED, SHANK_M, WAIST_BENT, Lounger
from tests.support.squeezer import TRUNK_M, Squeezer

FROM_THE_SIDE = pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 70.0, -50.0, 120.0])


def seen_from(azimuth_deg: float, person: Lounger) -> Pose:
    return dataclasses.replace(person, azimuth_deg=azimuth_deg).pose()


@pytest.mark.parametrize("azimuth_deg", [0.0, 45.0, 90.0, -110.0])
def test_hips_are_high_above_the_ankles_of_who_stands_whatever_the_knees_seem_to_do(azimuth_deg: float) -> None:
    trunk_m, shank_m, more_m = 0.52, SHANK_M, 0.4
    seated, standing = (seen_from(azimuth_deg, dataclasses.replace(SEATED, hips_up_m=up_m)) for up_m in (0.0, more_m))
    no_knees = dataclasses.replace(seated, xy_px=seated.xy_px.copy(), world_m=seated.world_m.copy())
    no_knees.xy_px[[25, 26]] = no_knees.world_m[[25, 26]] = np.nan
    assert hips_above_ankles_ratio(no_knees) == pytest.approx(shank_m / trunk_m, rel=0.03)
    assert hips_above_ankles_ratio(standing) == pytest.approx((shank_m + more_m) / trunk_m, rel=0.03)


def test_where_no_ankle_is_seen_the_height_above_them_is_missing() -> None:
    hidden = SEATED.pose().visibility.copy()
    hidden[[27, 28]] = 0.2
    assert math.isnan(hips_above_ankles_ratio(dataclasses.replace(SEATED.pose(), visibility=hidden)))


@FROM_THE_SIDE
def test_hips_that_slide_and_rise_are_measured_in_lower_legs(azimuth_deg: float) -> None:
    still, slid = (seen_from(azimuth_deg, p) for p in (SEATED, dataclasses.replace(SEATED, hips_forward_m=0.06)))
    raised = seen_from(azimuth_deg, dataclasses.replace(SEATED, hips_up_m=0.06))
    assert hip_advance_ratio(slid) - hip_advance_ratio(still) == pytest.approx(0.06 / SHANK_M, abs=0.005)
    assert hip_height_ratio(raised) - hip_height_ratio(still) == pytest.approx(0.06 / SHANK_M, abs=0.005)


def test_sitting_bends_the_hips_and_leaning_back_opens_them() -> None:
    assert hip_flexion_deg(SEATED.pose()) == pytest.approx(90.0, abs=3.0)
    assert hip_flexion_deg(WAIST_BENT.pose()) == pytest.approx(66.0, abs=4.0)


def test_sitting_on_a_chair_bends_the_knees() -> None:
    assert knee_flexion_deg(SEATED.pose()) == pytest.approx(90.0, abs=5.0)


def test_a_knee_is_a_thigh_below_the_hip_of_somebody_who_stands() -> None:
    assert knee_drop_ratio(Squeezer().pose(), "right") == pytest.approx(0.42 / TRUNK_M)


def test_a_knee_that_is_only_guessed_is_nan() -> None:
    pose = Squeezer().pose()
    pose.visibility[Landmark.LEFT_KNEE] = 0.2
    assert math.isnan(knee_drop_ratio(pose, "left"))
