"""Reading a file that may be anything: what has no end, and what waits for somebody to write, is refused."""

from __future__ import annotations

import errno
import json
import stat
from pathlib import Path
from typing import Any

from posecoach.core.errors import PosecoachError

MOST_BYTES = 200_000_000
"""No text may be longer; the result of ten hours has a tenth of it."""


def home_path(text: str, origin: str) -> Path:
    """Return a path that may begin with ``~``.

    Raises
    ------
    PosecoachError
        If there is no such home.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise PosecoachError(f"{origin} names {text}, and there is no such home. Give the whole path.") from error


def check_regular(path: Path) -> None:
    """Refuse what is no file.

    Raises
    ------
    OSError
        If it is a pipe, a device or a folder, or is not there; ``strerror`` says which.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder", str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device, not a file", str(path))


def read_text(path: Path, encoding: str = "utf-8", errors: str = "strict") -> str:
    """Return the text of a file.

    Raises
    ------
    OSError
        If it is no file, cannot be read, or is larger than any text of posecoach.
    ValueError
        If it is not text in this encoding.
    """
    check_regular(path)
    if path.stat().st_size > MOST_BYTES:
        raise OSError(errno.EFBIG, f"it is larger than {MOST_BYTES // 1_000_000} MB", str(path))
    return path.read_text(encoding=encoding, errors=errors)


def read_json(path: Path) -> Any:
    """Return what stands in a JSON file; raises as :func:`read_text`, a ValueError also where it is no JSON."""
    try:
        return json.loads(read_text(path))
    except RecursionError as error:
        raise ValueError("nested without end") from error
