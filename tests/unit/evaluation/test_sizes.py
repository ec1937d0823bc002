"""Tests for posecoach.evaluation.sizes."""

from __future__ import annotations

import pytest

from posecoach.evaluation.sizes import SIZED, UNITS, sizes_in


@pytest.mark.parametrize(
    ("field", "fault", "unit"),
    [
        ("shrug", "shrug", "deg"),
        ("swing", "torso-swing", "deg"),
        ("asym", "asymmetry", "ratio"),
        ("rocking", "hips-rocking", "m"),
    ],
)
def test_the_size_of_a_fault_is_what_the_spec_gives(field: str, fault: str, unit: str) -> None:
    assert sizes_in({"seed": 7, field: 0.4}) == {fault: 0.4}
    assert UNITS[fault] == unit


@pytest.mark.parametrize(("retraction", "shortfall"), [(0.0, 1.0), (0.3, 0.7), (0.8, 0.2)])
def test_the_size_of_a_lost_retraction_is_what_is_missing_of_a_whole_one(retraction: float, shortfall: float) -> None:
    assert sizes_in({"retraction": retraction}) == {"no-retraction": shortfall}


def test_a_whole_retraction_and_amounts_of_0_are_no_faults() -> None:
    assert sizes_in({"retraction": 1.0, "shrug": 0, "swing": 0.0, "asym": 0.0, "rocking": 0.0}) == {}


@pytest.mark.parametrize("spec", [None, [], "shrug", {}, {"shrug": "much"}, {"shrug": True}, {"shrug": None}])
def test_a_spec_without_numbers_tells_no_size(spec: object) -> None:
    assert sizes_in(spec) == {}


def test_several_faults_of_one_clip_all_have_their_size() -> None:
    assert sizes_in({"shrug": 12, "swing": 8}) == {"shrug": 12.0, "torso-swing": 8.0}


def test_every_fault_has_one_field_only() -> None:
    assert len(UNITS) == len(SIZED)
