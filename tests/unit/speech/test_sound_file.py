from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.sound_file import duration_s, join, read_sound, silence, tidy, write_wav
from posecoach.speech.tones import RATE_HZ, TONE_IDS, WARNING, Samples, tone


def sine(seconds: float, peak: float = 0.5, frequency_hz: float = 440.0, rate_hz: int = RATE_HZ) -> Samples:
    t_s = np.arange(round(seconds * rate_hz)) / rate_hz
    return (peak * 32767 * np.sin(2 * np.pi * frequency_hz * t_s)).astype(np.int16)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    write_wav(path, sine(0.3))
    assert np.array_equal(read_sound(path), sine(0.3))
    assert duration_s(path) == pytest.approx(0.3, abs=1e-3)


def test_a_stereo_sound_of_another_rate_keeps_its_length_and_pitch(tmp_path: Path) -> None:
    path = tmp_path / "b.wav"
    left = sine(1.0, rate_hz=48000)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(np.column_stack([left, left]).tobytes())
    sound = read_sound(path)
    spectrum = np.abs(np.fft.rfft(sound.astype(float)))
    assert len(sound) / RATE_HZ == pytest.approx(1.0, abs=0.01)
    assert np.argmax(spectrum) * RATE_HZ / len(sound) == pytest.approx(440.0, abs=3.0)


def test_the_aiff_of_another_system_is_read(tmp_path: Path) -> None:
    path = tmp_path / "c.aiff"
    with av.open(str(path), "w", format="aiff") as container:
        stream = container.add_stream("pcm_s16be", rate=RATE_HZ, layout="mono")
        frame = av.AudioFrame.from_ndarray(sine(0.5).reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE_HZ
        for packet in [*stream.encode(frame), *stream.encode(None)]:
            container.mux(packet)
    disguised = path.rename(tmp_path / "c.wav")
    assert np.array_equal(read_sound(disguised), sine(0.5))


@pytest.mark.parametrize("content", [b"", b"not a sound at all"])
def test_something_else_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "d.wav"
    path.write_bytes(content)
    with pytest.raises(PosecoachError, match=r"d\.wav"):
        read_sound(path)
    with pytest.raises(PosecoachError, match=r"d\.wav"):
        duration_s(path)


def test_an_impossible_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="missing"):
        write_wav(tmp_path / "missing" / "e.wav", sine(0.1))


def test_silence_around_speech_is_cut_to_a_little() -> None:
    tidied = tidy(np.concatenate([silence(0.4), sine(0.3), silence(0.5)]))
    assert len(tidied) / RATE_HZ == pytest.approx(0.37, abs=0.01)


def test_loud_speech_is_not_clipped() -> None:
    tidied = tidy(sine(0.2, peak=1.0))
    assert np.abs(tidied.astype(int)).max() <= 0.951 * 32767


def test_nothing_but_silence_becomes_nothing() -> None:
    assert len(tidy(silence(1.0))) == 0


def test_parts_are_joined_with_real_gaps() -> None:
    joined = join([sine(0.1), sine(0.1)], 0.5)
    assert len(joined) / RATE_HZ == pytest.approx(0.7, abs=1e-3)
    assert not np.any(joined[round(0.11 * RATE_HZ) : round(0.59 * RATE_HZ)])


@pytest.mark.parametrize("id", sorted(TONE_IDS))
def test_a_tone_is_short_soft_but_of_warnings_and_ends_in_silence(id: str) -> None:
    samples = tone(id).astype(float) / 32767
    assert 0.05 <= len(samples) / RATE_HZ <= 0.7
    assert 0.1 < np.abs(samples).max() < (0.65 if id == WARNING else 0.4)
    assert abs(samples[0]) < 0.01
    assert abs(samples[-1]) < 0.01
    assert np.abs(np.diff(samples)).max() < (0.25 if id == WARNING else 0.15)


def test_the_tone_of_half_a_repetition_is_softer_than_those_that_answer() -> None:
    assert np.abs(tone("count.partial")).max() < np.abs(tone("session.paused")).max()
