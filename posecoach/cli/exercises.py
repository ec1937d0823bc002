"""``posecoach exercises``: what can be counted and judged."""

from __future__ import annotations

from rich.table import Table

from posecoach.cli.console import console
from posecoach.registry import exercises


def exercises_command() -> None:
    """List the exercises, the views they can be filmed from, and their faults."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "name", "film it from", "faults"):
        table.add_column(heading, no_wrap=heading == "id")
    for spec in exercises().values():
        views = ", ".join(sorted(view.value for view in spec.views))
        table.add_row(spec.id, spec.name, views, ", ".join(spec.fault_ids()))
    console.print(table, soft_wrap=False)
