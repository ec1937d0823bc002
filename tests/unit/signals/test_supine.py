from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.core.pose import Pose, Silhouette
from posecoach.signals.supine import (
    SIGNALS,
    chest_lift_ratio,
    chest_press_ratio,
    lies_on_back,
    roll_travel_ratio,
    shoulder_drop_ratio,
    supine_head_lift_deg,
    supine_hip_height_ratio,
)
from tests.support.lounger import LYING, ON_ROLLER, OVER_ROLLER, PRESSING, SEATED, SHANK_M, Lounger

FROM_BOTH_SIDES = pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 72.0, -110.0])


def seen_from(azimuth_deg: float, person: Lounger) -> Pose:
    return dataclasses.replace(person, azimuth_deg=azimuth_deg).pose(silhouette=True)


@FROM_BOTH_SIDES
def test_lying_on_the_back_is_neither_sitting_nor_all_fours(azimuth_deg: float) -> None:
    lying = seen_from(azimuth_deg, LYING)
    face_down = dataclasses.replace(lying, world_m=lying.world_m * np.array([1.0, 1.0, -1.0]))
    assert lies_on_back(lying)
    assert not lies_on_back(face_down)
    assert not lies_on_back(seen_from(azimuth_deg, SEATED))


@pytest.mark.parametrize("name", SIGNALS)
def test_all_are_missing_while_a_person_sits(name: str) -> None:
    assert math.isnan(SIGNALS[name](SEATED.pose(silhouette=True)))


@FROM_BOTH_SIDES
def test_the_shoulders_drop_over_the_roller_from_every_side(azimuth_deg: float) -> None:
    before, after = (shoulder_drop_ratio(seen_from(azimuth_deg, p)) for p in (ON_ROLLER, OVER_ROLLER))
    assert after - before > 0.25


@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_a_view_misread_by_five_degrees_is_no_pass_along_the_roller(side: float) -> None:
    seen = seen_from(side * 40.0, ON_ROLLER)
    guessed = [seen_from(side * azimuth_deg, ON_ROLLER).world_m for azimuth_deg in (30.0, 35.0)]
    read = [roll_travel_ratio(dataclasses.replace(seen, world_m=world_m)) for world_m in guessed]
    assert abs(read[1] - read[0]) < 0.05


@FROM_BOTH_SIDES
def test_rolling_toward_the_feet_is_measured_in_lower_legs_and_drops_no_shoulder(azimuth_deg: float) -> None:
    before, after = ON_ROLLER, dataclasses.replace(ON_ROLLER, hips_forward_m=0.14)
    travel = roll_travel_ratio(seen_from(azimuth_deg, after)) - roll_travel_ratio(seen_from(azimuth_deg, before))
    shank = math.hypot(0.38, 0.18) if azimuth_deg in (90.0, -90.0) else math.nan
    assert travel > 0.25
    assert math.isnan(shank) or travel == pytest.approx(0.14 / shank, abs=0.01)
    assert shoulder_drop_ratio(seen_from(azimuth_deg, after)) == pytest.approx(
        shoulder_drop_ratio(seen_from(azimuth_deg, before)), abs=0.01
    )


@FROM_BOTH_SIDES
def test_a_chest_that_lifts_is_seen_in_the_outline_although_no_landmark_moves(azimuth_deg: float) -> None:
    down, up = LYING, dataclasses.replace(LYING, chest_up_m=0.05)
    assert np.allclose(down.pose().xy_px[11:13], up.pose().xy_px[11:13])
    lift = chest_lift_ratio(seen_from(azimuth_deg, up)) - chest_lift_ratio(seen_from(azimuth_deg, down))
    assert 0.03 < lift < 0.12


def test_without_a_silhouette_the_chest_is_not_judged() -> None:
    assert math.isnan(chest_lift_ratio(LYING.pose()))


def test_fists_in_the_outline_do_not_count_as_chest() -> None:
    pose = LYING.pose(silhouette=True)
    assert pose.silhouette is not None
    mask = pose.silhouette.mask.copy()
    fist = int(pose.xy_px[15, 0] / pose.silhouette.px_per_cell)
    mask[20:100, fist - 1 : fist + 2] = True
    with_fist = dataclasses.replace(pose, silhouette=Silhouette(mask, pose.silhouette.px_per_cell))
    assert chest_lift_ratio(with_fist) == pytest.approx(chest_lift_ratio(pose), abs=0.01)


def test_a_lifted_head_reads_high_and_takes_the_press_away() -> None:
    head_up = dataclasses.replace(LYING, neck_deg=40.0, face_deg=40.0)
    assert supine_head_lift_deg(head_up.pose()) > 80.0 > 45.0 > supine_head_lift_deg(LYING.pose())
    assert math.isnan(chest_press_ratio(head_up.pose(silhouette=True)))


def test_pressing_rises_more_than_the_chest_alone_because_the_neck_extends() -> None:
    down, up = LYING.pose(silhouette=True), PRESSING.pose(silhouette=True)
    assert chest_press_ratio(up) - chest_press_ratio(down) > chest_lift_ratio(up) - chest_lift_ratio(down)


@FROM_BOTH_SIDES
def test_hips_off_the_floor_are_measured(azimuth_deg: float) -> None:
    down, up = (seen_from(azimuth_deg, dataclasses.replace(LYING, hips_up_m=h)) for h in (0.0, 0.10))
    assert supine_hip_height_ratio(up) - supine_hip_height_ratio(down) == pytest.approx(0.10 / SHANK_M, abs=0.06)
