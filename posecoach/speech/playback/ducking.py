"""Lowers other programs' sound while the coach speaks, and brings it back: never stopped, only quieter.

Through ``pactl``, which PulseAudio has and PipeWire answers too (``pipewire-pulse``). Elsewhere nothing is lowered.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from posecoach.speech.playback.player import Player

LOWERED_RATIO = 0.5
"""Of what it was: 18 dB less on the cubic scale of PulseAudio, so that speech stands out and music is still heard."""
PROGRAM_TIMEOUT_S = 1.0
Ask = Callable[[Sequence[str]], str]
"""Runs ``pactl`` with these arguments; returns what it writes, nothing where it fails."""


def can_lower_others() -> bool:
    """Whether this system lets the coach lower other programs' sound."""
    return shutil.which("pactl") is not None and ask_pactl(["info"]) != ""


def ask_pactl(arguments: Sequence[str]) -> str:
    """See :data:`Ask`."""
    try:
        done = subprocess.run(
            ["pactl", *arguments],
            capture_output=True,
            text=True,
            timeout=PROGRAM_TIMEOUT_S,
            check=True,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout


class Ducking:
    """Lowers streams and brings back those that nobody else has changed meanwhile."""

    def __init__(self, ask: Ask = ask_pactl) -> None:
        self._ask = ask
        self._before: dict[int, tuple[list[int], list[int]]] = {}
        """By stream: its volumes before, and those it was given."""

    def lower(self) -> None:
        """Lower every stream of another program that is not lowered yet."""
        for index, volumes in self._streams().items():
            if index not in self._before:
                lowered = [round(LOWERED_RATIO * volume) for volume in volumes]
                self._before[index] = (volumes, lowered)
                self._set(index, lowered)

    def restore(self) -> None:
        """Bring back what was lowered, unless somebody chose another volume meanwhile."""
        if not self._before:
            return
        now = self._streams()
        for index, (volumes, lowered) in self._before.items():
            if now.get(index) == lowered:
                self._set(index, volumes)
        self._before.clear()

    def _set(self, index: int, volumes: Sequence[int]) -> None:
        self._ask(["set-sink-input-volume", str(index), *map(str, volumes)])

    def _streams(self) -> dict[int, list[int]]:
        """Return the volumes of each channel of other programs' streams, by number of the stream."""
        with contextlib.suppress(ValueError, KeyError, TypeError, AttributeError):
            streams = json.loads(self._ask(["--format=json", "list", "sink-inputs"]) or "[]")
            return {int(one["index"]): _volumes(one) for one in streams if not _is_ours(one)}
        return {}


def _volumes(stream: dict[str, Any]) -> list[int]:
    return [int(channel["value"]) for channel in stream["volume"].values()]


def _is_ours(stream: dict[str, Any]) -> bool:
    """Whether the stream is of this program, or of one that it began to play a sound."""
    process = str(stream.get("properties", {}).get("application.process.id", ""))
    return process == str(os.getpid()) or _parent(process) == os.getpid()


def _parent(process: str) -> int:
    """Return the number of a process's parent; 0 where that is not known."""
    with contextlib.suppress(OSError, ValueError, IndexError):
        return int(Path(f"/proc/{int(process)}/stat").read_text().rpartition(")")[2].split()[1])
    return 0


class DuckingPlayer:
    """Plays through another player, and lowers everything else from the beginning of a sound to its end."""

    def __init__(self, player: Player, ducking: Ducking | None = None) -> None:
        self._player, self._ducking = player, ducking or Ducking()
        self.name = player.name

    def play(self, path: Path) -> None:
        """Lower the others, and play; for a sound that cannot be played they are not lowered."""
        self._ducking.lower()
        try:
            self._player.play(path)
        except Exception:
            self._ducking.restore()
            raise

    def playing(self) -> bool:
        """Whether the sound is not over; when it is, the others are as before."""
        playing = self._player.playing()
        if not playing:
            self._ducking.restore()
        return playing

    def stop(self) -> None:
        """Fall silent at once."""
        self._player.stop()
        self._ducking.restore()

    def close(self) -> None:
        """Bring the others back and release the device."""
        self._ducking.restore()
        self._player.close()
