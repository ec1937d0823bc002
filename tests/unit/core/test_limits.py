from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posecoach.core.limits import (
    SPREAD_FACTOR,
    Circumstances,
    Fixed,
    FromStart,
    FromUsual,
    Seen,
    Within,
    all_hold,
    usual_end,
)
from posecoach.core.views import View
from posecoach.core.vocabulary import CountedFrom, Unjudged

ABOVE = Circumstances(
    sign=1.0, measures={"start": 2.0, "lean": 5.0}, view=View.SIDE, usual=10.0, noise=0.5, was_found=False
)
BELOW = replace(ABOVE, sign=-1.0)


def test_a_fixed_limit_is_wider_for_a_fault_that_is_there_already() -> None:
    limit = Fixed(8.0, clear=7.0)
    assert limit.level(ABOVE).at == 8.0
    assert limit.level(replace(ABOVE, was_found=True)).at == 7.0
    assert Fixed(8.0).level(replace(ABOVE, was_found=True)).at == 8.0


@pytest.mark.parametrize(("known", "at"), [(ABOVE, 13.0), (BELOW, 7.0)])
def test_a_limit_from_the_usual_is_a_distance_in_the_direction_of_the_fault(known: Circumstances, at: float) -> None:
    level = FromUsual(3.0).level(known)
    assert (level.at, level.counted_from, level.base) == (at, CountedFrom.USUAL, 10.0)


def test_no_distance_from_the_usual_is_finer_than_the_noise() -> None:
    assert FromUsual(0.2).level(ABOVE).at == 10.5


def test_what_repetitions_differ_by_anyway_is_not_unusual() -> None:
    assert FromUsual(3.0).level(replace(ABOVE, spread=1.0)).at == 13.0
    assert FromUsual(3.0).level(replace(ABOVE, spread=2.0)).at == 10.0 + SPREAD_FACTOR * 2.0
    assert FromUsual(3.0).level(replace(BELOW, spread=2.0)).at == 10.0 - SPREAD_FACTOR * 2.0


def test_where_a_repetition_began_moves_its_usual_end_by_half() -> None:
    assert usual_end(10.0, 3.0, 2.0) == 10.5
    assert usual_end(10.0, math.nan, 2.0) == usual_end(10.0, 3.0, math.nan) == 10.0


def test_without_a_usual_value_there_is_no_limit_from_it() -> None:
    assert math.isnan(FromUsual(3.0).level(replace(ABOVE, usual=math.nan)).at)


def test_what_is_right_for_anybody_is_no_fault_however_far_from_the_usual_it_is() -> None:
    assert FromUsual(3.0, least=14.0).level(ABOVE).at == 14.0
    assert FromUsual(3.0, least=12.0).level(ABOVE).at == 13.0
    assert FromUsual(3.0, least=6.0).level(replace(ABOVE, sign=-1.0)).at == 6.0


def test_a_limit_from_the_start_holds_only_from_its_views_and_where_the_start_was_seen() -> None:
    limit = FromStart("start", 0.5, frozenset({View.SIDE}))
    level = limit.level(ABOVE)
    assert (level.at, level.counted_from, level.base) == (2.5, CountedFrom.START, 2.0)
    assert limit.level(BELOW).at == 1.5
    assert math.isnan(limit.level(replace(ABOVE, view=View.FRONT)).at)
    assert math.isnan(limit.level(replace(ABOVE, measures={})).at)


@pytest.mark.parametrize(("value", "holds"), [(4.9, False), (5.0, True), (6.0, True), (6.1, False), (math.nan, False)])
def test_a_condition_holds_between_its_bounds_and_never_for_what_was_not_seen(value: float, holds: bool) -> None:
    assert Within("lean", 5.0, 6.0).holds({"lean": value}) is holds


def test_a_condition_says_why_a_fault_cannot_be_judged() -> None:
    side = Within("off_side", high=40.0, otherwise=Unjudged.VIEW)
    assert side.why_not({"off_side": 50.0}) is Unjudged.VIEW
    assert side.why_not({}) is Unjudged.NOT_SEEN
    assert side.why_not({"off_side": 30.0}) is None
    assert Within("lean", high=1.0).why_not({"lean": 2.0}) is Unjudged.POSTURE


def test_a_condition_need_not_hold_where_the_one_that_lifts_it_does() -> None:
    two_arms = Within("arms", low=2.0, unless=Within("inclination", high=45.0))
    upright, bent_over = {"arms": 1.0, "inclination": 10.0}, {"arms": 1.0, "inclination": 80.0}
    assert (two_arms.holds(upright), two_arms.why_not(upright)) == (True, None)
    assert (two_arms.holds(bent_over), two_arms.why_not(bent_over)) == (False, Unjudged.POSTURE)
    assert two_arms.holds(bent_over | {"arms": 2.0})
    assert two_arms.why_not({"inclination": 80.0}) is Unjudged.NOT_SEEN


def test_what_must_be_seen_may_have_any_value() -> None:
    assert Seen("lean").holds({"lean": -1e9})
    assert not Seen("lean").holds({})
    assert all_hold((Seen("lean"), Within("lean", high=5.0)), ABOVE.measures)
    assert not all_hold((Seen("lean"), Within("lean", high=4.0)), ABOVE.measures)


def test_the_usual_moves_along_by_half_of_what_the_repetition_began_above_its_usual_start() -> None:
    limit = FromUsual(3.0, start="start")
    level = limit.level(replace(ABOVE, usual_start=1.0))
    assert (level.at, level.base) == (13.5, 10.5)
    assert limit.level(replace(ABOVE, usual_start=math.nan)).at == 13.0
    assert limit.level(replace(ABOVE, measures={}, usual_start=1.0)).at == 13.0
