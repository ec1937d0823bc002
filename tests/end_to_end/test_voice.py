"""The voice, from cues to what a loudspeaker plays: speech library, cache, player and sound server are real."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import fftconvolve

from posecoach.core.events import Cue, Event
from posecoach.core.vocabulary import Priority
from posecoach.phrases import load
from posecoach.registry import exercises
from posecoach.speech.cache import VoiceSettings
from posecoach.speech.engine import WatchedEngine, available_voices, worker_command
from posecoach.speech.sink import SpeechSink
from posecoach.speech.sound_file import duration_s, read_sound
from posecoach.speech.tones import RATE_HZ
from tests.support.sound_server import AUDIBLE, Microphone, SoundServer, missing_programs
from tests.support.spoken import speak_to_file, utterance_duration_s

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed here: {missing_programs()}"),
]

PATIENCE_S = 30.0


class Listener:
    """A speaking sink and a microphone before it."""

    def __init__(self, folder: Path, prepare: list[str]) -> None:
        self.reports: list[Event] = []
        settings = VoiceSettings(cache_dir=folder)
        self.engine = WatchedEngine(worker_command(settings))
        self.sink = SpeechSink(settings, self.reports.append, prepare, engine=self.engine)
        self.microphone = Microphone()
        self.until(lambda: self.sink.prepared)

    def until(self, true: Callable[[], bool]) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < deadline_s, f"only {self.reports}"
            time.sleep(0.005)

    def say(self, id: str, text: str, priority: int = 3) -> float:
        """Hand over a cue, wait until it is being said, and return when it was handed over."""
        now_s = time.monotonic()
        self.sink.handle(Cue(t_s=now_s, id=id, text=text, priority=priority))
        self.until(lambda: any(isinstance(e, Cue) and (e.id, e.status) == (id, "spoken") for e in self.reports))
        return now_s

    def sound_of(self, id: str, text: str) -> NDArray[np.int16]:
        path = self.sink.cache.sound_of(Cue(t_s=0.0, id=id, text=text, priority=Priority.COUNT))
        assert path is not None
        return read_sound(path)


@pytest.fixture(scope="module")
def server() -> Iterator[SoundServer]:
    with SoundServer() as server:
        yield server


@pytest.fixture
def listener(server: SoundServer, tmp_path: Path) -> Iterator[Listener]:
    del server
    listener = Listener(tmp_path, ["One", "Two", "Three", "Shoulders away from ears", "Stop if it hurts."])
    with listener.microphone:
        yield listener
    listener.sink.close(last_words_s=0.0)


def likeness(recording: NDArray[np.int16], sound: NDArray[np.int16]) -> tuple[float, int]:
    """Return the largest normalised cross-correlation of a sound with the recording, and at which sample."""
    whole, part = recording.astype(float), sound.astype(float)
    product = fftconvolve(whole, part[::-1], mode="valid")
    energy = fftconvolve(whole**2, np.ones(len(part)), mode="valid")
    score = product / np.sqrt(np.maximum(energy, 1e6) * np.sum(part**2))
    return float(score.max()), int(score.argmax())


def test_a_loudspeaker_plays_the_counts_one_after_the_other(listener: Listener) -> None:
    asked_s = []
    words = ("One", "Two", "Three")
    for number, word in enumerate(words, 1):
        asked_s.append(listener.say(f"count.{number}", word))
        time.sleep(1.2)
    began_s, recording = listener.microphone.recording()
    for number, word in enumerate(words, 1):
        score, position = likeness(recording, listener.sound_of(f"count.{number}", word))
        assert score > 0.95, f"{word} is not in the recording"
        heard_s = began_s + position / RATE_HZ
        assert asked_s[number - 1] - 0.1 < heard_s < asked_s[number - 1] + 1.0
    spoken_s = sum(len(listener.sound_of(f"count.{n}", word)) for n, word in enumerate(words, 1)) / RATE_HZ
    frames = np.abs(recording[: len(recording) // 220 * 220].reshape(-1, 220).astype(int)).max(axis=1)
    assert np.sum(frames > AUDIBLE) * 0.01 < spoken_s + 0.1, "something else was heard"


def test_words_are_told_apart_in_the_recording(listener: Listener) -> None:
    listener.say("count.2", "Two")
    time.sleep(0.9)
    _, recording = listener.microphone.recording()
    scores = {word: likeness(recording, listener.sound_of("count", word))[0] for word in ("One", "Two", "Three")}
    assert max(scores, key=lambda word: scores[word]) == "Two"
    assert sorted(scores.values())[-2] < 0.8


def test_a_warning_cuts_a_correction_short(listener: Listener) -> None:
    listener.say("cue.shrug", "Shoulders away from ears", priority=Priority.FORM)
    time.sleep(0.3)
    warned_s = listener.say("safety.stop_pain", "Stop if it hurts.", priority=Priority.SAFETY)
    time.sleep(2.0)
    began_s, recording = listener.microphone.recording()
    score, position = likeness(recording, listener.sound_of("safety.stop_pain", "Stop if it hurts."))
    assert score > 0.9
    assert began_s + position / RATE_HZ < warned_s + 1.0
    assert likeness(recording, listener.sound_of("cue.shrug", "Shoulders away from ears"))[0] < 0.8
    assert [e.status for e in listener.reports if isinstance(e, Cue) and e.id == "cue.shrug"] == [
        "spoken",
        "interrupted",
    ]


def test_half_a_repetition_sounds_softer_than_a_count(listener: Listener) -> None:
    listener.say("count.partial", "")
    time.sleep(0.8)
    _, recording = listener.microphone.recording()
    assert likeness(recording, listener.sound_of("count.partial", ""))[0] > 0.95
    loudest = np.abs(recording.astype(int)).max()
    assert AUDIBLE < loudest < np.abs(listener.sound_of("count.1", "One").astype(int)).max()


def test_the_speech_process_may_be_killed_again_and_again(listener: Listener) -> None:
    for number in range(4):
        if listener.engine.pid is not None:
            os.kill(listener.engine.pid, signal.SIGKILL)
        listener.say(f"number.{number}", str(number + 30))
    assert [type(event).__name__ for event in listener.reports if not isinstance(event, Cue)] == []


def test_a_sequence_is_spoken_into_a_file_with_real_gaps(tmp_path: Path) -> None:
    settings = VoiceSettings(cache_dir=tmp_path / "voice")
    lengths_s = speak_to_file(["One", "Two"], tmp_path / "counts.wav", settings, gap_s=0.5)
    assert duration_s(tmp_path / "counts.wav") == pytest.approx(sum(lengths_s) + 0.5, abs=0.01)
    sound = read_sound(tmp_path / "counts.wav")
    gap = sound[round((lengths_s[0] + 0.02) * RATE_HZ) : round((lengths_s[0] + 0.48) * RATE_HZ)]
    assert np.abs(gap.astype(int)).max() < AUDIBLE
    assert np.abs(sound.astype(int)).max() < 32000


def test_a_longer_text_takes_longer_and_a_faster_voice_less_time(tmp_path: Path) -> None:
    settings = VoiceSettings(cache_dir=tmp_path)
    text = "Stand or sit tall, elbows bent at your sides."
    seconds = utterance_duration_s(text, settings)
    assert seconds > 2 * utterance_duration_s("Stand tall", settings)
    assert utterance_duration_s(text, VoiceSettings(cache_dir=tmp_path, rate_wpm=280)) < 0.8 * seconds


def test_every_count_is_short_enough_for_its_repetition(tmp_path: Path) -> None:
    lengths_s = speak_to_file(load("en").counts, tmp_path / "counts.wav", VoiceSettings(cache_dir=tmp_path / "voice"))
    assert max(lengths_s) < 1.2


def test_every_correction_is_said_within_two_and_a_half_seconds(tmp_path: Path) -> None:
    texts = sorted({text for _, text in load("en").short_texts(exercises().values())})
    lengths_s = speak_to_file(texts, tmp_path / "cues.wav", VoiceSettings(cache_dir=tmp_path / "voice"))
    assert [text for text, seconds in zip(texts, lengths_s, strict=True) if seconds > 2.5] == []


def test_the_voices_of_this_system_are_listed() -> None:
    assert any("en" in code for voice in available_voices(VoiceSettings()) for code in voice["languages"])
