from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals.catalogue import SIGNALS
from posecoach.signals.series import PoseSeries
from tests.support.poses import series_of
from tests.support.rowing import row_angles, rowing
from tests.support.sample_poses import sample


def of_many(series: PoseSeries) -> dict[str, FloatArray]:
    return {
        "azimuth_deg": series.azimuth_deg,
        "trunk_incl_deg": series.inclination_deg,
        "trunk_lean_deg": series.lean_deg,
        "trunk_scale_px": series.trunk_scale_px,
        "hip_flexion_deg": series.hip_flexion_deg,
        "elbow_flexion_left_deg": series.elbow_flexion_deg("left"),
        "upper_arm_behind_right_deg": series.upper_arm_behind_deg("right"),
        "upper_arm_abduction_left_deg": series.upper_arm_abduction_deg("left"),
        "drawn_in_right_deg": series.drawn_in_deg("right"),
        "reach_left_ratio": series.reach_ratio("left"),
        "arm_seen_right_ratio": series.arm_seen_ratio("right"),
        "wrist_above_shoulder_left_ratio": series.hand("left")[:, 2],
    }


@pytest.mark.parametrize("name", ["row_chair_shrug", "cat_camel_side"])
def test_signals_of_many_poses_are_those_of_each_pose(name: str) -> None:
    poses = [pose for pose, _ in zip(sample(name)[0], range(60), strict=False)][::6]
    for signal, values in of_many(series_of(poses)).items():
        assert values == pytest.approx([SIGNALS[signal](pose) for pose in poses], nan_ok=True), signal


def test_the_stretches_in_view_leave_out_long_absences_only() -> None:
    size = (640, 480)
    poses = list(rowing(row_angles([1e9]), 6.0, 25.0))
    poses[25:30] = [Pose.nobody(pose.t_s, size) for pose in poses[25:30]]
    poses[75:120] = [Pose.nobody(pose.t_s, size) for pose in poses[75:120]]
    stretches = series_of(poses).in_view(unseen_s=1.0, unwatched_s=2.0)
    assert [(s.t_s[0], s.t_s[-1]) for s in stretches] == [(0.0, 2.96), (4.8, 5.96)]
    assert series_of([Pose.nobody(0.0, size)]).in_view(unseen_s=1.0, unwatched_s=2.0) == []


@pytest.mark.parametrize(("for_s", "parts"), [(1.9, 1), (2.1, 2)])
def test_a_time_without_any_picture_parts_two_stretches_where_it_is_longer(for_s: float, parts: int) -> None:
    poses = [p for p in rowing(row_angles([1e9]), 6.0, 25.0) if not 2.0 < p.t_s < 2.0 + for_s]
    assert len(series_of(poses).in_view(unseen_s=1.0, unwatched_s=2.0)) == parts


def test_the_poses_between_two_times_include_both() -> None:
    assert series_of(list(rowing(row_angles([1e9]), 2.0, 25.0))).between(0.4, 0.8).t_s == pytest.approx(
        np.arange(0.4, 0.81, 0.04)
    )


def with_left_arm(series: PoseSeries, length_ratio: float, visibility: float) -> PoseSeries:
    """Return the poses with a left arm of this share of its length, and this visibility, in the second half."""
    world_m, seen = series.world_m.copy(), series.visibility.copy()
    half = len(series.t_s) // 2
    shoulder_m = world_m[half:, Landmark.LEFT_SHOULDER]
    for part in (Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST):
        world_m[half:, part] = shoulder_m + length_ratio * (world_m[half:, part] - shoulder_m)
        seen[half:, part] = visibility
    return PoseSeries(series.t_s, world_m, series.xy_px, seen)


def test_a_hidden_arm_that_shrinks_is_bent() -> None:
    resting = series_of(list(rowing(row_angles([1e9]), 4.0, 10.0)))
    straight_deg = resting.elbow_flexion_deg("left")[0]
    found_deg = with_left_arm(resting, 0.5, 0.1).elbow_flexion_deg("left")
    assert found_deg[:20] == pytest.approx(straight_deg)
    hand_ratio = 0.5 * np.cos(np.radians(straight_deg / 2))  # upper arm and forearm are equally long here
    assert found_deg[20:] == pytest.approx(180.0 - 2 * np.degrees(np.arcsin(hand_ratio)), abs=2.0)


@pytest.mark.parametrize(("length_ratio", "visibility"), [(0.5, 0.9), (0.8, 0.1)])
def test_a_seen_arm_that_points_at_the_camera_and_one_that_hardly_shrinks_are_not(
    length_ratio: float, visibility: float
) -> None:
    resting = series_of(list(rowing(row_angles([1e9]), 4.0, 10.0)))
    found_deg = with_left_arm(resting, length_ratio, visibility).elbow_flexion_deg("left")
    assert found_deg == pytest.approx(resting.elbow_flexion_deg("left"))


def test_a_part_of_a_stretch_knows_how_long_the_arms_are() -> None:
    whole = with_left_arm(series_of(list(rowing(row_angles([1e9]), 4.0, 10.0))), 0.5, 0.1)
    part = whole.between(2.5, 3.5)
    assert part.elbow_flexion_deg("left") == pytest.approx(whole.elbow_flexion_deg("left")[25:36])


@pytest.mark.filterwarnings("error")
def test_landmarks_that_lie_in_one_place_span_nothing_that_could_be_measured_against() -> None:
    series = PoseSeries(np.arange(4) / 10.0, np.zeros((4, 33, 3)), np.zeros((4, 33, 2)), np.ones((4, 33)))
    measured = of_many(series)
    del measured["arm_seen_right_ratio"]
    lengths = (series.hand_lift_ratio("left"), series.hand_to_face_ratio("left"), series.hands_apart_ratio())
    assert np.isnan([*measured.values(), *lengths]).all()
