from __future__ import annotations

import math

import pytest

from posecoach.analysis.judgement.reference import learn
from posecoach.analysis.judgement.usual_levels import levels_of, spread_of, without_worse_half
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed, FromUsual
from posecoach.core.skeleton import Side
from posecoach.signals.order_statistics import SD_OF_MAD

WORDS = Feedback("Cue", "Other cue", "It was {value:.1f}.")
SHRUG = RepFault("shrug", "height", Direction.ABOVE, (FromUsual(0.05, start="start"),), WORDS, "test")
LATE = RepFault("late", "height", Direction.BELOW, (FromUsual(0.05),), WORDS, "test")
TIMING = RepTiming(1.0, (2.0, 3.0), 2.5, 5.0, 0.0, 80.0, 2.0)


def reps(*heights: float, start: float = 2.0, sides: tuple[Side, ...] = ("left",)) -> list[Candidate]:
    return [
        Candidate(TIMING, {"pull_deg": 80.0}, sides, {"height": h, "start": start}, 90.0, "side-left", True, 5.0, "")
        for h in heights
    ]


def heights(candidates: list[Candidate]) -> list[float]:
    return sorted(c.measures["height"] for c in candidates)


def test_the_worse_half_is_left_out_where_the_limit_lies_between_the_halves() -> None:
    apart = reps(2.60, 2.72, 2.61, 2.70)
    assert heights(without_worse_half(SHRUG, apart)) == [2.60, 2.61]
    assert heights(without_worse_half(LATE, apart)) == [2.70, 2.72]


@pytest.mark.parametrize(
    "together", [(2.60, 2.64, 2.61, 2.65), (2.60, 2.61, 2.72), (2.60, 2.72), (2.60, math.nan, 2.72, 2.61)]
)
def test_otherwise_all_tell_what_is_usual(together: tuple[float, ...]) -> None:
    assert len(without_worse_half(SHRUG, reps(*together))) == len(together)


def test_a_fault_that_is_judged_by_fixed_limits_alone_has_no_worse_half() -> None:
    fixed = RepFault("swing", "height", Direction.ABOVE, (Fixed(2.65),), WORDS, "test")
    assert len(without_worse_half(fixed, reps(2.60, 2.72, 2.61, 2.70))) == 4


def test_the_levels_of_a_fault_are_those_of_its_measure_and_of_where_it_starts() -> None:
    learned = learn(reps(2.6, 2.6, 2.7) + reps(2.8, 2.8, 2.8, sides=("right",)), {})
    assert levels_of(SHRUG, learned).keys() == {
        "height", "start", "height@left", "start@left", "height@right", "start@right"
    }  # fmt: skip
    assert levels_of(LATE, learned)["height@left"] == 2.6


def test_the_spread_is_that_about_each_arm_s_own_usual_level() -> None:
    both = reps(2.60, 2.62, 2.61) + reps(2.80, 2.82, 2.81, sides=("right",))
    assert spread_of(LATE, both, learn(both, {})) == pytest.approx(SD_OF_MAD * 0.01)


def test_one_repetition_with_the_fault_does_not_move_the_spread() -> None:
    some = reps(2.60, 2.62, 2.61, 2.59, 3.5)
    assert spread_of(LATE, some, learn(some, {})) == pytest.approx(SD_OF_MAD * 0.01)


def test_half_of_what_the_start_was_off_is_no_spread() -> None:
    moved = reps(2.60, 2.60, start=2.0) + reps(2.61, start=2.02) + reps(2.62, 2.62, start=2.04)
    assert spread_of(LATE, moved, learn(moved, {})) == pytest.approx(SD_OF_MAD * 0.01)
    assert spread_of(SHRUG, moved, learn(moved, {})) == pytest.approx(0.0)


def test_few_repetitions_have_no_spread() -> None:
    assert spread_of(LATE, reps(2.6, 2.7, 2.8, 2.9), learn(reps(2.6, 2.7, 2.8, 2.9), {})) == 0.0
