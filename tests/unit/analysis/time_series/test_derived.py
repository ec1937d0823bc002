from __future__ import annotations

import math

import pytest

from posecoach.analysis.time_series.derived import SpeedOf, parts_of


def test_a_name_tells_which_signals_it_needs() -> None:
    assert parts_of("elbow_deg") == ("elbow_deg",)
    assert parts_of("speed_of:x_ratio+y_ratio") == ("x_ratio", "y_ratio")


@pytest.mark.parametrize("rate_hz", [5.0, 30.0, 120.0])
def test_an_even_movement_has_its_speed_at_any_frame_rate(rate_hz: float) -> None:
    speed, last = SpeedOf(), math.nan
    for i in range(int(4 * rate_hz)):
        last = speed.update([-3.0 * i / rate_hz], i / rate_hz)
    assert last == pytest.approx(3.0, rel=0.02)


def test_the_speed_of_a_point_is_that_along_its_path() -> None:
    speed, last = SpeedOf(coordinates=2), math.nan
    for i in range(120):
        last = speed.update([3.0 * i / 30, 4.0 * i / 30], i / 30)
    assert last == pytest.approx(5.0, rel=0.02)


def test_there_is_no_speed_before_there_is_a_past() -> None:
    speed = SpeedOf()
    assert all(math.isnan(speed.update([1.0], i / 10)) for i in range(4))
    assert speed.update([1.0], 0.5) == 0.0


def test_a_gap_is_not_taken_for_a_jump() -> None:
    speed = SpeedOf()
    for i in range(30):
        speed.update([0.0], i / 10)
    for i in range(30, 60):
        speed.update([math.nan], i / 10)
    after = [speed.update([500.0], 6.0 + i / 10) for i in range(20)]
    assert all(math.isnan(x) or x == 0.0 for x in after)
    assert after[-1] == 0.0
