from __future__ import annotations

import pytest

from posecoach.speech.worker import _text, choose_voice

VOICES = [
    {"id": "com.system.Anna", "name": "Anna", "languages": ["de-de"]},
    {"id": "com.system.Annabel", "name": "Annabel", "languages": ["en-au"]},
    {"id": "gmw/en", "name": "English (Great Britain)", "languages": ["en-gb"]},
]


def test_the_systems_voice_is_kept_if_it_speaks_the_language() -> None:
    assert choose_voice(VOICES, "gmw/en", "", "en") == ""


def test_a_voice_of_the_language_replaces_one_of_another() -> None:
    assert choose_voice(VOICES, "com.system.Anna", "", "en") == "com.system.Annabel"


def test_the_systems_voice_is_kept_if_no_voice_tells_its_language() -> None:
    silent = [{"id": "sapi/1", "name": "David", "languages": []}]
    assert choose_voice(silent, "sapi/1", "", "en") == ""


@pytest.mark.parametrize(
    ("wanted", "chosen"), [("anna", "com.system.Anna"), ("annab", "com.system.Annabel"), ("GREAT", "gmw/en")]
)
def test_a_voice_is_wanted_by_part_of_its_name(wanted: str, chosen: str) -> None:
    assert choose_voice(VOICES, "gmw/en", wanted, "en") == chosen


def test_a_voice_that_is_not_there_is_an_error() -> None:
    with pytest.raises(LookupError, match="Zoe"):
        choose_voice(VOICES, "gmw/en", "Zoe", "en")


@pytest.mark.parametrize(("code", "text"), [(b"\x05en-gb", "en-gb"), ("en_US", "en-us"), ("de", "de")])
def test_language_codes_of_all_drivers_are_understood(code: str | bytes, text: str) -> None:
    assert _text(code) == text
