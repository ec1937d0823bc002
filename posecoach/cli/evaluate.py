"""``posecoach evaluate``: how good is it, on clips whose truth is known."""

from __future__ import annotations

import contextlib
import json as json_module
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console, messages, progress_bar
from posecoach.cli.options import ModelFile
from posecoach.cli.streams import printable

if TYPE_CHECKING:
    from posecoach.evaluation.run import ClipDone


def evaluate_command(
    folder: Annotated[Path, typer.Argument(help="Folder of NAME.mp4 (or NAME.npz) with NAME.json beside it.")],
    json: Annotated[Path | None, typer.Option(help="Write all figures to a file.")] = None,
    poses: Annotated[
        Path | None, typer.Option(help="Folder to keep recorded poses in, so that a second run is quick.")
    ] = None,
    model: ModelFile = None,
) -> None:
    """Compare with labelled clips. The exit status says nothing about how good the figures are."""
    from posecoach.app.command_files import check_command
    from posecoach.core.codec import without_nan
    from posecoach.evaluation.run import evaluate, input_files
    from posecoach.evaluation.tables import show
    from posecoach.system.whole_file import write_whole

    check_command({"the figures": json}, input_files(folder, poses), model=model)
    with _progress() as progress:
        evaluation = evaluate(folder, model=model, poses=poses, progress=progress)
    show(evaluation, console)
    if json is not None:
        write_whole(
            json, (json_module.dumps(without_nan(evaluation.to_dict()), indent=2, allow_nan=False) + "\n").encode()
        )
        console.print(f"figures: {json}")


@contextlib.contextmanager
def _progress() -> Iterator[ClipDone]:
    """Show a bar while the block runs; without a terminal a line for each clip, as of a batch."""
    if not messages.is_terminal:
        yield lambda name, done, total: messages.print(f"{done}/{total} {printable(name)}: done", markup=False)
        return
    with progress_bar("clips") as bar:
        yield lambda _name, done, total: bar(done, total)
