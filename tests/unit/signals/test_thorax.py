from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.signals.thorax import (
    SIGNALS,
    face_pitch_deg,
    hands_to_head_ratio,
    head_arc_deg,
    head_nod_deg,
    hip_advance_ratio,
    hip_flexion_deg,
    hip_height_ratio,
    hips_above_ankles_ratio,
    knee_flexion_deg,
    lumbar_share_deg,
    massage_across_ratio,
    massage_down_ratio,
    neck_length_ratio,
    recline_deg,
    seated_face_pitch_deg,
)
from tests.support.lounger import EXTENDED, NECK_BENT, SEATED, SHANK_M, WAIST_BENT, Lounger

FROM_THE_SIDE = pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 70.0, -50.0, 120.0])


def seen_from(azimuth_deg: float, person: Lounger) -> Pose:
    return dataclasses.replace(person, azimuth_deg=azimuth_deg).pose()


@FROM_THE_SIDE
@pytest.mark.parametrize("lean_deg", [-15.0, 0.0, 20.0, 60.0, 90.0])
def test_a_trunk_that_leans_back_by_a_known_angle_reads_as_that_angle(azimuth_deg: float, lean_deg: float) -> None:
    pose = seen_from(azimuth_deg, Lounger(waist_deg=lean_deg, chest_deg=lean_deg))
    assert recline_deg(pose) == pytest.approx(lean_deg, abs=0.1)


@pytest.mark.parametrize("azimuth_deg", [0.0, 8.0, 180.0, -175.0])
def test_from_front_and_back_the_recline_is_missing_rather_than_guessed(azimuth_deg: float) -> None:
    assert math.isnan(recline_deg(seen_from(azimuth_deg, EXTENDED)))


def test_close_to_the_front_a_recline_is_shown_too_small_rather_than_too_large() -> None:
    person = Lounger(waist_deg=20.0, chest_deg=20.0)
    assert 0.0 < recline_deg(seen_from(20.0, person)) < 20.0


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0])
@pytest.mark.parametrize("pitch_deg", [-60.0, -20.0, 30.0, 90.0, 170.0, 200.0])
def test_the_face_s_pitch_from_the_side_is_the_true_one_without_a_jump_behind_the_head(
    azimuth_deg: float, pitch_deg: float
) -> None:
    assert face_pitch_deg(seen_from(azimuth_deg, Lounger(face_deg=pitch_deg))) == pytest.approx(pitch_deg, abs=0.1)


@FROM_THE_SIDE
def test_bending_the_waist_and_bending_the_upper_back_differ_in_sign(azimuth_deg: float) -> None:
    still = lumbar_share_deg(seen_from(azimuth_deg, SEATED))
    assert lumbar_share_deg(seen_from(azimuth_deg, EXTENDED)) - still < -4.0
    assert lumbar_share_deg(seen_from(azimuth_deg, WAIST_BENT)) - still > 9.0


@FROM_THE_SIDE
def test_the_head_s_arc_is_its_lean_and_half_the_face_s_pitch(azimuth_deg: float) -> None:
    before, after = (head_arc_deg(seen_from(azimuth_deg, Lounger(face_deg=d))) for d in (-20.0, 20.0))
    turned = face_pitch_deg(seen_from(azimuth_deg, Lounger(face_deg=20.0))) - face_pitch_deg(
        seen_from(azimuth_deg, Lounger(face_deg=-20.0))
    )
    assert after - before == pytest.approx(0.5 * turned, abs=4.0)
    upright, leaning = (head_arc_deg(seen_from(azimuth_deg, Lounger(waist_deg=d, chest_deg=d))) for d in (0.0, 20.0))
    assert 10.0 < leaning - upright < 22.0


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


def test_the_neck_alone_does_not_recline_the_trunk() -> None:
    assert recline_deg(NECK_BENT.pose()) == pytest.approx(recline_deg(SEATED.pose()))
    assert face_pitch_deg(NECK_BENT.pose()) - face_pitch_deg(SEATED.pose()) > 30.0


@pytest.mark.parametrize("azimuth_deg", [0.0, 50.0, 90.0, -120.0])
def test_a_sinking_head_is_seen_from_everywhere(azimuth_deg: float) -> None:
    awake, asleep = (seen_from(azimuth_deg, Lounger(face_deg=d)) for d in (-10.0, -45.0))
    assert head_nod_deg(asleep) - head_nod_deg(awake) == pytest.approx(35.0, abs=0.5)


@FROM_THE_SIDE
def test_hips_that_slide_and_rise_are_measured_in_lower_legs(azimuth_deg: float) -> None:
    still, slid = (seen_from(azimuth_deg, p) for p in (SEATED, dataclasses.replace(SEATED, hips_forward_m=0.06)))
    raised = seen_from(azimuth_deg, dataclasses.replace(SEATED, hips_up_m=0.06))
    assert hip_advance_ratio(slid) - hip_advance_ratio(still) == pytest.approx(0.06 / SHANK_M, abs=0.005)
    assert hip_height_ratio(raised) - hip_height_ratio(still) == pytest.approx(0.06 / SHANK_M, abs=0.005)


def test_the_face_counts_for_chair_extension_only_with_the_hands_at_the_head_of_a_sitting_person() -> None:
    assert math.isfinite(seated_face_pitch_deg(SEATED.pose()))
    assert math.isnan(seated_face_pitch_deg(dataclasses.replace(SEATED, hands="hanging").pose()))
    assert hands_to_head_ratio(SEATED.pose()) < 0.5 < 1.1 < hands_to_head_ratio(Lounger(hands="hanging").pose())


def test_sitting_bends_the_hips_and_leaning_back_opens_them() -> None:
    assert hip_flexion_deg(SEATED.pose()) == pytest.approx(90.0, abs=3.0)
    assert hip_flexion_deg(WAIST_BENT.pose()) == pytest.approx(66.0, abs=4.0)


def test_sitting_on_a_chair_bends_the_knees() -> None:
    assert knee_flexion_deg(SEATED.pose()) == pytest.approx(90.0, abs=5.0)


def test_ears_nearer_to_the_shoulders_shorten_the_neck() -> None:
    upright, sunk = Lounger(neck_deg=0.0).pose(), Lounger(neck_deg=50.0).pose()
    assert neck_length_ratio(sunk) < neck_length_ratio(upright)


def test_a_step_to_the_right_and_a_bend_of_the_knees_move_the_place_of_the_trunk() -> None:
    at_wall = Lounger(azimuth_deg=0.0, hands="chest")
    right, lower = dataclasses.replace(at_wall, right_m=0.10), dataclasses.replace(at_wall, up_m=-0.10)
    assert massage_across_ratio(right.pose()) - massage_across_ratio(at_wall.pose()) > 0.1
    assert massage_down_ratio(lower.pose()) - massage_down_ratio(at_wall.pose()) > 0.1
    assert massage_across_ratio(lower.pose()) == pytest.approx(massage_across_ratio(at_wall.pose()))


@pytest.mark.parametrize(("person", "ready"), [
    (Lounger(azimuth_deg=0.0, hands="hanging"), False),
    (Lounger(azimuth_deg=0.0, hands="chest"), True),
    (Lounger(azimuth_deg=0.0, hands="hanging", waist_deg=8.0, chest_deg=8.0), True),
])  # fmt: skip
def test_massage_is_looked_at_only_with_a_hand_at_the_chest_or_the_back_at_a_wall(person: Lounger, ready: bool) -> None:
    assert math.isfinite(massage_down_ratio(person.pose())) == ready


@pytest.mark.parametrize("name", SIGNALS)
def test_a_missing_landmark_gives_nan(name: str) -> None:
    seen = SEATED.pose()
    unseen = dataclasses.replace(
        seen, xy_px=np.full_like(seen.xy_px, np.nan), world_m=np.full_like(seen.world_m, np.nan)
    )
    assert math.isnan(SIGNALS[name](unseen))


@pytest.mark.parametrize("name", sorted(set(SIGNALS) - {"massage_across_ratio", "massage_down_ratio"}))
def test_size_and_place_in_the_picture_do_not_matter(name: str) -> None:
    near = EXTENDED.pose()
    far = dataclasses.replace(near, xy_px=near.xy_px * 0.5 + np.array([40.0, 60.0]))
    assert SIGNALS[name](far) == pytest.approx(SIGNALS[name](near))
