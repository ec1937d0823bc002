from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.two_way_movements import find_two_way

T_S = np.arange(0.0, 16.0, 0.04)
ON_THE_WAY_DOWN_S = 4.8
"""Just after the top of the second wave of four: what is missing from here on is its way down."""


def found(phase: float, cycles: float, rate_hz: float = 25.0) -> list[Cycle]:
    """Return the cycles of a wave of 4 s a cycle; phase 0 = neutral and rising, 0.25 = at the peak."""
    t_s = np.arange(0.0, 4.0 * cycles, 1.0 / rate_hz)
    return find_two_way(t_s, 0.2 * np.sin(2 * np.pi * (t_s / 4.0 + phase)), 0.06)


@pytest.mark.parametrize("phase", [0.0, 0.25, 0.5, 0.75])
@pytest.mark.parametrize("rate_hz", [4.0, 8.0, 25.0])
def test_whole_cycles_are_counted_in_whatever_position_they_begin(phase: float, rate_hz: float) -> None:
    assert len(found(phase, 3.0, rate_hz)) == 3


@pytest.mark.parametrize("phase", [0.25, 0.75])
def test_one_way_without_the_other_is_no_cycle(phase: float) -> None:
    assert found(phase, 0.5) == []


def test_a_cycle_that_begins_rounded_goes_by_its_sunken_end() -> None:
    (cycle,) = found(0.25, 1.0)
    assert cycle.extension_first
    assert cycle.low_after_s == pytest.approx(2.0, abs=0.1)


def test_a_rest_before_the_first_cycle_is_no_part_of_it() -> None:
    wave = np.where(T_S > 8.0, 0.2 * np.sin(2 * np.pi * (T_S - 8.0) / 4.0), 0.0)
    first = find_two_way(T_S, wave, 0.06)[0]
    assert first.low_before_s == pytest.approx(7.6, abs=0.5)
    assert (first.peak_s, first.low_after_s) == pytest.approx((9.0, 11.0), abs=0.1)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_a_first_end_range_near_to_neutral_begins_a_cycle(sign: float) -> None:
    """The course of a person whose neutral position was nearly sunken: 0.20, 0.07, 0.50, 0.05, 0.52, 0.13."""
    t_s = np.arange(0.0, 15.0, 0.04)
    drive = sign * np.interp(t_s, [0.0, 1.0, 3.0, 6.0, 9.0, 12.0, 15.0], [0.2, 0.2, 0.07, 0.5, 0.05, 0.52, 0.13])
    cycles = find_two_way(t_s, drive, 0.06)
    assert [c.extension_first for c in cycles] == [sign > 0] * 2
    assert [c.peak_s if sign > 0 else c.low_after_s for c in cycles] == pytest.approx([6.0, 12.0], abs=0.1)


def test_a_back_that_sags_a_little_while_the_head_moves_alone_begins_no_cycle() -> None:
    """The course of a drawn person, whose first pictures are misread; neutral is 0.36."""
    t_s = np.arange(0.0, 33.0, 0.04)
    times_s = [0.0, 0.3, 7.5, 8.5, 9.5, 12.0, 15.5, 17.6, 19.5, 22.5, 24.3, 26.2, 29.5, 31.3, 33.0]
    levels = [0.41, 0.36, 0.36, 0.32, 0.36, 0.57, 0.21, 0.36, 0.53, 0.21, 0.36, 0.60, 0.21, 0.35, 0.36]
    cycles = find_two_way(t_s, np.interp(t_s, times_s, levels), 0.06)
    assert [c.extension_first for c in cycles] == [False] * 3
    assert [c.peak_s for c in cycles] == pytest.approx([12.0, 19.5, 26.2], abs=0.2)


def test_a_gap_parts_two_stretches_and_what_is_missing_is_not_guessed() -> None:
    wave = 0.2 * np.sin(2 * np.pi * T_S / 4.0)
    wave[(T_S > 5.5) & (T_S < 10.5)] = np.nan
    assert len(find_two_way(T_S, wave, 0.06)) == 2


@pytest.mark.parametrize(("for_s", "counted"), [(1.5, 4), (2.5, 3)])
def test_a_short_time_without_a_picture_is_bridged_and_a_long_one_is_not(for_s: float, counted: int) -> None:
    looked = (T_S < ON_THE_WAY_DOWN_S) | (for_s < T_S - ON_THE_WAY_DOWN_S)
    assert len(find_two_way(T_S[looked], 0.2 * np.sin(2 * np.pi * T_S[looked] / 4.0), 0.06)) == counted


def test_pictures_that_do_not_show_the_back_are_not_bridged_so_long() -> None:
    wave = 0.2 * np.sin(2 * np.pi * T_S / 4.0)
    wave[(T_S > ON_THE_WAY_DOWN_S) & (T_S - ON_THE_WAY_DOWN_S < 1.5)] = np.nan
    assert len(find_two_way(T_S, wave, 0.06)) == 3


@pytest.mark.parametrize("drive", [np.full(100, np.nan), np.zeros(100), np.empty(0)])
def test_where_nothing_moves_there_is_no_cycle(drive: np.ndarray) -> None:  # type: ignore[type-arg]
    assert find_two_way(T_S[: len(drive)], drive, 0.06) == []


def waves(*amplitudes: float) -> tuple[np.ndarray, np.ndarray]:  # type: ignore[type-arg]
    """Return cycles of 4 s that begin and end at neutral, each with an amplitude, with a second of rest around each."""
    one = np.sin(2 * np.pi * np.arange(0.0, 4.0, 0.04) / 4.0)
    rest = np.zeros(25)
    drive = np.concatenate([rest, *(part for a in amplitudes for part in (a * one, rest))])
    return np.arange(len(drive)) * 0.04, drive


@pytest.mark.parametrize(
    ("amplitudes", "peaks_s"),
    [((0.2, 0.1, 0.2), [2.0, 7.0, 12.0]), ((0.1, 0.2, 0.2), [7.0, 12.0]), ((0.1, 0.2), [7.0])],
)
def test_a_half_hearted_cycle_does_not_turn_the_whole_ones_beside_it_round(
    amplitudes: tuple[float, ...], peaks_s: list[float]
) -> None:
    for sign in (1.0, -1.0):
        t_s, drive = waves(*amplitudes)
        cycles = find_two_way(t_s, sign * drive, 0.06)
        firsts = [c.low_after_s if c.extension_first else c.peak_s for c in cycles]
        assert [c.extension_first for c in cycles] == [sign < 0] * len(peaks_s)
        assert firsts == pytest.approx(peaks_s, abs=0.15)


def test_what_the_course_does_after_the_last_cycle_does_not_turn_the_cycles_round() -> None:
    t_s, drive = waves(0.2, 0.2)
    drive[-12:] = 0.6
    assert not any(c.extension_first for c in find_two_way(t_s, drive, 0.06))


@pytest.mark.parametrize(
    ("until_s", "ends_seen", "whole"),
    [(10.4, False, False), (10.8, False, False), (11.4, True, False), (11.9, True, False), (13.0, True, True)],
)
def test_of_a_cycle_that_the_record_cuts_off_it_is_known_what_was_not_seen(
    until_s: float, ends_seen: bool, whole: bool
) -> None:
    """The last of three cycles is at its peak at 9 s, sunken at 11 s, and home at 12 s, where the course rests."""
    t_s = np.arange(0.0, until_s, 0.04)
    wave = np.where(t_s < 12.0, 0.2 * np.sin(2 * np.pi * t_s / 4.0), 0.0)
    last = find_two_way(t_s, wave, 0.06)[-1]
    assert last.peak_s == pytest.approx(9.0, abs=0.1)
    assert (last.ends_seen, last.whole) == (ends_seen, whole)


@pytest.mark.parametrize(("from_s", "whole"), [(0.0, True), (1.1, False)])
def test_of_a_cycle_that_had_begun_before_the_record_it_is_known_too(from_s: float, whole: bool) -> None:
    """Two cycles of 8 s, from 1 s on, with a second of rest between them."""
    t_s = np.arange(from_s, 20.0, 0.04)
    within_s = np.where(t_s < 9.5, t_s - 1.0, t_s - 10.0)
    wave = np.where((within_s > 0.0) & (within_s < 8.0), 0.2 * np.sin(2 * np.pi * within_s / 8.0), 0.0)
    first = find_two_way(t_s, wave, 0.06)[0]
    assert first.peak_s == pytest.approx(3.0, abs=0.1)
    assert (first.ends_seen, first.whole) == (True, whole)
