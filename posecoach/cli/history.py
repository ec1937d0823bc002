"""``posecoach history``: what was done, how it goes, and what comes next."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console, messages
from posecoach.cli.streams import LINES, printable
from posecoach.core.errors import PosecoachError
from posecoach.progress.record import SessionRecord
from posecoach.system.wall_clock import today

if TYPE_CHECKING:
    from posecoach.history.profile import Profile

HTML_FILE = Path("history.html")


class ExportFormat(StrEnum):
    """How to export: a line per exercise of a session, or everything."""

    CSV = "csv"
    JSON = "json"


def history_command(
    file: Annotated[Path | None, typer.Argument(help="The same as -o: the file of --html or --export.")] = None,
    user: Annotated[str, typer.Option(help="The person whose history to show.")] = "me",
    exercise: Annotated[str | None, typer.Option("--exercise", "-e", help="Only this exercise, in detail.")] = None,
    export: Annotated[
        ExportFormat | None, typer.Option(help="csv: a line per exercise of a session; json: everything.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File for --export (else it is printed) or --html.")
    ] = None,
    html: Annotated[
        bool, typer.Option("--html", help="A page for a browser: history.html, or the file named by -o.")
    ] = False,
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Rebuild the database from everybody's event logs.")
    ] = False,
) -> None:
    """Show sessions, streak, bests, and what has really changed."""
    from posecoach.app.command_files import check_command
    from posecoach.history.data_folder import history_path
    from posecoach.history.forgetting import finish_forgetting
    from posecoach.history.profile import Profile
    from posecoach.system.named_files import PAGE_ENDINGS, check_ending

    output = _file_to_write(file, output, export, html=html)
    if rebuild and (output is not None or export is not None or exercise is not None):
        raise PosecoachError(
            "--rebuild only rebuilds the database. Run it by itself, and then what shows or writes it."
        )
    check_command({"the page" if html else "the export": output})
    if html and output is not None:
        check_ending("The page", output, PAGE_ENDINGS)
    finish_forgetting()
    if rebuild:
        _rebuild(history_path())
        return
    profile = Profile.of(user)
    sessions = _sessions(profile, history_path())
    if exercise is not None:
        sessions = _only(sessions, exercise)
    if not sessions:
        told = console if export is None else messages  # what is exported may be read by another program
        told.print(f"{profile.user!r} has no sessions yet. {_where_else(profile.user)}")
    if export is not None:
        _export(sessions, export, output, exercise)
    elif not sessions:
        return
    elif html and output is not None:
        _write_page(profile.user, sessions, output)
    else:
        _show(profile.user, sessions, exercise)


def _file_to_write(file: Path | None, output: Path | None, export: ExportFormat | None, *, html: bool) -> Path | None:
    """Return the file of the page or of the export; None where neither is wanted, or an export is printed.

    Raises
    ------
    PosecoachError
        If two files are named, or one for nothing, or both are wanted at once.
    """
    if file is not None and output is not None:
        raise PosecoachError(f"Both {file} and {output} are named as the file to write. Name one.")
    named = output or file
    if named is not None and export is None and not html:
        raise PosecoachError(
            f"{named} would be the file of an export or of a page. Add --export csv, --export json or --html."
        )
    if html and export is not None:
        raise PosecoachError("--html and --export each write a file. Run them one after the other.")
    return HTML_FILE if html and named is None else named


def _where_else(user: str) -> str:
    """Return whose history there is instead, as the page names people by what they typed; else how to begin."""
    from posecoach.history.user_names import users

    others = [f"--user {other}" for other in users() if other != user]
    if others:
        return f"There are others on this machine: {', '.join(others)}."
    return "`posecoach live --exercise row` is a way to begin."


def _sessions(profile: Profile, path: Path) -> list[SessionRecord]:
    """Return the person's sessions; those that a power cut kept out of the database are taken from their logs."""
    from posecoach.history.store import History

    logs = profile.logs()
    if not path.exists() and not logs:
        return []
    with History(path) as history:
        _report_unreadable(history.catch_up(logs).unreadable)
        return history.sessions(profile.user)


def _report_unreadable(unreadable: tuple[str, ...]) -> None:
    for sentence in unreadable:
        messages.print(f"Skipped: {sentence}", style="yellow", markup=False)


def _only(sessions: list[SessionRecord], exercise: str) -> list[SessionRecord]:
    found = [s for s in sessions if any(done.exercise == exercise for done in s.exercises)]
    if sessions and not found:
        known = sorted({done.exercise for s in sessions for done in s.exercises})
        raise PosecoachError(
            f"There is no session with {exercise!r} yet. There are sessions with: {', '.join(known) or 'none'}."
        )
    return found


def _show(user: str, sessions: list[SessionRecord], exercise: str | None) -> None:
    from posecoach.cli.history_view import show_exercise, show_overview
    from posecoach.registry import exercises

    if exercise is None:
        show_overview(user, sessions, exercises(), today(), console)
    else:
        show_exercise(user, sessions, exercise, exercises().get(exercise), today(), console)


def _export(sessions: list[SessionRecord], export: ExportFormat, output: Path | None, exercise: str | None) -> None:
    from posecoach.progress.words import count
    from posecoach.registry import exercises
    from posecoach.results.tables.history_table import as_csv, as_json, has_lines
    from posecoach.system.whole_file import write_text

    if export is ExportFormat.JSON:
        text = as_json(sessions)
    else:
        sessions = [session for session in sessions if has_lines(session, exercise)]
        text = as_csv(sessions, exercises(), exercise)
    if output is None:
        typer.echo(printable(text, LINES) if sys.stdout.isatty() else text, nl=False)
        return
    write_text(output, text)
    console.print(f"{count(len(sessions), 'session')}: {output}", markup=False)


def _write_page(user: str, sessions: list[SessionRecord], output: Path) -> None:
    from posecoach.history.people import shown_name
    from posecoach.history.user_names import DEFAULT_USER
    from posecoach.registry import exercises
    from posecoach.results.pages.history import history_page
    from posecoach.system.whole_file import write_text

    name = shown_name(user)
    write_text(output, history_page("" if name == DEFAULT_USER else name, sessions, exercises(), today()))
    console.print(f"history: {output}", markup=False)


def _rebuild(path: Path) -> None:
    from posecoach.history.profile import all_logs
    from posecoach.history.rebuild import damaged_copy, rebuild_history
    from posecoach.history.user_names import strange_folders
    from posecoach.progress.words import count

    done = rebuild_history(path, all_logs())
    strange = tuple(f"{folder}: nobody can have such a name. Rename the folder." for folder in strange_folders())
    _report_unreadable((*strange, *done.unreadable))
    made = count(done.recorded, "session was", "sessions were")
    console.print(f"{made} rebuilt from {'its event log' if done.recorded == 1 else 'their event logs'}.")
    if done.kept:
        console.print(f"{count(done.kept, 'session')} without a log {'was' if done.kept == 1 else 'were'} kept.")
    if damaged_copy(path).exists():
        console.print(f"The damaged database is still there: {damaged_copy(path)}", markup=False)
