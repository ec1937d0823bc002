from __future__ import annotations

import pytest

from posecoach.coaching.planning.planned_hold import judged_by_hold
from posecoach.core.faults import RepFault
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Priority
from posecoach.registry import exercise

CUE = "Hold each one for 8 seconds"


def short_hold(spec: ExerciseSpec) -> RepFault:
    return next(fault for fault in spec.faults if fault.id == "short-hold")


def test_the_limit_is_a_share_of_the_planned_hold_and_the_correction_names_it() -> None:
    fault = short_hold(judged_by_hold(exercise("scapular_retraction"), 8.0, CUE))
    assert [limit.at for limit in fault.limits if hasattr(limit, "at")] == [pytest.approx(6.4)]
    assert (fault.feedback.cue, fault.feedback.alternative_cue) == (CUE, CUE)
    assert fault.priority is Priority.FORM


def test_of_the_usual_hold_there_is_another_wording() -> None:
    spec = exercise("scapular_retraction")
    usual = short_hold(judged_by_hold(spec, 5.0, CUE))
    assert usual.feedback.alternative_cue == short_hold(spec).feedback.alternative_cue


@pytest.mark.parametrize(("exercise_id", "hold_s"), [("scapular_retraction", 0.0), ("self_massage", 30.0)])
def test_what_is_not_held_or_is_a_hold_stays_as_it_is(exercise_id: str, hold_s: float) -> None:
    spec = exercise(exercise_id)
    assert judged_by_hold(spec, hold_s, CUE) is spec
