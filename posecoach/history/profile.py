"""Profiles: one folder per person with what is known of them and the logs of their sessions.

::

    <data folder>/people/<user>/calibration/<exercise>.json
    <data folder>/people/<user>/told.json
    <data folder>/people/<user>/sessions/<local time>_<exercise>.jsonl
"""

from __future__ import annotations

import contextlib
import itertools
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from posecoach.analysis.judgement.reference import Reference
from posecoach.core.codec import from_plain, to_plain
from posecoach.core.errors import PosecoachError
from posecoach.history.data_folder import ENVIRONMENT_VARIABLE, data_folder, make_private_folder
from posecoach.history.user_names import DEFAULT_USER, user_name, users
from posecoach.sources.recorded.log_file import LOG_SUFFIX
from posecoach.system.read_file import read_text
from posecoach.system.whole_file import write_whole

CALIBRATION_VERSION = RISKS_VERSION = 1
LATER = frozenset({"shown", "ordinary_ratio", "spreads", "learned_as"})
"""What a calibration need not hold: earlier ones do not, and what was not seen is left out."""
LOG_MODE = 0o600
"""What is kept here concerns nobody else who uses this machine."""


def all_logs(folder: Path | None = None) -> list[Path]:
    """Return the event logs of all people."""
    return [log for user in users(folder) for log in Profile.of(user, folder).logs()]


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted of a person's folder."""

    logs: int
    calibrations: int


@dataclass(frozen=True, slots=True)
class Profile:
    """One person. Reading makes no folders; writing does."""

    user: str
    folder: Path

    @classmethod
    def of(cls, user: str = DEFAULT_USER, folder: Path | None = None) -> Profile:
        """Return the profile of a person, in the data folder or another one; it need not exist.

        Raises
        ------
        PosecoachError
            If the name cannot be used.
        """
        name = user_name(user)
        return cls(name, data_folder(folder) / "people" / name)

    @property
    def exists(self) -> bool:
        """Whether anything is kept in the person's folder."""
        return self.folder.is_dir()

    def reference(self, exercise: str) -> Reference | None:
        """Return the person's usual values in an exercise; None if it was never calibrated.

        Raises
        ------
        PosecoachError
            If the file is damaged.
        """
        path = self._calibration(exercise)
        try:
            text = read_text(path, errors="replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PosecoachError(f"The calibration {path} cannot be read ({error.strerror}).") from error
        try:
            kept = json.loads(text)["reference"]
            wanted = [f.name for f in fields(Reference) if f.name in kept or f.name not in LATER]
            return from_plain(Reference, {name: kept[name] for name in wanted})
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError, PosecoachError) as error:
            raise PosecoachError(
                f"The calibration {path} is damaged. Delete it; it is learned again in the next session."
            ) from error

    def keep_reference(self, exercise: str, reference: Reference, calibrated_at: str = "") -> Path:
        """Keep the person's usual values in an exercise, in place of those before; return the file."""
        path = self._calibration(exercise)
        content = {
            "version": CALIBRATION_VERSION,
            "exercise": exercise,
            "calibrated_at": calibrated_at,
            "reference": _finite(to_plain(reference)),
        }
        make_private_folder(path.parent)
        write_whole(path, (json.dumps(content, indent=2, allow_nan=False) + "\n").encode())
        return path

    def informed(self) -> frozenset[str]:
        """Return the exercises whose risks the person has heard; none of a damaged file: they then hear them again."""
        try:
            return frozenset(map(str, json.loads(self._informed_file.read_text(encoding="utf-8"))["exercises"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return frozenset()

    def keep_informed(self, exercises: Iterable[str]) -> None:
        """Remember that the person has heard the risks of these, too."""
        content = {"version": RISKS_VERSION, "exercises": sorted(self.informed() | set(exercises))}
        make_private_folder(self.folder)
        write_whole(self._informed_file, (json.dumps(content, indent=2) + "\n").encode())

    @property
    def _informed_file(self) -> Path:
        return self.folder / "told.json"

    def _calibration(self, exercise: str) -> Path:
        return self.folder / "calibration" / f"{_file_name(exercise)}.json"

    def make_folder(self) -> None:
        """Make the person's folder."""
        make_private_folder(self.folder)

    def new_log(self, exercise: str, started_at: datetime) -> Path:
        """Make a log that was not there yet, of this session alone, and return its path."""
        folder = self.folder / "sessions"
        make_private_folder(folder)
        name = f"{started_at:%Y-%m-%dT%H-%M-%S}_{_file_name(exercise)}"
        for number in itertools.count(1):
            path = folder / f"{name}{f'-{number}' if number > 1 else ''}{LOG_SUFFIX}"
            try:
                path.touch(mode=LOG_MODE, exist_ok=False)
            except FileExistsError:
                continue
            except OSError as error:
                raise PosecoachError(
                    f"The event log {path} cannot be written ({error.strerror}). "
                    f"Set {ENVIRONMENT_VARIABLE} to a folder that may be written to."
                ) from error
            return path
        raise AssertionError("there is always another number")

    def logs(self) -> list[Path]:
        """Return the person's event logs, the oldest first."""
        return sorted((self.folder / "sessions").glob(f"*{LOG_SUFFIX}"))

    def erase(self, but: str = "") -> Erased:
        """Delete the person's folder with everything in it, or only what is in it ``but`` one file."""
        gone = Erased(len(self.logs()), len(list((self.folder / "calibration").glob("*.json"))))
        try:
            for entry in self.folder.iterdir() if self.folder.is_dir() else ():
                if entry.name == but:
                    continue
                if entry.is_dir() and not entry.is_symlink():
                    shutil.rmtree(entry)
                else:
                    entry.unlink()
            if not but:
                with contextlib.suppress(FileNotFoundError):
                    shutil.rmtree(self.folder)
        except OSError as error:
            raise PosecoachError(
                f"{self.folder} cannot be deleted ({error.strerror}). Close what uses it and try again."
            ) from error
        return gone


def _file_name(exercise: str) -> str:
    return re.sub(r"[^\w.-]", "_", exercise)


def _finite(value: Any) -> Any:
    """Return plain data without numbers that are missing; a value that was never seen is no value."""
    if isinstance(value, dict):
        kept = {key: _finite(one) for key, one in value.items()}
        return {key: one for key, one in kept.items() if one is not None}
    return value
