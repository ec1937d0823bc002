from __future__ import annotations

from datetime import timedelta

import pytest

from posecoach.core.dose import DoseChange
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import PainMoment, SpotFeeling
from posecoach.exercises.self_massage import SPEC
from posecoach.progress.dose import LEAVE_OUT, next_dose, spots_worse_last_time
from posecoach.progress.record import SessionRecord
from posecoach.progress.spots import FollowedSpot, followed_spots, worse_last_time
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

SOON = MONDAY.date() + timedelta(days=2)
EASIER, SAME, WORSE = SpotFeeling.EASIER, SpotFeeling.SAME, SpotFeeling.WORSE


def massage(*felt: tuple[int, SpotFeeling, Side | None], hold_s: float = 30.0) -> SessionRecord:
    script = Script("self_massage").begin("self_massage", sets=2, reps=3, hold_s=hold_s)
    for index in (1, 2):
        script.a_hold_set([hold_s + 0.5] * 3, index=index)
    for spot, feeling, side in felt:
        script.spot(spot, feeling, hold_s, side)
    return record(script.end())


def test_the_spot_that_a_side_began_with_is_followed_with_its_numbers_and_its_last_answer() -> None:
    script = Script("self_massage").begin("self_massage", sets=2, reps=2, hold_s=30.0).a_hold_set([30.0, 30.0])
    script.spot(1, SAME, 30.0, "left").spot(1, EASIER, 60.0, "left").sore(1, 6, 3).spot(2, WORSE, 30.0, "left")
    script.spot(3, EASIER, 30.0, "right").sore(3, 4)
    session = record(script.pain(2, PainMoment.BEFORE).end())
    assert followed_spots(session, session.exercises[0]) == (
        FollowedSpot("left", 6, 3, EASIER, 60.0),
        FollowedSpot("right", 4, None, EASIER, 30.0),
    )


def test_without_numbers_or_sides_the_first_spot_is_followed_by_how_it_felt() -> None:
    session = massage((1, EASIER, None), (2, SAME, None))
    assert followed_spots(session, session.exercises[0]) == (FollowedSpot(None, None, None, EASIER, 30.0),)


def test_after_a_spot_got_worse_the_next_holds_are_shorter_and_the_reason_is_said() -> None:
    plan = next_dose(SPEC, [massage((1, WORSE, "left"))], SOON)
    assert (plan.dose.sets, plan.dose.reps, plan.dose.hold_s) == (2, 3, 20.0)
    assert "press lighter" in plan.reasons[0]
    assert plan.change is DoseChange.SPOT_WORSE
    assert LEAVE_OUT not in plan.reasons


def test_worse_again_shortens_them_once_more_and_says_when_to_leave_it_out() -> None:
    twice = [massage((1, WORSE, "left")), massage((2, WORSE, "right"), hold_s=20.0)]
    plan = next_dose(SPEC, twice, SOON)
    assert plan.dose.hold_s == 15.0
    assert plan.reasons[-1] == LEAVE_OUT
    third = next_dose(SPEC, [*twice, massage((1, WORSE, "left"), hold_s=15.0)], SOON)
    assert (third.dose.hold_s, third.change) == (15.0, None)
    assert "3 times" in third.reasons[0]


def test_when_the_shorter_holds_went_well_they_are_as_usual_again() -> None:
    plan = next_dose(SPEC, [massage((1, WORSE, "left")), massage((1, SAME, "left"), hold_s=20.0)], SOON)
    assert (plan.dose, plan.change) == (SPEC.prescription.dose, DoseChange.USUAL)


def test_without_worse_nothing_changes() -> None:
    sessions = [massage((1, SAME, "left"), (2, EASIER, "left"))]
    assert next_dose(SPEC, sessions, SOON).dose == SPEC.prescription.dose
    assert not spots_worse_last_time(SPEC, sessions)


@pytest.mark.parametrize("side", ["left", "right", None])
def test_the_side_on_which_it_got_worse_is_known_until_the_next_massage(side: Side | None) -> None:
    worse = massage((1, WORSE, side), (2, EASIER, "right"))
    assert worse_last_time("self_massage", [worse]) == {side}
    assert worse_last_time("self_massage", [worse, record(Script("row").sets([5]))]) == {side}
    assert worse_last_time("self_massage", [worse, massage((1, SAME, side))]) == frozenset()
    assert worse_last_time("self_massage", [worse, massage()]) == frozenset()
    assert worse_last_time("row", [worse]) == frozenset()
