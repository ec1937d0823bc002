from __future__ import annotations

import stat
from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.profile import Profile
from posecoach.history.settings import (
    PersonSettings,
    forget_last_person,
    keep_last_person,
    keep_settings,
    last_person,
    read_settings,
    settings_path,
)
from posecoach.history.user_names import DEFAULT_USER, users


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.of("anna", tmp_path)


def test_somebody_who_chose_nothing_has_the_usual_settings(profile: Profile) -> None:
    assert read_settings(profile) == PersonSettings()
    assert not profile.exists


def test_what_was_chosen_is_read_back(profile: Profile) -> None:
    chosen = PersonSettings(camera="rtsp://x/1", voice="female", rate_wpm=140, volume_ratio=0.5, lower_music=True)
    keep_settings(profile, chosen)
    assert read_settings(profile) == chosen
    assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700


def test_damaged_settings_are_named(profile: Profile) -> None:
    keep_settings(profile, PersonSettings())
    settings_path(profile).write_text('{"rate_wpm": "fast"}')
    with pytest.raises(PosecoachError, match="rate_wpm"):
        read_settings(profile)


def test_whoever_was_here_last_is_remembered_without_a_folder_of_their_own(tmp_path: Path) -> None:
    keep_last_person("Anna", tmp_path / "data")
    assert last_person(tmp_path / "data") == "anna"
    assert users(tmp_path / "data") == []


def test_only_the_person_who_was_here_last_is_forgotten_as_such(tmp_path: Path) -> None:
    keep_last_person("anna", tmp_path)
    forget_last_person("ben", tmp_path)
    assert last_person(tmp_path) == "anna"
    forget_last_person("anna", tmp_path)
    assert last_person(tmp_path) == DEFAULT_USER
    forget_last_person(DEFAULT_USER, tmp_path)  # of whom nothing was noted
    assert last_person(tmp_path) == DEFAULT_USER


@pytest.mark.parametrize("content", ["", "[]", '{"user": "../x"}', '{"user": 3'])
def test_a_damaged_note_of_the_last_person_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "last_person.json").write_text(content)
    assert last_person(tmp_path) == "me"
