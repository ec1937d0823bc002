"""A sound server of our own whose loudspeaker is a recording."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from posecoach.core.closing import Closing
from posecoach.speech.tones import RATE_HZ

START_S = 120.0
AUDIBLE = 300
"""Samples above this (of 32767) are sound."""


def missing_programs() -> str:
    """Return which of the needed programs are not installed, empty if all are."""
    needed = ("pulseaudio", "pactl", "paplay", "parec", "espeak-ng")
    return ", ".join(name for name in needed if shutil.which(name) is None)


class SoundServer(Closing):
    """PulseAudio with a null sink, on a socket of its own; while it is entered, players of this process use it."""

    socket = "socket"

    def __enter__(self) -> Self:
        self._folder = Path(tempfile.mkdtemp(prefix="sound-", dir="/tmp"))
        self._environment = os.environ.get("PULSE_SERVER")
        self._server = subprocess.Popen(
            self.command(),
            env={**os.environ, "XDG_RUNTIME_DIR": str(self._folder), "HOME": str(self._folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.environ["PULSE_SERVER"] = f"unix:{self._folder / self.socket}"
        try:
            self.prepare()
        except BaseException:
            self.close()
            raise
        return self

    def command(self) -> list[str]:
        """Return what starts the server."""
        return [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            f"--load=module-native-protocol-unix socket={self._folder / self.socket}",
            f"--load=module-null-sink sink_name=room rate={RATE_HZ} channels=1",
        ]  # fmt: skip

    def prepare(self) -> None:
        """Wait until the server answers."""
        self.until("pactl", "info")

    def until(self, *command: str) -> None:
        """Repeat a command until it succeeds."""
        deadline_s = time.monotonic() + START_S
        while subprocess.run(command, capture_output=True, check=False).returncode != 0:
            if time.monotonic() > deadline_s or self._server.poll() is not None:
                raise RuntimeError(f"the sound server did not start: {command} failed")
            time.sleep(0.05)

    def close(self) -> None:
        with contextlib.suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait()
        if self._environment is None:
            os.environ.pop("PULSE_SERVER", None)
        else:
            os.environ["PULSE_SERVER"] = self._environment
        shutil.rmtree(self._folder, ignore_errors=True)


PIPEWIRE = """
pipewire & until [ -S "$XDG_RUNTIME_DIR/pipewire-0" ]; do sleep 0.05; done
wireplumber & exec pipewire-pulse
"""


def missing_pipewire() -> str:
    """Return which of the programs of PipeWire are not installed, empty if all are."""
    needed = ("pipewire", "pipewire-pulse", "wireplumber", "dbus-run-session", "pactl", "paplay")
    return ", ".join(name for name in needed if shutil.which(name) is None)


class PipeWireServer(SoundServer):
    """PipeWire that answers as PulseAudio does; while it is entered, players of this process use it."""

    socket = "pulse/native"

    def command(self) -> list[str]:
        return ["dbus-run-session", "--", "sh", "-c", PIPEWIRE]

    def prepare(self) -> None:
        super().prepare()
        self.until("pactl", "load-module", "module-null-sink", "sink_name=room", f"rate={RATE_HZ}", "channels=1")
        self.until("pactl", "set-default-sink", "room")


class Microphone(Closing):
    """Records what the sound server's loudspeaker plays, with the time of every sample (monotonic clock)."""

    def __enter__(self) -> Self:
        self._chunks: list[tuple[float, NDArray[np.int16]]] = []
        self._program = subprocess.Popen(
            [
                "parec", "--raw", f"--rate={RATE_HZ}", "--channels=1", "--format=s16le", "--latency-msec=10",
                "--device=room.monitor",
            ],
            stdout=subprocess.PIPE,
            bufsize=0,
        )  # fmt: skip
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        while not self._chunks:
            time.sleep(0.01)
        return self

    def close(self) -> None:
        self._program.kill()
        self._program.wait()
        self._thread.join()

    def _listen(self) -> None:
        assert self._program.stdout is not None
        rest = b""
        while data := self._program.stdout.read(4096):
            data = rest + data
            whole = len(data) // 2 * 2
            rest = data[whole:]
            self._chunks.append((time.monotonic(), np.frombuffer(data[:whole], np.int16)))

    def recording(self) -> tuple[float, NDArray[np.int16]]:
        """Return when the recording began and its samples so far."""
        chunks = list(self._chunks)
        samples = np.concatenate([chunk for _, chunk in chunks])
        return chunks[-1][0] - len(samples) / RATE_HZ, samples

    def first_sound_s(self, after_s: float) -> float | None:
        """Return when the first sound after ``after_s`` arrived, None if there was none yet."""
        for arrived_s, chunk in list(self._chunks):
            if arrived_s < after_s:
                continue
            loud = np.flatnonzero(np.abs(chunk.astype(int)) > AUDIBLE)
            if len(loud):
                return float(arrived_s - (len(chunk) - loud[0]) / RATE_HZ)
        return None
