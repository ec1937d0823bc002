"""How loud the voice is, changed while it speaks: sounds are scaled as they are played."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np

from posecoach.core.errors import PosecoachError
from posecoach.speech.playback.player import Player, PlayerError, open_player
from posecoach.speech.sound_file import read_sound, write_wav

FULL_RATIO = 0.99
"""From here on nothing need be scaled."""
WARNING_RATIO = 0.5
"""Warnings are no softer, however far the voice is turned down: 6 dB below its full loudness; our own default."""


class Loudness:
    """A number that one thread sets and another reads.

    Attributes
    ----------
    ratio
        0..1 of the full loudness of the amplitude.
    """

    def __init__(self, ratio: float = 1.0) -> None:
        self.ratio = ratio

    def set(self, ratio: float) -> None:
        """Set it; what lies outside 0..1 is brought to the nearer end."""
        self.ratio = min(1.0, max(0.0, ratio))


class ScaledPlayer:
    """Plays as loud as :class:`Loudness` says, through another player."""

    def __init__(self, loudness: Loudness, player: Callable[[], Player] = open_player) -> None:
        self._loudness, self._player = loudness, player()
        self.name = self._player.name
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def play(self, path: Path, least_ratio: float = 0.0) -> None:
        """Play a sound as loud as it should be now, and no softer than ``least_ratio`` of its full loudness."""
        ratio = max(self._loudness.ratio, least_ratio)
        self._player.play(path if ratio >= FULL_RATIO else self._softer(path, ratio))

    def _softer(self, path: Path, ratio: float) -> Path:
        samples = (read_sound(path) * ratio).astype(np.int16)
        try:
            self._folder = self._folder or tempfile.TemporaryDirectory(prefix="posecoach-sound-")
            softer = Path(self._folder.name) / "softer.wav"
            write_wav(softer, samples)
        except (OSError, PosecoachError) as error:  # the disk is full: nothing is wrong with the sound itself
            raise PlayerError(f"a softer sound cannot be kept ({error})") from error
        return softer

    def playing(self) -> bool:
        """Whether the sound is not over."""
        return self._player.playing()

    def stop(self) -> None:
        """Fall silent at once."""
        self._player.stop()

    def close(self) -> None:
        """Release the device."""
        self._player.close()
        if self._folder is not None:
            self._folder.cleanup()
