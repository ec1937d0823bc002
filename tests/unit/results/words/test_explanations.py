from __future__ import annotations

import dataclasses
import re

import pytest

from posecoach.core.cycle import Decoy
from posecoach.core.events import FaultDetected
from posecoach.core.faults import Feedback, RepFault, StateFault
from posecoach.core.limits import Direction, Fixed, FromRest, FromStart, FromUsual
from posecoach.core.vocabulary import CountedFrom
from posecoach.registry import exercise, exercises
from posecoach.results.words.explanations import explanation, explanations
from tests.support.findings import completed, finding, rejected
from tests.unit.results.test_result import result

SWING = RepFault(
    "swing", "lean", Direction.ABOVE, (Fixed(12.0),),
    Feedback("Still", "Quiet", "You leaned by {value:.0f}, up to {limit:.0f}."), "test",
)  # fmt: skip


def worded(fault: RepFault, sentence: str, scale: float = 1.0) -> RepFault:
    feedback = dataclasses.replace(fault.feedback, sentence=sentence, scale=scale)
    return dataclasses.replace(fault, feedback=feedback)


def test_a_sentence_tells_what_was_measured_and_what_would_have_been_right() -> None:
    assert explanation(finding("swing", 19.6, 12.0), SWING) == "You leaned by 20, up to 12."


@pytest.mark.parametrize(
    ("value", "limit", "words"),
    [
        (12.3, 11.9, "You leaned by 12.3, up to 11.9."),
        (12.03, 12.01, "You leaned by 12.03, up to 12.01."),
        (12.0001, 12.0, "You leaned by 12.01, up to 12.00."),
        (11.9999, 12.0, "You leaned by 11.99, up to 12.00."),
        (12.0, 12.0, "You leaned by 12.00, up to 12.00."),
    ],
)
def test_close_to_the_limit_there_are_as_many_digits_as_tell_them_apart(value: float, limit: float, words: str) -> None:
    assert explanation(finding("swing", value, limit), SWING) == words


def test_percentages_get_more_digits_too() -> None:
    fault = worded(SWING, "It was {value:.0%} of {limit:.0%}.")
    assert explanation(finding("swing", 0.153, 0.151), fault) == "It was 15.3% of 15.1%."


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        ("lift_deg", "(measured 63 degrees, limit 60 degrees)"),
        ("lift_ratio", "(measured 6300%, limit 6000%)"),
        ("lift", "(measured 63.00, limit 60.00)"),
    ],
)
def test_a_sentence_without_numbers_gets_them_in_the_unit_of_its_signal(signal: str, words: str) -> None:
    fault = StateFault(
        "neck", signal, Direction.ABOVE, Fixed(60.0, clear=40.0), 1.0, Feedback("Chest", "Ribs", "Your head came up."),
        "test",
    )  # fmt: skip
    assert explanation(finding("neck", 63.0, 60.0), fault) == f"Your head came up. {words}"


@pytest.mark.parametrize(
    ("value", "limit", "counted_from", "base", "words"),
    [
        (2.74, 2.66, "usual", 2.62, "Higher than is usual for you by 3.0%, up to 1.0%."),
        (2.74, 2.66, "start", 2.5, "Higher than at the start of the repetition by 6.0%, up to 4.0%."),
        (3.3, 3.2, "", 0.0, "Higher than is usual by 3.7%, up to 1.2%."),
        (2.66001, 2.66, "usual", 2.62, "Higher than is usual for you by 1.001%, up to 1.000%."),
    ],
)
def test_a_level_that_says_nothing_to_a_person_is_given_as_a_distance_from_what_is_usual(
    value: float, limit: float, counted_from: str, base: float, words: str
) -> None:
    limits = (*SWING.limits, FromUsual(0.05), FromStart("start", 0.1, frozenset()))
    fault = worded(
        dataclasses.replace(SWING, limits=limits), "Higher {than} by {value:.1%}, up to {limit:.1%}.", scale=0.25
    )
    found = dataclasses.replace(finding("swing", value, limit), counted_from=CountedFrom(counted_from), base=base)
    assert explanation(found, fault) == words


def test_too_little_is_given_as_less_than_usual() -> None:
    below = dataclasses.replace(SWING, direction=Direction.BELOW, limits=(Fixed(12.0, clear=14.0), FromUsual(4.0)))
    fault = worded(below, "Less {than} by {value:.0f}, up to {limit:.0f}.")
    found = dataclasses.replace(finding("swing", -3.0, 4.0), counted_from=CountedFrom.USUAL, base=8.0)
    assert explanation(found, fault) == "Less than is usual for you by 11, up to 4."


def test_a_signal_that_falls_with_the_fault_is_given_as_the_size_of_the_fault() -> None:
    fault = StateFault(
        "shrug", "neck_ratio", Direction.BELOW, FromRest(-0.06, clear=-0.04), 1.0,
        Feedback("Down", "Low", "Up by {value:.0%}, limit {limit:.0%}."), "test",
    )  # fmt: skip
    assert explanation(finding("shrug", -0.09, -0.06), fault) == "Up by 9%, limit 6%."


@pytest.mark.parametrize("name", sorted(exercises()))
def test_every_fault_s_value_reads_as_beyond_its_limit(name: str) -> None:
    spec = exercise(name)
    for fault in (*spec.faults, *spec.state_faults):
        limit = fault.limits[0] if isinstance(fault, RepFault) else fault.limit
        at = limit.at if isinstance(limit, Fixed) else limit.distance
        found = finding(fault.id, at + fault.direction.sign * 1e-7, at)
        value, limit = re.findall(r"-?[0-9.]*[0-9]", explanation(found, fault))[:2]
        assert float(value) != float(limit), fault.id


def test_two_repetitions_in_a_row_with_a_fault_name_the_same_limit() -> None:
    fault = next(f for f in exercise("row").faults if f.id == "too-fast")
    first, second = (explanation(finding("too-fast", 1.4, limit), fault) for limit in (1.8, 2.0))
    assert first == second
    assert "give it 2.0 s" in first


def test_how_far_counts_as_full_is_no_matter_of_the_repetition_before() -> None:
    fault = next(f for f in exercise("row").faults if f.id == "partial-pull")
    assert "from 57% on it always counts as full" in explanation(finding("partial-pull", 0.4, 0.57), fault)


def test_a_repetition_that_is_partial_without_a_fault_has_a_reason() -> None:
    short = completed(1, full=False, measures={"range_ratio": 0.41})
    unreturned = completed(2, full=False, measures={"range_ratio": 0.9})
    assert list(explanations(result(reps=(short, unreturned), rejected=(), events=()), exercise("foam_roller"))) == [
        "rep 1, 2.5 s, partial: The movement was 41% of your usual one; from 70% on it is a full one."
    ]


def test_another_movement_is_named_as_such() -> None:
    words = explanation(finding("head-only", 32.0, 20.0), Decoy("head-only", "head_drop_deg", 20.0))
    assert words == "Another movement was made instead. (measured 32 degrees, limit 20 degrees)"


def test_a_fault_found_in_another_movement_is_given_in_the_unit_of_that_movement() -> None:
    nodded = dataclasses.replace(finding("head-only", 16.5, 13.0), counted_from=CountedFrom.DECOY)
    nod = completed(1, full=False, faults=(nodded,), measures={"decoy_range": 16.5, "decoy_limit": 13.0})
    cat = completed(2, full=False, faults=(finding("head-only", 0.01, 0.022),), measures={})
    lines = list(explanations(result(reps=(nod, cat), rejected=(), events=()), exercise("cat_camel")))
    assert lines[0].endswith("Your head moved by 16 degrees (up to 13 is fine); your back hardly bent.")
    assert lines[1].endswith("your back by only 1.0% of its length; it takes at least 2.2%.")


def test_a_fault_that_the_exercise_does_not_know_has_its_numbers() -> None:
    assert explanation(finding("x", 0.25, 0.125), None) == "measured 0.25, limit 0.125."


def test_all_findings_rejections_and_unjudged_faults_are_explained_in_turn() -> None:
    found = result(
        reps=(completed(1, faults=(finding("torso-swing", 19.0, 12.0),), not_judged=("asymmetry",)),),
        rejected=(rejected(5.0, 7.0),),
        events=(FaultDetected(t_s=9.0, fault=finding("made-up", 3.0, 2.0)),),
    )
    lines = list(explanations(found, exercise("row")))
    assert lines[0].startswith("rep 1, 2.0 s, torso swing: Your trunk came up or back by 19 degrees; up to 12")
    assert lines[1:] == [
        "9.0 s, made up: measured 3, limit 2.",
        "5.0 to 7.0 s, not counted: a hand was raised.",
        "Not judged from this view, but from the front: uneven arms.",
    ]


def test_what_was_not_judged_is_listed_with_its_reason() -> None:
    because = {"asymmetry": "view", "shrug": "posture", "elbow-flare": "not seen"}
    reps = (
        completed(1, not_judged=tuple(because), not_judged_because=because),
        completed(2, not_judged=("asymmetry",), not_judged_because={"asymmetry": "view"}),
        completed(3, not_judged=("asymmetry",), not_judged_because={"asymmetry": "not seen"}),
    )
    assert list(explanations(result(reps=reps, rejected=(), events=()), exercise("row"))) == [
        "Not judged from this view, but from the front: uneven arms.",
        "Not judged because too little of you was seen: elbows far out (in 1 of 3 repetitions).",
        "Not judged because this posture, or one arm at a time, hides it: shrug (in 1 of 3 repetitions).",
    ]


def test_a_movement_is_called_the_only_one_where_no_other_is_listed() -> None:
    unsure = completed(2, not_judged=("shrug",), not_judged_because={"shrug": "unsure"})
    alone = result(reps=(unsure,), rejected=(), events=())
    (line,) = explanations(alone, exercise("row"))
    assert line == "Not judged because there was a single movement, which may have been something else: shrug."
    of_another_kind = dataclasses.replace(alone, reps=(completed(1, full=False), unsure))
    (line,) = explanations(of_another_kind, exercise("row"))
    assert line == (
        "Not judged because a movement was the only one of its kind, and may have been something else: shrug (in 1 of 2"
        " repetitions)."
    )


def test_of_several_that_may_have_been_something_else_none_is_called_the_only_one() -> None:
    unsure = completed(2, not_judged=("shrug",), not_judged_because={"shrug": "unsure"})
    (line,) = explanations(result(reps=(completed(1), unsure, unsure), rejected=(), events=()), exercise("row"))
    assert line == "Not judged because the movements may have been something else: shrug (in 2 of 3 repetitions)."


def test_what_was_not_judged_equally_often_has_that_said_once() -> None:
    because = {"too-fast": "cut off", "partial-return": "cut off"}
    reps = (completed(1), completed(2, not_judged=tuple(because), not_judged_because=because))
    (line,) = explanations(result(reps=reps, rejected=(), events=()), exercise("row"))
    assert line.endswith(" of the repetition: short return, too fast (each in 1 of 2 repetitions).")


def test_what_the_recording_cuts_off_is_not_said_to_be_hidden() -> None:
    reps = (completed(1), completed(2, not_judged=("too-fast",), not_judged_because={"too-fast": "cut off"}))
    (line,) = explanations(result(reps=reps, rejected=(), events=()), exercise("row"))
    assert line == (
        "Not judged because the recording begins or ends in the middle of the repetition: too fast (in 1 of 2"
        " repetitions)."
    )


def test_what_was_found_in_many_repetitions_is_said_once_with_the_worst_of_them() -> None:
    reps = [completed(i, faults=(finding("torso-swing", 12.0 + i, 8.0, t_s=3.0 * i),)) for i in range(1, 9)]
    (line,) = explanations(result(reps=tuple(reps), rejected=(), events=()), exercise("row"))
    assert line == (
        "reps 1 to 8, torso swing, most in rep 8 (24.0 s): Your trunk came up or back by 20 degrees; up to 8 is normal"
        " for a pull."
    )


def test_of_findings_that_read_the_same_none_is_the_worst() -> None:
    reps = [completed(i, faults=(finding("torso-swing", 12.0, 8.0),)) for i in (1, 2, 4)]
    (line,) = explanations(result(reps=tuple(reps), rejected=(), events=()), exercise("row"))
    assert line.startswith("reps 1, 2 and 4, torso swing: ")


def test_repetitions_that_were_too_short_are_one_line() -> None:
    reps = [completed(i, full=False, measures={"range_ratio": 0.5 - i / 10}) for i in (1, 2)]
    (line,) = explanations(result(reps=tuple(reps), rejected=(), events=()), exercise("foam_roller"))
    assert line.startswith("reps 1 and 2, partial, the shortest is rep 2 (2.5 s): The movement was 30% of your usual")


def test_movements_that_were_refused_for_one_reason_are_one_line() -> None:
    refused = (rejected(1.0, 2.0), rejected(3.0, 4.0, "it was over too quickly"), rejected(5.0, 6.5))
    assert list(explanations(result(reps=(), rejected=refused, events=()), exercise("row"))) == [
        "1.0 to 2.0 s and 5.0 to 6.5 s, not counted: a hand was raised.",
        "3.0 to 4.0 s, not counted: it was over too quickly.",
    ]


def test_a_lasting_fault_that_comes_back_is_said_once_with_the_worst_of_its_times() -> None:
    events = [
        FaultDetected(t_s=t_s, fault=finding("turned-away", deg, 65.0)) for t_s, deg in ((3.5, 80.0), (9.0, 88.0))
    ]
    (line,) = explanations(result(reps=(), rejected=(), events=tuple(events)), exercise("scapular_retraction"))
    assert line.startswith("3.5 and 9.0 s, turned away, most at 9.0 s: You are turned 88 degrees off the side view")


def test_what_is_to_be_mended_first_is_said_first() -> None:
    faults = (finding("too-fast", 1.5, 2.0), finding("hands-place", 0.3, 0.2), finding("hips-rocking", 0.2, 0.1))
    reps = (completed(1, faults=faults), completed(2, faults=(finding("made-up"), finding("hips-rocking", 0.2, 0.1))))
    lines = list(explanations(result(reps=reps, rejected=(), events=()), exercise("cat_camel")))
    assert [line.split(":")[0].split(", ")[-1] for line in lines] == [
        "hands out of place",
        "hips rocking",
        "too fast",
        "made up",
    ]


def test_what_shows_from_another_view_is_listed_with_that_view() -> None:
    unjudged = {"asymmetry": "view", "no-retraction": "view", "torso-swing": "view"}
    reps = (completed(1, not_judged=tuple(unjudged), not_judged_because=unjudged),)
    found = result(reps=reps, rejected=(), events=())
    oblique = dataclasses.replace(found, view="front-oblique-left")
    assert list(explanations(oblique, exercise("row"))) == [
        "Not judged from this view, but from the front: uneven arms.",
        "Not judged from this view, but from the side: missing squeeze, torso swing.",
    ]
    assert list(explanations(dataclasses.replace(found, view="side-left"), exercise("row"))) == [
        "Not judged from this view, but from the front: uneven arms.",
        "Not judged from this view: missing squeeze, torso swing.",
    ]
