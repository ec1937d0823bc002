from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.catalogue import SIGNALS
from posecoach.signals.scapula import (
    ELBOW_SHARE,
    LEAN_SHARE,
    WIDTH_SHARE,
    elbow_behind_shoulder_ratio,
    scapular_retraction_ratio,
    scapular_squeeze_ratio,
    shoulder_back_ratio,
    shoulder_raise_ratio,
    shoulder_width_ratio,
)
from tests.support.squeezer import EAR_M, NOSE_M, TRUNK_M, Squeezer

ALL_ROUND = pytest.mark.parametrize("azimuth_deg", [0.0, 40.0, 88.0, -90.0, 130.0, 178.0])


def change(signal, moved: Squeezer, still: Squeezer | None = None) -> float:
    return signal(moved.pose()) - signal((still or Squeezer(azimuth_deg=moved.azimuth_deg)).pose())


@ALL_ROUND
def test_shoulders_drawn_back_by_a_known_length_read_as_that_share_of_the_trunk(azimuth_deg: float) -> None:
    moved = Squeezer(azimuth_deg, shoulders_back_m=0.02)
    trunk_m = math.hypot(TRUNK_M, 0.02)
    assert shoulder_back_ratio(moved.pose()) == pytest.approx(0.02 / trunk_m, abs=1e-6)
    assert change(scapular_retraction_ratio, moved) == pytest.approx(0.04, abs=0.001)


@ALL_ROUND
def test_a_lean_of_trunk_and_head_together_moves_the_shoulders_back_but_is_hardly_a_retraction(
    azimuth_deg: float,
) -> None:
    leaning = Squeezer(azimuth_deg, lean_back_deg=4.0)
    lean = math.sin(math.radians(4.0))
    residue = lean * (1.0 - LEAN_SHARE * (EAR_M + NOSE_M) / 2 / TRUNK_M)
    assert change(shoulder_back_ratio, leaning) == pytest.approx(lean, abs=0.001)
    assert change(scapular_retraction_ratio, leaning) == pytest.approx(residue, abs=0.001)
    assert abs(residue) < 0.2 * lean


def test_a_squeeze_reads_the_same_with_and_without_a_lean() -> None:
    upright = change(scapular_retraction_ratio, Squeezer(shoulders_back_m=0.02))
    leaning = change(
        scapular_retraction_ratio, Squeezer(shoulders_back_m=0.02, lean_back_deg=5.0), Squeezer(lean_back_deg=5.0)
    )
    assert leaning == pytest.approx(upright, rel=0.05)


def test_an_elbow_that_moves_alone_is_no_retraction_and_little_of_a_squeeze() -> None:
    arms = Squeezer(elbows_back_m=0.15)
    assert change(scapular_retraction_ratio, arms) == pytest.approx(0.0, abs=1e-9)
    assert change(elbow_behind_shoulder_ratio, arms) == pytest.approx(0.3, abs=1e-6)
    assert change(scapular_squeeze_ratio, arms) == pytest.approx(0.3 * ELBOW_SHARE, abs=1e-6)


def test_a_squeeze_adds_half_of_the_width_that_is_lost() -> None:
    moved = Squeezer(shoulders_in_m=0.01)
    assert change(shoulder_width_ratio, moved) == pytest.approx(-0.04, abs=1e-6)
    assert change(scapular_squeeze_ratio, moved) == pytest.approx(0.04 * WIDTH_SHARE, abs=1e-6)


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


def _names() -> list[str]:
    from posecoach.signals import scapula

    return list(scapula.SIGNALS)


@pytest.mark.parametrize("name", _names())
def test_nobody_in_view_is_nan(name: str) -> None:
    assert math.isnan(SIGNALS[name](Pose.nobody(0.0, (640, 480))))


def test_a_missing_shoulder_is_nan_and_no_guess() -> None:
    pose = Squeezer().pose()
    world_m = pose.world_m.copy()
    world_m[Landmark.LEFT_SHOULDER] = np.nan
    broken = Pose(0.0, pose.xy_px, world_m, pose.visibility, pose.image_size_px)
    assert math.isnan(scapular_squeeze_ratio(broken))
