from __future__ import annotations

from typing import Any

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.synthesis.voices import check_voice

VOICES: list[dict[str, Any]] = [
    {"id": "gmw/en", "name": "English (Great Britain)", "languages": ["en-gb"]},
    {"id": "gmw/en-US", "name": "English (America)", "languages": ["en-us"]},
    {"id": "gmw/de", "name": "German", "languages": ["de"]},
]


def test_part_of_a_name_in_any_case_is_enough() -> None:
    check_voice(VoiceSettings(voice="great brit"), lambda _: VOICES)


def test_an_unknown_voice_is_refused_and_those_of_the_language_are_named() -> None:
    with pytest.raises(PosecoachError) as caught:
        check_voice(VoiceSettings(voice="Hal"), lambda _: VOICES)
    assert "'Hal'" in str(caught.value)
    assert "English (Great Britain), English (America), and 1 others" in str(caught.value)


def test_of_a_hundred_voices_a_dozen_are_named() -> None:
    many = [{"id": str(i), "name": f"Voice {i}", "languages": ["en"]} for i in range(100)]
    with pytest.raises(PosecoachError, match="Voice 11, and 88 others"):
        check_voice(VoiceSettings(voice="Hal"), lambda _: many)


def test_a_system_without_voices_says_so() -> None:
    with pytest.raises(PosecoachError, match="no voice at all"):
        check_voice(VoiceSettings(voice="Hal"), lambda _: [])


def test_the_voices_are_asked_for_without_the_name_that_may_be_wrong() -> None:
    asked: list[VoiceSettings] = []

    def voices(settings: VoiceSettings) -> list[dict[str, Any]]:
        asked.append(settings)
        return VOICES

    check_voice(VoiceSettings(voice="German", rate_wpm=150), voices)
    assert asked == [VoiceSettings(voice="", rate_wpm=150)]


@pytest.mark.parametrize("settings", [VoiceSettings(), VoiceSettings(voice="Hal", silent=True)])
def test_settings_without_a_name_or_without_a_voice_do_not_wait_for_the_speech_engine(settings: VoiceSettings) -> None:
    def voices(_: VoiceSettings) -> list[dict[str, Any]]:
        raise AssertionError("nobody wants to know")

    check_voice(settings, voices)


def test_the_voice_of_warnings_is_looked_for_though_the_rest_is_muted() -> None:
    with pytest.raises(PosecoachError, match="Hal"):
        check_voice(VoiceSettings(voice="Hal", mute=True), lambda _: VOICES)
