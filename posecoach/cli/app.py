"""All commands under one name."""

from __future__ import annotations

from typing import Annotated

import typer

from posecoach.cli import (
    analyze,
    batch,
    cameras,
    doctor,
    evaluate,
    exercises,
    forget,
    history,
    live,
    model,
    page,
    remind,
    report,
    routine,
)
from posecoach.cli.console import console

NO_COMMAND = 2
"""Exit status where a command was expected."""


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        console.print(f"posecoach {version('posecoach')}")
        raise typer.Exit


app = typer.Typer(
    name="posecoach",
    help="Counts and judges exercises for the upper back, from a clip or a camera. A trainer, not a medical device.",
    pretty_exceptions_enable=False,
    add_completion=False,
)


@app.callback(invoke_without_command=True)
def alone(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", is_eager=True, callback=_show_version)
    ] = False,
) -> None:
    """Without a command: on a desktop the page opens, elsewhere the help is shown."""
    del version
    if context.invoked_subcommand is not None:
        return
    if page.on_a_desktop():
        page.open_page()
        return
    typer.echo(context.get_help())
    raise typer.Exit(NO_COMMAND)


app.command("app")(page.app_command)


app.command("analyze")(analyze.analyze_command)
app.command("batch")(batch.batch_command)
app.command("report")(report.report_command)
app.command("routine")(routine.routine_command)
app.command("live")(live.live_command)
app.command("cameras")(cameras.cameras_command)
app.command("evaluate")(evaluate.evaluate_command)
app.command("exercises")(exercises.exercises_command)
app.command("doctor")(doctor.doctor_command)
app.command("history")(history.history_command)
app.command("remind")(remind.remind_command)
app.command("forget")(forget.forget_command)
app.command("model")(model.model_command)
