from __future__ import annotations

import dataclasses

import pytest

from posecoach.core.events import RepCompleted
from posecoach.exercises.foam_roller import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.found import faults
from tests.support.lounger import EXTENDED, ON_ROLLER, OVER_ROLLER, SEATED, Lounger, between, movements

LIFTED = dataclasses.replace(ON_ROLLER, hips_up_m=0.10, hips_forward_m=-0.07)
ROLLED = dataclasses.replace(LIFTED, hips_forward_m=0.07)


def judged(rest: Lounger, peaks: list[Lounger], azimuth_deg: float = 90.0, **how: float) -> list[RepCompleted]:
    turned = [dataclasses.replace(p, azimuth_deg=azimuth_deg) for p in (rest, *peaks)]
    return [e for e in events_of(SPEC, movements(turned[0], turned[1:], **how)) if isinstance(e, RepCompleted)]


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 70.0, -110.0])
@pytest.mark.parametrize(("rest", "peak"), [(ON_ROLLER, OVER_ROLLER), (LIFTED, ROLLED)])
def test_arching_over_the_roller_and_rolling_along_it_both_count(
    azimuth_deg: float, rest: Lounger, peak: Lounger
) -> None:
    found = judged(rest, [peak] * 4, azimuth_deg)
    assert [rep.full for rep in found] == [True] * 4
    assert not any(faults(rep) for rep in found)


def test_a_set_may_arch_first_and_roll_then() -> None:
    shifted = dataclasses.replace(ON_ROLLER, hips_forward_m=0.16)
    assert [rep.full for rep in judged(ON_ROLLER, [OVER_ROLLER, OVER_ROLLER, shifted, shifted])] == [True] * 4


def test_a_short_arch_among_long_ones_is_partial() -> None:
    found = judged(ON_ROLLER, [OVER_ROLLER, between(ON_ROLLER, OVER_ROLLER, 0.45), OVER_ROLLER])
    assert [rep.full for rep in found] == [True, False, True]


def test_a_hurried_one_is_named() -> None:
    found = judged(ON_ROLLER, [OVER_ROLLER] * 2, out_s=0.5, hold_s=0.1, back_s=0.5)
    assert [faults(rep) for rep in found] == [{"too-fast"}] * 2


def test_who_rolls_may_lift_the_hips_meanwhile() -> None:
    higher = dataclasses.replace(ROLLED, hips_up_m=LIFTED.hips_up_m + 0.12)
    assert [faults(rep) for rep in judged(LIFTED, [ROLLED, higher])] == [set(), set()]


def test_hips_that_come_up_with_the_arch_are_named() -> None:
    raised = dataclasses.replace(OVER_ROLLER, hips_up_m=0.12)
    assert [faults(rep) for rep in judged(ON_ROLLER, [OVER_ROLLER, raised])] == [set(), {"hips-lift"}]


def test_hands_that_leave_the_head_are_named_once_it_is_surely_the_roller() -> None:
    rest, peak = (dataclasses.replace(p, hands="hanging") for p in (ON_ROLLER, OVER_ROLLER))
    assert faults(judged(rest, [peak] * 2)[-1]) == {"head-unsupported"}


def test_sitting_and_leaning_back_is_not_the_roller() -> None:
    assert judged(SEATED, [EXTENDED] * 3) == []
