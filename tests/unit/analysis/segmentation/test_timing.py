from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.timing import one_way_timing, two_way_timing
from tests.support.rowing import pull_course, smooth_step


def one_way(rate_hz: float, noise: float = 0.0) -> tuple[np.ndarray, np.ndarray]:
    t_s = np.arange(0.0, 7.0, 1.0 / rate_hz)
    course = np.array([pull_course(t, [2.0]) for t in t_s])  # out 2.0-3.2, held to 3.7, back at 5.3
    return t_s, 60.0 * course + np.random.default_rng(3).normal(0.0, noise, len(t_s))


CYCLE = Cycle(1.9, 3.4, 5.3, 0.0, 60.0, 0.0, closed_s=5.4)


@pytest.mark.parametrize("rate_hz", [10.0, 25.0, 60.0])
@pytest.mark.parametrize("noise", [0.0, 1.5])
def test_start_peak_and_end_are_found_within_a_fifth_of_a_second(rate_hz: float, noise: float) -> None:
    timing = one_way_timing(*one_way(rate_hz, noise), CYCLE, cutoff_hz=3.0)
    assert timing.start_s == pytest.approx(2.0, abs=0.2)
    assert timing.peak_s == pytest.approx(3.45, abs=0.15)
    assert timing.end_s == pytest.approx(5.3, abs=0.25)


def test_tempo_adds_up_to_the_repetition() -> None:
    timing = one_way_timing(*one_way(25.0), CYCLE, cutoff_hz=3.0)
    assert sum(timing.tempo_s) == pytest.approx(timing.end_s - timing.start_s)
    assert min(timing.tempo_s) > 0


def test_what_came_near_the_top_before_the_movement_began_is_no_part_of_its_end_range() -> None:
    t_s, drive = one_way(25.0)
    before = 57.5 * np.exp(-(((t_s - 1.2) / 0.3) ** 2))
    timing = one_way_timing(t_s, drive + before, Cycle(0.2, 3.4, 5.3, 0.0, 60.0, 0.0, closed_s=5.4), cutoff_hz=3.0)
    assert timing.start_s == pytest.approx(2.0, abs=0.2)
    assert timing.peak_s == pytest.approx(3.45, abs=0.15)
    assert min(timing.tempo_s) > 0


def test_a_ripple_does_not_end_the_end_range_of_a_two_way_cycle() -> None:
    t_s = np.arange(0.0, 7.5, 0.04)
    drive = two_way(t_s)
    rippled = drive - 0.025 * np.exp(-(((t_s - 2.05) / 0.08) ** 2))
    cycle = Cycle(1.0, 2.4, 4.75, 0.3, 0.4, 0.24, closed_s=6.0)
    plain, found = (two_way_timing(t_s, one, cycle, cutoff_hz=3.0, neutral=0.3) for one in (drive, rippled))
    assert found.peak_s == pytest.approx(plain.peak_s, abs=0.05)


@pytest.mark.parametrize("rest_ratio", [0.08, 0.12])
def test_who_rests_a_little_beyond_neutral_has_not_started(rest_ratio: float) -> None:
    t_s = np.arange(0.0, 7.5, 0.04)
    drive = two_way(t_s)
    resting = (t_s > 0.2) & (t_s < 1.5) & (drive < 0.3 + 0.1 * rest_ratio)
    cycle = Cycle(0.1, 2.25, 4.75, 0.3, 0.4, 0.24, closed_s=6.0)
    drive[resting] = 0.3 + 0.1 * rest_ratio
    assert two_way_timing(t_s, drive, cycle, cutoff_hz=3.0, neutral=0.3).start_s == pytest.approx(1.0, abs=0.2)


def test_an_arm_that_drifts_before_it_pulls_has_not_started() -> None:
    t_s, drive = one_way(25.0)
    drifting = drive + 60.0 * 0.12 * np.clip((t_s - 0.2) / 1.6, 0.0, 1.0) * (1.0 - drive / 60.0)
    cycle = Cycle(0.1, 3.4, 5.3, 0.0, 60.0, 7.0, closed_s=5.4)
    assert one_way_timing(t_s, drifting, cycle, cutoff_hz=3.0).start_s == pytest.approx(2.0, abs=0.35)


def test_a_repetition_is_over_when_the_next_one_begins_without_a_rest() -> None:
    t_s = np.arange(0.0, 6.0, 0.04)
    drive = np.interp(t_s, [0.5, 1.5, 3.5, 4.5], [0.0, 60.0, 0.0, 60.0])
    cycle = Cycle(0.5, 1.5, 3.5, 0.0, 60.0, 0.0, closed_s=3.7)
    assert one_way_timing(t_s, drive, cycle, cutoff_hz=3.0).end_s == pytest.approx(3.5, abs=0.1)


def test_a_repetition_that_gives_way_at_its_end_range_ends_after_it() -> None:
    t_s = np.arange(0.0, 6.0, 0.04)
    drive = np.interp(t_s, [0.5, 1.5, 2.1, 2.7, 4.0], [0.0, 60.0, 33.0, 59.0, 0.0])
    timing = one_way_timing(t_s, drive, Cycle(0.5, 1.5, 4.0, 0.0, 60.0, 0.0, closed_s=4.0), cutoff_hz=3.0)
    assert timing.peak_s < timing.end_range_s[1] < timing.end_s
    assert timing.end_s == pytest.approx(4.0, abs=0.3)


def test_missing_samples_are_bridged() -> None:
    t_s, drive = one_way(25.0)
    drive[(t_s > 2.5) & (t_s < 2.8)] = np.nan
    assert one_way_timing(t_s, drive, CYCLE, cutoff_hz=3.0).start_s == pytest.approx(2.0, abs=0.2)


def test_of_a_cycle_after_the_last_sample_the_turning_points_are_all_there_is() -> None:
    cycle = Cycle(30.9, 31.4, 31.8, 36.9, 36.9, 21.3, 31.8)
    t_s = np.arange(18.6, 25.9, 0.1)
    timing = one_way_timing(t_s, 40.0 * np.sin(t_s), cycle, 3.0)
    assert (timing.start_s, timing.peak_s, timing.end_s) == (30.9, 31.4, 31.8)


def test_without_samples_the_turning_points_are_all_there_is() -> None:
    timing = one_way_timing(np.array([1.0, 2.0]), np.array([np.nan, np.nan]), CYCLE, cutoff_hz=3.0)
    assert (timing.start_s, timing.peak_s, timing.end_s) == (1.9, 3.4, 5.3)


def two_way(t_s: np.ndarray) -> np.ndarray:
    up = [smooth_step((t - 1.0) / 1.0) - smooth_step((t - 2.5) / 1.0) for t in t_s]
    down = [smooth_step((t - 3.5) / 1.0) - smooth_step((t - 5.0) / 1.0) for t in t_s]
    return 0.3 + 0.10 * np.array(up) - 0.06 * np.array(down)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_two_way_cycle_is_timed_at_its_flexion_peak_whichever_comes_first(sign: float) -> None:
    t_s = np.arange(0.0, 7.5, 0.04)
    drive = 0.3 + sign * (two_way(t_s) - 0.3)
    high, low = (2.25, 4.75) if sign > 0 else (4.75, 2.25)
    levels = (0.4, 0.24) if sign > 0 else (0.36, 0.2)
    cycle = Cycle(1.0, high, low, 0.3, *levels, closed_s=6.0, extension_first=sign < 0)
    timing = two_way_timing(t_s, drive, cycle, cutoff_hz=3.0, neutral=0.3)
    assert timing.start_s == pytest.approx(1.0, abs=0.2)
    assert timing.peak_s == pytest.approx(high, abs=0.15)
    assert timing.low_s == pytest.approx(low, abs=0.3)
    assert timing.end_s == pytest.approx(6.0, abs=0.2)
    assert timing.peak - timing.neutral == pytest.approx(levels[0] - 0.3, abs=0.005)
    assert sum(timing.tempo_s) == pytest.approx(timing.end_s - timing.start_s)
    assert timing.tempo_s[2] == pytest.approx(3.5 if sign > 0 else 2.25, abs=0.4)  # sinking


@pytest.mark.parametrize("extension_first", [False, True])
def test_the_end_ranges_of_a_quick_two_way_cycle_are_its_own_not_those_of_the_next(extension_first: bool) -> None:
    t_s = np.arange(0.0, 6.0, 0.02)
    sign = -1.0 if extension_first else 1.0
    drive = 0.3 + sign * (0.05 + 0.02 * t_s) * np.sin(2 * np.pi * t_s)  # each cycle of a second goes further
    high, low = (2.75, 2.25) if extension_first else (2.25, 2.75)
    cycle = Cycle(2.0, high, low, 0.3, 0.4, 0.2, closed_s=3.25, extension_first=extension_first)
    timing = two_way_timing(t_s, drive, cycle, cutoff_hz=5.0, neutral=0.3)
    assert (timing.peak_s, timing.low_s) == pytest.approx((high, low), abs=0.1)
    assert timing.start_s == pytest.approx(2.0, abs=0.15)
    assert timing.end_s == pytest.approx(3.0, abs=0.15)
