from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.evidence.likeness import ALIKE, AROUND_S, AROUND_SHARE, MOST, likeness, rarity, shares

USUAL = dict.fromkeys(ALIKE, 1.0)


def test_equal_movements_are_alike_and_unlike_ones_are_not() -> None:
    other = USUAL | {"bend_share_deg": 1.0 + 3 * ALIKE["bend_share_deg"]}
    alike = likeness([USUAL, USUAL, other])
    assert alike[0] == pytest.approx([1.0, 1.0, math.exp(-9.0)])


def test_more_than_a_squeeze_is_as_like_as_one_and_arms_alone_are_not() -> None:
    squeeze, arched, arms = ({"retraction": value} for value in (MOST["retraction"], 0.15, 0.0))
    alike = likeness([squeeze, arched, arms])
    assert alike[0, 1] == pytest.approx(1.0)
    assert alike[0, 2] < 0.3


def test_what_was_not_seen_makes_no_difference() -> None:
    assert likeness([USUAL, USUAL | {"range_log": math.nan}]) == pytest.approx(np.ones((2, 2)))


def test_alike_movements_share_their_evidence_and_a_stray_one_far_away_keeps_its_own() -> None:
    stray = USUAL | {"inclination_deg": 300.0}
    counts = shares(likeness([USUAL, USUAL, USUAL, stray]), [1.0, 1.0, 1.0, 1.0 + 20 * AROUND_S])
    assert counts @ [3.0, -1.0, 1.0, -4.0] == pytest.approx([1.0, 1.0, 1.0, -4.0])


def test_what_is_done_around_a_movement_speaks_for_and_against_it_the_less_the_further_away() -> None:
    unlike = [USUAL, USUAL | {"inclination_deg": 300.0}]
    near, far = (shares(likeness(unlike), [1.0, 1.0 + seconds]) @ [1.0, -4.0] for seconds in (0.0, AROUND_S))
    assert near == pytest.approx([1.0 - AROUND_SHARE * 2.5, -4.0 + AROUND_SHARE * 2.5])
    assert near[0] < far[0] < 1.0


def test_what_is_cut_off_says_nothing_of_others_but_they_speak_for_it() -> None:
    unlike = [USUAL, USUAL | {"inclination_deg": 300.0}]
    whole, piece = shares(likeness(unlike), [1.0, 1.0], [True, False]) @ [1.0, -4.0]
    assert whole == pytest.approx(1.0)
    assert piece == pytest.approx(-4.0 + AROUND_SHARE * 2.5)
    pieces = shares(likeness(unlike), [1.0, 1.0], [False, False]) @ [1.0, -4.0]
    assert pieces == pytest.approx([1.0, -4.0])


def test_a_set_hears_less_of_what_is_done_around_it_than_one_that_has_no_company() -> None:
    stray = USUAL | {"inclination_deg": 300.0}
    alone, *_ = shares(likeness([USUAL, stray]), [0.0, 0.0], sets_apart=True) @ [1.0, -4.0]
    four = shares(likeness([*[USUAL] * 4, stray]), [0.0] * 5, sets_apart=True)
    among_four, *_ = four @ [1.0, 1.0, 1.0, 1.0, -4.0]
    assert alone == pytest.approx(1.0 - AROUND_SHARE * 2.5)
    assert among_four == pytest.approx(1.0 - AROUND_SHARE / 4)


def test_movements_between_which_something_else_was_done_are_not_of_one_set() -> None:
    other, far_s = USUAL | {"inclination_deg": 300.0}, 100 * AROUND_S
    together = shares(likeness([USUAL, USUAL]), [0.0, far_s], sets_apart=True) @ [4.0, -4.0]
    at_s = [0.0, far_s / 3, 2 * far_s / 3, far_s]
    parted = shares(likeness([USUAL, other, other, USUAL]), at_s, sets_apart=True)
    parted = parted @ [4.0, 0.0, 0.0, -4.0]
    assert together == pytest.approx([AROUND_SHARE / 2 * 4.0, AROUND_SHARE / 2 * -4.0])
    assert parted[0] > 3.9
    assert parted[-1] < -3.9


def test_the_order_in_which_movements_are_given_makes_no_difference() -> None:
    kinds = [USUAL, USUAL | {"inclination_deg": 300.0}, USUAL | {"inclination_deg": 30.0}, USUAL]
    at_s, order = np.array([3.0, 1.0, 2.0, 0.5]), [2, 0, 3, 1]
    counts = shares(likeness(kinds), list(at_s), sets_apart=True)
    shuffled = shares(likeness([kinds[i] for i in order]), list(at_s[order]), sets_apart=True)
    assert shuffled == pytest.approx(counts[np.ix_(order, order)])


def test_a_movement_that_is_like_few_of_many_is_less_likely() -> None:
    stray = [USUAL | {"inclination_deg": 300.0 * i} for i in range(2, 22)]
    assert rarity(likeness([USUAL])) == pytest.approx([0.0])
    assert rarity(likeness([USUAL] * 8)) == pytest.approx([0.0] * 8)
    lone = rarity(likeness([USUAL, *stray]))[0]
    of_set = rarity(likeness([*[USUAL] * 8, *stray]))[0]
    assert lone < -0.8
    assert lone < of_set < 0.0


def test_a_set_without_movements_has_no_evidence() -> None:
    assert shares(likeness([]), []).shape == (0, 0)
