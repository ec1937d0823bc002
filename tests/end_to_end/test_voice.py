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

from posecoach.coaching.cues.set_feedback import summary_text
from posecoach.core.cue import Cue
from posecoach.core.events import Event, SetEnded
from posecoach.core.vocabulary import CueStatus, Priority
from posecoach.phrases.catalogue import load
from posecoach.registry import exercises
from posecoach.speech.queue import GAP_S, NOT_READY
from posecoach.speech.settings import VoiceSettings
from posecoach.speech.sink import LAST_WORDS_S, SpeechSink
from posecoach.speech.sound_file import duration_s, read_sound
from posecoach.speech.synthesis.engine import WatchedEngine, available_voices, worker_command
from posecoach.speech.tones import RATE_HZ
from tests.support.phonemes import difference
from tests.support.short_texts import correction_pairs, short_texts
from tests.support.sound_server import AUDIBLE, Microphone, SoundServer, missing_programs
from tests.support.spoken import speak_to_file, utterance_duration_s

pytestmark = [
    pytest.mark.device,
    pytest.mark.skipif(bool(missing_programs()), reason=f"not installed here: {missing_programs()}"),
]

PATIENCE_S = 240.0
"""Conditions are waited for, never moments; this only ends a test that hangs."""
EVERY_S = 0.05
"""Pause between looks at the recording: a test that is always busy keeps the microphone from its work."""
PIECE = round(0.1 * RATE_HZ)
"""Samples of a sound that are looked for at once."""
MOST = 0.7
"""The share of a sound that is in the recording if it was played, gaps or not."""
ATTEMPTS = 15
"""A sound server that gets no processor for long drops part of a sound; then it is said again."""
QUIET_S = 1.0
"""Silence that ends a cue; within one there is none half as long."""
ALIKE = 0.45
"""Two corrections that share more of their sounds than they differ in by this are mistaken for each other: "elbows a
little further back" and "elbows level with your back", which ask for opposite things, differed in 0.41."""
LONG = "Keep your shoulders away from your ears, and let both arms hang loose until the next set begins."
"""A sentence that a warning can cut short even where the machine is slow to begin the warning."""


class Listener:
    """A speaking sink and a microphone before it."""

    def __init__(self, folder: Path, prepare: list[str]) -> None:
        self.reports: list[Event] = []
        settings = VoiceSettings(cache_dir=folder)
        self.engine = WatchedEngine(worker_command(settings))
        self.sink = SpeechSink(settings, self.reports.append, prepare, engine=self.engine)
        self.microphone = Microphone()
        self.until(lambda: self.sink.prepared)

    def until(self, true: Callable[[], bool], every_s: float = 0.005) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not true():
            assert time.monotonic() < deadline_s, f"only {self.reports}"
            time.sleep(every_s)

    def say(self, id: str, text: str, priority: int = 3) -> None:
        """Hand over a cue and wait until it is being said; again where the machine made its sound too late."""
        spoken, late = self._reported(id, CueStatus.SPOKEN), self._late(id)
        self._asked = len(self.microphone.recording()[1])
        self._hand_over(id, text, priority)

        def said() -> bool:
            nonlocal late
            if self._late(id) > late:
                late += 1
                self._hand_over(id, text, priority)
            return self._reported(id, CueStatus.SPOKEN) > spoken

        self.until(said)

    def _hand_over(self, id: str, text: str, priority: int) -> None:
        self.sink.handle(Cue(t_s=time.monotonic(), id=id, text=text, priority=priority))

    def _reported(self, id: str, status: CueStatus, reason: str = "") -> int:
        cues = [e for e in tuple(self.reports) if isinstance(e, Cue)]
        return sum((e.id, e.status, e.reason) == (id, status, reason) for e in cues)

    def _late(self, id: str) -> int:
        return self._reported(id, CueStatus.DROPPED, NOT_READY)

    def say_until_whole(self, *cues: tuple[str, str]) -> NDArray[np.int16]:
        """Say cues one after the other, and again if the sound server dropped a part; return the recording of them."""
        for _ in range(ATTEMPTS):
            begin = len(self.microphone.recording()[1])
            for name, text in cues:
                self.say(name, text)
            recording = self.hear()[begin:]
            shares = [heard(recording, self.sound_of(name, text))[0] for name, text in cues]
            if min(shares) > MOST:
                return recording
        raise AssertionError(f"not heard whole: {shares}")

    def loud(self) -> NDArray[np.intp]:
        """Return which samples since the last cue can be heard."""
        _, recording = self.microphone.recording()
        return self._asked + np.flatnonzero(np.abs(recording[self._asked :].astype(int)) > AUDIBLE)

    def sounding(self) -> None:
        """Wait until the last cue can be heard."""
        self.until(lambda: len(self.loud()) > 0, EVERY_S)

    def hear(self) -> NDArray[np.int16]:
        """Wait until the last cue was heard and all has been quiet since; return the recording."""

        def quiet() -> bool:
            loud, (_, recording) = self.loud(), self.microphone.recording()
            return len(loud) > 0 and len(recording) - loud[-1] > QUIET_S * RATE_HZ

        self.until(quiet, EVERY_S)
        return self.microphone.recording()[1]

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
    listener = Listener(tmp_path, ["One", "Two", "Three", LONG, "Stop if it hurts."])
    with listener.microphone:
        yield listener
    listener.sink.close(last_words_s=0.0)


def likeness(recording: NDArray[np.int16], sound: NDArray[np.int16]) -> tuple[float, int]:
    """Return the largest normalised cross-correlation of a sound with the recording, and at which sample."""
    if len(recording) < len(sound):
        return 0.0, 0
    whole, part = recording.astype(float), sound.astype(float)
    product = fftconvolve(whole, part[::-1], mode="valid")
    energy = fftconvolve(whole**2, np.ones(len(part)), mode="valid")
    score = product / np.sqrt(np.maximum(energy, 1e6) * np.sum(part**2))
    return float(score.max()), int(score.argmax())


def heard(recording: NDArray[np.int16], sound: NDArray[np.int16]) -> tuple[float, int]:
    """Return which share of a sound's audible pieces is in the recording, and at which sample its last one ends.

    In pieces, because a sound server that gets no processor for a moment plays a gap amid a sound.
    """
    pieces = [sound[at : at + PIECE] for at in range(0, len(sound) - PIECE + 1, PIECE)]
    found = [likeness(recording, piece) for piece in pieces if np.abs(piece.astype(int)).max() > 10 * AUDIBLE]
    ends = [at + PIECE for score, at in found if score > 0.97]
    return len(ends) / len(found), max(ends, default=0)


def test_a_loudspeaker_plays_the_counts_one_after_the_other(listener: Listener) -> None:
    words = ("One", "Two", "Three")
    cues = [(f"count.{number}", word) for number, word in enumerate(words, 1)]
    recording = listener.say_until_whole(*cues)
    sounds = [listener.sound_of(*cue) for cue in cues]
    ends = [heard(recording, sound)[1] for sound in sounds]
    assert ends == sorted(ends)
    frames = np.abs(recording[: len(recording) // 220 * 220].reshape(-1, 220).astype(int)).max(axis=1)
    assert np.sum(frames > AUDIBLE) * 0.01 < sum(map(len, sounds)) / RATE_HZ + 0.1, "something else was heard"


def test_words_can_be_distinguished_in_the_recording(listener: Listener) -> None:
    recording = listener.say_until_whole(("count.2", "Two"))
    shares = {word: heard(recording, listener.sound_of("count", word))[0] for word in ("One", "Three")}
    assert max(shares.values()) < 1 - MOST, shares


def test_a_warning_cuts_a_correction_short(listener: Listener) -> None:
    listener.say("cue.shrug", LONG, priority=Priority.FORM)
    listener.sounding()
    listener.say("safety.stop_pain", "Stop if it hurts.", priority=Priority.SAFETY)
    recording = listener.hear()
    assert heard(recording, listener.sound_of("cue.shrug", LONG))[0] < MOST
    if heard(recording, listener.sound_of("safety.stop_pain", "Stop if it hurts."))[0] < MOST:
        listener.say_until_whole(("safety.stop_pain", "Stop if it hurts."))
    assert [e.status for e in listener.reports if isinstance(e, Cue) and e.id == "cue.shrug"] == [
        "spoken",
        "interrupted",
    ]


def test_half_a_repetition_sounds_softer_than_a_count(listener: Listener) -> None:
    recording = listener.say_until_whole(("count.partial", ""))
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
    texts = sorted({text for _, text in short_texts(load("en"), exercises().values())})
    lengths_s = speak_to_file(texts, tmp_path / "cues.wav", VoiceSettings(cache_dir=tmp_path / "voice"))
    assert [text for text, seconds in zip(texts, lengths_s, strict=True) if seconds > 2.5] == []


def test_corrections_of_different_faults_differ_in_their_sounds() -> None:
    pairs = [pair for spec in exercises().values() for pair in correction_pairs(load("en"), spec)]
    assert len(pairs) > 100
    assert [(one, other) for one, other in pairs if difference(one, other) < ALIKE] == []


def test_the_longest_last_words_are_said_to_their_end(tmp_path: Path) -> None:
    words = load("en")
    summaries = {
        summary_text(
            SetEnded(t_s=0.0, index=1, full=12, partial=0, count=12, strength=one.strength, priority=other.cue),
            words,
            None,
            looked_back=True,
        )
        for spec in exercises().values()
        for one in spec.feedback().values()
        for other in spec.feedback().values()
    }
    last = [words.count(12), "", words.say("set.all_done")]
    settings = VoiceSettings(cache_dir=tmp_path / "voice")
    for last[1] in sorted(summaries, key=len)[-5:]:
        assert sum(speak_to_file(last, tmp_path / "last.wav", settings)) + 3 * GAP_S < LAST_WORDS_S


def test_the_voices_of_this_system_are_listed() -> None:
    assert any("en" in code for voice in available_voices(VoiceSettings()) for code in voice["languages"])
