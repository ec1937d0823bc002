"""Tests for posecoach.evaluation.detection."""

from __future__ import annotations

import io
import json
import math

import pytest
from rich.console import Console

from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.findings import FaultFinding
from posecoach.evaluation.detection import SizeStep, detection_by_size, smallest_found
from posecoach.evaluation.evaluation import ClipScore, Evaluation
from posecoach.evaluation.matching import Match
from posecoach.evaluation.tables import show
from posecoach.evaluation.truth import TrueRep

SHRUG = ("row", "shrug", "side")


def true_rep(*faults: str, depth: float = 1.0, sizes: dict[str, float] | None = None) -> TrueRep:
    return TrueRep(1.0, 2.0, 4.0, full=depth > 0.7, depth=depth, faults=frozenset(faults), fault_sizes=sizes or {})


def completed(*faults: str, not_judged: tuple[str, ...] = ()) -> RepCompleted:
    return RepCompleted(
        t_s=4.0,
        index=1,
        start_s=1.0,
        peak_s=2.0,
        end_s=4.0,
        full=True,
        range=40.0,
        range_unit="deg",
        tempo_s=(1.0, 0.5, 1.5),
        score=80.0,
        faults=tuple(FaultFinding(id=f, t_s=2.0, value=2.0, limit=1.0) for f in faults),
        not_judged=not_judged,
    )


def reps(size: float, found: int, of: int, *, fault: str = "shrug", view: str = "side") -> list[tuple[str, str, Match]]:
    """Make repetitions with a fault of this size, which was found in ``found`` of ``of``; clean ones if it is 0."""
    true = true_rep(sizes={fault: size} if size else {})
    return [("row", view, Match(true, completed(*[fault] * (i < found)))) for i in range(of)]


def test_repetitions_of_the_same_size_are_counted_together() -> None:
    steps = detection_by_size([*reps(12, 3, 4), *reps(6, 0, 3), *reps(12, 2, 3)])

    assert steps == {SHRUG: (SizeStep(6, 0, 3), SizeStep(12, 5, 7))}


def test_views_and_faults_are_counted_apart() -> None:
    oblique, swing = reps(12, 1, 3, view="front-oblique"), reps(8, 2, 3, fault="torso-swing")

    assert detection_by_size([*reps(12, 3, 3), *oblique, *swing]) == {
        ("row", "shrug", "front-oblique"): (SizeStep(12, 1, 3),),
        SHRUG: (SizeStep(12, 3, 3),),
        ("row", "torso-swing", "side"): (SizeStep(8, 2, 3),),
    }


def test_clean_repetitions_of_the_same_view_are_the_step_of_size_0() -> None:
    clean = [*reps(0, 1, 5), *reps(0, 0, 5, view="front")]

    assert detection_by_size([*reps(12, 3, 3), *clean]) == {SHRUG: (SizeStep(0, 1, 5), SizeStep(12, 3, 3))}


@pytest.mark.parametrize("other", [true_rep("torso-swing"), true_rep(sizes={"torso-swing": 4.0}), true_rep(depth=0.42)])
def test_partial_repetitions_and_those_with_another_fault_are_not_clean(other: TrueRep) -> None:
    steps = detection_by_size([*reps(12, 3, 3), ("row", "side", Match(other, completed("shrug")))])

    assert steps[SHRUG] == (SizeStep(12, 3, 3),)


def test_a_repetition_that_was_not_found_counts_as_a_fault_that_was_not_found() -> None:
    lost = ("row", "side", Match(true_rep(sizes={"shrug": 12.0}), None))

    assert detection_by_size([lost, *reps(12, 1, 1)]) == {SHRUG: (SizeStep(12, 1, 2),)}


def test_a_fault_reported_with_a_rejected_movement_is_found() -> None:
    finding = FaultFinding(id="shrug", t_s=2.0, value=2.0, limit=1.0)
    rejected = RepRejected(t_s=4.0, start_s=1.0, end_s=4.0, reason="the trunk swung", faults=(finding,))

    steps = detection_by_size([("row", "side", Match(true_rep(sizes={"shrug": 12.0}), rejected))])

    assert steps == {SHRUG: (SizeStep(12, 1, 1),)}


def test_what_cannot_be_judged_is_neither_found_nor_missed() -> None:
    unjudged = ("row", "side", Match(true_rep(sizes={"shrug": 12.0}), completed(not_judged=("shrug",))))

    assert detection_by_size([unjudged, *reps(12, 1, 1)]) == {SHRUG: (SizeStep(12, 1, 1, not_judged=1),)}


def test_partial_repetitions_are_left_out() -> None:
    partial = ("row", "side", Match(true_rep(depth=0.42, sizes={"shrug": 12.0}), completed()))

    assert detection_by_size([partial]) == {}


def test_repetitions_without_sizes_give_no_table() -> None:
    assert detection_by_size(reps(0, 0, 5)) == {}


@pytest.mark.parametrize(
    ("steps", "smallest"),
    [
        ([(3, 0, 10), (6, 5, 10), (9, 9, 10), (12, 10, 10)], 9.0),
        ([(3, 10, 10), (6, 5, 10), (9, 9, 10)], 9.0),
        ([(3, 9, 10), (6, 9, 10)], 3.0),
        ([(12, 8, 9)], math.nan),
        ([(6, 10, 10), (12, 0, 10)], math.nan),
        ([(6, 3, 3), (9, 2, 3), (12, 9, 9)], 6.0),
        ([(9, 2, 3), (12, 30, 30)], 12.0),
        ([(0, 10, 10), (6, 0, 10)], math.nan),
        ([(6, 0, 0), (12, 3, 3)], 12.0),
        ([], math.nan),
    ],
)
def test_the_smallest_size_found_is_the_one_from_which_on_9_of_10_are_found(
    steps: list[tuple[float, int, int]], smallest: float
) -> None:
    found = smallest_found(SizeStep(*step) for step in steps)

    assert found == pytest.approx(smallest, nan_ok=True)


def evaluation_of(*matches: tuple[str, str, Match]) -> Evaluation:
    """Make the evaluation of a row seen from the left, in which each repetition was counted."""
    return Evaluation(
        (
            ClipScore(
                clip="c",
                exercise="row",
                shown="row",
                view="side-left",
                true_full=len(matches),
                found_full=len(matches),
                found_partial=0,
                declined=False,
                matches=tuple(m for _, _, m in matches),
            ),
        )
    )


def test_the_figures_of_an_evaluation_hold_the_steps_and_the_smallest_size_found() -> None:
    evaluation = evaluation_of(*reps(12, 3, 3), *reps(6, 1, 3), *reps(0, 0, 4))

    assert json.loads(json.dumps(evaluation.to_dict()))["found_by_size"] == [
        {
            "exercise": "row",
            "fault": "shrug",
            "view": "side",
            "unit": "deg",
            "steps": [
                {"size": 0.0, "found": 0, "of": 4, "not_judged": 0},
                {"size": 6, "found": 1, "of": 3, "not_judged": 0},
                {"size": 12, "found": 3, "of": 3, "not_judged": 0},
            ],
            "smallest_found": 12,
        }
    ]


def test_the_steps_are_printed_with_the_size_from_which_on_the_fault_is_found() -> None:
    console = Console(file=io.StringIO(), width=120)

    show(evaluation_of(*reps(12, 3, 3), *reps(6, 1, 3)), console)

    assert isinstance(console.file, io.StringIO)
    assert ["shrug", "side", "deg", "6:", "1/3,", "12:", "3/3", "12"] in [
        line.split() for line in console.file.getvalue().splitlines()
    ]


def test_a_sized_fault_that_the_truth_does_not_call_a_fault_is_no_false_find_and_its_repetitions_not_clean() -> None:
    evaluation = evaluation_of(*reps(6, 2, 3))

    assert evaluation.detections() == {}
    assert math.isnan(evaluation.false_cues_per_20())
