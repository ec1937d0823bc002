"""What people are called: the name as they typed it, beside the name of their folder, which is safe on every system.

The typed name is kept with the person's settings; whoever has none is called as their folder is.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from posecoach.core.errors import PosecoachError
from posecoach.history.profile import Profile
from posecoach.history.settings import keep_settings, read_settings
from posecoach.history.user_names import user_name, users

NAME_CHARACTERS, FOLDER_CHARACTERS = 40, 32
_UNFIT = re.compile(r'[/\\<>:"|?*]')
"""Signs of paths; in a name they are a slip, or worse."""


@dataclass(frozen=True, slots=True)
class Named:
    """A person: the name of their folder, and what they are called."""

    user: str
    name: str


def people() -> list[Named]:
    """Return everybody of whom something is kept."""
    return [Named(user, shown_name(user)) for user in users()]


def shown_name(user: str) -> str:
    """Return what a person is called; the name of their folder where nothing else is known."""
    try:
        return read_settings(Profile.of(user)).name or user
    except PosecoachError:
        return user


def person_called(typed: str) -> Named:
    """Return who is called so: somebody of whom something is kept, or somebody new with a folder of their own.

    Raises
    ------
    PosecoachError
        If it is no name.
    """
    name = tidy_name(typed)
    known = next((one for one in people() if name.casefold() in (one.user, one.name.casefold())), None)
    if known is not None:
        return known
    taken = set(users())
    return Named(next(folder for folder in _folders(name) if folder not in taken), name)


def keep_name(person: Named) -> None:
    """Keep what a person is called."""
    profile = Profile.of(person.user)
    keep_settings(profile, replace(read_settings(profile), name=person.name))


def tidy_name(typed: str) -> str:
    """Return a name without what nobody sees.

    Raises
    ------
    PosecoachError
        If nothing is left of it, it is too long, or it has signs of a path.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    readable = name.isprintable() and any(sign.isalnum() for sign in name) and not _UNFIT.search(name)
    if not readable or len(name) > NAME_CHARACTERS:
        raise PosecoachError(
            f"{typed[:NAME_CHARACTERS]!r} cannot be a name. Use up to {NAME_CHARACTERS} letters, digits and spaces."
        )
    return name


def _folders(name: str) -> Iterator[str]:
    """Yield names of folders for a person, the simplest first."""
    plain = re.sub(r"[^\w]+", "-", name.casefold())[:FOLDER_CHARACTERS].strip("-_")
    for number in itertools.count(1):
        folder = f"{plain}-{number}" if number > 1 else plain
        try:
            yield user_name(folder)
        except PosecoachError:  # reserved by some system
            continue
