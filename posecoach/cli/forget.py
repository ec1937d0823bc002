"""``posecoach forget``: delete everything that is kept of a person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from posecoach.cli.console import console
from posecoach.core.errors import PosecoachError


def forget_command(
    user: Annotated[str, typer.Option(help="The person whose data to delete.")] = "me",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete a person's history, calibration and event logs, for good."""
    from posecoach.history.forgetting import finish_forgetting, forget_person, may_be_kept
    from posecoach.history.user_names import user_name
    from posecoach.progress.words import count

    name = user_name(user)
    finish_forgetting()
    something, known = may_be_kept(name)
    if not something:
        others = f". There are records of: {', '.join(known)}" if known else ", nor about anybody else"
        raise PosecoachError(f"Nothing is stored about {name}{others}.")
    if not yes and not _confirmed(name):
        console.print("Nothing was deleted.")
        raise typer.Exit(1)
    gone = forget_person(name)
    console.print(f"Permanently deleted for {name}:")
    console.print(f"  {count(gone.files.logs, 'event log')}, {count(gone.files.calibrations, 'calibration')}")
    if gone.rows is not None:
        rows = gone.rows
        counts = (count(rows.sessions, "session"), count(rows.reps, "repetition"), count(rows.holds, "hold"))
        console.print(f"  {', '.join(counts)}, {count(rows.reports, 'answer')} about pain, effort and spots")
    console.print("Files that you saved elsewhere (exports, videos) and backups are still there.")


def _confirmed(user: str) -> bool:
    if not sys.stdin.isatty():
        raise PosecoachError("Deleting needs a confirmation, and there is no terminal to ask in. Add --yes.")
    return typer.confirm(f"Delete everything that is kept of {user}? This cannot be undone.")
