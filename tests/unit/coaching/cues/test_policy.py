from __future__ import annotations

import math
from typing import Any

import pytest

from posecoach.analysis.judgement.judge import NOT_RETURNED
from posecoach.core.events import (
    FaultDetected,
    RepRejected,
    SetReviewed,
)
from tests.support.cued_set import Set, finding, reasons, times
from tests.support.heard import Heard


def lasting(set_: Set, t_s: float) -> None:
    set_.t_s = t_s
    set_.give(FaultDetected(t_s=t_s, fault=finding("slumped", t_s)))
    set_.wait(0.5)


def test_a_lasting_fault_is_corrected_soon_after_it_is_found() -> None:
    set_ = Set()
    lasting(set_, 10.0)
    assert set_.raised() == [("cue.slumped", "Grow tall")]
    assert times(set_)[0] <= 10.5


def test_a_lasting_fault_is_not_nagged_about() -> None:
    set_ = Set()
    for t_s in (10.0, 20.0, 31.0, 60.0, 90.0, 120.0):
        lasting(set_, t_s)
    assert [text for _, text in set_.raised()] == ["Grow tall", "Grow tall", "Sit up like a tree"]
    assert reasons(set_.cues)[0] == "said less than 20 s ago"
    assert "left to the summary" in reasons(set_.cues)[-1]


def test_a_finding_that_came_with_its_repetition_is_not_taken_for_a_lasting_one() -> None:
    set_ = Set()
    t_s = 5.0
    fault = finding("shrug", t_s)
    set_.give(RepRejected(t_s=t_s, start_s=1.0, end_s=t_s, reason="a shrug", faults=(fault,)))
    set_.give(FaultDetected(t_s=t_s, fault=fault, rep_index=None))
    set_.t_s = t_s
    set_.wait(2.0)
    assert set_.raised() == []


@pytest.mark.parametrize(("valid", "score"), [(0.69, 80.0), (math.nan, 80.0), (1.0, None)])
def test_a_repetition_that_was_hardly_seen_is_counted_but_not_corrected(valid: float, score: float | None) -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["shrug"], valid=valid, score=score)
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2", "n3"]
    assert set_.raised() == []
    assert set(reasons(set_.cues)) == {"too little was seen to judge"}


@pytest.mark.parametrize(("counted", "then"), [(4, "n5. count.last_one"), (3, "n4. count.last_two"), (2, "n3")])
def test_after_a_pause_in_which_the_set_was_counted_anew_the_number_goes_on_from_there(counted: int, then: str) -> None:
    set_ = Set(reps=6)
    for _ in range(3):
        set_.rep()
    set_.give(SetReviewed(t_s=set_.t_s, announced=3, counted=counted))
    set_.rep()
    assert set_.raised("count.")[-1][1] == then


def test_the_coach_says_once_per_set_that_it_could_only_count() -> None:
    set_ = Set()
    for _ in range(5):
        set_.rep(valid=0.5)
    assert len(set_.raised("policy.")) == 1
    set_.policy.start_set(10)
    for _ in range(2):
        set_.rep(valid=0.5)
    assert len(set_.raised("policy.")) == 2


@pytest.mark.parametrize("full", [True, False])
def test_of_a_single_repetition_or_of_halves_it_is_not_said_that_they_were_only_counted(full: bool) -> None:
    """The first of a set has nothing to be compared with, the next are judged; halves are not counted."""
    set_ = Set()
    for number in range(5):
        set_.rep(full=full, score=90.0 if full and number else None)
    assert set_.raised("policy.") == []


def test_a_question_is_always_answered() -> None:
    set_ = Set()
    assert set_.policy.answer(0.0)[0].id == "answer.nothing_yet"
    set_.rep(["asymmetry", "shrug"])
    assert set_.policy.answer(set_.t_s)[0].text == "Shoulders away from ears"
    set_.rep()
    assert set_.policy.answer(set_.t_s)[0].id == "answer.clean"


def test_who_asks_after_a_movement_that_did_not_count_hears_why_and_no_praise_of_the_one_before() -> None:
    set_ = Set()
    set_.rep()
    set_.give(RepRejected(t_s=set_.t_s, start_s=set_.t_s - 3.0, end_s=set_.t_s, reason="the hands sank"))
    answered = set_.policy.answer(set_.t_s)[0]
    assert (answered.id, "the hands sank" in answered.text) == ("answer.refused", True)


def test_what_a_pause_cut_off_is_not_what_is_asked_about() -> None:
    set_ = Set()
    set_.rep()
    set_.give(RepRejected(t_s=set_.t_s, start_s=set_.t_s - 1.0, end_s=set_.t_s, reason=NOT_RETURNED))
    assert set_.policy.answer(set_.t_s)[0].id == "answer.clean"


@pytest.mark.parametrize(("how", "id"), [({"full": False}, "answer.partial"), ({"valid": 0.5}, "policy.only_counted")])
def test_one_that_was_not_full_or_not_judged_is_not_called_a_good_one(how: dict[str, Any], id: str) -> None:
    set_ = Set()
    set_.rep(**how)
    assert set_.policy.answer(set_.t_s)[0].id == id


@pytest.mark.parametrize("full", [True, False])
def test_a_correction_of_a_repetition_that_was_found_late_is_heard_after_its_number_or_tone(full: bool) -> None:
    set_, heard = Set(), Heard()
    for _ in range(3):
        set_.movement([finding("shrug", set_.t_s)], full=full, late_s=1.0)
    for tick in range(round(10 * set_.t_s) + 1):
        t_s = round(tick / 10, 6)
        heard.take([cue for cue in set_.cues if cue.t_s == t_s], t_s)
    assert "cue.shrug" in heard.ids()
    assert heard.ids()[heard.ids().index("cue.shrug") - 1].startswith("count.")


def test_an_unknown_fault_is_passed_by() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["something-new"])
    assert set_.raised() == []
