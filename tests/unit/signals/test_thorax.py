from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.signals import legs
from posecoach.signals.thorax import (
    SIGNALS,
    face_pitch_deg,
    hands_to_head_ratio,
    head_arc_deg,
    head_nod_deg,
    lumbar_share_deg,
    neck_length_ratio,
    recline_deg,
    seated_face_pitch_deg,
)
from tests.support.lounger import EXTENDED, NECK_BENT, SEATED, WAIST_BENT, Lounger

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


def test_the_neck_alone_does_not_recline_the_trunk() -> None:
    assert recline_deg(NECK_BENT.pose()) == pytest.approx(recline_deg(SEATED.pose()))
    assert face_pitch_deg(NECK_BENT.pose()) - face_pitch_deg(SEATED.pose()) > 30.0


@pytest.mark.parametrize("azimuth_deg", [0.0, 50.0, 90.0, -120.0])
def test_a_sinking_head_is_seen_from_everywhere(azimuth_deg: float) -> None:
    awake, asleep = (seen_from(azimuth_deg, Lounger(face_deg=d)) for d in (-10.0, -45.0))
    assert head_nod_deg(asleep) - head_nod_deg(awake) == pytest.approx(35.0, abs=0.5)


def test_the_face_counts_for_chair_extension_only_with_the_hands_at_the_head_of_a_sitting_person() -> None:
    assert math.isfinite(seated_face_pitch_deg(SEATED.pose()))
    assert math.isnan(seated_face_pitch_deg(dataclasses.replace(SEATED, hands="hanging").pose()))
    assert hands_to_head_ratio(SEATED.pose()) < 0.5 < 1.1 < hands_to_head_ratio(Lounger(hands="hanging").pose())


def test_ears_nearer_to_the_shoulders_shorten_the_neck() -> None:
    upright, sunk = Lounger(neck_deg=0.0).pose(), Lounger(neck_deg=50.0).pose()
    assert neck_length_ratio(sunk) < neck_length_ratio(upright)


@pytest.mark.parametrize("signal", {**SIGNALS, **legs.SIGNALS}.values(), ids={**SIGNALS, **legs.SIGNALS})
def test_size_and_place_in_the_picture_do_not_matter(signal: Callable[[Pose], float]) -> None:
    near = EXTENDED.pose()
    far = dataclasses.replace(near, xy_px=near.xy_px * 0.5 + np.array([40.0, 60.0]))
    assert signal(far) == pytest.approx(signal(near))
