from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.time_series.smoothing import LowPass, zero_lag


@pytest.mark.parametrize("rate_hz", [10.0, 30.0, 120.0])
def test_a_step_reaches_63_percent_after_the_time_constant_at_any_rate(rate_hz: float) -> None:
    smooth = LowPass(cutoff_hz=0.5)  # time constant 0.318 s
    smooth.update(0.0, 0.0)
    times = np.arange(1, 4 * rate_hz) / rate_hz
    course = np.array([smooth.update(1.0, float(t)) for t in times])
    assert np.interp(0.318, times, course) == pytest.approx(0.632, abs=0.08)
    assert course[-1] == pytest.approx(1.0, abs=1e-3)


def test_a_short_gap_holds_the_level_and_a_long_one_forgets_it() -> None:
    smooth = LowPass(2.0)
    smooth.update(5.0, 0.0)
    assert smooth.update(math.nan, 0.2) == 5.0
    assert math.isnan(smooth.update(math.nan, 0.5))
    assert smooth.update(9.0, 0.6) == 9.0


def test_one_missing_value_poisons_nothing() -> None:
    smooth = LowPass(2.0)
    values = [1.0, math.nan, 1.0, 1.0]
    assert [smooth.update(v, i / 10) for i, v in enumerate(values)] == [1.0] * 4


def test_reset_forgets() -> None:
    smooth = LowPass(0.1)
    smooth.update(100.0, 0.0)
    smooth.reset()
    assert smooth.update(1.0, 0.1) == 1.0


def test_zero_lag_smoothing_moves_no_peak() -> None:
    t_s = np.sort(np.random.default_rng(1).uniform(0, 4, 200))  # uneven times
    bump = np.exp(-(((t_s - 2.0) / 0.5) ** 2))
    even, course = zero_lag(t_s, bump + np.random.default_rng(2).normal(0, 0.03, len(t_s)), cutoff_hz=3.0)
    assert even[int(np.argmax(course))] == pytest.approx(2.0, abs=0.08)


def test_zero_lag_smoothing_of_nothing_is_nothing() -> None:
    even, course = zero_lag(np.array([0.0, 1.0]), np.array([np.nan, 1.0]), 3.0)
    assert len(even) == len(course) == 0


def test_zero_lag_smoothing_takes_very_short_stretches() -> None:
    _, course = zero_lag(np.array([0.0, 0.05, 0.1]), np.array([1.0, 2.0, 3.0]), 3.0)
    assert np.isfinite(course).all()


@pytest.mark.parametrize(("cutoff_hz", "seconds"), [(1.5, 0.1), (3.0, 2.0), (6.0, 9.0)])
def test_the_filter_is_that_of_scipy(cutoff_hz: float, seconds: float) -> None:
    from scipy.signal import butter, sosfiltfilt

    t_s = np.arange(0.0, seconds, 1.0 / 25.0)
    values = 40.0 * np.sin(2.0 * t_s) + np.random.default_rng(4).normal(0.0, 3.0, len(t_s))
    even, course = zero_lag(t_s, values, cutoff_hz)
    sections = butter(2, cutoff_hz, fs=50.0, output="sos")
    padding = min(len(even) - 1, 50)
    expected = sosfiltfilt(sections, np.interp(even, t_s, values), padlen=padding)
    np.testing.assert_allclose(course, expected, atol=1e-9)
