from __future__ import annotations

import numpy as np
import pytest

from posecoach.screen.drawing.gauges import darken, draw_bars, draw_meter, draw_ring
from posecoach.screen.drawing.style import BODY, REACHED, WHITE

BOX = (100, 50, 40, 200)


def meter(ratio: float, target: float = 0.8, two_way: bool = False) -> np.ndarray:
    canvas = np.zeros((300, 200, 3), np.uint8)
    draw_meter(canvas, BOX, ratio, target, two_way)
    return canvas


def rows_of(canvas: np.ndarray, colour) -> np.ndarray:
    column = canvas[:, BOX[0] + 5]
    return np.nonzero((column == np.array(colour, np.uint8)).all(axis=1))[0]


def test_the_column_grows_with_the_movement():
    low, high = rows_of(meter(0.2), BODY), rows_of(meter(0.6), BODY)
    assert len(high) == pytest.approx(3 * len(low), abs=4)
    assert high.max() == low.max()


def test_the_column_changes_its_colour_once_the_target_is_reached():
    assert len(rows_of(meter(0.79), REACHED)) == 0
    assert len(rows_of(meter(0.81), REACHED)) > 100
    assert len(rows_of(meter(0.81), BODY)) == 0


def test_a_movement_to_both_sides_grows_from_the_middle():
    up, down = rows_of(meter(0.5, two_way=True), BODY), rows_of(meter(-0.5, two_way=True), BODY)
    assert up.max() < down.min()
    assert len(rows_of(meter(-0.9, two_way=True), REACHED)) > 0


def test_the_mark_of_the_target_is_where_the_column_ends_when_it_is_reached():
    mark = np.mean(rows_of(meter(0.0, target=0.5), WHITE))
    top = rows_of(meter(0.5, target=9.0), BODY).min()
    assert mark == pytest.approx(top, abs=3)


@pytest.mark.parametrize("ratio", [np.nan, 99.0, -99.0])
def test_a_range_that_is_unknown_or_beyond_stays_in_the_column(ratio):
    canvas = meter(ratio)
    assert not canvas[: BOX[1] - 10].any()
    assert not canvas[BOX[1] + BOX[3] + 10 :].any()


def filled(ratio: float) -> int:
    canvas = np.zeros((200, 200, 3), np.uint8)
    draw_ring(canvas, (100, 100), 60, ratio)
    return int((canvas == np.array(REACHED, np.uint8)).all(axis=2).sum())


def test_a_ring_fills_with_time():
    assert filled(0.0) == filled(np.nan) == 0
    assert filled(0.5) == pytest.approx(2 * filled(0.25), rel=0.15)
    assert filled(7.0) == filled(1.0)


@pytest.mark.parametrize(("confidence", "lit"), [(0.0, 0), (np.nan, 0), (0.4, 1), (0.7, 2), (0.95, 3)])
def test_as_many_bars_are_lit_as_the_person_is_seen_well(confidence, lit):
    canvas = np.zeros((60, 80, 3), np.uint8)
    draw_bars(canvas, (10, 10, 50, 40), confidence)
    bottom = (canvas[48] == 255).all(axis=1)
    assert np.count_nonzero(np.diff(bottom.astype(int)) == 1) == lit


def test_only_the_box_is_darkened():
    canvas = np.full((20, 20, 3), 100, np.uint8)
    darken(canvas, (5, 5, 10, 10), 0.5)
    assert canvas[10, 10, 0] == 50
    assert canvas[0, 0, 0] == canvas[15, 15, 0] == 100
