from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.quadruped import (
    SIGNALS,
    chin_drop_deg,
    hand_off_shoulder_ratio,
    head_trunk_deg,
    hip_over_floor_ratio,
    hip_over_knee_ratio,
    knee_off_hip_ratio,
    on_all_fours,
    support_elbow_flexion_deg,
    support_elbows_flexion_deg,
)
from tests.support.on_all_fours import OnAllFours

BOTH_SIDES = pytest.mark.parametrize("side", ["left", "right"])
TRUNK_X_M = 0.5


def standing() -> Pose:
    pose = OnAllFours().pose()
    return dataclasses.replace(pose, world_m=pose.world_m[:, [1, 0, 2]] * (1.0, 1.0, 1.0))


def lifted(part: str, by_m: float) -> Pose:
    pose = OnAllFours().pose()
    world_m = pose.world_m.copy()
    world_m[[Landmark[f"{side}_{part}"] for side in ("LEFT", "RIGHT")], 1] -= by_m
    return dataclasses.replace(pose, world_m=world_m)


@BOTH_SIDES
@pytest.mark.parametrize("flexion", [-1.0, 0.0, 1.0])
def test_somebody_on_hands_and_knees_is_on_all_fours(side: str, flexion: float) -> None:
    assert on_all_fours(OnAllFours(side=side, flexion=flexion).pose())


def test_an_upright_trunk_raised_hands_and_nobody_are_not() -> None:
    assert not on_all_fours(standing())
    assert not on_all_fours(lifted("WRIST", 0.45))
    assert not on_all_fours(Pose.nobody(0.0, (640, 480)))


def test_straight_legs_are_a_plank_not_all_fours() -> None:
    pose = OnAllFours().pose()
    world_m = pose.world_m.copy()
    for side in ("LEFT", "RIGHT"):
        hip, knee = world_m[Landmark[f"{side}_HIP"]], world_m[Landmark[f"{side}_KNEE"]]
        world_m[Landmark[f"{side}_ANKLE"]] = knee + (knee - hip)
    assert not on_all_fours(dataclasses.replace(pose, world_m=world_m))


def with_ankles(knee_deg: float, drop_m: float) -> Pose:
    """On all fours, but for ankles that are ``drop_m`` lower than the knees and a knee that reads as ``knee_deg``."""
    pose = OnAllFours().pose()
    world_m = pose.world_m.copy()
    for side in ("LEFT", "RIGHT"):
        hip, knee = world_m[Landmark[f"{side}_HIP"]], world_m[Landmark[f"{side}_KNEE"]]
        thigh = (hip - knee) / np.linalg.norm(hip - knee)
        aside = np.cross(thigh, [0.0, 0.0, 1.0])
        turned = np.cos(np.radians(knee_deg)) * thigh + np.sin(np.radians(knee_deg)) * aside
        ankle = knee + 0.4 * turned
        world_m[Landmark[f"{side}_ANKLE"]] = (ankle[0], knee[1] + drop_m, ankle[2])
    return dataclasses.replace(pose, world_m=world_m)


def test_a_shin_on_the_floor_is_all_fours_however_its_knee_reads() -> None:
    assert on_all_fours(with_ankles(100.0, 0.0))
    assert on_all_fours(with_ankles(140.0, 0.1))


def test_who_stands_bent_over_on_bent_knees_is_not_on_all_fours() -> None:
    assert not on_all_fours(with_ankles(110.0, 0.35))


@BOTH_SIDES
@pytest.mark.parametrize("ahead_m", [-0.12, 0.0, 0.08])
def test_the_hips_travel_over_the_knees_reads_in_trunk_lengths(side: str, ahead_m: float) -> None:
    pose = OnAllFours(side=side, hips_ahead_m=ahead_m).pose()
    assert hip_over_knee_ratio(pose) == pytest.approx(ahead_m / (TRUNK_X_M - ahead_m), abs=0.01)
    assert knee_off_hip_ratio(pose) == pytest.approx(abs(hip_over_knee_ratio(pose)))


def projected(body: OnAllFours, trunk_ahead_m: float = 0.0, knee_off_m: float = 0.0) -> Pose:
    """Return the person as a distant camera sees the world landmarks, the trunk moved toward the head."""
    pose = body.pose()
    world_m = pose.world_m.copy()
    along = world_m[Landmark.LEFT_SHOULDER] - world_m[Landmark.LEFT_HIP]
    for part in ("HIP", "SHOULDER"):
        world_m[[Landmark[f"LEFT_{part}"], Landmark[f"RIGHT_{part}"]]] += trunk_ahead_m / np.linalg.norm(along) * along
    xy_px = 300.0 * world_m[:, :2] + 400.0
    xy_px[[Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE], 0] += 300.0 * knee_off_m
    return dataclasses.replace(pose, xy_px=xy_px, world_m=world_m)


@BOTH_SIDES
@pytest.mark.parametrize("azimuth_deg", [55.0, 75.0, 90.0])
def test_the_hips_travel_over_the_floor_reads_in_trunk_lengths_from_any_view(side: str, azimuth_deg: float) -> None:
    body = OnAllFours(side=side, azimuth_deg=azimuth_deg)
    behind, ahead = (hip_over_floor_ratio(projected(body, m)) for m in (-0.05, 0.05))
    assert ahead - behind == pytest.approx(0.1 / TRUNK_X_M, rel=0.1)


@BOTH_SIDES
def test_a_knee_s_landmark_that_is_off_counts_by_a_quarter(side: str) -> None:
    still, off = (hip_over_floor_ratio(projected(OnAllFours(side=side), knee_off_m=m)) for m in (0.0, 0.1))
    assert abs(off - still) == pytest.approx(0.25 * 0.1 / TRUNK_X_M, rel=0.1)


def test_off_hands_and_knees_the_hips_travel_over_the_floor_is_missing() -> None:
    assert math.isnan(hip_over_floor_ratio(standing()))


@BOTH_SIDES
@pytest.mark.parametrize("ahead_m", [-0.15, 0.15])
def test_a_hand_off_the_shoulder_reads_the_same_either_way(side: str, ahead_m: float) -> None:
    assert hand_off_shoulder_ratio(OnAllFours(side=side, hands_ahead_m=ahead_m).pose()) == pytest.approx(0.3, abs=0.01)


@BOTH_SIDES
@pytest.mark.parametrize(("azimuth_deg", "shown"), [(70.0, 1.0), (82.0, 1.0), (92.0, 0.86), (140.0, 0.5)])
def test_a_bent_elbow_reads_more_than_the_image_shows_from_behind_and_a_straight_one_nothing(
    side: str, azimuth_deg: float, shown: float
) -> None:
    def in_the_image_deg(pose: Pose) -> float:
        shoulder, elbow, wrist = (
            pose.xy_px[Landmark[f"{side.upper()}_{part}"]] for part in ("SHOULDER", "ELBOW", "WRIST")
        )
        upper, fore = shoulder - elbow, wrist - elbow
        return 180.0 - math.degrees(math.acos(upper @ fore / math.hypot(*upper) / math.hypot(*fore)))

    straight = OnAllFours(side=side, azimuth_deg=azimuth_deg).pose()
    bent = OnAllFours(side=side, azimuth_deg=azimuth_deg, elbow_back_m=0.15).pose()
    assert support_elbow_flexion_deg(straight) == pytest.approx(0.0, abs=0.5)
    assert support_elbow_flexion_deg(bent) == pytest.approx(in_the_image_deg(bent) / shown, rel=0.02)


@BOTH_SIDES
def test_of_both_elbows_the_far_one_counts_as_much_as_the_near_one(side: str) -> None:
    pose, far = OnAllFours(side=side, elbow_back_m=0.15).pose(), "RIGHT" if side == "left" else "LEFT"
    xy_px = pose.xy_px.copy()
    xy_px[Landmark[f"{far}_ELBOW"]] = (xy_px[Landmark[f"{far}_SHOULDER"]] + xy_px[Landmark[f"{far}_WRIST"]]) / 2
    one_long = dataclasses.replace(pose, xy_px=xy_px)
    near_deg = support_elbow_flexion_deg(pose)
    assert support_elbow_flexion_deg(one_long) == pytest.approx(near_deg)
    assert support_elbows_flexion_deg(one_long) == pytest.approx(near_deg / 2)
    assert support_elbows_flexion_deg(pose) == pytest.approx(near_deg, rel=0.1)
    assert math.isnan(support_elbows_flexion_deg(standing()))


@BOTH_SIDES
def test_the_head_angle_rises_as_the_head_is_lifted(side: str) -> None:
    level, lifted_up, dropped = (
        head_trunk_deg(OnAllFours(side=side, head_drop_deg=d).pose()) for d in (0.0, -30.0, 30.0)
    )
    assert lifted_up - level == pytest.approx(30.0, abs=0.5)
    assert dropped - level == pytest.approx(-30.0, abs=0.5)
    assert chin_drop_deg(OnAllFours(side=side, head_drop_deg=30.0).pose()) == -dropped
    assert chin_drop_deg(OnAllFours(side=side, head_drop_deg=-30.0).pose()) == 0.0


@pytest.mark.parametrize("name", SIGNALS)
def test_off_all_fours_nothing_is_measured(name: str) -> None:
    assert np.isnan(SIGNALS[name](standing()))
