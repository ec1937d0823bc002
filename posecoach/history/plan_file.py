"""Plans of the routine as files of docs/routine.md: a person's own, kept beside their settings, or one that is named.

::

    <data folder>/people/<user>/plan.toml        if the person has a plan
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from posecoach.coaching.planning.routine_plan import parse_plan
from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.history.profile import Profile
from posecoach.system.read_file import read_text
from posecoach.system.whole_file import write_whole


def plan_path(profile: Profile) -> Path:
    """Return where a person's plan is; without one there is no file."""
    return profile.folder / "plan.toml"


def read_plan(path: Path, known: Mapping[str, ExerciseSpec]) -> dict[str, Any]:
    """Return what a plan file says, by its names.

    Raises
    ------
    PosecoachError
        If it cannot be read, is not TOML, or has names that no plan has.
    """
    try:
        toml = read_text(path)
    except OSError as error:
        raise PosecoachError(f"The plan {path} cannot be read ({error.strerror}).") from error
    except ValueError as error:  # not UTF-8
        raise PosecoachError(f"The plan {path} is not valid TOML: {error}.") from error
    return parse_plan(toml, f"The plan {path}", known)


def kept_plan(profile: Profile, known: Mapping[str, ExerciseSpec]) -> dict[str, Any]:
    """Return what a person's plan says; nothing if they have none.

    Raises
    ------
    PosecoachError
        If it cannot be used.
    """
    path = plan_path(profile)
    return read_plan(path, known) if path.is_file() else {}


def plan_text(profile: Profile) -> str:
    """Return the text of a person's plan, as far as it is text; empty if they have none."""
    path = plan_path(profile)
    return read_text(path, errors="replace") if path.is_file() else ""


def keep_plan(profile: Profile, toml: str) -> None:
    """Keep a person's plan in place of the one before; an empty one is deleted."""
    if not toml.strip():
        plan_path(profile).unlink(missing_ok=True)
        return
    profile.make_folder()
    write_whole(plan_path(profile), toml.encode())
