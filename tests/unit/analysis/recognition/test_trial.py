from __future__ import annotations

import dataclasses
import math

import pytest

from posecoach.analysis.recognition.spans import NONE
from posecoach.analysis.recognition.trial import (
    COUNTED,
    LEAST_TIMED_S,
    MOST_ADDED,
    NOTHING_COUNTED,
    NOTHING_FORESHORTENED,
    Trial,
    added_log_odds,
    weighed_again,
)
from posecoach.core.recognition import Likeness, Recognition
from posecoach.registry import exercise

NOTHING = Trial(full=0, evidence=math.nan, holds=0, countable=True, lasted_s=60.0)
PART = Recognition(0.0, 60.0, (Likeness(NONE, 0.5), Likeness("row", 0.3), Likeness("cat_camel", 0.2)))


def trial(**changes: float) -> Trial:
    return dataclasses.replace(NOTHING, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(("evidence", "added"), [
    (1.5, 1.5), (9.0, MOST_ADDED), (-0.2, -0.2), (math.nan, COUNTED),
])  # fmt: skip
def test_a_full_repetition_adds_its_evidence_within_bounds(evidence: float, added: float) -> None:
    assert added_log_odds(exercise("row"), trial(full=2, evidence=evidence)) == added


def test_an_exercise_in_which_nothing_is_counted_is_unlikely_unless_the_view_forbids_counting() -> None:
    assert added_log_odds(exercise("row"), NOTHING) == NOTHING_COUNTED
    assert added_log_odds(exercise("row"), trial(foreshortened=True)) == NOTHING_FORESHORTENED
    assert added_log_odds(exercise("scapular_retraction"), trial(countable=False)) == 0.0


@pytest.mark.parametrize("name", ["self_massage", "muscle_fatigue"])
def test_a_hold_must_have_been_held(name: str) -> None:
    assert added_log_odds(exercise(name), NOTHING) == -math.inf
    assert added_log_odds(exercise(name), trial(holds=1)) == 0.0


def test_sitting_down_for_a_moment_is_not_sitting_with_a_heating_pad() -> None:
    assert added_log_odds(exercise("heating_pad"), trial(lasted_s=LEAST_TIMED_S - 1.0)) == -math.inf
    assert added_log_odds(exercise("heating_pad"), trial(lasted_s=LEAST_TIMED_S)) == 0.0


def test_what_is_counted_can_make_the_second_likeliest_the_likeliest() -> None:
    found = weighed_again(PART, {"row": 2.0, "cat_camel": -math.inf})
    assert [like.exercise for like in found.likely] == ["row", NONE, "cat_camel"]
    assert sum(like.probability for like in found.likely) == pytest.approx(1.0)
    assert found.best.probability == pytest.approx(0.3 * math.exp(2.0) / (0.5 + 0.3 * math.exp(2.0)))
    assert found.probability_of("cat_camel") == 0.0


def test_an_exercise_that_was_not_looked_for_is_left_out() -> None:
    assert [like.exercise for like in weighed_again(PART, {"row": 0.0}).likely] == [NONE, "row"]
