from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from posecoach.speech.synthesis.worker import _reply, _text, choose_voice

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


class Late:
    """Writes its file on a thread of its own and returns before, as the library does with espeak."""

    driver_name = "espeak"

    def __init__(self, late_s: float = 0.2) -> None:
        self._late_s = late_s
        self.listeners: list[Callable[..., None]] = []

    def connect(self, topic: str, listener: Callable[..., None]) -> Callable[..., None]:
        assert topic == "finished-utterance"
        self.listeners.append(listener)
        return listener

    def disconnect(self, token: Callable[..., None]) -> None:
        self.listeners.remove(token)

    def save_to_file(self, text: str, path: str) -> None:
        self._path = Path(path)

    def runAndWait(self) -> None:
        threading.Timer(self._late_s, self._finish).start()

    def _finish(self) -> None:
        self._path.write_bytes(bytes(100))
        for listener in tuple(self.listeners):
            listener(name="", completed=True)


def test_a_sound_that_is_written_late_is_waited_for(tmp_path: Path) -> None:
    engine, path = Late(), str(tmp_path / "phrase.wav")
    for _ in range(2):
        (tmp_path / "phrase.wav").unlink(missing_ok=True)
        assert _reply(engine, {"text": "One", "path": path}) == {"done": path}
    assert engine.listeners == []
