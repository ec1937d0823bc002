from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.segmentation.rep_measures import RepCourse, measure_value, ordered_sides
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.time_series.buffer import SignalBuffer
from posecoach.core.measure import Combine, Measure, Statistic
from posecoach.core.skeleton import Side

TIMING = RepTiming(start_s=1.0, end_range_s=(2.0, 3.0), peak_s=2.5, end_s=4.0, neutral=10.0, peak=50.0, low_after=10.0)
NAMES = ("rise_deg", "pull_left_deg", "pull_right_deg")


def level(t_s: float) -> float:
    """10 at rest, up to 50 within a second, a second there, and back."""
    return float(np.interp(t_s, [1.0, 2.0, 3.0, 4.0], [10.0, 50.0, 50.0, 10.0]))


def course(left: float = 1.0, right: float = 1.0, missing: tuple[float, float] = (9.0, 9.0)) -> RepCourse:
    buffer = SignalBuffer(NAMES, 60.0)
    for i in range(200):
        t_s = i / 40
        values = np.array([level(t_s), left * level(t_s), right * level(t_s)])
        buffer.append(t_s, np.full(3, np.nan) if missing[0] <= t_s <= missing[1] else values)
    return RepCourse(buffer.window(0.0, 5.0), TIMING)


@pytest.mark.parametrize(
    ("statistic", "expected"),
    [
        (Statistic.AT_START, 10.0),
        (Statistic.PLACE, 10.0),
        (Statistic.AT_PEAK, 50.0),
        (Statistic.CHANGE_AT_PEAK, 40.0),
        (Statistic.RISE, 40.0),
        (Statistic.DROP, -2.0),
        (Statistic.RANGE, 38.0),
        (Statistic.MAX, 50.0),
    ],
)
def test_a_statistic_of_a_known_course(statistic: Statistic, expected: float) -> None:
    assert course().value("rise_deg", statistic) == pytest.approx(expected, abs=1.0)


@pytest.mark.parametrize(("statistic", "way"), [(Statistic.DROP, 1.0), (Statistic.RISE, -1.0)])
def test_a_drop_or_rise_begins_where_the_movement_begins_not_on_the_way_back_from_the_one_before(
    statistic: Statistic, way: float
) -> None:
    buffer = SignalBuffer(("lean_deg",), 60.0)
    for i in range(200):  # comes forward from -5 to 20 until the start, goes back by 15 until the end range
        t_s = i / 40
        lean_deg = np.interp(t_s, [0.3, 0.9, 1.1, 2.0, 3.0, 4.0], [-5.0, 20.0, 20.0, 5.0, 5.0, 20.0])
        buffer.append(t_s, np.array([way * lean_deg]))
    swing = RepCourse(buffer.window(0.0, 5.0), TIMING)
    assert swing.value("lean_deg", statistic) == pytest.approx(15.0, abs=1.0)


def test_the_median_is_taken_over_the_repetition_only() -> None:
    assert course().value("rise_deg", Statistic.MEDIAN) == pytest.approx(40.0, abs=10.0)


def test_frames_that_were_not_seen_are_left_out() -> None:
    assert course(missing=(1.2, 1.6)).value("rise_deg", Statistic.CHANGE_AT_PEAK) == pytest.approx(40.0)
    assert course(missing=(1.2, 1.6)).valid_ratio("rise_deg") == pytest.approx(0.86, abs=0.02)


def test_an_end_range_that_was_not_seen_is_missing() -> None:
    assert math.isnan(course(missing=(1.8, 3.2)).value("rise_deg", Statistic.AT_PEAK))


@pytest.mark.parametrize(
    ("combine", "expected"),
    [
        (Combine.NEAR, 40.0),
        (Combine.MEAN, 30.0),
        (Combine.MAX, 40.0),
        (Combine.MIN, 20.0),
        (Combine.ASYMMETRY, 20.0 / 30.0),
    ],
)
def test_both_arms_are_combined(combine: Combine, expected: float) -> None:
    measure = Measure("pull", "pull_{side}_deg", Statistic.CHANGE_AT_PEAK, combine)
    assert measure_value(course(right=0.5), measure, ("left", "right")) == pytest.approx(expected)


def test_the_near_arm_is_the_first_that_is_named() -> None:
    measure = Measure("pull", "pull_{side}_deg", Statistic.CHANGE_AT_PEAK)
    assert measure_value(course(right=0.5), measure, ("right", "left")) == pytest.approx(20.0)


def test_only_the_working_arm_is_measured() -> None:
    measure = Measure("pull", "pull_{side}_deg", Statistic.CHANGE_AT_PEAK, Combine.MAX)
    assert measure_value(course(right=0.5), measure, ("right",)) == pytest.approx(20.0)


def test_an_arm_that_is_not_seen_makes_no_asymmetry() -> None:
    asymmetry = Measure("a", "pull_{side}_deg", Statistic.CHANGE_AT_PEAK, Combine.ASYMMETRY)
    mean = Measure("m", "pull_{side}_deg", Statistic.CHANGE_AT_PEAK, Combine.MEAN)
    assert math.isnan(measure_value(course(right=math.nan), asymmetry, ("left", "right")))
    assert measure_value(course(right=math.nan), mean, ("left", "right")) == pytest.approx(40.0)


@pytest.mark.parametrize(
    ("sides", "near", "expected"),
    [
        (("left", "right"), "right", ("right", "left")),
        (("left",), "right", ("left",)),
        ((), "left", ("left", "right")),
    ],
)
def test_the_arm_nearer_to_the_camera_comes_first(
    sides: tuple[Side, ...], near: Side, expected: tuple[Side, ...]
) -> None:
    assert ordered_sides(sides, near) == expected


def test_a_length_in_pixels_is_given_in_units_of_another() -> None:
    travel = Measure("travel", "rise_deg", Statistic.RANGE, per="pull_left_deg")
    median = course(left=2.0).value("pull_left_deg", Statistic.MEDIAN)
    assert measure_value(course(left=2.0), travel, ()) == pytest.approx(38.0 / median, rel=0.05)


def test_the_change_of_one_signal_is_given_as_a_share_of_the_change_of_another() -> None:
    share = Measure("share", "rise_deg", Statistic.CHANGE_AT_PEAK, per="pull_left_deg", per_statistic=Statistic.RISE)
    assert measure_value(course(left=4.0), share, ()) == pytest.approx(0.25, abs=0.01)


def test_without_its_unit_a_measure_is_missing() -> None:
    travel = Measure("travel", "rise_deg", Statistic.RANGE, per="pull_left_deg")
    assert math.isnan(measure_value(course(left=math.nan), travel, ()))
    assert math.isnan(measure_value(course(left=0.0), travel, ()))
