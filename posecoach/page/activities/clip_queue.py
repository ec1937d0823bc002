"""Clips that were dropped on the page: analysed one after the other, in their own process, and thrown away at the end.

The copies lie in a temporary folder of this machine. They and what was made of them are gone when the program ends.
"""

from __future__ import annotations

import contextlib
import logging
import re
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from posecoach.app.batch.clips import VIDEO_SUFFIXES, ClipJob
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.outcome import Outcome
from posecoach.app.batch.workers import run_here
from posecoach.core.errors import PosecoachError

_log = logging.getLogger(__name__)
MOST_CLIPS = 200
NAME_CHARACTERS = 60
CHOOSE_ABOVE = "If the clip shows one of the exercises, choose it above and bring the clip again."
POLL_S = 0.5
"""How often to check whether the session that clips wait for is over."""


class _GivenUpError(Exception):
    """The program ends while a clip is being analysed, or the clip is removed."""


class ClipState(StrEnum):
    """How far a clip is."""

    COMING = "coming"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(slots=True)
class Clip:
    """One clip.

    Attributes
    ----------
    id
        Impossible to guess, and made without anything that a browser sent; also the name of its folder.
    name
        Of its file: what the browser calls it, reduced to what can only be a name.
    done_ratio
        0..1 of the frames.
    error
        What went wrong, for people.
    found
        What was found in it, in a few words.
    mark
        By which the browser that sent it knows it again.
    """

    id: str
    name: str
    exercise: str
    progress: ClipState = ClipState.COMING
    done_ratio: float = 0.0
    error: str = ""
    found: str = ""
    mark: str = ""


class ClipQueue:
    """Takes clips and analyses them.

    Parameters
    ----------
    busy
        Whether a session is on; clips wait until it is over, so that it has the machine for itself.
    """

    def __init__(self, busy: Callable[[], bool], model: Path | None = None) -> None:
        self._busy = busy
        self._folder = tempfile.TemporaryDirectory(prefix="posecoach-clips-")
        self._settings = BatchSettings(out=Path(self._folder.name) / "out", model=model)
        self._clips: dict[str, Clip] = {}
        self._condition = threading.Condition()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._run, name="clips", daemon=True)
        self._thread.start()

    @property
    def clips(self) -> list[Clip]:
        """All clips, in the order in which they came."""
        return list(self._clips.values())

    def add(self, name: str, exercise: str, mark: str = "") -> tuple[Clip, Path]:
        """Return a new clip and the file to write it into; call :meth:`enqueue` when it is there.

        Raises
        ------
        PosecoachError
            If it is no clip, or there are too many.
        """
        safe = safe_name(name)
        if len(self._clips) >= MOST_CLIPS:
            raise PosecoachError(f"{MOST_CLIPS} clips are here already. Remove some, or use `posecoach batch`.")
        clip = Clip(secrets.token_hex(16), safe, exercise, mark=mark)
        self._file(clip).parent.mkdir()
        self._clips[clip.id] = clip
        return clip, self._file(clip)

    def enqueue(self, clip: Clip) -> None:
        """Let a clip that has arrived wait for its turn."""
        with self._condition:
            clip.progress = ClipState.WAITING
            self._condition.notify()

    def remove(self, id: str) -> None:
        """Throw a clip away, and what was made of it."""
        clip = self._clips.pop(id, None)
        if clip is not None:
            self._clear(clip)

    def document(self, id: str, name: str) -> bytes | None:
        """Return what was made of a clip, its report or its result file by their names; None if it is not there."""
        clip = self._clips.get(id)
        if clip is not None and clip.progress is ClipState.DONE:
            with contextlib.suppress(FileNotFoundError):  # removed just now
                return (self._settings.clips / id / name).read_bytes()
        return None

    def close(self) -> None:
        """Throw everything away; what is being analysed is given up."""
        self._closed.set()
        with self._condition:
            self._condition.notify()
        self._thread.join()
        self._folder.cleanup()

    def _clear(self, clip: Clip) -> None:
        for folder in (self._file(clip).parent, self._settings.clips / clip.id):
            shutil.rmtree(folder, ignore_errors=True)

    def _file(self, clip: Clip) -> Path:
        return Path(self._folder.name) / clip.id / clip.name

    def _run(self) -> None:
        while not self._closed.is_set():
            clip = self._next()
            if clip is not None:
                self._analyze(clip)

    def _next(self) -> Clip | None:
        """Wait until there is something to do; return it, unless a session is on."""
        with self._condition:
            waiting = next((c for c in self.clips if c.progress is ClipState.WAITING), None)
            if waiting is not None and not self._busy():
                return waiting
            self._condition.wait(POLL_S)
            return None

    def _analyze(self, clip: Clip) -> None:
        clip.progress = ClipState.RUNNING

        def note(_name: str, done: int, total: int | None) -> None:
            if self._closed.is_set() or clip.id not in self._clips:
                raise _GivenUpError
            clip.done_ratio = min(1.0, done / total) if total else 0.0

        try:
            for outcome in run_here([ClipJob(self._file(clip), clip.id, clip.exercise)], self._settings, 1, note):
                _take(outcome, clip)
        except _GivenUpError:
            pass
        except OSError as error:
            clip.progress, clip.error = ClipState.FAILED, f"It could not be analysed: {error.strerror}. Try it again."
        except Exception as error:  # noqa: BLE001  the clips after it wait for this thread; the log has the rest
            _log.exception("%s could not be analysed", clip.name)
            clip.progress, clip.error = ClipState.FAILED, f"It could not be analysed because of a bug ({error})."
        if clip.id not in self._clips:  # removed meanwhile
            self._clear(clip)


def _take(outcome: Outcome, clip: Clip) -> None:
    """Note what became of a clip."""
    clip.error = outcome.error.replace(clip.id, clip.name)
    if outcome.shows_none:  # there is no report that would say what is wrong with the clip
        clip.error = " ".join((*outcome.why_none, CHOOSE_ABOVE, *outcome.warnings))
    clip.found = outcome.found
    clip.progress = ClipState.FAILED if clip.error else ClipState.DONE
    clip.done_ratio = 1.0


def safe_name(name: str) -> str:
    """Return a clip's name with nothing in it that could lead to another folder.

    Raises
    ------
    PosecoachError
        If its ending is none of a clip.
    """
    stem, dot, kind = name.rpartition(".")
    if f"{dot}{kind.lower()}" not in VIDEO_SUFFIXES:
        raise PosecoachError(
            f"A clip was expected, such as .mp4, .mov, .webm or .gif; {name[:NAME_CHARACTERS]!r} is another file. "
            "If it is one, save it as MP4."
        )
    kept = re.sub(r"[^\w -]", "_", stem)[-NAME_CHARACTERS:].strip("_ ")
    return f"{kept or 'clip'}.{kind.lower()}"
