from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.scapula import (
    ELBOW_SHARE,
    LEAN_SHARE,
    arm_back_near_ratio,
    elbow_behind_shoulder_near_ratio,
    head_forward_near_ratio,
    retraction_image_ratio,
    shoulder_raise_ratio,
    squeeze_image_ratio,
    upright_arm_back_near_ratio,
)
from tests.support.squeezer import EAR_M, TRUNK_M, Squeezer

BOTH_SIDES = pytest.mark.parametrize("azimuth_deg", [90.0, -90.0])


def change(signal, moved: Squeezer) -> float:
    return signal(moved.pose()) - signal(Squeezer(azimuth_deg=moved.azimuth_deg).pose())


@BOTH_SIDES
def test_a_shoulder_drawn_back_by_a_known_length_reads_as_that_share_of_the_trunk(azimuth_deg: float) -> None:
    moved = Squeezer(azimuth_deg, shoulders_back_m=0.02)
    assert change(retraction_image_ratio, moved) == pytest.approx(0.02 / math.hypot(TRUNK_M, 0.02), abs=1e-6)


@pytest.mark.parametrize("azimuth_deg", [35.0, -40.0, 60.0, -75.0, 100.0])
def test_obliquely_the_far_shoulder_that_comes_inward_makes_up_for_what_the_view_takes(azimuth_deg: float) -> None:
    moved = Squeezer(azimuth_deg, shoulders_back_m=0.02, shoulders_in_m=0.01)
    assert change(retraction_image_ratio, moved) == pytest.approx(0.02 / TRUNK_M, rel=0.2)


@pytest.mark.parametrize("azimuth_deg", [110.0, -125.0, 140.0, -150.0])
def test_from_behind_the_near_shoulder_that_goes_back_and_inward_tells_all(azimuth_deg: float) -> None:
    moved = Squeezer(azimuth_deg, shoulders_back_m=0.02, shoulders_in_m=0.01)
    assert change(retraction_image_ratio, moved) == pytest.approx(0.02 / TRUNK_M, rel=0.1)
    pose = moved.pose()
    far = Landmark.RIGHT_SHOULDER if azimuth_deg > 0 else Landmark.LEFT_SHOULDER
    xy_px = pose.xy_px.copy()
    xy_px[far] = np.nan
    guessed = Pose(0.0, xy_px, pose.world_m, pose.visibility, pose.image_size_px)
    assert retraction_image_ratio(guessed) == retraction_image_ratio(pose)


@BOTH_SIDES
def test_most_of_a_lean_is_taken_out(azimuth_deg: float) -> None:
    lean = math.sin(math.radians(4.0))
    residue = lean * (1.0 - LEAN_SHARE * EAR_M / TRUNK_M)
    assert change(retraction_image_ratio, Squeezer(azimuth_deg, lean_back_deg=4.0)) == pytest.approx(residue, abs=1e-3)
    assert residue < 0.3 * lean


@BOTH_SIDES
def test_an_elbow_that_moves_alone_is_no_retraction_and_a_small_share_of_a_squeeze(azimuth_deg: float) -> None:
    arms = Squeezer(azimuth_deg, elbows_back_m=0.1)
    assert change(retraction_image_ratio, arms) == pytest.approx(0.0, abs=1e-9)
    assert change(elbow_behind_shoulder_near_ratio, arms) == pytest.approx(0.2)
    assert change(squeeze_image_ratio, arms) == pytest.approx(0.2 * ELBOW_SHARE)


@BOTH_SIDES
def test_the_arm_goes_back_with_the_shoulder_and_not_with_the_head(azimuth_deg: float) -> None:
    squeezed, poked = Squeezer(azimuth_deg, shoulders_back_m=0.02), Squeezer(azimuth_deg, head_forward_m=0.05)
    assert change(arm_back_near_ratio, squeezed) == pytest.approx(0.04, abs=1e-3)
    assert change(arm_back_near_ratio, poked) == pytest.approx(0.0, abs=1e-9)


@BOTH_SIDES
def test_an_arm_of_somebody_who_is_bent_over_is_no_squeeze(azimuth_deg: float) -> None:
    upright = Squeezer(azimuth_deg, elbows_back_m=0.1)
    assert upright_arm_back_near_ratio(upright.pose()) == arm_back_near_ratio(upright.pose())
    assert math.isnan(upright_arm_back_near_ratio(Squeezer(azimuth_deg, lean_back_deg=-60.0).pose()))


@BOTH_SIDES
def test_a_poked_head_is_seen_against_the_shoulder(azimuth_deg: float) -> None:
    assert change(head_forward_near_ratio, Squeezer(azimuth_deg, head_forward_m=0.05)) == pytest.approx(0.1, abs=1e-6)


def test_the_distance_to_the_camera_does_not_matter() -> None:
    near, far = (Squeezer(shoulders_back_m=0.02, px_per_m=scale).pose() for scale in (400.0, 120.0))
    assert squeeze_image_ratio(near) == pytest.approx(squeeze_image_ratio(far))


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 60.0])
def test_a_shrug_raises_shoulder_and_elbow_by_the_same_length(azimuth_deg: float) -> None:
    shrug, side = Squeezer(azimuth_deg, shoulders_up_m=0.025), "left" if azimuth_deg > 0 else "right"
    raised = shoulder_raise_ratio(shrug.pose(), side) - shoulder_raise_ratio(Squeezer(azimuth_deg).pose(), side)
    assert raised == pytest.approx(4 * 0.025 / EAR_M, rel=0.1)


def test_a_lean_back_is_no_shrug() -> None:
    leaning = shoulder_raise_ratio(Squeezer(lean_back_deg=12.0).pose(), "left")
    assert leaning == pytest.approx(shoulder_raise_ratio(Squeezer().pose(), "left"), abs=0.02)


def test_the_height_of_the_shoulder_does_not_depend_on_the_distance_to_the_camera() -> None:
    near, far = Squeezer(px_per_m=400.0).pose(), Squeezer(px_per_m=120.0).pose()
    assert shoulder_raise_ratio(near, "left") == pytest.approx(shoulder_raise_ratio(far, "left"))


def test_a_missing_ear_is_nan_and_no_guess() -> None:
    pose = Squeezer().pose()
    xy_px = pose.xy_px.copy()
    xy_px[Landmark.LEFT_EAR] = np.nan
    assert math.isnan(squeeze_image_ratio(Pose(0.0, xy_px, pose.world_m, pose.visibility, pose.image_size_px)))
