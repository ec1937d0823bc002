from __future__ import annotations

import dataclasses

import pytest

from posecoach.core.cycle import Decoy, Hold, RepCycle
from posecoach.core.dose import Dose
from posecoach.core.errors import PosecoachError
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed
from posecoach.core.measure import Measure, Statistic
from posecoach.core.prescription import Prescription
from posecoach.core.spec import CameraSetup, ExerciseSpec, Guide
from posecoach.core.views import View
from posecoach.registry import exercise as find_exercise


def test_half_of_a_massage_is_done_on_both_sides() -> None:
    massage = find_exercise("self_massage")
    half = massage.half_of(massage.prescription.dose)
    assert (half.sets, half.reps) == (massage.prescription.dose.sets, massage.prescription.dose.reps)
    assert half.amount == massage.prescription.dose.amount / 2


def test_half_of_anything_else_is_half_of_its_dose() -> None:
    row = find_exercise("row")
    assert row.half_of(row.prescription.dose) == row.prescription.dose.half()


def a_fault(limit: float, clear: float, direction: Direction) -> RepFault:
    feedback = Feedback("Stand still", "Be a post", "It wobbled.", parts=("hip", "knee"))
    return RepFault("wobble", "wobble", direction, (Fixed(limit, clear=clear),), feedback, "here")


@pytest.mark.parametrize(
    ("limit", "clear", "direction"),
    [(10.0, 10.0, Direction.ABOVE), (10.0, 12.0, Direction.ABOVE), (1.0, 0.5, Direction.BELOW)],
)
def test_a_fault_without_hysteresis_cannot_be_written(limit: float, clear: float, direction: Direction) -> None:
    with pytest.raises(PosecoachError, match="clear"):
        a_fault(limit, clear, direction)


def test_a_fault_without_a_limit_cannot_be_written() -> None:
    with pytest.raises(PosecoachError, match="has no limit"):
        dataclasses.replace(a_fault(10.0, 8.0, Direction.ABOVE), limits=())


def test_an_exercise_names_all_signals_and_faults_it_needs() -> None:
    spec = ExerciseSpec(
        id="nod",
        name="Nod",
        guide=Guide("none"),
        prescription=Prescription(Dose(1)),
        camera=CameraSetup(frozenset({View.SIDE}), ("ear",)),
        cycle=RepCycle(("drive_deg",), "deg", 5.0, 10.0, decoys=(Decoy("other-thing", "decoy_deg", 5.0),)),
        hold=Hold("hold_ratio", 1.0, 0.5, rising=True, settle_s=0.3, min_s=1.0, target_s=5.0),
        measures=(Measure("wobble", "wobble_{side}_deg", Statistic.RANGE),),
        faults=(a_fault(10.0, 8.0, Direction.ABOVE),),
    )
    assert spec.signal_names() == ("drive_deg", "decoy_deg", "hold_ratio", "wobble_{side}_deg")
    assert spec.fault_ids() == ("wobble", "other-thing")
    assert spec.parts_at_fault(["other-thing", "wobble"]) == ("hip", "knee")


def test_a_fault_reads_as_its_name_or_else_as_its_id() -> None:
    wobble = a_fault(10.0, 8.0, Direction.ABOVE)
    named = dataclasses.replace(wobble, id="off-axis", feedback=dataclasses.replace(wobble.feedback, name="crooked"))
    plain = dataclasses.replace(wobble, id="torso-swing")
    spec = dataclasses.replace(find_exercise("row"), faults=(named, plain))
    assert [spec.fault_name(name) for name in ("off-axis", "torso-swing", "gone-now")] == [
        "crooked",
        "torso swing",
        "gone now",
    ]


@pytest.mark.parametrize(
    ("view", "counts", "declines"),
    [("side-left", True, False), ("front", False, True), ("unknown", False, False), ("", False, False)],
)
def test_from_an_unknown_view_nothing_counts_and_it_is_not_the_view_that_is_to_blame(
    view: str, counts: bool, declines: bool
) -> None:
    cycle = find_exercise("cat_camel").cycle
    assert cycle is not None
    assert (cycle.counts_from(view), cycle.declines(view)) == (counts, declines)
