from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings
from posecoach.core.cue import Cue
from posecoach.core.events import (
    CountCorrected,
    FaultDetected,
    HoldProgress,
    RepCompleted,
    RepRejected,
    SetEnded,
    SetReviewed,
)
from posecoach.core.vocabulary import CountedFrom, HoldState, Phase, Unjudged
from tests.support.cued_set import FAULTS, PlainWords, Set, finding


def test_the_summary_has_the_number_one_strength_and_one_priority() -> None:
    set_ = Set()
    for n in range(8):
        set_.rep(["shrug"] if n % 2 else ["asymmetry"] if n % 4 == 0 else [])
    assert set_.end(full=8).text == "summary.number 8 summary.strength_full summary.next shoulders away from ears"


def test_nobody_is_praised_for_the_full_range_and_sent_all_the_way_back_at_once() -> None:
    set_ = Set()
    for _ in range(8):
        set_.rep(["partial-return"])
    strength, priority = set_.policy.strength_and_priority()
    assert priority == "All the way back"
    assert "strength_full" not in strength


OF_THE_WAY = tuple(name for name, fault in FAULTS.items() if fault.of_the_way)


@pytest.mark.parametrize(("unseen", "praised"), [(2, True), (3, False), (5, False)])
def test_of_a_way_that_was_often_not_judged_nobody_hears_that_it_was_full(unseen: int, praised: bool) -> None:
    """Of 84 sets of people whose full range was praised, the return was mostly not judged in 15."""
    set_ = Set()
    for n in range(8):
        set_.rep(unseen=OF_THE_WAY if n < unseen else ())
    strength, _ = set_.policy.strength_and_priority()
    assert (strength == "summary.strength_full") is praised


def test_the_strength_is_what_was_mended() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for _ in range(6):
        set_.rep()
    for _ in range(4):
        set_.rep(["too-fast"])
    strength, priority = set_.policy.strength_and_priority()
    assert (strength, priority) == ("Good, long neck.", "Slow on the way back.")


def test_what_was_mended_and_came_back_is_no_strength() -> None:
    """Of two squeezes in five that were none, both corrected, it was said: you squeezed every time."""
    set_ = Set(reps=20)
    for faults in (["shrug"], ["shrug"], [], [], *[["too-fast"]] * 4, ["shrug"]):
        set_.rep(faults)
    strength, _ = set_.policy.strength_and_priority()
    assert strength == "summary.strength_full"


def test_a_clean_set_has_no_priority() -> None:
    set_ = Set()
    for _ in range(5):
        set_.rep()
    assert set_.end(full=5).text == "summary.number 5 summary.strength_full summary.clean"


def test_who_did_not_go_all_the_way_every_time_is_not_told_to_keep_it_like_that() -> None:
    set_ = Set()
    for n in range(8):
        set_.rep(full=n != 4)
    assert "summary.clean" not in set_.end(full=7, partial=1).text


@pytest.mark.parametrize(
    ("faults", "kept"),
    [([["shrug"]], False), ([["shrug"], []], False), ([["shrug"], ["too-fast"], ["asymmetry"]], False),
     ([["shrug"], [], [], []], True)],
)  # fmt: skip
def test_who_did_most_of_few_repetitions_with_a_fault_is_not_told_to_keep_it_like_that(
    faults: list[list[str]], kept: bool
) -> None:
    set_ = Set()
    for found in faults:
        set_.rep(found)
    assert ("summary.clean" in set_.end(full=len(faults)).text) is kept


def test_of_what_could_not_be_judged_nobody_is_told_to_keep_it_like_that() -> None:
    """Its form was not seen; or it was counted only when the set was over, and known as a whole."""
    from_behind = Set()
    for _ in range(5):
        from_behind.rep(unseen=tuple(name for name, fault in FAULTS.items() if fault.of_form))
    assert from_behind.end(full=5).text == "summary.number 5 summary.strength_full"
    assert Set().end(full=6).text == "summary.number 6 summary.strength_default"


def five_reps(set_: Set, unsure: int) -> None:
    """Do five full repetitions, of which the first ``unsure`` may have been something else, the others with a shrug."""
    set_.policy.start_set(10)
    for number in range(5):
        because = dict.fromkeys(FAULTS, Unjudged.UNSURE) if number < unsure else {}
        faults = () if because else (finding("shrug", 5.0 * number),)
        set_.give(
            RepCompleted(
                t_s=5.0 * number, index=number, start_s=0.0, peak_s=0.0, end_s=0.0, full=True, range=60.0,
                range_unit="deg", tempo_s=(1.0, 1.0, 1.0), score=None if because else 90.0,
                not_judged=tuple(because), not_judged_because=because, faults=faults,
            )
        )  # fmt: skip


@pytest.mark.parametrize(("unsure", "said"), [(3, True), (2, False)])
def test_of_a_set_that_may_have_been_something_else_it_is_said_that_it_was_only_counted(
    unsure: int, said: bool
) -> None:
    set_ = Set(settings=CueSettings(one="a row"))
    five_reps(set_, unsure)
    assert (set_.end(full=5).text == "summary.number 5 summary.unsure a row") is said
    assert (set_.policy.strength_and_priority()[1] == "") is said


def test_that_it_was_only_counted_is_said_of_the_first_such_set_alone() -> None:
    set_ = Set(settings=CueSettings(one="a row"))
    texts = []
    for unsure in (0, 5, 5):
        five_reps(set_, unsure)
        texts.append(set_.end(full=5).text)
    assert [("summary.unsure" in text) for text in texts] == [False, True, False]
    assert texts[-1] == "summary.number 5 summary.strength_default"


def test_a_set_that_was_begun_anew_before_its_end_does_not_keep_it_from_being_said() -> None:
    set_ = Set(settings=CueSettings(one="a row"))
    five_reps(set_, 5)
    set_.policy.start_set(10)
    five_reps(set_, 5)
    assert "summary.unsure" in set_.end(full=5).text
    (again,) = [e for e in set_.policy.sum_up_again(ended_with(4), set_.t_s) if isinstance(e, Cue)]
    assert "summary.unsure" in again.text


def test_a_number_that_is_not_the_one_said_last_is_that_of_a_look_back() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep()
    set_.give(SetReviewed(t_s=set_.t_s, announced=3, counted=5))
    text = "summary.looked_back summary.number 5 summary.strength_full summary.clean"
    assert set_.end(full=5).text == text
    (again,) = [e for e in set_.policy.sum_up_again(ended_with(4), set_.t_s) if isinstance(e, Cue)]
    assert again.text.startswith("summary.number 4")


def test_a_number_that_is_the_one_said_last_again_is_no_look_back() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep()
    for announced, counted in ((3, 4), (4, 3)):  # in a pause, and at the end
        set_.give(SetReviewed(t_s=set_.t_s, announced=announced, counted=counted))
    assert set_.end(full=3).text.startswith("summary.number 3")


def test_the_first_set_without_anything_to_mend_is_that_of_full_repetitions_only() -> None:
    set_ = Set()
    for partial in (2, 0):
        set_.policy.start_set(10)
        for _ in range(5):
            set_.rep()
        said = set_.end(full=5, partial=partial).text
    assert "summary.clean" in said


@pytest.mark.parametrize("then", ["counts on", "corrects"])
def test_a_number_that_was_said_since_is_no_surprise(then: str) -> None:
    set_ = Set()
    set_.rep()
    set_.give(SetReviewed(t_s=set_.t_s, announced=1, counted=2))
    if then == "corrects":
        set_.give(CountCorrected(t_s=set_.t_s, count=3))
    else:
        set_.rep()
    assert set_.end(full=3).text.startswith("summary.number 3")


def ended_with(count: int) -> SetEnded:
    return SetEnded(t_s=60.0, index=1, full=count, partial=0, count=count)


def test_another_movement_in_the_place_of_repetitions_is_corrected_and_what_to_work_on() -> None:
    """It has no score, but it was found: the head moved alone, or the arms without the shoulder blades."""
    set_ = Set()
    for n in range(6):
        instead = dataclasses.replace(finding("shrug", set_.t_s), counted_from=CountedFrom.DECOY)
        set_.movement([instead] if n in (1, 2) else [], score=None if n in (1, 2) else 90.0)
    assert ("cue.shrug", "Shoulders away from ears") in set_.raised()
    assert set_.policy.strength_and_priority()[1] == "Shoulders away from ears"


@pytest.mark.parametrize(("full", "priority"), [(False, "All the way back"), (True, "")])
def test_what_cost_a_fifth_of_the_repetitions_is_to_be_worked_on(full: bool, priority: str) -> None:
    set_ = Set()
    for n in range(10):
        set_.rep(["partial-return"] if n % 5 == 4 else [], full=full or n % 5 != 4)
    assert set_.policy.strength_and_priority()[1] == priority


def test_a_fault_that_came_once_is_no_priority() -> None:
    set_ = Set()
    for n in range(5):
        set_.rep(["shrug"] if n == 2 else [])
    assert set_.policy.strength_and_priority()[1] == ""


def test_a_set_of_half_repetitions_is_summed_up_kindly() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["too-fast"], full=False)
    text = set_.end(full=0, partial=3).text
    assert text == "summary.number_none summary.next slow on the way back"


def test_of_a_set_in_which_nothing_was_done_nothing_is_praised() -> None:
    assert Set().end(full=0).text == "summary.number_none"


def test_of_minutes_alone_there_is_nothing_to_sum_up() -> None:
    assert (
        CuePolicy({}, PlainWords(), CueSettings(counts=False)).update(SetEnded(t_s=900.0, index=1, full=0, partial=0))
        == []
    )


@pytest.mark.parametrize(
    ("held_s", "said"), [(30.0, "summary.hold_s 30 summary.clean"), (7.0, "summary.hold_of_s 7 30")]
)
def test_a_hold_is_summed_up_by_its_seconds_and_praised_if_it_was_kept(held_s: float, said: str) -> None:
    set_ = Set()
    for state in (HoldState.STARTED, HoldState.ENDED):
        set_.give(HoldProgress(t_s=held_s, state=state, start_s=0.0, held_s=held_s, target_s=30.0))
    ended = SetEnded(
        t_s=held_s, index=1, full=0, partial=0, count=1, held_s=held_s, strength="summary.strength_default"
    )
    assert [cue.text for cue in set_.policy.update(ended)] == [said]


def test_what_waits_when_the_set_ends_is_dropped() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    set_.phase(Phase.OUT, 0.1)
    t_s = set_.t_s
    set_.give(RepRejected(t_s=t_s, start_s=t_s - 2, end_s=t_s, reason="a shrug", faults=(finding("shrug", t_s),)))
    dropped, summary = set_.policy.update(SetEnded(t_s=t_s, index=1, full=1, partial=0, count=1))
    assert (dropped.status, dropped.reason) == ("dropped", "the set ended")
    assert summary.id == "summary.set"


def looked_back(*faults: Sequence[str]) -> list[RepCompleted]:
    """Repetitions as they are judged when all of them are known."""
    return [
        RepCompleted(
            t_s=5.0 * number, index=number, start_s=0.0, peak_s=0.0, end_s=0.0, full=True, range=60.0,
            range_unit="deg", tempo_s=(1.0, 1.0, 1.0), score=90.0, faults=tuple(finding(f, 0.0) for f in found),
        )
        for number, found in enumerate(faults)
    ]  # fmt: skip


def test_the_sum_of_a_set_follows_from_what_its_repetitions_are_when_all_of_them_are_known() -> None:
    set_ = Set()
    for _ in range(4):
        set_.rep()
    set_.policy.look_back(looked_back(["shrug"], [], ["shrug"], []))
    assert set_.policy.strength_and_priority()[1] == FAULTS["shrug"].text
    set_.policy.look_back([])  # of holds there is nothing to look back on
    set_.policy.look_back(looked_back([], [], [], []))  # what was found is not taken back
    assert set_.policy.strength_and_priority()[1] == FAULTS["shrug"].text


def test_of_a_set_that_was_counted_only_when_it_was_over_nothing_more_is_said() -> None:
    set_ = Set()
    set_.rep()
    before = set_.policy.strength_and_priority()
    set_.policy.look_back(looked_back([], ["shrug"], ["shrug"]))
    assert set_.policy.strength_and_priority() == before


def test_a_posture_that_was_found_during_the_set_is_kept_when_it_is_looked_back_on() -> None:
    set_ = Set()
    for _ in range(2):
        set_.give(FaultDetected(t_s=set_.t_s, fault=finding("slumped", set_.t_s)))
        set_.rep()
    set_.policy.look_back(looked_back([], []))
    assert set_.policy.strength_and_priority()[1] == FAULTS["slumped"].text
