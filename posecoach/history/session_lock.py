"""Nobody is forgotten while a session is on: at its end everything would be back."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import ENVIRONMENT_VARIABLE

NAME = ".session"
"""An empty file in a person's folder. The lock on it is the system's, and ends with the process however that ends."""


@contextlib.contextmanager
def in_session(folder: Path) -> Iterator[None]:
    """Say for the time of the block that a session of the person goes on; several may."""
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32":  # there, a log that is open cannot be deleted
            stack.enter_context(_locked(folder / NAME, shared=True))
        yield


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep sessions of the person from beginning while the block runs.

    Raises
    ------
    PosecoachError
        If one goes on.
    """
    with contextlib.ExitStack() as stack:
        if sys.platform != "win32":
            try:
                stack.enter_context(_locked(folder / NAME, shared=False))
            except BlockingIOError as error:
                raise PosecoachError(
                    f"A session of {folder.name} goes on, and at its end everything of it would be kept. "
                    "End the session, then try again. Nothing was deleted."
                ) from error
        yield


def _opened(path: Path) -> IO[str]:
    try:
        return path.open("a")
    except OSError as error:
        raise PosecoachError(
            f"The folder {path.parent} cannot be used ({error.strerror}): {NAME} in it cannot be written. "
            f"Set {ENVIRONMENT_VARIABLE} to a folder that may be written to."
        ) from error


if sys.platform != "win32":
    import fcntl

    @contextlib.contextmanager
    def _locked(path: Path, *, shared: bool) -> Iterator[None]:
        with _opened(path) as stream:
            try:
                fcntl.flock(stream, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
            except BlockingIOError:
                if not shared:
                    raise
            except OSError:
                pass  # a disk without locks
            yield
