from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.time_series.turning_points import turning_points


def turns(levels: list[float], reversal: float = 1.0) -> list[tuple[float, bool]]:
    return [(levels[t.index], t.is_peak) for t in turning_points(np.array(levels), reversal)]


def test_peaks_and_troughs_come_in_turn_with_the_ends_among_them() -> None:
    assert turns([0, 2, 4, 2, 0, 3, 5, 1]) == [(0, False), (4, True), (0, False), (5, True), (1, False)]


def test_a_reversal_that_is_too_small_is_none() -> None:
    assert turns([0, 4, 3.2, 5, 0]) == [(0, False), (5, True), (0, False)]


def test_a_course_may_begin_at_a_peak_and_end_at_one() -> None:
    assert turns([4, 2, 0, 2, 4]) == [(4, True), (0, False), (4, True)]


@pytest.mark.parametrize("levels", [[], [1.0], [0.0, 0.4, 0.1, 0.5]])
def test_a_course_that_hardly_moves_has_no_turning_points(levels: list[float]) -> None:
    assert turns(levels) == []


def test_noise_of_less_than_the_reversal_adds_no_turning_points() -> None:
    t = np.linspace(0, 6 * np.pi, 600)
    noise = np.random.default_rng(1).uniform(-0.2, 0.2, len(t))
    found = turning_points(-np.cos(t) + noise, 1.0)
    assert [turn.is_peak for turn in found] == [False, True, False, True, False, True, False]
