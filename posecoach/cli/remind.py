"""``posecoach remind``: a plan of sessions for the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.cli.console import console

CALENDAR_ENDINGS = (".ics",)


def remind_command(
    days: Annotated[str, typer.Option(help="Days of the week, such as mon,wed,fri; or daily.")] = "mon,wed,fri",
    at: Annotated[str, typer.Option(help="Time of day.")] = "18:00",
    output: Annotated[Path, typer.Option("--output", "-o", help="Calendar file to write.")] = Path("posecoach.ics"),
    weeks: Annotated[int | None, typer.Option(help="How many weeks; by default without end.")] = None,
    before: Annotated[int, typer.Option(help="How many minutes before to remind you.")] = 10,
) -> None:
    """Write a calendar file with your sessions; open it, and the calendar reminds you."""
    from posecoach.app.command_files import check_command
    from posecoach.progress.reminders import DAYS, calendar, parse_days, parse_time
    from posecoach.system.named_files import check_ending
    from posecoach.system.wall_clock import now
    from posecoach.system.whole_file import write_whole

    check_command({"the calendar": output})
    check_ending("The calendar", output, CALENDAR_ENDINGS)
    chosen, time = parse_days(days), parse_time(at)
    write_whole(output, calendar(chosen, time, now(), weeks=weeks, alarm_min=before).encode())
    names = ", ".join(DAYS[day].capitalize() for day in chosen)
    span = "" if weeks is None else f" for {weeks} weeks"
    console.print(f"{names} at {time:%H:%M}{span}, a reminder {before} minutes before: {output}", markup=False)
    console.print("Open the file with your calendar to add the sessions. Nothing is sent anywhere.")
