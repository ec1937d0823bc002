from __future__ import annotations

import numpy as np
import pytest

from posecoach.core.cycle import RepCycle
from posecoach.registry import exercise
from posecoach.results.pages.course_targets import target_levels
from tests.support.findings import completed

T_S = np.linspace(0.0, 10.0, 101)
NEUTRAL = 0.05


def two_way(flexion: float, extension: float, ratio: float, index: int = 1) -> object:
    measures = {"flexion_range": flexion, "extension_range": extension, "range_ratio": ratio}
    return completed(index, start_s=1.0, peak_s=2.0, end_s=5.0, measures=measures)


def drive(flexion: float, extension: float) -> np.ndarray:
    """Neutral, up at 2 s, down at 4 s, neutral."""
    return NEUTRAL + np.interp(T_S, [1.0, 2.0, 4.0, 5.0], [0.0, flexion, -extension, 0.0])


CYCLE = exercise("cat_camel").cycle


def test_a_two_way_repetition_has_a_target_on_each_side_of_neutral() -> None:
    assert isinstance(CYCLE, RepCycle)
    reps = [two_way(0.10, 0.06, 1.0)]
    ((up, down),) = target_levels(reps, CYCLE, T_S, {"back": drive(0.10, 0.06)})  # type: ignore[arg-type]
    assert up == pytest.approx(NEUTRAL + CYCLE.full_ratio * 0.10, abs=1e-6)
    assert down == pytest.approx(NEUTRAL - CYCLE.full_ratio * 0.06, abs=1e-6)


@pytest.mark.parametrize(("ratio", "reached"), [(0.5, False), (0.8, True)])
def test_the_lesser_way_reaches_its_target_exactly_if_the_repetition_is_full(ratio: float, reached: bool) -> None:
    assert isinstance(CYCLE, RepCycle)
    usual, lesser = two_way(0.10, 0.06, 1.0), two_way(0.10, 0.06 * ratio, ratio, index=2)
    lines = {"back": drive(0.10, 0.06 * ratio)}
    (_, (_, down)) = target_levels([usual, lesser], CYCLE, T_S, lines)  # type: ignore[list-item]
    assert bool(lines["back"].min() <= down) is reached


def test_a_range_that_is_known_from_before_moves_the_targets() -> None:
    assert isinstance(CYCLE, RepCycle)
    reps = [two_way(0.10, 0.06, 0.5)]  # half of what the person did when they were calibrated
    ((up, down),) = target_levels(reps, CYCLE, T_S, {"back": drive(0.10, 0.06)})  # type: ignore[arg-type]
    assert up == pytest.approx(NEUTRAL + CYCLE.full_ratio * 0.20, abs=1e-6)
    assert down == pytest.approx(NEUTRAL - CYCLE.full_ratio * 0.12, abs=1e-6)


def test_where_no_range_is_known_there_is_no_target() -> None:
    assert isinstance(CYCLE, RepCycle)
    ((up, down),) = target_levels([completed(1)], CYCLE, T_S, {"back": drive(0.1, 0.06)})
    assert np.isnan([up, down]).all()


def test_where_pulls_differ_the_target_is_that_from_which_they_were_full() -> None:
    cycle = exercise("row").cycle
    assert isinstance(cycle, RepCycle)
    measures = {"range_ratio": 0.56, "shortfall_ratio": -0.04}
    rep = completed(1, start_s=1.0, peak_s=2.0, end_s=4.0, range=28.0, measures=measures)
    ((level,),) = target_levels([rep], cycle, T_S, {"left": np.full(len(T_S), 10.0)})
    assert level == pytest.approx(10.0 + 0.52 / 0.56 * 28.0)


def test_a_one_way_repetition_has_one_target() -> None:
    cycle = exercise("row").cycle
    assert isinstance(cycle, RepCycle)
    rep = completed(1, start_s=1.0, peak_s=2.0, end_s=4.0, range=50.0, measures={"range_ratio": 1.0})
    ((level,),) = target_levels([rep], cycle, T_S, {"left": np.full(len(T_S), 10.0)})
    assert level == pytest.approx(10.0 + cycle.full_ratio * 50.0)


def test_of_two_signals_the_target_is_on_the_one_that_was_counted() -> None:
    cycle = exercise("foam_roller").cycle
    assert isinstance(cycle, RepCycle)
    rep = completed(1, start_s=1.0, peak_s=2.0, end_s=4.0, range=0.3, measures={"range_ratio": 1.0})
    drop, travel = 0.6 + np.interp(T_S, [1.0, 2.0, 4.0], [0.0, 0.3, 0.0]), np.full(len(T_S), -1.2)
    ((level,),) = target_levels([rep], cycle, T_S, {"shoulder_drop_ratio": drop, "roll_travel_ratio": travel})
    assert level == pytest.approx(0.6 + cycle.full_ratio * 0.3)


def test_of_one_arm_at_work_the_target_is_counted_from_where_that_arm_was() -> None:
    cycle = exercise("row").cycle
    assert isinstance(cycle, RepCycle)
    rep = completed(1, start_s=1.0, peak_s=2.0, end_s=4.0, range=50.0, measures={"range_ratio": 1.0}, sides=("left",))
    lines = {"drawn_in_left_deg": np.full(len(T_S), 10.0), "drawn_in_right_deg": np.full(len(T_S), 80.0)}
    ((level,),) = target_levels([rep], cycle, T_S, lines)
    assert level == pytest.approx(10.0 + cycle.full_ratio * 50.0)
