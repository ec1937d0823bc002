from __future__ import annotations

import pytest

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.dose import Dose, DoseChange
from posecoach.core.errors import PosecoachError
from posecoach.registry import exercise


def test_the_holds_of_a_small_dose_are_asked_for_as_short_as_it_says() -> None:
    item = PlannedExercise.of(exercise("muscle_fatigue"), Dose(sets=3, reps=1, hold_s=20.0))
    hold, usual = item.held_as_planned.hold, item.spec.hold
    assert hold is not None
    assert usual is not None
    assert (hold.target_s, usual.target_s) == (20.0, 30.0)
    assert hold.enter == usual.enter


@pytest.mark.parametrize(("asked_s", "held_s"), [(2.0, 5.0), (60.0, 60.0), (120.0, 90.0)])
def test_holds_that_are_asked_for_are_announced_and_noted_as_long_as_they_will_be(
    asked_s: float, held_s: float
) -> None:
    item = PlannedExercise.of(exercise("self_massage")).changed(hold_s=asked_s)
    hold = item.held_as_planned.hold
    assert hold is not None
    assert item.dose.hold_s == hold.target_s == held_s


def test_without_a_planned_hold_or_any_holds_the_exercise_stays_as_it_is() -> None:
    for item in (PlannedExercise.of(exercise("muscle_fatigue"), Dose(sets=1)), PlannedExercise.of(exercise("row"))):
        assert item.held_as_planned is item.spec


def test_whoever_asks_for_another_dose_need_not_be_told_why_it_is_another_one() -> None:
    more = PlannedExercise.of(exercise("row"), Dose(sets=3, reps=12), DoseChange.MORE)
    assert [more.changed(rest_s=9.0).change, more.changed(sets=1).change, more.changed(reps=5).change] == [
        DoseChange.MORE,
        None,
        None,
    ]


def test_heat_is_asked_for_in_minutes_and_for_no_longer_than_half_an_hour_in_all() -> None:
    heat = PlannedExercise.of(exercise("heating_pad"))
    twice = heat.changed(sets=3, minutes=10.0)
    assert (twice.dose.sets, twice.dose.duration_s) == (3, 600.0)
    with pytest.raises(PosecoachError, match="45 minutes"):
        heat.changed(sets=3)
    with pytest.raises(PosecoachError, match="no repetitions"):
        heat.changed(reps=5)
