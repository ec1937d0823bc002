from __future__ import annotations

import dataclasses

from posecoach.analysis.judgement.final_judgement import judge_all
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.cycle import RepCycle
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed, FromUsual, Within
from tests.support.pulls import pull_spec

WORDS = Feedback("Cue", "Other cue", "It was {value:.1f}.")
SWING = RepFault("swing", "lean", Direction.ABOVE, (Fixed(10.0),), WORDS, "test")
SHRUG = RepFault(
    "shrug", "height", Direction.ABOVE, (FromUsual(0.05),), WORDS, "test", only_if=(Within("lean", 0, 10),)
)
SPEC = pull_spec(RepCycle(("pull_{side}_deg",), "deg", min_range=15.0, full_range=30.0), faults=(SWING, SHRUG))


def pull(start_s: float, height: float, lean: float = 2.0, range_deg: float = 80.0) -> Candidate:
    timing = RepTiming(start_s, (start_s + 1.0, start_s + 2.0), start_s + 1.5, start_s + 4.0, 0.0, 80.0, 2.0)
    measures = {
        "range": range_deg,
        "return_ratio": 1.0,
        "duration_s": 4.0,
        "valid_ratio": 1.0,
        "height": height,
        "lean": lean,
    }
    return Candidate(
        timing, {"pull_left_deg": range_deg}, ("left",), measures, 90.0, "side-left", True, start_s + 4.0, ""
    )


def faults(*pulls: Candidate, known: Reference | None = None) -> list[list[str]]:
    return [[f.id for f in judged.faults] for _, judged in judge_all(pulls, SPEC, known or Reference())]


CLEAN = (pull(0, 2.66), pull(5, 2.70), pull(10, 2.70))
SWUNG = (pull(15, 2.5, lean=25.0), pull(20, 2.5, lean=25.0))


def test_repetitions_with_a_swing_do_not_lower_the_shoulders_that_are_usual() -> None:
    assert faults(*CLEAN, *SWUNG, pull(25, 2.72)) == [[], [], [], ["swing"], ["swing"], []]
    assert faults(*CLEAN, *SWUNG, pull(25, 2.76))[-1] == ["shrug"]


def test_repetitions_with_the_fault_itself_belong_to_what_is_usual() -> None:
    always = dataclasses.replace(SHRUG, limits=(Fixed(2.9), FromUsual(0.05)))
    spec = dataclasses.replace(SPEC, faults=(SWING, always))
    judged = judge_all([pull(5.0 * i, h) for i, h in enumerate((2.65, 2.66, 2.7, 2.735, 3.0))], spec, Reference())
    assert [len(j.faults) for _, j in judged] == [0, 0, 0, 0, 1]


def test_a_few_faultless_repetitions_are_not_compared_with_the_faulty_ones() -> None:
    assert faults(*CLEAN[:1], *SWUNG, pull(25, 2.68)) == [[], ["swing"], ["swing"], []]
    assert faults(*CLEAN[:1], *SWUNG) == [[], ["swing"], ["swing"]]
    assert faults(pull(0, 2.5), *SWUNG, pull(25, 2.66)) == [[], ["swing"], ["swing"], ["shrug"]]


def test_a_fault_of_every_other_repetition_is_found() -> None:
    assert faults(pull(0, 2.77), pull(5, 2.66), pull(10, 2.78), pull(15, 2.65)) == [["shrug"], [], ["shrug"], []]
    assert faults(pull(0, 2.70), pull(5, 2.66), pull(10, 2.71), pull(15, 2.65)) == [[]] * 4


def test_what_is_no_further_off_than_others_are_anyway_is_no_fault() -> None:
    steady = [pull(5.0 * i, height) for i, height in enumerate((2.66, 2.67, 2.65, 2.66, 2.74))]
    unsteady = [pull(5.0 * i, height) for i, height in enumerate((2.66, 2.70, 2.61, 2.66, 2.74))]
    assert faults(*steady)[-1] == ["shrug"]
    assert faults(*unsteady)[-1] == []


def test_a_squeeze_that_was_missing_does_not_tell_how_high_the_shoulders_usually_are() -> None:
    missing = RepFault("missing", "range_ratio", Direction.BELOW, (Fixed(0.6),), WORDS, "test", blocks_full=True)
    spec = dataclasses.replace(SPEC, faults=(missing, SHRUG))
    pulls = [pull(10.0 * i, 2.75) for i in range(2)] + [pull(10.0 * i + 5, 2.65, range_deg=40.0) for i in range(2)]
    assert [[f.id for f in j.faults] for _, j in judge_all(pulls, spec, Reference())] == [[], ["missing"]] * 2


def test_another_movement_that_only_shows_beside_the_person_s_own_tells_nothing_of_the_usual_range() -> None:
    heaved = dataclasses.replace(SHRUG, blocks_full=True, only_if=())
    spec = dataclasses.replace(SPEC, faults=(heaved,))
    far = [pull(10, 2.9, range_deg=130.0), pull(15, 2.9, range_deg=130.0)]
    judged = judge_all([pull(0, 2.65), *far, pull(20, 2.65, range_deg=70.0), pull(25, 2.65)], spec, Reference())
    assert [j.full for _, j in judged] == [True, False, False, True, True]
    assert judged[3][1].range_ratio == 70.0 / 80.0


def test_what_was_known_of_the_person_before_is_kept() -> None:
    known = Reference({"pull_left_deg": 80.0}, {"height": 2.6}, {}, reps=9)
    assert faults(*CLEAN, known=known) == [["shrug"], ["shrug"], ["shrug"]]


def test_movements_are_judged_in_order_of_time() -> None:
    assert [c.timing.start_s for c, _ in judge_all([pull(5, 2.7), pull(0, 2.7)], SPEC, Reference())] == [0, 5]
