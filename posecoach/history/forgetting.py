"""Forget a person for good; what was begun and broke off is finished at the next start."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import history_path
from posecoach.history.profile import Erased, Profile
from posecoach.history.rebuild import damaged_copy
from posecoach.history.session_lock import alone
from posecoach.history.settings import forget_last_person
from posecoach.history.store import Forgotten, History
from posecoach.history.user_names import user_name, users

MARK = ".forget"
"""A file in the folder of a person who is being forgotten; it is deleted last."""
TRACES = "history.traces"
"""A file beside the history whose free space still has traces of somebody who was forgotten."""


@dataclass(frozen=True, slots=True)
class ForgottenPerson:
    """What was deleted of a person: files, and rows of the history (None: there is no history)."""

    files: Erased
    rows: Forgotten | None


def forget_person(user: str, folder: Path | None = None) -> ForgottenPerson:
    """Delete everything that is kept of a person.

    Raises
    ------
    PosecoachError
        If a session of the person goes on, or something cannot be deleted. If another program reads the history,
        everything is deleted all the same, but traces may remain on the disk until it is closed.
    """
    profile, path = Profile.of(user, folder), history_path(folder)
    profile.make_folder()
    with alone(profile.folder):
        _mark(profile)
        rows = None
        if path.exists():
            with History(path) as history:
                rows = history.forget(profile.user)
        _delete(damaged_copy(path))
        files = profile.erase(but=MARK)
        forget_last_person(profile.user, folder)
        traces = rows is not None and rows.traces
        if traces:
            _traces(folder).touch()
        profile.erase()
    if traces:
        raise PosecoachError(
            f"Everything of {profile.user} was deleted, but another program has the history open, and until it is "
            "closed traces may remain on the disk. Close it; the next start of posecoach clears them away."
        )
    return ForgottenPerson(files, rows)


def _mark(profile: Profile) -> None:
    try:
        (profile.folder / MARK).touch()
    except OSError as error:
        raise PosecoachError(
            f"{profile.folder} cannot be changed ({error.strerror}). Nothing was deleted. Check its permissions."
        ) from error


def _traces(folder: Path | None) -> Path:
    return history_path(folder).with_name(TRACES)


def finish_forgetting(folder: Path | None = None) -> None:
    """Finish what an interrupted :func:`forget_person` began; what cannot be finished yet waits for the next start."""
    for user in users(folder):
        with contextlib.suppress(PosecoachError, OSError):
            if (Profile.of(user, folder).folder / MARK).exists():
                forget_person(user, folder)
    with contextlib.suppress(PosecoachError, OSError):
        if _traces(folder).exists():
            with History(history_path(folder)) as history:
                cleared = history.clear_traces()
            if cleared:
                _traces(folder).unlink()


def may_be_kept(user: str, folder: Path | None = None) -> tuple[bool, list[str]]:
    """Return whether data about a person may be kept, and about which people there is some."""
    path, name = history_path(folder), user_name(user)
    recorded: list[str] = []
    if path.exists():
        with History(path) as history:
            recorded = history.users()
    known = sorted({*users(folder), *recorded})
    return name in known or damaged_copy(path).exists(), known


def _delete(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise PosecoachError(f"{path} cannot be deleted ({error.strerror}). Delete it yourself.") from error
