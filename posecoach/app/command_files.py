"""The files that a command is given, and those of posecoach itself: checked together before anything is done."""

from __future__ import annotations

from collections.abc import Container, Mapping
from pathlib import Path

from posecoach.core.errors import PosecoachError
from posecoach.system.named_files import check_files


def check_command(
    outputs: Mapping[str, Path | None],
    inputs: Mapping[str, Path | None] | None = None,
    *,
    model: Path | None = None,
    streamed: Container[str] = (),
) -> None:
    """Refuse outputs that are inputs, the model, something that is kept, or each other, or that cannot be written.

    Parameters
    ----------
    outputs, inputs
        By what they are, in words; None = not named.
    model
        The bundle that was named; None = the one that is found.
    streamed
        See :func:`posecoach.system.named_files.check_files`.

    Raises
    ------
    PosecoachError
        See :func:`posecoach.system.named_files.check_files`.
    """
    if any(path is not None for path in outputs.values()):
        # Imported late: without an output there is nothing to load it for.
        from posecoach.history.data_folder import kept_files, kept_folders

        files = {**kept_files(), "the pose model": model or _found_model(), **(inputs or {})}
        check_files(outputs, files, kept_folders(), streamed)


def _found_model() -> Path | None:
    from posecoach.estimators.model.model_file import resolve_model

    try:
        return resolve_model().path
    except PosecoachError:
        return None  # whoever needs one says so
