from __future__ import annotations

import copy
import dataclasses
import math

import pytest

from posecoach.analysis.judgement.reference import Reference, learn, leave_one_out
from posecoach.analysis.judgement.usual_range import better_half_median, range_ratio
from posecoach.analysis.segmentation.candidates import HAND_DRAWN, HAND_WAY, HANDS, Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.codec import from_plain, to_plain
from posecoach.core.skeleton import Side
from posecoach.signals.order_statistics import SD_OF_MAD

TIMING = RepTiming(1.0, (2.0, 3.0), 2.5, 5.0, 0.0, 80.0, 2.0)


def rep(
    pull_deg: float, tilt: float = 0.1, sides: tuple[Side, ...] = ("left",), returned: bool = True, decoy: str = ""
) -> Candidate:
    return Candidate(
        TIMING, {"pull_deg": pull_deg}, sides, {"tilt": tilt}, 90.0, "side-left", returned, 5.0, decoy
    )  # fmt: skip


def test_half_hearted_repetitions_do_not_lower_the_usual_range() -> None:
    assert better_half_median([80.0, 82.0, 84.0, 20.0, 25.0]) == 82.0
    assert better_half_median([80.0]) == 80.0


def test_a_missing_range_counts_for_nothing() -> None:
    assert better_half_median([math.nan, 70.0]) == 70.0
    assert math.isnan(better_half_median([math.nan]))
    assert math.isnan(better_half_median([]))


def test_what_is_usual_is_the_median_of_three_or_more_repetitions() -> None:
    few, enough = learn([rep(80.0, 0.1), rep(82.0, 0.2)], {}), learn([rep(80.0, x) for x in (0.1, 0.2, 0.9)], {})
    assert math.isnan(few.usual("tilt"))
    assert enough.usual("tilt") == 0.2
    assert math.isnan(enough.usual("unknown"))


@pytest.mark.parametrize(
    ("pulls_deg", "ordinary"),
    [
        ((80.0, 80.0, 80.0, 40.0), 1.0),
        ((100.0, 60.0, 80.0, 40.0, 80.0, 100.0), 0.8 - 2.0 * SD_OF_MAD * 0.2),
        ((100.0, 96.0, 104.0, 100.0, 50.0, 52.0, 48.0, 51.0), 1.0 - 2.0 * SD_OF_MAD * 0.02),
        ((80.0, 60.0, 40.0), 1.0),
    ],
    ids=["one short one", "all differ", "half are short", "too few"],
)
def test_how_much_pulls_differ_says_what_is_ordinary(pulls_deg: tuple[float, ...], ordinary: float) -> None:
    pulls = [dataclasses.replace(rep(0.0), ranges={"pull_deg": d, HANDS[0]: d}) for d in pulls_deg]
    assert learn(pulls, {}).ordinary_ratio == pytest.approx(ordinary)


def pull(deg: float, drawn: float, way: float, drive: str = "pull_deg") -> Candidate:
    return dataclasses.replace(rep(0.0), ranges={drive: deg, HAND_DRAWN: drawn, HAND_WAY: way})


def test_what_is_half_guessed_depth_weighs_half() -> None:
    usual = {"pull_deg": 100.0, HAND_DRAWN: 1.0, HAND_WAY: 1.0}
    assert range_ratio(pull(80.0, 0.4, 0.7).ranges, usual) == pytest.approx((0.8 + 0.5 * 0.4 + 0.7) / 2.5)
    assert range_ratio(pull(80.0, math.nan, 0.7).ranges, usual) == pytest.approx(0.75)


def test_a_stir_among_few_pulls_is_not_explained_by_itself() -> None:
    pulls = [pull(d, d, d) for d in (92.0, 83.0, 106.0)]
    stir = pull(54.0, 54.0, 54.0)
    reference = learn([*pulls, stir], {})
    without_it = leave_one_out(reference, stir, [*pulls, stir])
    assert without_it.ordinary_ratio > range_ratio(stir.ranges, reference.ranges)
    assert without_it.ranges == reference.ranges


def test_the_far_hand_of_arms_in_turn_is_compared_with_itself() -> None:
    near, far = pull(100.0, 1.0, 1.0, "right"), pull(60.0, 0.5, 0.4, "left")
    in_turn = learn([near, far, near, far], {}).ranges
    assert range_ratio(far.ranges, in_turn) == range_ratio(near.ranges, in_turn) == 1.0
    once = learn([near, far, near, near], {}).ranges
    assert range_ratio(far.ranges, once) == pytest.approx((1.0 + 0.5 * 0.5 + 0.4) / 2.5)


def test_how_much_other_movements_differ_says_nothing() -> None:
    assert learn([rep(d) for d in (80.0, 60.0, 40.0, 80.0)], {}).ordinary_ratio == 1.0


def test_movements_that_were_not_finished_or_another_movement_teach_nothing() -> None:
    learned = learn([rep(80.0), rep(200.0, returned=False), rep(200.0, decoy="head-only")], {})
    assert (learned.reps, learned.ranges) == (1, {"pull_deg": 80.0})


def test_arms_that_take_turns_are_each_compared_with_themselves() -> None:
    left, right = [rep(80.0, 0.1) for _ in range(3)], [rep(80.0, 0.5, ("right",)) for _ in range(3)]
    learned = learn(left + right, {})
    assert learned.usual("tilt", ("left",)) == 0.1
    assert learned.usual("tilt", ("right",)) == 0.5


def test_an_arm_with_too_few_repetitions_has_nothing_usual() -> None:
    learned = learn([*[rep(80.0, 0.1) for _ in range(3)], rep(80.0, 0.5, ("right",))], {})
    assert math.isnan(learned.usual("tilt", ("right",)))


def test_a_calibration_holds_until_the_session_has_more_repetitions() -> None:
    prior = Reference({"pull_deg": 100.0}, {"tilt": 0.3}, {"s": 0.01}, reps=3)
    assert learn([], {}, prior).ranges == {"pull_deg": 100.0}
    assert learn([rep(50.0)] * 3, {}, prior).ranges == {"pull_deg": 100.0}
    assert learn([rep(50.0)] * 4, {}, prior).ranges == {"pull_deg": 50.0}


def test_a_reference_survives_being_stored() -> None:
    reference = Reference({"pull_deg": 100.0}, {"tilt": 0.3}, {"s": 0.01}, reps=3)
    assert from_plain(Reference, to_plain(reference)) == reference


def test_candidates_are_left_as_they_were() -> None:
    pulls = [pull(80.0, 1.0, 1.0, "right"), pull(60.0, 0.5, 0.4, "left")] * 2
    before = copy.deepcopy(pulls)
    leave_one_out(learn(pulls, {}), pulls[0], pulls)
    assert pulls == before
