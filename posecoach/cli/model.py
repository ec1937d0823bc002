"""``posecoach model``: prepare the pose model."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from posecoach.cli.console import console, progress_bar
from posecoach.core.errors import PosecoachError


def model_command(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to put the bundle.")] = None,
    force: Annotated[bool, typer.Option(help="Make it again even if there is one.")] = False,
) -> None:
    """Make the pose model bundle once; afterwards no network is needed."""
    from posecoach.estimators.model_store import build_model, default_target, resolve_model

    if not force and output is None:
        try:
            model = resolve_model(None)
        except PosecoachError:
            pass
        else:
            console.print(f"{model.name} is there: {model.path}")
            return
    with progress_bar("pose model") as progress:
        model = build_model(output or default_target(), lambda _, share: progress(round(share * 100), 100))
    console.print(f"{model.name} made: {model.path}")
