"""``posecoach doctor``: what is missing on this machine, and the command that mends it."""

from __future__ import annotations

import typer

from posecoach.cli.console import console


def doctor_command() -> None:
    """Check Python, packages, model, cameras, sound and system libraries; exit status 1 if clips cannot be analysed."""
    from posecoach.doctor.all_checks import run_checks
    from posecoach.doctor.report import as_table, conclusion, healthy

    checks = run_checks()
    console.print(as_table(checks), soft_wrap=False)
    console.print(conclusion(checks))
    if not healthy(checks):
        raise typer.Exit(1)
