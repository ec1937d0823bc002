"""What holds for every exercise, of this project and of others, and how those of others are found."""

from __future__ import annotations

import dataclasses
import logging
import tomllib
from collections.abc import Callable
from importlib.metadata import EntryPoint
from typing import Any

import pytest

import posecoach.registry
from posecoach.core.cycle import RepCycle
from posecoach.core.errors import PosecoachError
from posecoach.core.faults import RepFault
from posecoach.core.pain import STOP_ABOVE, STOP_RISE
from posecoach.core.prescription import TimedPart
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import ENTRY_POINT_GROUP, exercise, exercises
from posecoach.testing import check_exercise
from tests.support.sample_poses import ROOT, SAMPLES

KNOWN = exercises()
CLIPS: list[dict[str, Any]] = tomllib.loads((SAMPLES / "MANIFEST.toml").read_text(encoding="utf-8"))["clip"]
FOREIGN = dataclasses.replace(KNOWN["row"], id="foreign", name="Foreign")
NOT_AN_EXERCISE = "row"
Installed = Callable[..., None]


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Installed:
    """Pretend that other packages name these objects of this module as exercises."""

    def install(*names: str) -> None:
        points = [EntryPoint(name, f"{__name__}:{name}", ENTRY_POINT_GROUP) for name in names]
        monkeypatch.setattr(posecoach.registry, "entry_points", lambda group: points)
        monkeypatch.setattr(
            EntryPoint, "load", lambda self: globals()[self.attr] if self.attr in globals() else _raise(self.attr)
        )

    return install


def _raise(name: str) -> None:
    raise ImportError(f"no {name}")


@pytest.mark.parametrize("spec", KNOWN.values(), ids=KNOWN)
def test_an_exercise_keeps_the_rules_for_all(spec: ExerciseSpec) -> None:
    check_exercise(spec)


@pytest.mark.parametrize("spec", KNOWN.values(), ids=KNOWN)
def test_haste_costs_the_points_of_the_tempo_and_no_others(spec: ExerciseSpec) -> None:
    hasty = [fault for fault in spec.faults if fault.measure == "duration_s"]
    assert [fault.weight for fault in hasty] == [0.0 for _ in hasty]


@pytest.mark.parametrize("exercise_id", KNOWN)
def test_an_exercise_is_a_file_a_test_and_clips_of_its_name(exercise_id: str) -> None:
    assert (ROOT / "posecoach" / "exercises" / f"{exercise_id}.py").is_file()
    assert (ROOT / "tests" / "exercises" / f"test_{exercise_id}.py").is_file()
    assert any(clip.get("exercise") == exercise_id for clip in CLIPS)


def test_exercises_are_listed_by_their_own_ids() -> None:
    assert {key: spec.id for key, spec in KNOWN.items()} == {key: key for key in KNOWN}


def test_an_exercise_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(PosecoachError, match=r"no exercise 'squat'. Choose one of: cat_camel, .*row"):
        exercise("squat")


def test_the_exercise_of_another_package_is_found(installed: Installed) -> None:
    installed("FOREIGN")
    assert exercise("foreign") is FOREIGN
    assert set(exercises()) == {*KNOWN, "foreign"}


@pytest.mark.parametrize(
    ("name", "words"), [("MISSING", "cannot be loaded"), ("NOT_AN_EXERCISE", "is no ExerciseSpec")]
)
def test_a_broken_plug_in_is_reported_and_left_out(
    installed: Installed, caplog: pytest.LogCaptureFixture, name: str, words: str
) -> None:
    installed(name, "FOREIGN")
    with caplog.at_level(logging.WARNING):
        assert set(exercises()) == {*KNOWN, "foreign"}
    assert words in caplog.text
    assert name in caplog.text


def test_two_exercises_of_one_id_are_an_error(installed: Installed) -> None:
    installed("FOREIGN", "FOREIGN")
    with pytest.raises(PosecoachError, match="'foreign'"):
        exercises()


def _broken(**changes: Any) -> ExerciseSpec:
    return dataclasses.replace(KNOWN["row"], **changes)


def _worded(**changes: str) -> RepFault:
    fault = KNOWN["row"].faults[0]
    return dataclasses.replace(fault, feedback=dataclasses.replace(fault.feedback, **changes))


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (_broken(cycle=None, hold=None, state_faults=()), "neither repetitions nor holds"),
        (_broken(measures=()), "no measure is named"),
        (_broken(guide=dataclasses.replace(KNOWN["row"].guide, purpose="")), "says nothing of purpose"),
        (_broken(faults=(*KNOWN["row"].faults, KNOWN["row"].faults[0])), "is there twice"),
        (
            _broken(measures=(dataclasses.replace(KNOWN["row"].measures[0], signal="made_up_ratio"),)),
            "No signal is named",
        ),
        (_broken(faults=(dataclasses.replace(KNOWN["row"].faults[0], source=" "),)), "has no source"),
        (_broken(faults=(_worded(cue="Don't do that!"),)), "cue"),
        (_broken(faults=(dataclasses.replace(KNOWN["row"].faults[0], views=frozenset()),)), "from no view"),
        (_broken(faults=(_worded(sentence="{worth}."),)), "sentence"),
        (_broken(prescription=dataclasses.replace(
            KNOWN["row"].prescription, first_part=TimedPart("rolling", "Roll.", "Slowly", "", 2, 45.0)
        )), "before the sets"),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(spec: ExerciseSpec, words: str) -> None:
    with pytest.raises(AssertionError, match=words):
        check_exercise(spec)


@pytest.mark.parametrize("spec", exercises().values(), ids=lambda s: s.id)
def test_when_to_stop_is_said_as_the_session_stops(spec: ExerciseSpec) -> None:
    said = f"pain above {STOP_ABOVE} of 10, or {STOP_RISE} more than at the start"
    assert {sign for sign in spec.guide.stop_if if "of 10" in sign} <= {said}


@pytest.mark.parametrize(
    ("exercise_id", "word"),
    [
        ("muscle_fatigue", "high blood pressure that is not under control"),
        ("muscle_fatigue", "pain above 5"),
        ("self_massage", "the edge of the shoulder blade"),
        ("row", "two to three on the way back"),
    ],
)
def test_what_the_specification_asks_for_and_warns_of_is_said(exercise_id: str, word: str) -> None:
    guide = KNOWN[exercise_id].guide
    assert word in " ".join((*guide.avoid_if, *guide.stop_if, *guide.set_up))


@pytest.mark.parametrize(
    ("exercise_id", "word"), [("self_massage", "the second for the right"), ("foam_roller", "shift the roller")]
)
def test_what_changes_from_set_to_set_is_said_beforehand_or_in_the_rest(exercise_id: str, word: str) -> None:
    spec = KNOWN[exercise_id]
    assert spec.prescription.dose.sets > 1
    beforehand = [sentence for sentence in spec.guide.set_up if "set" in sentence]
    assert any(word in sentence.lower() for sentence in (*beforehand, spec.guide.between_sets))


@pytest.mark.parametrize("spec", [s for s in KNOWN.values() if s.cycle is not None], ids=lambda s: s.id)
def test_the_two_ways_of_a_repetition_have_names_of_their_own(spec: ExerciseSpec) -> None:
    assert spec.cycle is not None
    assert spec.cycle.words.ways != RepCycle((), "deg", 1.0, 1.0).words.ways
    assert spec.words.one
