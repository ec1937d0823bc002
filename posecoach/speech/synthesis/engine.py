"""The speech process under watch: every answer has a deadline, a hung or dead process is replaced."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from posecoach.core.errors import PosecoachError
from posecoach.speech.settings import VoiceSettings
from posecoach.system.child_process import NO_WINDOW


class EngineError(Exception):
    """The speech process could not do one thing: a phrase, or its start."""


class VoiceLostError(EngineError):
    """The speech process failed too often to be started again."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long the speech process may take and how often it may fail.

    espeak-ng needs 0.2 s to start and 0.01 s for a phrase on two busy cores; SAPI and macOS some seconds to start.
    """

    start_s: float = 15.0
    phrase_s: float = 8.0
    back_off_s: float = 0.5
    """Pause before the second start; doubled before each further one."""
    longest_back_off_s: float = 8.0
    failures: int = 5
    """Failures in a row after which the voice is given up."""


def worker_command(settings: VoiceSettings) -> list[str]:
    """Return the command that runs :mod:`posecoach.speech.synthesis.worker`, without this folder on its import path."""
    script = Path(__file__).with_name("worker.py")
    options = {"engine": settings.engine, "voice": settings.voice, "language": settings.language}
    given = [f"--{name}={value}" for name, value in options.items() if value]
    return [sys.executable, "-P", str(script), *given, f"--rate={settings.rate_wpm}"]


class EngineProcess:
    """One life of the speech process; whoever starts it calls :meth:`greet` before anything else."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
            creationflags=NO_WINDOW,
        )
        self._replies: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        assert self._process.stdout is not None
        threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True).start()

    def greet(self, deadline_s: float) -> None:
        """Wait until it is ready; raises EngineError if it is not by then."""
        self._reply(deadline_s)

    @property
    def pid(self) -> int:
        """Number of the process."""
        return self._process.pid

    def _read(self, lines: IO[str]) -> None:
        with contextlib.suppress(ValueError, OSError):
            for line in lines:
                self._replies.put(line)
        self._replies.put(None)

    def ask(self, request: dict[str, Any], deadline_s: float) -> dict[str, Any]:
        """Send a request and return the answer.

        Raises
        ------
        EngineError
            If the process is dead, answers with an error, or has not answered after ``deadline_s``.
        """
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(json.dumps(request) + "\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise EngineError("the speech process is dead") from error
        return self._reply(deadline_s)

    def _reply(self, deadline_s: float) -> dict[str, Any]:
        try:
            line = self._replies.get(timeout=deadline_s)
        except queue.Empty:
            raise EngineError(f"the speech process gave no answer within {deadline_s:g} s") from None
        if line is None:
            raise EngineError("the speech process died")
        try:
            reply: dict[str, Any] = json.loads(line)
        except ValueError:
            raise EngineError(f"the speech process answered {line[:60]!r}") from None
        if "error" in reply:
            raise EngineError(str(reply["error"]))
        return reply

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=2.0)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()


class WatchedEngine:
    """Synthesises phrases, replacing the speech process when it hangs or dies.

    Parameters
    ----------
    command
        Starts the process; see :func:`worker_command`.
    wait
        Called with the seconds to wait before the next start; None: sleeps, until the engine is closed.
    """

    def __init__(
        self,
        command: Sequence[str],
        patience: Patience = Patience(),
        wait: Callable[[float], object] | None = None,
    ) -> None:
        self._command = command
        self._patience = patience
        self._closed = threading.Event()
        self._wait = self._closed.wait if wait is None else wait
        self._process: EngineProcess | None = None
        self.failures_in_a_row = 0
        self.starts = 0

    @property
    def pid(self) -> int | None:
        """Number of the speech process, None if there is none just now."""
        return None if self._process is None else self._process.pid

    def synthesise(self, text: str, path: Path) -> None:
        """Write ``text`` as a sound file to ``path``; a failure is retried once.

        Raises
        ------
        EngineError
            If this phrase failed twice.
        VoiceLostError
            If the process failed ``patience.failures`` times in a row, with whatever phrases.
        """
        path.unlink(missing_ok=True)
        try:
            self._try({"text": text, "path": str(path)})
        except VoiceLostError:
            raise
        except EngineError:
            self._try({"text": text, "path": str(path)})

    def voices(self) -> list[dict[str, Any]]:
        """Return the voices of this system: ``id``, ``name`` and ``languages`` of each."""
        voices: list[dict[str, Any]] = self._try({"voices": True})["voices"]
        return voices

    def _try(self, request: dict[str, Any]) -> dict[str, Any]:
        try:
            process = self._process or self._start()
            reply = process.ask(request, self._patience.phrase_s)
        except VoiceLostError:
            raise
        except (EngineError, OSError) as error:
            self._drop()
            self.failures_in_a_row += 1
            if self.failures_in_a_row >= self._patience.failures:
                raise VoiceLostError(f"{error}; gave up after {self.failures_in_a_row} failures in a row") from error
            raise EngineError(str(error)) from error
        self.failures_in_a_row = 0
        return reply

    def _start(self) -> EngineProcess:
        if self.failures_in_a_row:
            pause_s = self._patience.back_off_s * 2 ** (self.failures_in_a_row - 1)
            self._wait(min(pause_s, self._patience.longest_back_off_s))
        if self._closed.is_set():
            raise VoiceLostError("the voice was closed")
        self.starts += 1
        process = EngineProcess(self._command)
        self._process = process  # known before it answers, so that closing ends it, too
        if self._closed.is_set():
            self._drop()
        process.greet(self._patience.start_s)
        return process

    def _drop(self) -> None:
        if self._process is not None:
            self._process.kill()
        self._process = None

    def close(self) -> None:
        """End the speech process; it is not started again. May be called from another thread."""
        self._closed.set()
        self._drop()


def available_voices(settings: VoiceSettings) -> list[dict[str, Any]]:
    """Return the voices of this system: ``id``, ``name`` and ``languages`` of each.

    Raises
    ------
    PosecoachError
        If there is no working speech engine.
    """
    engine = WatchedEngine(worker_command(settings))
    try:
        return engine.voices()
    except EngineError as error:
        raise no_voice(error) from error
    finally:
        engine.close()


def no_voice(error: EngineError) -> PosecoachError:
    """Return the error that explains why there is no voice and what to do."""
    hint = "install espeak-ng (Debian: apt-get install espeak-ng)" if sys.platform.startswith("linux") else (
        "check the speech settings of this system"
    )  # fmt: skip
    return PosecoachError(f"Expected a working speech engine, but {error}. To hear the coach, {hint}.")
