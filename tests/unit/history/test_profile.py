from __future__ import annotations

import dataclasses
import json
import math
import os
from pathlib import Path

import pytest

from posecoach.analysis.judgement.reference import Reference
from posecoach.core.errors import PosecoachError
from posecoach.history.profile import Erased, Profile, all_logs
from posecoach.history.user_names import users
from tests.support.sessions import MONDAY

REFERENCE = Reference({"pull_left_deg": 62.5}, {"elbow_start": 12.0}, {"pull_left_deg": 0.8}, 6)


def test_a_calibration_is_kept_per_person_and_exercise(tmp_path: Path) -> None:
    profile = Profile.of("Anna", tmp_path)
    assert profile.reference("row") is None
    assert not profile.exists
    path = profile.keep_reference("row", REFERENCE, "2026-01-05T18:00:00+01:00")
    assert path.is_relative_to(profile.folder)
    assert Profile.of("anna", tmp_path).reference("row") == REFERENCE
    assert profile.reference("cat_camel") is None
    assert Profile.of("me", tmp_path).reference("row") is None
    profile.keep_reference("row", Reference(reps=2))
    assert profile.reference("row") == Reference(reps=2)


def test_values_that_were_never_seen_are_not_kept(tmp_path: Path) -> None:
    profile = Profile.of("me", tmp_path)
    profile.keep_reference("row", Reference({"a": math.nan, "b": 1.0}, {"c": math.inf}, {}, 3))
    assert profile.reference("row") == Reference({"b": 1.0}, {}, {}, 3)


def test_what_the_person_showed_is_kept_and_a_calibration_of_before_is_one_without(tmp_path: Path) -> None:
    profile = Profile.of("me", tmp_path)
    shown = dataclasses.replace(REFERENCE, shown=({"range_log": 4.0}, {"range_log": 4.1}))
    path = profile.keep_reference("row", shown)
    assert profile.reference("row") == shown
    content = json.loads(path.read_text())
    del content["reference"]["shown"]
    path.write_text(json.dumps(content))
    assert profile.reference("row") == REFERENCE


@pytest.mark.parametrize("content", ["", "{", "[]", '{"reference": {}}', '{"reference": {"ranges": 3}}'])
def test_a_damaged_calibration_is_reported_with_what_to_do(tmp_path: Path, content: str) -> None:
    profile = Profile.of("me", tmp_path)
    profile.keep_reference("row", REFERENCE).write_text(content)
    with pytest.raises(PosecoachError, match="Delete it"):
        profile.reference("row")


def test_logs_are_named_by_time_and_exercise_and_never_written_over(tmp_path: Path) -> None:
    profile = Profile.of("me", tmp_path)
    assert profile.logs() == []
    first = profile.new_log("row", MONDAY)
    assert first.name == "2026-01-05T18-00-00_row.jsonl"
    first.write_text("")
    second = profile.new_log("row", MONDAY)
    second.write_text("")
    assert second.name == "2026-01-05T18-00-00_row-2.jsonl"
    third = profile.new_log("my/exercise", MONDAY)
    assert third.parent == first.parent
    assert set(profile.logs()) == {first, second, third}


def test_everybody_and_all_their_logs_are_found(tmp_path: Path) -> None:
    assert users(tmp_path) == []
    for user in ("me", "anna"):
        Profile.of(user, tmp_path).new_log("row", MONDAY).write_text("")
    assert users(tmp_path) == ["anna", "me"]
    assert [log.parents[1].name for log in all_logs(tmp_path)] == ["anna", "me"]


def test_erasing_takes_everything_of_one_person(tmp_path: Path) -> None:
    anna, me = Profile.of("anna", tmp_path), Profile.of("me", tmp_path)
    for profile in (anna, me):
        profile.new_log("row", MONDAY).write_text("")
        profile.keep_reference("row", REFERENCE)
    assert anna.erase() == Erased(logs=1, calibrations=1)
    assert not anna.folder.exists()
    assert me.reference("row") == REFERENCE
    assert anna.erase() == Erased(0, 0)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights than these")
def test_nobody_else_on_the_machine_may_look_into_a_persons_folder(tmp_path: Path) -> None:
    log = Profile.of("me", tmp_path / "new").new_log("row", MONDAY)
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in log.parents[:4])


def test_a_data_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(PosecoachError, match="POSECOACH_DATA"):
        Profile.of("me", tmp_path / "file").new_log("row", MONDAY)


def test_a_person_who_heard_the_risks_of_an_exercise_does_not_hear_them_again(tmp_path: Path) -> None:
    profile = Profile.of("me", tmp_path)
    assert profile.informed() == frozenset()
    profile.keep_informed(["row"])
    profile.keep_informed(["cat_camel", "row"])
    assert Profile.of("me", tmp_path).informed() == {"row", "cat_camel"}
    assert Profile.of("bob", tmp_path).informed() == frozenset()
    profile.erase()
    assert profile.informed() == frozenset()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"exercises": 3}', "{}"])
def test_after_a_damaged_note_of_the_risks_heard_they_are_said_again(tmp_path: Path, text: str) -> None:
    profile = Profile.of("me", tmp_path)
    profile.keep_informed(["row"])
    (profile.folder / "told.json").write_text(text)
    assert profile.informed() == frozenset()
    profile.keep_informed(["row"])
    assert profile.informed() == {"row"}
