"""Playing a sound file at once, and stopping it at once, with whatever this system has.

Measured on Linux into a null sink, request to first sample: ``paplay`` 10 ms, ``aplay`` 12 ms (two busy cores).
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from posecoach.core.errors import PosecoachError
from posecoach.speech.sound_file import duration_s, read_sound, silence, write_wav
from posecoach.speech.tones import RATE_HZ
from posecoach.system.child_process import NO_WINDOW

TRIAL_S = 0.5
"""A program without a sound server or card fails within this time (measured: 0.02 s); one that does not fail works."""
DEVICE_S = 0.08
"""Time between a sound's last sample being handed over and heard."""
HANGS_S = 8.0
"""A program that runs this much longer than its sound lasts is stuck in the sound server."""


class PlayerError(Exception):
    """The sound could not be played."""


class Player(Protocol):
    """Plays one sound file at a time."""

    name: str

    def play(self, path: Path) -> None:
        """Begin to play a WAV file and return at once.

        Raises
        ------
        PlayerError
            If that is not possible.
        PosecoachError
            If the file cannot be read.
        """
        ...

    def playing(self) -> bool:
        """Whether it is still sounding.

        Raises
        ------
        PlayerError
            If it ended too early.
        """
        ...

    def stop(self) -> None:
        """Fall silent at once."""
        ...

    def close(self) -> None:
        """Release the device."""
        ...


class ProgramPlayer:
    """Plays with a program that takes the path of the file as its last argument, such as ``paplay``.

    The end of a sound follows from its length: some sound servers let the program go only seconds after the last
    sample was heard (PulseAudio into a null sink: 2 s).
    """

    def __init__(self, command: Sequence[str], clock: Callable[[], float] = time.monotonic) -> None:
        self.name = command[0]
        self._command = list(command)
        self._clock = clock
        self._end_s = -math.inf
        self._running: list[tuple[subprocess.Popen[bytes], float]] = []

    def play(self, path: Path) -> None:
        """Start the program."""
        length_s = duration_s(path)
        try:
            process = subprocess.Popen(
                [*self._command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                creationflags=NO_WINDOW,
            )
        except OSError as error:
            raise PlayerError(f"{self.name} cannot be started ({error})") from error
        self._end_s = self._clock() + length_s + DEVICE_S
        self._running.append((process, self._end_s + HANGS_S))

    def playing(self) -> bool:
        """Whether the sound is not over; the failure of the program is ours."""
        now_s = self._clock()
        for process, limit_s in tuple(self._running):
            status = process.poll()
            if status is None and now_s > limit_s:
                raise PlayerError(f"{self.name} hangs")
            if status is not None:
                self._running.remove((process, limit_s))
                if status != 0:
                    raise PlayerError(f"{self.name} ended with status {status}")
        return now_s < self._end_s

    def stop(self) -> None:
        """End the program."""
        for process, _ in self._running:
            process.kill()
            process.wait()
        self._running.clear()
        self._end_s = -math.inf

    def close(self) -> None:
        """End the program."""
        self.stop()


class DevicePlayer:
    """Plays through PortAudio (package ``sounddevice``), with one stream that stays open."""

    name = "sounddevice"

    def __init__(self) -> None:
        try:
            import sounddevice  # type: ignore[import-untyped]

            self._lock = threading.Lock()
            self._left = b""
            self._stream: Any = sounddevice.RawOutputStream(
                samplerate=RATE_HZ, channels=1, dtype="int16", latency=0.06, callback=self._fill
            )
            self._stream.start()
        except Exception as error:
            # PortAudio missing is an OSError, no device a PortAudioError that exists only if the import worked.
            raise PlayerError(f"sounddevice cannot be used ({error})") from error

    def _fill(self, out: Any, frames: int, _time: object, _status: object) -> None:
        wanted = 2 * frames
        with self._lock:
            part, self._left = self._left[:wanted], self._left[wanted:]
        out[:] = part.ljust(wanted, b"\0")

    def play(self, path: Path) -> None:
        """Hand the samples to the open stream."""
        samples = read_sound(path).tobytes()
        if not self._stream.active:
            raise PlayerError("the sound device has gone")
        with self._lock:
            self._left = samples

    def playing(self) -> bool:
        """Whether samples are left."""
        with self._lock:
            left = bool(self._left)
        if left and not self._stream.active:
            raise PlayerError("the sound device has gone")
        return left

    def stop(self) -> None:
        """Forget the samples that are left."""
        with self._lock:
            self._left = b""

    def close(self) -> None:
        """Close the stream."""
        self.stop()
        self._stream.close()


class WindowsPlayer:
    """Plays with the sound interface of Windows that comes with Python."""

    name = "winsound"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        try:
            import winsound
        except ImportError as error:
            raise PlayerError("winsound is only there on Windows") from error
        self._winsound: Any = winsound
        self._clock = clock
        self._end_s = 0.0

    def play(self, path: Path) -> None:
        """Start the sound."""
        try:
            self._winsound.PlaySound(str(path), self._winsound.SND_FILENAME | self._winsound.SND_ASYNC)
        except RuntimeError as error:
            raise PlayerError(f"winsound cannot play ({error})") from error
        self._end_s = self._clock() + duration_s(path)

    def playing(self) -> bool:
        """Whether its time is not over; Windows does not report it."""
        return self._clock() < self._end_s

    def stop(self) -> None:
        """End the sound."""
        self._winsound.PlaySound(None, self._winsound.SND_PURGE)
        self._end_s = 0.0

    def close(self) -> None:
        """End the sound."""
        self.stop()


PROGRAMS: tuple[tuple[str, ...], ...] = (("paplay", "--latency-msec=40"), ("aplay", "-q"))
"""Players of PulseAudio and PipeWire, and of ALSA."""
MAC_PROGRAMS: tuple[tuple[str, ...], ...] = (("afplay",),)


def _try_program(command: Sequence[str]) -> Player:
    """Return a player that has been heard not to fail with a moment of silence.

    Raises
    ------
    PlayerError
        If the program is missing or fails (no sound server, no card).
    """
    if shutil.which(command[0]) is None:
        raise PlayerError(f"{command[0]} is not installed")
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "silence.wav"
            write_wav(path, silence(0.02))
            trial = subprocess.run(
                [*command, str(path)], capture_output=True, timeout=TRIAL_S, check=False, creationflags=NO_WINDOW
            )
    except subprocess.TimeoutExpired:
        return ProgramPlayer(command)
    except (OSError, PosecoachError) as error:
        raise PlayerError(f"{command[0]} cannot be tried ({error})") from error
    if trial.returncode != 0:
        reason = trial.stderr.decode("utf-8", "replace").strip().splitlines()
        raise PlayerError(f"{command[0]} failed ({reason[0] if reason else trial.returncode})")
    return ProgramPlayer(command)


def candidates(platform: str = sys.platform) -> list[Callable[[], Player]]:
    """Return the ways to play on a system, best first.

    Linux wheels of sounddevice lack PortAudio, and PortAudio prints to the terminal there, so its players come first.
    """
    known = MAC_PROGRAMS if platform == "darwin" else PROGRAMS
    programs: list[Callable[[], Player]] = [lambda c=command: _try_program(c) for command in known]  # type: ignore[misc]
    if platform == "win32":
        return [DevicePlayer, WindowsPlayer]
    return [DevicePlayer, *programs] if platform == "darwin" else [*programs, DevicePlayer]


def open_player(ways: Sequence[Callable[[], Player]] | None = None) -> Player:
    """Return the first player that works.

    Raises
    ------
    PlayerError
        If there is none; the message lists what was tried.
    """
    problems: list[str] = []
    for way in candidates() if ways is None else ways:
        try:
            return way()
        except PlayerError as error:
            problems.append(str(error))
    raise PlayerError(f"no sound can be played, `posecoach doctor` says what helps ({'; '.join(problems)})")
