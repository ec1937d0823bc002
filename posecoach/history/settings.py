"""How a person wants the coach: kept beside what is known of them, without a picture.

::

    <data folder>/people/<user>/settings.json
    <data folder>/last_person.json
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from posecoach.core.codec import from_plain, to_plain
from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import data_folder, make_private_folder
from posecoach.history.profile import Profile
from posecoach.history.user_names import DEFAULT_USER, user_name
from posecoach.speech.settings import USUAL_WPM
from posecoach.system.read_file import read_json
from posecoach.system.whole_file import write_whole

VERSION = 1


@dataclass(frozen=True, slots=True)
class PersonSettings:
    """What a person chose.

    Attributes
    ----------
    name
        What the person is called, as they typed it; empty: as their folder.
    camera
        As ``--source`` takes it.
    voice
        Part of the name of a voice of this system; empty: the system's own for ``language``.
    language
        Two letters: in which language voices are chosen.
    rate_wpm
        Words a minute.
    volume_ratio
        0..1 of the full loudness.
    mute
        Captions only; warnings are still spoken.
    silent
        No warnings aloud either.
    lower_music
        Whether other programs become quieter while the coach speaks.
    """

    name: str = ""
    camera: str = "0"
    voice: str = ""
    language: str = "en"
    rate_wpm: int = USUAL_WPM
    volume_ratio: float = 1.0
    mute: bool = False
    silent: bool = False
    lower_music: bool = False


def settings_path(profile: Profile) -> Path:
    """Return where a person's settings are."""
    return profile.folder / "settings.json"


def read_settings(profile: Profile) -> PersonSettings:
    """Return a person's settings; the usual ones where there is no file.

    Raises
    ------
    PosecoachError
        If the file is damaged.
    """
    path = settings_path(profile)
    try:
        return from_plain(PersonSettings, read_json(path))
    except FileNotFoundError:
        return PersonSettings()
    except (OSError, ValueError, PosecoachError) as error:
        raise PosecoachError(f"The settings {path} are damaged ({error}). Delete the file and choose again.") from error


def settings_to_change(profile: Profile) -> tuple[PersonSettings, str]:
    """Return a person's settings, and what is wrong with their file: then they are the usual ones."""
    try:
        return read_settings(profile), ""
    except PosecoachError as error:
        return PersonSettings(), str(error)


def keep_settings(profile: Profile, settings: PersonSettings) -> None:
    """Keep a person's settings in place of those before."""
    profile.make_folder()
    content = {"version": VERSION, **to_plain(settings)}
    write_whole(settings_path(profile), (json.dumps(content, indent=2) + "\n").encode())


def last_person(folder: Path | None = None) -> str:
    """Return the person who exercised last here; the default name if there is none or the file is damaged."""
    try:
        kept = read_json(_last_person(folder))["user"]
        return user_name(str(kept))
    except (OSError, ValueError, KeyError, TypeError, PosecoachError):
        return DEFAULT_USER


def keep_last_person(user: str, folder: Path | None = None) -> None:
    """Remember the person who exercises on this machine."""
    path = _last_person(folder)
    make_private_folder(path.parent)
    write_whole(path, (json.dumps({"user": user_name(user)}) + "\n").encode())


def forget_last_person(user: str, folder: Path | None = None) -> None:
    """Forget that this person exercised last, if it was they."""
    if last_person(folder) == user:
        _last_person(folder).unlink(missing_ok=True)


def _last_person(folder: Path | None) -> Path:
    return data_folder(folder) / "last_person.json"
