from __future__ import annotations

import itertools

import pytest

from tests.support.cued_set import FAULTS, REP_S, Set, times


def test_a_mended_fault_is_praised_for_what_it_was() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for _ in range(2):
        set_.rep()
    assert set_.raised("praise.") == [("praise.shrug", "Good, long neck")]


def test_a_fault_is_not_called_mended_after_a_single_repetition_without_it() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for praised in ([], ["praise.shrug"]):
        set_.wait(10.0)  # the last words are long past
        set_.rep()
        assert [name for name, _ in set_.raised("praise.")] == praised


def test_praise_comes_once_in_four_repetitions_and_no_more_often() -> None:
    set_ = Set(reps=30)
    for _ in range(16):
        set_.rep()
    gaps = [b - a for a, b in itertools.pairwise(times(set_, "praise."))]
    assert len(gaps) >= 2
    assert gaps == pytest.approx([4 * REP_S] * len(gaps), abs=0.15)  # it follows the number, of one digit or two


def test_praise_does_not_always_use_the_same_words() -> None:
    set_ = Set(reps=30)
    for _ in range(9):
        set_.rep()
    assert [text for _, text in set_.raised("praise.")] == ["Smooth", "Steady"]


def test_repetitions_between_which_one_was_not_judged_are_not_several_in_a_row() -> None:
    set_ = Set(reps=30)
    for n in range(12):
        set_.rep(full=n % 3 != 1, score=None if n % 3 == 1 else 90.0)
    assert set_.raised("praise.") == []


OF_FORM = tuple(name for name, fault in FAULTS.items() if fault.of_form)


def test_nobody_is_called_clean_of_whose_form_nothing_could_be_judged() -> None:
    """As of somebody who rows with their back to the camera."""
    from_behind, from_the_side = Set(reps=30), Set(reps=30)
    for _ in range(8):
        from_behind.rep(unseen=OF_FORM)
        from_the_side.rep(unseen=OF_FORM[1:])
    assert from_behind.raised("praise.") == []
    assert from_the_side.raised("praise.") != []


def test_of_a_way_that_was_not_judged_nobody_hears_that_they_went_all_of_it() -> None:
    set_ = Set(reps=30)
    for _ in range(5):
        set_.rep(unseen=tuple(name for name, fault in FAULTS.items() if fault.of_the_way))
    assert set_.raised("praise.") == [("praise.form", "praise.form")]


def test_a_fault_that_cannot_be_judged_any_more_is_not_called_mended() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for _ in range(2):
        set_.rep(unseen=("shrug",))
    assert set_.raised("praise.") == []
    for _ in range(2):
        set_.rep(full=False)
    set_.rep()
    assert set_.raised("praise.shrug") == [("praise.shrug", "Good, long neck")]


def test_a_fault_or_half_a_range_is_not_praised() -> None:
    set_ = Set(reps=30)
    for _ in range(8):
        set_.rep(full=False)
    for _ in range(8):
        set_.rep(["asymmetry"])
    assert set_.raised("praise.") == []


def test_nothing_but_counts_and_safety_comes_within_eight_seconds() -> None:
    set_ = Set(reps=40)
    pattern = [["shrug"], ["shrug"], [], [], [], ["too-fast"], ["too-fast", "asymmetry"], [], ["hands-place"], []]
    for faults in pattern * 3:
        set_.rep(faults)
    said = sorted(times(set_) + times(set_, "praise.") + times(set_, "policy."))
    assert len(said) > 6
    assert min(b - a for a, b in itertools.pairwise(said)) >= 8.0
