from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.segmentation.arm_courses import ArmsCourse, Line, courses_by_angles, in_image
from posecoach.analysis.segmentation.movements import Movement, find_movements
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Side, landmark
from posecoach.signals.series import PoseSeries
from tests.support.poses import ARMS, series_of, with_guessed_depth
from tests.support.rowing import row_angles, rowing

BEGINS = [1.5, 6.0, 10.5]


def rower(azimuth_deg: float, seen: float = 1.0) -> PoseSeries:
    series = series_of(list(rowing(row_angles(BEGINS), 15.0, azimuth_deg=azimuth_deg)))
    visibility = series.visibility.copy()
    visibility[:, ARMS] = seen
    return PoseSeries(series.t_s, series.world_m, series.xy_px, visibility)


def courses_in_image(series: PoseSeries) -> list[ArmsCourse]:
    return [in_image(course) for course in courses_by_angles(series)]


def movements_in_image(series: PoseSeries) -> list[Movement]:
    return find_movements(series, courses=courses_in_image(series))


@pytest.mark.parametrize("azimuth_deg", [90.0, -60.0, 30.0, 150.0])
def test_a_pull_is_a_peak_in_the_image_as_it_is_by_the_angles(azimuth_deg: float) -> None:
    series = rower(azimuth_deg)
    by_angles, seen = find_movements(series), movements_in_image(series)
    assert [m.lead.peak_s for m in seen] == pytest.approx([m.lead.peak_s for m in by_angles], abs=0.4)


def test_both_courses_have_the_range_of_the_angles_in_the_arm_that_moves_more() -> None:
    (by_angles,), (seen,) = (courses(rower(90.0)) for courses in (courses_by_angles, courses_in_image))
    assert seen.span == pytest.approx(by_angles.span, rel=0.05)


def test_movements_in_the_image_bring_the_line_that_shows_them_and_those_by_angles_none() -> None:
    series = rower(150.0)
    (course,) = courses_in_image(series)
    for movement in movements_in_image(series):
        line = movement.lead.line
        assert line is not None
        np.testing.assert_array_equal(line.level, course.arms[movement.lead.side])
    assert {m.lead.line for m in find_movements(series)} == {None}


def test_a_line_has_no_level_before_and_after() -> None:
    levels = Line(np.array([1.0, 2.0]), np.array([10.0, 20.0])).at(np.array([0.9, 1.5, 2.1]))
    assert levels == pytest.approx([math.nan, 15.0, math.nan], nan_ok=True)


def test_an_arm_that_rests_makes_no_movement_in_the_image_whatever_its_depth_is_guessed_to_be() -> None:
    def left_alone(t_s: float, side: Side) -> tuple[float, float]:
        return row_angles(BEGINS if side == "left" else [1e9])(t_s, side)

    series = with_guessed_depth(series_of(list(rowing(left_alone, 15.0, azimuth_deg=175.0))), 0.25)
    assert [m.sides for m in movements_in_image(series)] == [("left",)] * 3


def test_a_wrist_that_is_only_guessed_hardly_reaches_the_course_in_the_image() -> None:
    series = rower(150.0)
    xy_px, visibility = series.xy_px.copy(), series.visibility.copy()
    wrists = [landmark("wrist", side) for side in ("left", "right")]
    xy_px[:, wrists] = xy_px[:, [landmark("elbow", side) for side in ("left", "right")]]
    xy_px[:, wrists] += np.random.default_rng(3).normal(0.0, 60.0, (len(series.t_s), 2, 2))
    visibility[:, wrists] = 0.0
    (course,) = courses_in_image(PoseSeries(series.t_s, series.world_m, xy_px, visibility))
    (clear,) = courses_in_image(series)
    assert np.corrcoef(course.arms["left"], clear.arms["left"])[0, 1] > 0.9


def test_depth_that_is_guessed_does_not_reach_the_course_in_the_image() -> None:
    series = rower(175.0)
    (clear,), (guessed,) = (courses_in_image(s) for s in (series, with_guessed_depth(series, 0.25)))
    for side, course in clear.arms.items():
        assert abs(np.corrcoef(course, guessed.arms[side])[0, 1]) == pytest.approx(1.0)


def test_from_behind_a_pull_is_when_an_arm_comes_out_of_hiding_whatever_its_guessed_angles_do() -> None:
    clear = rower(150.0)
    peaks_s = [m.lead.peak_s for m in movements_in_image(clear)]
    near_s = np.abs(clear.t_s[:, None] - peaks_s).min(axis=1)
    world_m = clear.world_m.copy()
    world_m[:, ARMS] = np.median(world_m[:, ARMS], axis=0) + np.random.default_rng(2).normal(0.0, 0.2, (4, 3))
    world_m[near_s > 1.0, :, 2] *= -1.0
    visibility = clear.visibility.copy()
    visibility[:, ARMS] = np.where(near_s < 1.0, 0.6, 0.05)[:, None]
    hidden = PoseSeries(clear.t_s, world_m, clear.xy_px, visibility)
    assert [m.lead.peak_s for m in movements_in_image(hidden)] == pytest.approx(peaks_s, abs=0.3)


@pytest.mark.parametrize("column", [math.nan, 5.0], ids=["nowhere", "always in one place"])
def test_arms_that_the_image_does_not_show_make_no_movement_there(column: float) -> None:
    clear = rower(90.0)
    unseen = PoseSeries(clear.t_s, clear.world_m, np.full_like(clear.xy_px, column), clear.visibility)
    assert movements_in_image(unseen) == []
    assert len(find_movements(unseen)) == len(BEGINS)


def test_nobody_has_no_course() -> None:
    empty = series_of([Pose.nobody(t_s, (640, 480)) for t_s in np.arange(0, 3, 0.1)])
    assert [courses_by_angles(empty), courses_in_image(empty)] == [[], []]
