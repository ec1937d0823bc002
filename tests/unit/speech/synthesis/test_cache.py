from __future__ import annotations

import gc
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.cue import Cue
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import Priority
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sound_file import duration_s, read_sound, silence, write_wav
from posecoach.speech.synthesis import cache as speech_cache
from posecoach.speech.synthesis.cache import PhraseCache
from posecoach.speech.tones import RATE_HZ, Samples, tone


def speech(seconds: float = 0.4) -> Samples:
    return (8000 * np.sin(np.arange(round(seconds * RATE_HZ)) / 8)).astype(np.int16)


@pytest.fixture
def cache(tmp_path: Path) -> PhraseCache:
    return PhraseCache(VoiceSettings(cache_dir=tmp_path / "voice"))


def keep(cache: PhraseCache, tmp_path: Path, text: str) -> Path:
    write_wav(tmp_path / "new.wav", speech())
    return cache.keep(text, tmp_path / "new.wav")


def cue(id: str, text: str) -> Cue:
    return Cue(t_s=0.0, id=id, text=text, priority=Priority.COUNT)


def test_a_phrase_that_was_kept_is_had(cache: PhraseCache, tmp_path: Path) -> None:
    assert not cache.has("One")
    path = keep(cache, tmp_path, "One")
    assert cache.has("One")
    assert cache.sound_of(cue("count.1", "One")) == path
    assert duration_s(cache.path("One")) == pytest.approx(0.4, abs=0.01)


@pytest.mark.parametrize("change", [{"voice": "anna"}, {"rate_wpm": 120}, {"language": "de"}, {"engine": "espeak"}])
def test_another_way_of_speaking_is_another_sound(cache: PhraseCache, change: dict[str, object]) -> None:
    other = PhraseCache(replace(cache.settings, **change))
    assert other.path("One") != cache.path("One")
    assert PhraseCache(cache.settings).path("One") == cache.path("One")


def test_a_phrase_that_was_not_made_has_no_sound(cache: PhraseCache) -> None:
    assert cache.sound_of(cue("count.1", "One")) is None
    assert cache.sound_of(cue("session.paused", "Paused")) is None


def test_a_tone_without_words_needs_no_synthesiser(cache: PhraseCache) -> None:
    path = cache.sound_of(cue("count.partial", ""))
    assert path is not None
    assert np.array_equal(read_sound(path), tone("count.partial"))


def test_words_follow_the_tone_of_their_cue(cache: PhraseCache, tmp_path: Path) -> None:
    keep(cache, tmp_path, "Paused")
    path = cache.sound_of(cue("session.paused", "Paused"))
    assert path is not None
    chime_s = len(tone("session.paused")) / RATE_HZ
    assert duration_s(path) == pytest.approx(chime_s + 0.06 + duration_s(cache.path("Paused")), abs=0.01)


def test_without_a_voice_the_tone_is_left(cache: PhraseCache) -> None:
    assert cache.tone_of(cue("session.paused", "Paused")) is not None
    assert cache.tone_of(cue("count.1", "One")) is None


def test_how_loud_it_is_heard_makes_no_other_sound(cache: PhraseCache) -> None:
    assert PhraseCache(replace(cache.settings, volume_ratio=0.5)).path("One") == cache.path("One")


def test_a_synthesiser_that_makes_no_sound_is_found_out(cache: PhraseCache, tmp_path: Path) -> None:
    write_wav(tmp_path / "nothing.wav", silence(0.5))
    with pytest.raises(PosecoachError, match="no sound"):
        cache.keep("One", tmp_path / "nothing.wav")
    assert not cache.has("One")


def test_the_oldest_files_go_when_there_are_too_many(
    cache: PhraseCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_cache, "MOST_FILES", 2)
    for age, text in enumerate(["new", "middle", "old"]):
        path = keep(cache, tmp_path, text)
        os.utime(path, (1e9 - age, 1e9 - age))
    assert cache.prune() == 1
    assert [cache.has(text) for text in ("new", "middle", "old")] == [True, True, False]


def test_a_sound_that_another_program_has_just_deleted_is_no_matter(
    cache: PhraseCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech_cache, "MOST_FILES", 0)
    keep(cache, tmp_path, "One")
    (cache.folder / "gone.wav").symlink_to(tmp_path / "deleted")
    assert cache.prune() == 1


def test_a_folder_that_cannot_be_made_is_replaced_by_a_temporary_one_that_goes_with_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = PhraseCache(VoiceSettings(cache_dir=tmp_path / "file" / "voice"))
    assert cache.folder.is_dir()
    assert cache.folder != tmp_path / "file" / "voice"
    folder = cache.folder
    del cache
    gc.collect()
    assert not folder.exists()
