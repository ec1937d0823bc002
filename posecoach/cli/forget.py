"""``posecoach forget``: delete everything that is kept of a person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from posecoach.cli.console import console
from posecoach.core.errors import PosecoachError


def forget_command(
    user: Annotated[str, typer.Option(help="Whom to forget.")] = "me",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a person's history, calibration and event logs, for good."""
    from posecoach.history.profile import Profile, history_path, users
    from posecoach.history.store import History
    from posecoach.progress.words import count

    profile, path = Profile.of(user), history_path()
    recorded: list[str] = []
    if path.exists():
        with History(path) as history:
            recorded = history.users()
    if not profile.exists and profile.user not in recorded:
        known = ", ".join(sorted({*users(), *recorded})) or "nobody"
        raise PosecoachError(f"Nothing is kept of {profile.user}. Kept are: {known}.")
    if not yes and not _confirmed(profile.user):
        console.print("Nothing was deleted.")
        raise typer.Exit(1)
    gone = None
    if path.exists():
        with History(path) as history:
            gone = history.forget(profile.user)
    erased = profile.erase()
    console.print(f"Deleted of {profile.user}, for good:")
    console.print(f"  {count(erased.logs, 'event log')}, {count(erased.calibrations, 'calibration')}")
    if gone is not None:
        counts = (count(gone.sessions, "session"), count(gone.reps, "repetition"), count(gone.holds, "hold"))
        console.print(f"  {', '.join(counts)}, {count(gone.reports, 'answer')} about pain and effort")
    console.print("Files that you wrote elsewhere yourself (exports, videos) and backups are still there.")


def _confirmed(user: str) -> bool:
    if not sys.stdin.isatty():
        raise PosecoachError("Deleting needs a yes, and there is nobody to ask. Add --yes.")
    return typer.confirm(f"Delete everything that is kept of {user}? This cannot be undone.")
