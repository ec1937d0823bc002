from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.history.people import Named, keep_name, people, person_called, shown_name, tidy_name
from posecoach.history.profile import Profile
from posecoach.history.user_names import user_name


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))


def somebody(typed: str) -> Named:
    person = person_called(typed)
    keep_name(person)
    return person


@pytest.mark.parametrize(
    ("typed", "folder"),
    [("Anna", "anna"), ("  Anna  Müller ", "anna-müller"), ("Dr. K!", "dr-k"), ("Con", "con-2"), ("李", "李")],
)
def test_a_name_is_kept_as_typed_in_a_folder_that_is_safe(typed: str, folder: str) -> None:
    person = somebody(typed)
    assert person.user == folder == user_name(folder)
    assert shown_name(person.user) == " ".join(typed.split())
    assert people() == [person]


def test_whoever_is_known_is_found_by_name_or_folder_in_any_letters() -> None:
    anna = somebody("Anna Müller")
    assert [person_called(typed) for typed in ("anna müller", "ANNA  MÜLLER", "anna-müller")] == [anna] * 3


def test_two_people_whose_folders_would_be_one_have_two() -> None:
    assert somebody("Anna B").user == "anna-b"
    assert somebody("Anna-B.").user == "anna-b-2"
    assert [one.name for one in people()] == ["Anna B", "Anna-B."]


def test_whoever_typed_no_name_is_called_as_their_folder() -> None:
    Profile.of("ben").make_folder()
    assert people() == [Named("ben", "ben")]


def test_a_damaged_file_of_settings_does_not_take_the_name_list_along() -> None:
    anna = somebody("Anna")
    (Profile.of(anna.user).folder / "settings.json").write_text("{")
    assert shown_name("anna") == "anna"


def test_a_name_may_be_as_long_as_the_refusal_of_a_longer_one_says() -> None:
    with pytest.raises(PosecoachError, match="Use up to 40 letters"):
        tidy_name("x" * 41)
    assert tidy_name("x" * 40) == "x" * 40


@pytest.mark.parametrize("typed", ["", "  ", "../anna", "a/b", "a\\b", "!!!", "x" * 41, "a\x00b", "<b>"])
def test_what_is_no_name_is_refused(typed: str) -> None:
    with pytest.raises(PosecoachError, match="cannot be a name"):
        tidy_name(typed)
