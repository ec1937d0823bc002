from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.cycles import Cycle
from posecoach.analysis.two_way_movements import find_two_way

T_S = np.arange(0.0, 16.0, 0.04)


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


def test_a_gap_parts_two_stretches_and_what_is_missing_is_not_guessed() -> None:
    wave = 0.2 * np.sin(2 * np.pi * T_S / 4.0)
    wave[(T_S > 5.5) & (T_S < 10.5)] = np.nan
    assert len(find_two_way(T_S, wave, 0.06)) == 2


@pytest.mark.parametrize("drive", [np.full(100, np.nan), np.zeros(100), np.empty(0)])
def test_where_nothing_moves_there_is_no_cycle(drive: np.ndarray) -> None:  # type: ignore[type-arg]
    assert find_two_way(T_S[: len(drive)], drive, 0.06) == []
