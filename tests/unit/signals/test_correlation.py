from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.signals.correlation import correlation

UP = np.array([1.0, 2.0, 3.0, 4.0, math.nan])


def test_signals_that_go_together_correlate_and_what_was_not_seen_of_either_is_left_out() -> None:
    assert correlation(UP, np.array([2.0, 4.0, math.nan, 8.0, 0.0]), few=3) == pytest.approx(1.0)
    assert correlation(UP, -UP, few=3) == pytest.approx(-1.0)


def test_of_a_few_samples_and_of_a_signal_that_keeps_still_nothing_is_known() -> None:
    assert math.isnan(correlation(UP, UP, few=5))
    assert math.isnan(correlation(UP, np.ones(5), few=3))
