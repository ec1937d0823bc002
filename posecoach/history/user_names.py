"""Whose data there is: a person's name as that of their folder, safe on every system."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import data_folder

DEFAULT_USER = "me"
_NAME = re.compile(r"\w(?:[\w.-]{0,38}[\w-])?")
_MARKS = ("Mn", "Mc")
"""Signs of a letter, such as vowels of Indian scripts, which no regular expression of Python takes for a part of it."""
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""File names that Windows reserves."""


def user_name(text: str) -> str:
    """Return a person's name as it is kept: small letters, safe as the name of a folder on every system.

    Raises
    ------
    PosecoachError
        If it has other signs than letters, digits, ``-``, ``_`` and ``.``, or is too long.
    """
    name = unicodedata.normalize("NFC", text.strip().casefold())
    letters = "".join("_" if i and unicodedata.category(sign) in _MARKS else sign for i, sign in enumerate(name))
    if _NAME.fullmatch(letters) is None or name.split(".")[0] in _RESERVED:
        raise PosecoachError(
            f"{text!r} cannot be a user's name. Use up to 40 letters, digits, '-', '_' or '.', beginning with a letter "
            "or digit; names that Windows reserves, such as 'con', do not work either."
        )
    return name


def users(folder: Path | None = None) -> list[str]:
    """Return every person with a folder."""
    return sorted(entry.name for entry in _folders(folder) if _is_user_name(entry.name))


def strange_folders() -> list[Path]:
    """Return the folders beside those of people that cannot be anybody's, because of their names."""
    return sorted(entry for entry in _folders(None) if not _is_user_name(entry.name))


def _folders(folder: Path | None) -> list[Path]:
    people = data_folder(folder) / "people"
    try:
        return [entry for entry in people.iterdir() if entry.is_dir()] if people.is_dir() else []
    except OSError as error:
        raise PosecoachError(
            f"The folder {people} cannot be read ({error.strerror}). Check its permissions."
        ) from error


def _is_user_name(text: str) -> bool:
    try:
        return user_name(text) == text
    except PosecoachError:
        return False
