from __future__ import annotations

import pytest

from posecoach.sources.recorded.timeline import Timeline


def run(stamps_s: list[float | None], period_s: float = 0.1) -> tuple[list[float | None], Timeline]:
    timeline = Timeline(period_s)
    return [timeline.update(stamp) for stamp in stamps_s], timeline


def test_times_count_from_the_first_picture() -> None:
    found_s, _ = run([3.0, 3.1, 3.25])
    assert found_s == pytest.approx([0.0, 0.1, 0.25])


def test_a_picture_without_a_time_follows_one_period_later() -> None:
    found_s, timeline = run([None, None, 5.0, None])
    assert found_s == pytest.approx([0.0, 0.1, 0.2, 0.3])
    assert timeline.untimed == 3


def test_pictures_out_of_order_are_refused_and_counted() -> None:
    found_s, timeline = run([0.0, 0.2, 0.1, 0.2, 0.3])
    assert found_s == [0.0, 0.2, None, None, 0.3]
    assert timeline.out_of_order == 2


def test_a_clock_that_is_set_back_goes_on_from_where_it_was() -> None:
    found_s, timeline = run([10.0, 10.1, 0.0, 0.1])
    assert found_s == pytest.approx([0.0, 0.1, 0.2, 0.3])
    assert timeline.out_of_order == 0


def test_a_gap_is_kept() -> None:
    found_s, _ = run([0.0, 0.1, 4.1])
    assert found_s == pytest.approx([0.0, 0.1, 4.1])
