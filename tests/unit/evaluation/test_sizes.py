"""Tests for posecoach.evaluation.sizes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from posecoach.evaluation.sizes import labels, sizes_in, unit_of
from posecoach.evaluation.truth import read_truth


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
    assert unit_of(fault) == unit


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


def test_every_field_is_of_one_fault_only() -> None:
    fields = [label.spec_field for label in labels().values() if label.spec_field]
    assert len(set(fields)) == len(fields)


def test_a_size_of_a_fault_that_is_not_known_has_no_unit() -> None:
    assert (unit_of("shrug"), unit_of("head-only"), unit_of("hiccups")) == ("deg", "ratio", "")


def test_a_truth_file_gives_sizes_for_the_clip_and_for_single_repetitions(tmp_path: Path) -> None:
    rep = {"start_s": 1.0, "peak_s": 2.0, "end_s": 3.0, "full": True, "faults": []}
    truth = {
        "clip": "c.mp4",
        "exercise": "row",
        "view": "side-left",
        "full_reps": 2,
        "fps": 12,
        "reps": [rep, rep | {"sizes": {"shrug": 9, "torso-swing": 4}}],
        "spec": {"shrug": 6},
    }
    (tmp_path / "c.mp4").touch()
    (tmp_path / "c.json").write_text(json.dumps(truth), encoding="utf-8")

    reps = read_truth(tmp_path / "c.json").reps

    assert [r.fault_sizes for r in reps] == [{"shrug": 6.0}, {"shrug": 9.0, "torso-swing": 4.0}]
    assert not any(r.clean for r in reps)
