from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Side, landmark
from posecoach.signals import arm
from posecoach.signals.catalogue import SIGNALS
from tests.support.rowing import FOREARM_M, TRUNK_M, UPPER_ARM_M, pose_of
from tests.support.squeezer import Squeezer

AZIMUTHS_DEG = [0.0, 35.0, 90.0, -90.0, -140.0, 180.0]
SIDEWAYS_DEG = [90.0, -90.0]
TILT_DEG = 1.0
"""The synthetic rower's shoulders are of unequal breadth, which tilts the trunk by half a degree."""


def with_arms(
    left: tuple[float, float], right: tuple[float, float], azimuth_deg: float = 90.0, lean_deg: float = 0.0
) -> Pose:
    """A person whose arms have these (extension, elbow flexion), degrees."""
    return pose_of(0.0, lambda _, side: left if side == "left" else right, azimuth_deg, lean_deg)


def with_elbows_out(out_deg: float, azimuth_deg: float = 0.0) -> Pose:
    """A person whose straight arms point forward and out to the side."""
    pose = with_arms((-90.0, 0.0), (-90.0, 0.0), 0.0)
    world = pose.world_m.copy()
    out = math.radians(out_deg)
    for side in SIDES:
        sign = 1.0 if side == "left" else -1.0
        direction = np.array([sign * math.sin(out), 0.0, -math.cos(out)])
        shoulder = world[landmark("shoulder", side)]
        world[landmark("elbow", side)] = shoulder + UPPER_ARM_M * direction
        world[landmark("wrist", side)] = shoulder + (UPPER_ARM_M + FOREARM_M) * direction
    turn = math.radians(azimuth_deg)
    x, z = world[:, 0].copy(), world[:, 2].copy()
    world[:, 0], world[:, 2] = x * math.cos(turn) + z * math.sin(turn), z * math.cos(turn) - x * math.sin(turn)
    return replace(pose, world_m=world)


@pytest.mark.parametrize("azimuth_deg", AZIMUTHS_DEG)
@pytest.mark.parametrize("lean_deg", [0.0, 60.0])
def test_angles_are_those_of_the_arm_from_any_side_and_however_the_trunk_leans(
    azimuth_deg: float, lean_deg: float
) -> None:
    pose = with_arms((-40.0, 20.0), (25.0, 95.0), azimuth_deg, lean_deg)
    assert arm.humerothoracic_ext_deg(pose, "left") == pytest.approx(-40.0, abs=TILT_DEG)
    assert arm.humerothoracic_ext_deg(pose, "right") == pytest.approx(25.0, abs=TILT_DEG)
    assert arm.upper_arm_behind_deg(pose, "left") == pytest.approx(-40.0, abs=TILT_DEG)
    assert arm.upper_arm_behind_deg(pose, "right") == pytest.approx(25.0, abs=TILT_DEG)
    assert arm.elbow_flexion_deg(pose, "left") == pytest.approx(20.0, abs=TILT_DEG)
    assert arm.elbow_flexion_deg(pose, "right") == pytest.approx(95.0, abs=TILT_DEG)
    assert arm.upper_arm_abduction_deg(pose, "left") == pytest.approx(0.0, abs=TILT_DEG)


def test_an_arm_overhead_does_not_jump_from_far_in_front_to_far_behind() -> None:
    before, after = (with_arms((angle, 0.0), (0.0, 0.0)) for angle in (-179.0, -181.0))
    assert abs(arm.humerothoracic_ext_deg(after, "left") - arm.humerothoracic_ext_deg(before, "left")) > 350.0
    assert abs(arm.upper_arm_behind_deg(after, "left") - arm.upper_arm_behind_deg(before, "left")) < 3.0


@pytest.mark.parametrize("out_deg", [0.0, 20.0, 50.0])
def test_elbows_out_to_the_side_are_positive_on_both_sides(out_deg: float) -> None:
    pose = with_elbows_out(out_deg)
    for side in SIDES:
        assert arm.upper_arm_abduction_deg(pose, side) == pytest.approx(out_deg, abs=TILT_DEG)
    assert arm.elbow_spread_deg(pose) == pytest.approx(out_deg, abs=0.1)


def test_the_spread_of_the_elbows_counts_from_the_front_and_not_from_the_side() -> None:
    gain = {
        azimuth: arm.elbow_drawn_deg(with_elbows_out(30.0, azimuth), "left")
        - arm.upper_arm_behind_deg(with_elbows_out(30.0, azimuth), "left")
        for azimuth in (0.0, 45.0, 90.0)
    }
    assert gain[0.0] == pytest.approx(arm.SPREAD_SHARE * 30.0, abs=0.1)
    assert gain[45.0] == pytest.approx(gain[0.0] / 16, abs=0.1)
    assert gain[90.0] == pytest.approx(0.0, abs=1e-6)


@pytest.mark.parametrize("azimuth_deg", SIDEWAYS_DEG)
def test_the_pull_rises_by_the_way_of_the_elbow_and_a_share_of_its_bend(azimuth_deg: float) -> None:
    long, pulled = with_arms((-55.0, 15.0), (0.0, 0.0), azimuth_deg), with_arms((20.0, 95.0), (0.0, 0.0), azimuth_deg)
    rise = arm.pull_deg(pulled, "left") - arm.pull_deg(long, "left")
    assert rise == pytest.approx(75.0 + arm.ELBOW_SHARE * 80.0)


def test_bending_the_elbow_alone_hardly_pulls() -> None:
    hanging, curled = with_arms((0.0, 10.0), (0.0, 0.0)), with_arms((-10.0, 130.0), (0.0, 0.0))
    assert arm.pull_deg(curled, "left") - arm.pull_deg(hanging, "left") <= 20.0


def test_the_height_of_the_hand_is_in_trunk_lengths() -> None:
    hanging = with_arms((0.0, 0.0), (180.0, 0.0))
    assert arm.wrist_above_shoulder_ratio(hanging, "left") == pytest.approx(
        -(UPPER_ARM_M + FOREARM_M) / TRUNK_M, rel=0.01
    )
    assert arm.wrist_above_shoulder_ratio(hanging, "right") == pytest.approx(
        (UPPER_ARM_M + FOREARM_M) / TRUNK_M, rel=0.01
    )


def test_a_straight_arm_reaches_its_whole_length() -> None:
    pose = with_arms((-30.0, 0.0), (-30.0, 90.0))
    bent = math.hypot(UPPER_ARM_M, FOREARM_M) / (UPPER_ARM_M + FOREARM_M)
    assert arm.reach_ratio(pose, "left") == pytest.approx(1.0)
    assert arm.reach_ratio(pose, "right") == pytest.approx(bent)


def test_an_arm_is_seen_as_well_as_the_worse_of_elbow_and_wrist() -> None:
    pose = with_arms((0.0, 90.0), (0.0, 90.0))
    visibility = pose.visibility.copy()
    visibility[landmark("wrist", "right")] = 0.3
    pose = replace(pose, visibility=visibility)
    assert arm.arm_seen_ratio(pose, "left") == 1.0
    assert arm.arm_seen_ratio(pose, "right") == pytest.approx(0.3)


def test_a_hand_is_as_high_as_the_arm_holds_it_and_nan_where_it_is_only_guessed() -> None:
    pose = Squeezer().pose()
    assert arm.seen_hand_above_shoulder_ratio(pose, "left") == pytest.approx(
        arm.wrist_above_shoulder_ratio(pose, "left")
    )
    pose.visibility[landmark("wrist", "left")] = 0.2
    assert math.isnan(arm.seen_hand_above_shoulder_ratio(pose, "left"))


@pytest.mark.parametrize("part", ["shoulder", "elbow", "wrist", "hip"])
@pytest.mark.parametrize("side", SIDES)
def test_what_is_missing_makes_the_pull_missing(part: str, side: Side) -> None:
    pose = with_arms((-40.0, 20.0), (-40.0, 20.0))
    world = pose.world_m.copy()
    world[landmark(part, side)] = np.nan  # type: ignore[arg-type]
    assert math.isnan(arm.pull_deg(replace(pose, world_m=world), side))


def test_the_catalogue_knows_every_signal_for_both_arms() -> None:
    pose = with_arms((-40.0, 20.0), (25.0, 95.0))
    for name, compute in arm.SIGNALS.items():
        assert SIGNALS[name] is compute
    assert SIGNALS["elbow_flexion_left_deg"](pose) == pytest.approx(20.0)
    assert SIGNALS["elbow_flexion_right_deg"](pose) == pytest.approx(95.0)
    assert all(math.isnan(compute(Pose.nobody(0.0, (640, 480)))) for compute in arm.SIGNALS.values())
