from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.speech.playback.loudness import Loudness, ScaledPlayer
from posecoach.speech.playback.player import PlayerError
from posecoach.speech.sound_file import read_sound, write_wav
from posecoach.speech.tones import Samples


class Ear:
    """A player that hears what it plays."""

    name = "ear"

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.calls: list[str] = []

    def play(self, path: Path) -> None:
        self.heard.append(int(np.abs(read_sound(path)).max()))

    def playing(self) -> bool:
        return bool(self.heard)

    def stop(self) -> None:
        self.calls.append("stop")

    def close(self) -> None:
        self.calls.append("close")


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    write_wav(tmp_path / "a.wav", np.full(2205, 10_000, np.int16))
    return tmp_path / "a.wav"


def test_a_sound_is_as_loud_as_it_should_be_when_it_begins(sound: Path) -> None:
    ear, loudness = Ear(), Loudness()
    player = ScaledPlayer(loudness, lambda: ear)
    for ratio in (1.0, 0.5, 0.0):
        loudness.set(ratio)
        player.play(sound)
    player.close()
    assert ear.heard == [10_000, 5_000, 0]


@pytest.mark.parametrize(("asked", "ratio"), [(2.0, 1.0), (-1.0, 0.0), (0.3, 0.3)])
def test_loudness_stays_between_nothing_and_full(asked: float, ratio: float) -> None:
    loudness = Loudness()
    loudness.set(asked)
    assert loudness.ratio == ratio


def test_everything_else_is_left_to_the_player(sound: Path) -> None:
    ear = Ear()
    player = ScaledPlayer(Loudness(), lambda: ear)
    assert not player.playing()
    player.play(sound)
    assert player.playing()
    player.stop()
    player.close()
    assert ear.calls == ["stop", "close"]


def full_disk(_path: Path, _samples: Samples) -> None:
    raise PosecoachError("No space left on device")


def test_where_no_softer_sound_can_be_kept_the_device_is_at_fault_and_not_the_sound(
    sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ear, loudness = Ear(), Loudness(0.5)
    player = ScaledPlayer(loudness, lambda: ear)
    monkeypatch.setattr("posecoach.speech.playback.loudness.write_wav", full_disk)
    with pytest.raises(PlayerError, match="No space left"):
        player.play(sound)
    loudness.set(1.0)
    player.play(sound)
    player.close()
    assert ear.heard == [10_000]


def test_a_warning_is_no_softer_than_it_may_be(sound: Path) -> None:
    ear = Ear()
    player = ScaledPlayer(Loudness(0.1), lambda: ear)
    player.play(sound, least_ratio=0.5)
    player.play(sound)
    player.close()
    assert ear.heard == [5_000, 1_000]
