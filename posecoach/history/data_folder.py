"""The folder of everything that is kept: the system's for an application's data, or what ``POSECOACH_DATA`` names.

::

    <data folder>/history.sqlite3
    <data folder>/people/<user>/...      see :mod:`posecoach.history.profile`
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

import platformdirs

from posecoach.core.errors import PosecoachError
from posecoach.system.read_file import home_path

ENVIRONMENT_VARIABLE = "POSECOACH_DATA"
DAMAGED_SUFFIX = ".damaged"
"""Suffix of the name under which an unreadable history is set aside."""
FOLDER_MODE = 0o700
"""What is kept here concerns nobody else who uses this machine."""


def data_folder(folder: Path | None = None) -> Path:
    """Return the folder of everything that is kept, or another one that is given; it need not exist.

    Raises
    ------
    PosecoachError
        If there is something else in its place, such as a file.
    """
    if folder is not None:
        return folder
    named = os.environ.get(ENVIRONMENT_VARIABLE, "")
    found = (
        home_path(named, ENVIRONMENT_VARIABLE)
        if named
        else Path(platformdirs.user_data_dir("posecoach", appauthor=False))
    )
    if _cannot_be_folder(found):
        raise PosecoachError(
            f"What is kept lies in a folder, and {found} is none, or lies in a file. "
            f"Set {ENVIRONMENT_VARIABLE} to a folder."
        )
    return found


def _cannot_be_folder(path: Path) -> bool:
    try:
        return not stat.S_ISDIR(path.stat().st_mode)
    except NotADirectoryError:
        return True
    except (OSError, ValueError):
        return False  # it is not there yet, or hidden: whoever uses it says so


def history_path(folder: Path | None = None) -> Path:
    """Return the file of the history, in the data folder or another one."""
    return data_folder(folder) / "history.sqlite3"


def kept_files() -> dict[str, Path]:
    """Return, by what they are, the files that nobody but posecoach itself may write to."""
    history = history_path()
    endings = ("", "-wal", "-shm", DAMAGED_SUFFIX)
    return {f"part of the history ({history.name}{e})": history.with_name(history.name + e) for e in endings}


def kept_folders() -> dict[str, Path]:
    """Return, by what they are, the folders into which nobody but posecoach itself may write."""
    return {"what is kept of people": history_path().parent / "people"}


def make_private_folder(folder: Path) -> None:
    """Make a folder for what is kept, and those above it, which only its owner may enter.

    Raises
    ------
    PosecoachError
        If that is not possible.
    """
    try:
        for part in reversed((folder, *folder.parents)):
            if not part.exists():
                part.mkdir(mode=FOLDER_MODE, exist_ok=True)
    except OSError as error:
        raise PosecoachError(
            f"The folder {folder} cannot be made ({error.strerror}). "
            f"Set {ENVIRONMENT_VARIABLE} to a folder that may be written to."
        ) from error
