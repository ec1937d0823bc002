"""Files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import platform
import stat
import tempfile
import time
from functools import cache
from pathlib import Path

from posecoach.core.errors import PosecoachError

FILE_MODE = 0o644
SUFFIX = ".partial"
SHOWN_CHARACTERS = 40
"""So much of the target's name is in that of the partial file: with all of it a long name would become too long."""
LEFT_AFTER_S = 86_400.0
"""Where it cannot be seen whether the program that began a partial file still runs, it is left alone for a day."""


def reserve_partial(target: Path) -> Path:
    """Return an empty hidden file beside ``target``, to be filled and then put in place.

    Put it in place with ``partial.replace(target)``, which either happens or does not, or remove it. What a program
    that was killed left behind of the same target is cleared away.

    Raises
    ------
    PosecoachError
        If the target is a folder, or its folder is missing or may not be written to.
    """
    if str(target) == "-":
        raise PosecoachError(
            "A file called - is not written: - stands for standard output, to which only `analyze --json -` goes. "
            "Choose another name."
        )
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, "it is a folder")
        if (target.exists() and not target.is_file()) or _among_devices(target):
            raise OSError(errno.EINVAL, "it is a device, not a file")
        if len(os.fsencode(target.name)) > _name_limit(target.parent):
            raise OSError(errno.ENAMETOOLONG, "the name is too long")
        for left in left_behind(target):
            with contextlib.suppress(OSError):
                left.unlink()
        handle, name = tempfile.mkstemp(prefix=partial_prefix(target), suffix=SUFFIX, dir=target.parent)
        os.close(handle)
        partial = Path(name)
        partial.chmod(FILE_MODE)
    except OSError as error:
        raise PosecoachError(
            f"{target} cannot be written ({error.strerror}). Choose a folder that exists and may be written to."
        ) from error
    return partial


def check_folder(folder: Path) -> None:
    """Find out whether a folder can be written into, after it is made if need be, and leave everything as it is.

    Raises
    ------
    PosecoachError
        If it cannot.
    """
    there = next(place for place in (folder, *folder.absolute().parents) if place.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return
    why = f"{there} may not be written to" if there.is_dir() else f"{there} is a file"
    raise PosecoachError(f"The folder {folder} cannot be used ({why}). Choose another.")


def make_folder(folder: Path) -> None:
    """Make a folder that a person named, and those above it, if it is not there.

    Raises
    ------
    PosecoachError
        If it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PosecoachError(f"The folder {folder} cannot be made ({error.strerror}). Choose another.") from error


def check_writable(target: Path, *, streamed: bool = False) -> None:
    """Find out whether a file can be written, and leave everything as it is.

    ``streamed``: it is written as it comes, and may go into a pipe or a device.

    Raises
    ------
    PosecoachError
        If it cannot.
    """
    with contextlib.suppress(OSError):
        if streamed and (stat.S_ISCHR(target.stat().st_mode) or stat.S_ISFIFO(target.stat().st_mode)):
            return  # what it takes is seen when it is written to
    reserve_partial(target).unlink()


def _among_devices(target: Path) -> bool:
    """Whether it lies where Linux keeps devices and streams of processes: a file there would take the place of one."""
    parts = Path(os.path.realpath(target.parent)).parts
    return parts[:2] in (("/", "dev"), ("/", "proc")) and parts[:3] != ("/", "dev", "shm")


def _name_limit(folder: Path) -> int:
    try:
        return os.pathconf(folder, "PC_NAME_MAX")
    except (OSError, AttributeError, ValueError):
        return 255


@cache
def _machine() -> str:
    """Return a short name of this machine: on a shared disk another one's processes cannot be asked for."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:6]


def partial_prefix(target: Path) -> str:
    """Return how the name of a partial file or folder of this process begins: it says of whom it is."""
    return f"{_start(target)}{_machine()}-{os.getpid()}-"


def left_behind(target: Path) -> list[Path]:
    """Return the partial files or folders of a target that programs left behind which do not run any more."""
    left, start = [], _start(target)
    for entry in target.parent.iterdir():
        if entry.name.startswith(start) and entry.name.endswith(SUFFIX):
            with contextlib.suppress(OSError, ValueError):
                machine, process, _ = entry.name[len(start) :].split("-", 2)
                if _is_left(entry, machine, int(process)):
                    left.append(entry)
    return left


def _start(target: Path) -> str:
    return f".{target.name[:SHOWN_CHARACTERS]}."


def _is_left(partial: Path, machine: str, process: int) -> bool:
    if os.name != "posix" or machine != _machine():
        return time.time() - partial.stat().st_mtime > LEFT_AFTER_S
    try:
        os.kill(process, 0)  # asks only; on Windows it would end the process
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    with contextlib.suppress(OSError):  # one that was killed stays listed until its parent has asked for its end
        return (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(") ")[2][:1] == "Z"
        )
    return False


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


def write_text(target: Path, text: str) -> None:
    """Write a text as :func:`write_whole` does, in UTF-8."""
    write_whole(target, text_bytes(text))


def text_bytes(text: str) -> bytes:
    """Return a text in UTF-8, also where it has the name of a file that is not: what cannot be read becomes U+FFFD."""
    try:
        return text.encode()
    except UnicodeEncodeError:
        return readable(text).encode()


def readable(text: str) -> str:
    """Return a text without halves of surrogate pairs, with which Python writes bytes of names that it cannot read."""
    known = text.encode("utf-8", "surrogatepass")
    with contextlib.suppress(UnicodeEncodeError):
        known = text.encode("utf-8", "surrogateescape")
    return known.decode("utf-8", "replace")
