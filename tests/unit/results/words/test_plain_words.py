from __future__ import annotations

import dataclasses

from posecoach.core.clip_review import HoldResult
from posecoach.core.events import FaultDetected
from posecoach.core.limits import Direction
from posecoach.core.vocabulary import CountedFrom
from posecoach.registry import exercise, exercises
from posecoach.results.result import Looks
from posecoach.results.words.plain_words import plain_words
from tests.support.findings import completed, finding, rejected
from tests.unit.results.test_result import result

ROW = exercise("row")


def reps(*faults: str, full: bool = True) -> tuple[object, ...]:
    return tuple(
        completed(i, full=full, start_s=4.0 * i, end_s=4.0 * i + 3.0, faults=(finding(f),) if f else ())
        for i, f in enumerate(faults, 1)
    )


def test_what_was_done_is_counted_in_words() -> None:
    found = result(reps=(*reps("", ""), completed(3, full=False)), rejected=(rejected(),))
    assert plain_words(found, ROW).done == "2 full repetitions, 1 partial; 1 movement was not counted."


def test_the_one_thing_to_change_is_the_most_frequent_fault_of_the_most_urgent_kind() -> None:
    words = plain_words(result(reps=reps("torso-swing", "shrug", "shrug", "")), ROW)
    assert words.change == "Shoulders away from ears."
    assert "2 times" in words.change_why


def test_a_cue_of_two_sentences_is_to_change_with_one_full_stop() -> None:
    words = plain_words(result(exercise="cat_camel", reps=reps("too-fast", "too-fast")), exercise("cat_camel"))
    assert words.change == "Slower. Follow your breath."


def test_a_fault_that_came_once_in_many_repetitions_is_not_the_one_thing_to_change() -> None:
    once = plain_words(result(reps=reps("", "shrug", "", "")), ROW)
    assert (once.change, once.change_why) == (
        "Nothing that kept happening.",
        "What was found in few repetitions, below, may be chance.",
    )
    assert plain_words(result(reps=reps("", "shrug", "")), ROW).change == "Shoulders away from ears."
    twice_of_eight = plain_words(result(reps=reps("shrug", "shrug", *[""] * 6)), ROW)
    assert twice_of_eight.change == once.change


def test_a_fault_that_endangers_is_to_change_even_if_it_came_once() -> None:
    spec = exercise("chair_extension")
    words = plain_words(result(exercise=spec.id, reps=reps("", "chair-tips", "", "", "")), spec)
    assert words.change == "Feet flat, chair still."


def test_a_fault_of_another_movement_is_explained_in_the_unit_of_that_movement() -> None:
    nodded = dataclasses.replace(finding("head-only", 16.5, 13.0), counted_from=CountedFrom.DECOY)
    nod = completed(1, full=False, faults=(nodded,))
    words = plain_words(result(exercise="cat_camel", reps=(nod, completed(2))), exercise("cat_camel"))
    assert words.change_why.startswith("Your head moved by 16 degrees (up to 13 is fine)")


def test_a_fault_that_only_another_movement_has_is_the_one_thing_to_change() -> None:
    looked_up = dataclasses.replace(finding("neck-only", 31.0, 15.0), counted_from=CountedFrom.DECOY)
    spec = exercise("chair_extension")
    words = plain_words(result(exercise=spec.id, reps=(completed(1, full=False, faults=(looked_up,)),)), spec)
    assert words.change == "Lift your breastbone to the ceiling."
    assert words.change_why.startswith("Your head went back by 31 degrees (up to 15 is fine)")


def test_who_bent_elsewhere_is_not_told_to_go_further() -> None:
    spec = exercise("chair_extension")
    elsewhere = completed(2, full=False, faults=(finding("lumbar-extension"),))
    found = [completed(1), elsewhere, completed(3), completed(4)]
    assert plain_words(result(exercise=spec.id, reps=tuple(found)), spec).change == "Nothing that kept happening."
    found[0] = completed(1, full=False)
    words = plain_words(result(exercise=spec.id, reps=tuple(found)), spec)
    assert (words.change, words.change_why) == ("Go all the way.", "1 repetition fell short of a full one.")


def test_without_a_fault_and_all_full_there_is_nothing_to_change() -> None:
    words = plain_words(result(reps=reps("", "", "", "")), ROW)
    assert words.change == ""
    assert words.well == (
        "Every repetition was a full one.",
        "No fault was found in any of them.",
        "You went equally far each time.",
    )


def test_praise_does_not_contradict_the_correction() -> None:
    short = [f.id for f in ROW.faults if f.of_the_way]
    assert {"partial-return"} <= set(short)
    for fault in short:
        every = " ".join(plain_words(result(reps=reps(fault, fault, fault, fault)), ROW).well)
        assert not any(word in every for word in ("full", "all the way", "equally far"))
    one = plain_words(result(reps=reps("partial-return", "", "", "")), ROW)
    assert one.well[0] == "3 of 4 repetitions went all the way."
    assert plain_words(result(reps=reps("too-fast", "too-fast")), ROW).well[0] == "Every repetition went all the way."


def test_a_fault_that_says_the_movement_was_too_short_is_one_of_the_way() -> None:
    known = [(spec.id, fault) for spec in exercises().values() for fault in spec.faults]
    of_the_way = {(name, fault.id) for name, fault in known if fault.of_the_way}
    assert {("row", "partial-return"), ("cat_camel", "short-flexion")} <= of_the_way
    measured = ("range", "range_ratio", "return_ratio")
    below = {(n, f.id) for n, f in known if f.direction is Direction.BELOW and f.measure.endswith(measured)}
    assert below <= of_the_way


def test_partial_repetitions_without_a_fault_ask_for_the_whole_way() -> None:
    assert plain_words(result(reps=reps("", full=False)), ROW).change == "Go all the way."


def test_what_was_not_judged_is_no_praise() -> None:
    words = plain_words(
        result(reps=(completed(1, not_judged=("asymmetry",)),), warnings=("The clip is cut off.",)), ROW
    )
    assert words.sure[0] == "The clip is cut off."
    assert any("uneven arms. Nothing is known about them" in line for line in words.sure)
    people = ROW.accuracy.people
    assert any(f"{people.exact} of {people.recordings}" in line for line in words.sure)
    assert words.change == "Nothing. Keep it like that."
    assert words.well[1] == "No fault was found in it as far as it could be judged."


def test_what_was_judged_in_some_repetitions_only_is_listed_by_itself() -> None:
    reps = (completed(1, not_judged=("asymmetry", "shrug")), completed(2, not_judged=("asymmetry",)))
    lines = plain_words(result(reps=reps), ROW).sure
    assert any(line.startswith("Not judged: uneven arms. ") for line in lines)
    assert "Judged in some of the repetitions only, and not known of the others: shrug." in lines


def test_a_clip_without_a_repetition_is_not_called_right() -> None:
    words = plain_words(result(reps=(), rejected=()), ROW)
    assert words.change == "Nothing could be judged."
    assert "film from the side" in words.change_why
    assert words.change_why.endswith("If another exercise is shown, have the clip analysed without naming one.")
    assert "below is why not" in plain_words(result(reps=(), rejected=(rejected(),)), ROW).change_why


def test_a_person_seen_half_the_time_reads_so() -> None:
    words = plain_words(result(looks=Looks(600, 300)), ROW)
    assert any("50% of the pictures" in line for line in words.sure)


def test_holds_are_summed_up_by_their_longest() -> None:
    spec = exercise("muscle_fatigue")
    words = plain_words(result(exercise=spec.id, holds=(HoldResult(1.0, 9.0, 8.0), HoldResult(12.0, 17.0, 5.0))), spec)
    assert words.done == "2 holds, the longest 8 s."
    assert words.well == ("Nothing went wrong while you held.",)


def test_a_fault_between_repetitions_is_one_to_change() -> None:
    spec = exercise("muscle_fatigue")
    event = FaultDetected(t_s=3.0, fault=finding(spec.state_faults[0].id))
    assert (
        plain_words(result(exercise=spec.id, events=(event,)), spec).change == f"{spec.state_faults[0].feedback.cue}."
    )


def test_what_cannot_be_judged_from_there_is_not_said_to_be_nothing() -> None:
    seen = result(exercise="scapular_retraction", reps=(), rejected=(), view="front")
    done = plain_words(seen, exercise("scapular_retraction")).done
    assert done == "Not counted: seen from the front it cannot be judged."
