"""Files that a person names for one command: none that is read may be written, and none is written twice."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Mapping
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.system.whole_file import check_writable

Identity = tuple[object, ...]
PAGE_ENDINGS = (".html", ".htm")
VIDEO_ENDINGS = (".mp4",)


def check_files(
    outputs: Mapping[str, Path | None],
    inputs: Mapping[str, Path | None],
    folders: Mapping[str, Path] | None = None,
    streamed: Container[str] = (),
) -> None:
    """Refuse, before anything is opened or computed, outputs that would destroy something or cannot be written.

    Files are compared as files, not as names: through links, and without regard to the case of letters where a file is
    not there yet, because many file systems have none.

    Parameters
    ----------
    outputs, inputs
        Files by what they are, in words for the message; None = not named.
    folders
        Nothing may be written into these.
    streamed
        The outputs that are written as they come, and may go into a pipe or a device.

    Raises
    ------
    PosecoachError
        If an output is an input, lies in one of the folders, is another output, or cannot be written.
    """
    files: dict[Identity, str] = {}
    closed: dict[Identity, str] = {}
    for name, path in inputs.items():
        if path is not None:
            _note(path, name, files)
    for name, path in (folders or {}).items():
        _note(path, name, closed)
    for name, path in outputs.items():
        if path is None:
            continue
        other = _first(files, _identities(path)) or _first(closed, _places(path))
        if other is not None:
            raise PosecoachError(f"{path} cannot be both {other} and {name}. Choose another name.")
        _note(path, name, files)
        check_writable(path, streamed=name in streamed)


def check_no_file(option: str, folder: Path) -> None:
    """Refuse a file in place of the folder that an option names; it need not exist.

    Raises
    ------
    PosecoachError
        If it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise PosecoachError(f"{option} names a folder, and {folder} is a file. Choose another name.")


def check_ending(what: str, path: Path, endings: tuple[str, ...]) -> None:
    """Refuse a name by which other programs would take a file for what it is not.

    Raises
    ------
    PosecoachError
        If the name has none of the endings.
    """
    if path.suffix.lower() not in endings:
        raise PosecoachError(
            f"{what} needs a name that ends in {' or '.join(endings)}; {path.name} does not. Choose another name."
        )


def _note(path: Path, name: str, known: dict[Identity, str]) -> None:
    for identity in _identities(path):
        known[identity] = name


def _first(known: Mapping[Identity, str], identities: list[Identity]) -> str | None:
    return next((known[i] for i in identities if i in known), None)


def _identities(path: Path) -> list[Identity]:
    """Return what identifies a file: where it is there, the file system's number, else folder and name."""
    real = _resolved(path)
    number = _number(real)
    if number is not None:
        return [number]
    return [(_number(real.parent) or str(real.parent), _folded(real.name))]


def _places(path: Path) -> list[Identity]:
    """Return the identities of all folders that the file lies in."""
    return [number for folder in _resolved(path).parents if (number := _number(folder)) is not None]


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a name that is too long, links in a circle: refused when it is opened
        return path.absolute()


def _number(path: Path) -> Identity | None:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
