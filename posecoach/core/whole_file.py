"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from posecoach.core.errors import PosecoachError

FILE_MODE = 0o644


def reserve_partial(target: Path) -> Path:
    """Return an empty hidden file beside ``target``, to be filled and then put in place.

    Put it in place with ``partial.replace(target)``, which either happens or does not, or remove it.

    Raises
    ------
    PosecoachError
        If the target is a folder, or its folder is missing or may not be written to.
    """
    try:
        if target.is_dir():
            raise IsADirectoryError(21, "it is a folder")
        if target.exists() and not target.is_file():
            raise OSError(22, "it is a device, not a file")
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".partial", dir=target.parent)
        os.close(handle)
        partial = Path(name)
        partial.chmod(FILE_MODE)
    except OSError as error:
        raise PosecoachError(
            f"{target} cannot be written ({error.strerror}). Choose a folder that exists and may be written to."
        ) from error
    return partial


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that at any moment it is either the old one or the new one.

    Raises
    ------
    PosecoachError
        If it cannot be written; then the old one is left as it was.
    """
    partial = reserve_partial(target)
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    except OSError as error:
        raise PosecoachError(f"{target} cannot be written ({error.strerror}).") from error
    finally:
        partial.unlink(missing_ok=True)
