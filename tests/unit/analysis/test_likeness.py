from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.likeness import ALIKE, MOST, likeness, shared

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


def test_alike_movements_share_their_evidence_and_a_stray_one_keeps_its_own() -> None:
    stray = USUAL | {"inclination_deg": 300.0}
    odds = shared([3.0, -1.0, 1.0, -4.0], likeness([USUAL, USUAL, USUAL, stray]))
    assert odds == pytest.approx([1.0, 1.0, 1.0, -4.0])


def test_a_set_without_movements_has_no_evidence() -> None:
    assert len(shared([], likeness([]))) == 0
