"""A sound device that may be pulled out and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from posecoach.speech.playback.loudness import WARNING_RATIO, Loudness, ScaledPlayer
from posecoach.speech.playback.player import Player, PlayerError

PLAYER_FAILURES = 3
"""After this many failed sounds in a row, say on the screen that nothing is heard."""
REOPEN_S = 5.0
"""Pause between attempts to find a sound device again."""


class Loudspeaker:
    """Plays one sound at a time, as loud as ``loudness`` says, on a device that is opened when it is needed."""

    def __init__(self, opener: Callable[[], Player], loudness: Loudness) -> None:
        self._opener, self._loudness = opener, loudness
        self._player: ScaledPlayer | None = None
        self._failures = 0
        self._reopen_s = 0.0

    def open(self) -> bool:
        """Return whether there is a device, after looking for one unless that was tried a moment ago.

        Raises
        ------
        PlayerError
            If none was found.
        """
        if self._player is None and time.monotonic() >= self._reopen_s:
            try:
                self._player = ScaledPlayer(self._loudness, self._opener)
            except PlayerError:
                self._reopen_s = time.monotonic() + REOPEN_S
                raise
        return self._player is not None

    def play(self, sound: Path, *, warns: bool = False) -> None:
        """Begin a sound on the open device, one that ``warns`` never softly; raises PlayerError if it cannot."""
        assert self._player is not None
        self._player.play(sound, WARNING_RATIO if warns else 0.0)

    def playing(self) -> bool:
        """Return whether the sound goes on; raises PlayerError if it broke off."""
        assert self._player is not None
        playing = self._player.playing()
        if not playing:
            self._failures = 0
        return playing

    def stop(self) -> None:
        """Silence the device, if there is one."""
        if self._player is not None:
            self._player.stop()

    def close(self) -> None:
        """Release the device, if there is one."""
        if self._player is not None:
            self._player.close()
            self._player = None

    def give_up(self) -> bool:
        """Release a device that failed; return whether that has happened too often to go unmentioned."""
        self.close()
        self._failures += 1
        return self._failures >= PLAYER_FAILURES
