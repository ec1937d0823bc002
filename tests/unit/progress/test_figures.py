from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posecoach.core.measure import Combine
from posecoach.core.vocabulary import EndReason, PainMoment, Stage
from posecoach.exercises.row import SPEC as ROW
from posecoach.progress.figures import figures, worked
from tests.support.records import record
from tests.support.sessions import Script

ASYMMETRY = next(m.name for m in ROW.measures if m.combine is Combine.ASYMMETRY)
assert ROW.cycle is not None
TWO_WAY = replace(ROW, cycle=replace(ROW.cycle, two_way=True))
FRONT = {"view": "front", "measures": {ASYMMETRY: 0.2}}


def test_counts_quality_and_time_come_from_the_sets() -> None:
    (row,) = figures([record(Script("row").a_set(9, 3).a_set(10, index=2).effort(6.0))], "row", ROW)
    assert (row.sets, row.counted, row.best_set, row.full, row.partial) == (2, 19, 10, 19, 3)
    assert row.quality_ratio == pytest.approx(19 / 22)
    assert row.under_tension_s == pytest.approx(22 * 2.5)
    assert (row.score, row.rpe) == (90.0, 6.0)
    assert math.isnan(row.pain_before)


def test_the_range_is_that_of_full_repetitions_in_the_view_of_most() -> None:
    script = Script("row").stage(Stage.WORKING)
    for extent in (50.0, 60.0, 70.0):
        script.rep(range=extent, view="side-left")
    script.rep(range=10.0, full=False).rep(range=200.0, view="front")
    (row,) = figures([record(script)], "row", ROW)
    assert (row.range, row.range_unit, row.view) == (60.0, "deg", "side")


def test_of_a_two_way_cycle_the_best_five_count() -> None:
    script = Script("row").stage(Stage.WORKING)
    for extent in (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0):
        script.rep(range=extent)
    session = record(script)
    assert figures([session], "row", TWO_WAY)[0].range == 5.0
    assert figures([session], "row", ROW)[0].range == 4.0
    assert figures([session], "row")[0].range == 4.0


def test_symmetry_is_given_only_where_both_arms_worked_and_are_seen() -> None:
    seen = record(Script("row").a_set(3, **FRONT))
    assert figures([seen], "row", ROW)[0].asymmetry_ratio == pytest.approx(0.2)
    for elsewhere in ({"view": "side-left"}, {"sides": ("left",)}):
        session = record(Script("row").a_set(3, **(FRONT | elsewhere)))
        assert math.isnan(figures([session], "row", ROW)[0].asymmetry_ratio)
    assert math.isnan(figures([seen], "row")[0].asymmetry_ratio)


def test_holds_that_count_and_pain_are_given() -> None:
    script = (
        Script("self_massage")
        .pain(5, PainMoment.BEFORE)
        .stage(Stage.WORKING)
        .hold(20.0)
        .hold(3.0, reason="short")
        .hold(31.0)
    )
    (row,) = figures([record(script.pain(4, PainMoment.AFTER))], "self_massage")
    assert (row.holds, row.longest_hold_s, row.held_s) == (2, 31.0, 51.0)
    assert (row.pain_before, row.pain_after) == (5.0, 4.0)
    assert math.isnan(row.quality_ratio)


def test_sessions_without_the_exercise_or_without_work_in_it_give_no_figures() -> None:
    skipped = record(Script("routine").begin("row").stage(Stage.FRAMING).end(EndReason.SKIPPED))
    assert figures([skipped, record(Script("cat_camel").a_set(3))], "row", ROW) == []
    assert not worked(skipped)


def test_an_exercise_on_the_timer_was_done_if_it_lasted_a_minute() -> None:
    def heat(seconds: float, reason: str = EndReason.DONE) -> bool:
        script = Script("routine").begin("heating_pad", duration_s=900.0).stage(Stage.WORKING)
        script.t_s += seconds
        return worked(record(script.stage(Stage.DONE).end(reason)))

    assert [heat(59.0), heat(61.0)] == [False, True]
