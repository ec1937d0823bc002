from __future__ import annotations

import math

import pytest

from posecoach.analysis.judgement.unjudged import why_not_judged
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Unjudged
from posecoach.registry import exercise

FROM_THE_FRONT = {"off_side": 85.0, "arms": 2.0, "arm_seen": 0.9, "elbow_range": 80.0, "inclination": 5.0}


@pytest.fixture(scope="module")
def row() -> ExerciseSpec:
    return exercise("row")


def test_a_fault_that_does_not_show_from_there_names_the_view(row: ExerciseSpec) -> None:
    assert why_not_judged(row, ["asymmetry"], 90.0, FROM_THE_FRONT) == {"asymmetry": Unjudged.VIEW}


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"inclination": 70.0}, Unjudged.POSTURE),
        ({"arms": 1.0}, Unjudged.POSTURE),
        ({"off_side": 70.0}, Unjudged.VIEW),
        ({"arm_seen": 0.3}, Unjudged.NOT_SEEN),
        ({"elbow_range": math.nan}, Unjudged.NOT_SEEN),
        ({"arm_seen": 0.3, "elbow_range": 20.0}, Unjudged.NOT_SEEN),
    ],
)
def test_from_the_right_view_it_is_what_was_missing(row: ExerciseSpec, changed: dict[str, float], reason: str) -> None:
    assert why_not_judged(row, ["asymmetry"], 0.0, FROM_THE_FRONT | changed) == {"asymmetry": reason}


def test_a_measure_that_is_not_there_was_not_seen(row: ExerciseSpec) -> None:
    assert why_not_judged(row, ["asymmetry"], 0.0, {}) == {"asymmetry": Unjudged.NOT_SEEN}


def test_too_far_off_the_side_is_a_matter_of_the_view() -> None:
    assert why_not_judged(exercise("cat_camel"), ["hips-rocking"], 48.0, {"off_side": 42.0}) == {
        "hips-rocking": Unjudged.VIEW
    }


def test_only_faults_that_were_not_judged_have_a_reason(row: ExerciseSpec) -> None:
    assert why_not_judged(row, [], 90.0, {}) == {}
