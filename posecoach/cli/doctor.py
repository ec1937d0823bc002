"""``posecoach doctor``: what is missing on this machine, and the command that mends it."""

from __future__ import annotations

import typer

from posecoach.cli.console import console


def doctor_command() -> None:
    """Check Python, packages, model, cameras, sound and system libraries."""
    from posecoach.doctor import run_checks

    checks = run_checks()
    for check in checks:
        console.print(
            f"[{'green' if check.ok else 'red'}]{'ok ' if check.ok else 'no '}[/] {check.name}: {check.found}"
        )
        if not check.ok:
            console.print(f"     mend it with: {check.mend}")
    if not all(check.ok for check in checks):
        raise typer.Exit(1)
