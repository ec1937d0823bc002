from __future__ import annotations

import math

import pytest

from posecoach.analysis.time_series.rest import RestLevel


def test_there_is_no_level_before_enough_was_seen() -> None:
    rest = RestLevel(settle_s=0.5)
    assert math.isnan(rest.update(3.0, 0.0, at_rest=True))
    assert math.isnan(rest.update(3.0, 0.3, at_rest=True))
    assert rest.update(3.0, 0.6, at_rest=True) == 3.0


def test_movement_and_missing_values_teach_nothing() -> None:
    rest = RestLevel()
    for i in range(20):
        rest.update(3.0, i / 10, at_rest=True)
    assert rest.update(90.0, 2.5, at_rest=False) == 3.0
    assert rest.update(math.nan, 2.6, at_rest=True) == 3.0


def test_the_level_is_a_median_that_outliers_do_not_move() -> None:
    rest = RestLevel()
    for i in range(50):
        rest.update(80.0 if i % 10 == 0 else 3.0, i / 10, at_rest=True)
    assert rest.level == 3.0


def test_the_level_follows_when_the_person_settles_elsewhere() -> None:
    rest = RestLevel(span_s=5.0)
    for i in range(200):
        rest.update(3.0 if i < 100 else 8.0, i / 10, at_rest=True)
    assert rest.level == 8.0


@pytest.mark.parametrize("rate_hz", [10.0, 120.0])
def test_the_frame_rate_makes_no_difference(rate_hz: float) -> None:
    rest = RestLevel(span_s=5.0)
    for i in range(int(8 * rate_hz)):
        rest.update(float(i / rate_hz), i / rate_hz, at_rest=True)
    assert rest.level == pytest.approx(5.4, abs=0.2)
