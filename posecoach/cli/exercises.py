"""``posecoach exercises``: what can be counted and judged."""

from __future__ import annotations

from posecoach.cli.console import console, plain_table
from posecoach.registry import exercises


def exercises_command() -> None:
    """List the exercises, the views they can be filmed from, and their faults."""
    table = plain_table("id", "name", "film it from", "faults")
    table.columns[0].no_wrap = True
    for spec in exercises().values():
        views = ", ".join(sorted(view.value for view in spec.camera.views))
        table.add_row(spec.id, spec.name, views, ", ".join(spec.fault_ids()))
    console.print(table, soft_wrap=False)
