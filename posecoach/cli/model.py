"""``posecoach model``: prepare the pose model."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecoach.cli.console import console, progress_bar
from posecoach.core.errors import PosecoachError

if TYPE_CHECKING:
    from posecoach.estimators.model.model_file import ModelFile

MODEL_ENDINGS = (".task",)


def model_command(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Where to put the bundle (.task).")] = None,
    force: Annotated[bool, typer.Option(help="Make it again even if there is one.")] = False,
) -> None:
    """Make the pose model bundle once; afterwards no network is needed."""
    from posecoach.estimators.model.model_file import default_target
    from posecoach.estimators.model.model_store import build_landmarks_model, build_model
    from posecoach.history.data_folder import kept_files, kept_folders
    from posecoach.system.named_files import check_ending, check_files

    if output is not None:
        check_files({"the model": output}, kept_files(), kept_folders())
        check_ending("The model", output, MODEL_ENDINGS)
    model = None if force or output is not None else _there()
    if model is None:
        with progress_bar("pose model") as progress:
            model = build_model(output or default_target(), lambda _, share: progress(round(share * 100), 100))
        console.print(f"{model.name} made: {model.path}")
    else:
        console.print(f"{model.name} is there: {model.path}")
    if model.has_mask and not model.has_current_landmarks:
        console.print(f"without the mask, for all that needs no silhouette: {build_landmarks_model(model)}")


def _there() -> ModelFile | None:
    from posecoach.estimators.mediapipe_pose import load
    from posecoach.estimators.model.model_file import resolve_model

    try:
        model = resolve_model(None)
        load(model)
    except PosecoachError:
        return None
    return model
