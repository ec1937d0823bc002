from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT
from posecoach.signals.geometry import angle_deg, bend_deg, cross, once_per_pose, trunk_axes, unit
from tests.support.rowing import pose_of, row_angles

STILL = row_angles([])


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((1, 0), (0, 1), 90), ((1, 0), (1, 0), 0), ((1, 0), (-2, 0), 180), ((1, 1, 0), (1, 0, 0), 45)],
)
def test_angles_between_vectors(a: tuple[float, ...], b: tuple[float, ...], expected: float) -> None:
    assert angle_deg(a, b) == pytest.approx(expected)


def test_an_angle_with_a_missing_or_empty_vector_is_missing() -> None:
    assert math.isnan(angle_deg((math.nan, 0.0), (1.0, 0.0)))
    assert math.isnan(angle_deg((0.0, 0.0), (1.0, 0.0)))


def test_a_unit_vector_has_the_length_1_and_one_of_no_length_is_missing() -> None:
    assert unit((0.0, 3.0)) == (0.0, 1.0)
    assert unit((0.0, 3.0, 4.0)) == (0.0, 0.6, 0.8)
    assert all(math.isnan(x) for x in unit((0.0, 0.0)))


@pytest.mark.parametrize(("end", "deg"), [((0.0, 0.0), 0.0), ((1.0, 1.0), 90.0)])
def test_a_straight_joint_is_bent_by_nothing_and_a_square_one_by_90_degrees(
    end: tuple[float, float], deg: float
) -> None:
    assert bend_deg((0.0, 2.0), (0.0, 1.0), end) == pytest.approx(deg)


def test_the_vector_product_is_right_handed() -> None:
    assert cross((1, 0, 0), (0, 1, 0)) == (0, 0, 1)


@pytest.mark.parametrize("azimuth_deg", [0, 30, 90, 150, -90, -45])
@pytest.mark.parametrize("lean_deg", [0, 40])
def test_the_axes_of_the_trunk_are_orthogonal_and_point_where_they_say(azimuth_deg: float, lean_deg: float) -> None:
    axes = trunk_axes(pose_of(0.0, STILL, azimuth_deg, lean_deg))
    frame = np.array([axes.cranial, axes.left, axes.ventral])
    assert frame @ frame.T == pytest.approx(np.eye(3), abs=1e-9)
    turn = math.radians(azimuth_deg)
    assert axes.left == pytest.approx((math.cos(turn), 0.0, -math.sin(turn)), abs=0.01)
    ahead = np.array([-math.sin(turn), 0.0, -math.cos(turn)])  # where the person faces; z is away from the camera
    assert np.dot(axes.ventral, ahead) == pytest.approx(math.cos(math.radians(lean_deg)), abs=1e-3)


def test_the_trunk_of_nobody_is_missing() -> None:
    assert all(math.isnan(x) for x in trunk_axes(Pose.nobody(0.0, (640, 480))).cranial)


def test_costly_work_is_done_once_for_a_pose_and_anew_for_the_next() -> None:
    calls = []
    counted = once_per_pose(lambda pose: calls.append(pose.t_s) or len(calls))
    first, second = (
        Pose(t, np.zeros((LANDMARK_COUNT, 2)), np.zeros((LANDMARK_COUNT, 3)), np.zeros(LANDMARK_COUNT), (4, 4))
        for t in (0.0, 1.0)
    )
    assert [counted(first), counted(first), counted(second), counted(first)] == [1, 1, 2, 3]
