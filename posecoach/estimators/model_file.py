"""Where the pose model is looked for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from posecoach.core.errors import PosecoachError

ENVIRONMENT_VARIABLE = "POSECOACH_MODEL"
BUNDLE_NAME = "pose_landmarker_full.task"
PREFERENCE = ("full", "heavy", "lite")
"""Which of several bundles in a folder is taken: the one all thresholds were tuned with first."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """A model bundle, and which one it is.

    Attributes
    ----------
    path
        The ``.task`` file.
    name
        File name without ending, such as ``pose_landmarker_full``; goes into every result.
    sha256
        Hexadecimal digest of the file; goes into every result.
    """

    path: Path
    name: str
    sha256: str


def resolve_model(explicit: Path | None = None) -> ModelFile:
    """Return the model to use.

    Looked for in this order: ``explicit``; the file that the environment variable ``POSECOACH_MODEL`` names;
    ``models/*.task`` in the current directory; the same beside the package's checkout; the user's cache.

    Raises
    ------
    PosecoachError
        If a named file is not a model, or if none is found.
    """
    if explicit is not None:
        return _model_file(explicit, "the option --model")
    named = os.environ.get(ENVIRONMENT_VARIABLE)
    if named:
        return _model_file(Path(named).expanduser(), f"the variable {ENVIRONMENT_VARIABLE}")
    for folder in model_folders():
        for path in sorted(folder.glob("*.task"), key=_preference):
            return _model_file(path, "the folder")
    raise PosecoachError(
        "There is no pose model yet. Run `posecoach model` once to prepare it (needs the package index), "
        f"or put a MediaPipe pose landmarker bundle (*.task) into {cache_folder()}."
    )


def model_folders() -> Iterator[Path]:
    """Yield the folders in which bundles are looked for, first come first."""
    yield Path.cwd() / "models"
    checkout = checkout_folder()
    if checkout is not None:
        yield checkout / "models"
    yield cache_folder()


def checkout_folder() -> Path | None:
    """Return the folder of the project if the package runs from a checkout, else None."""
    folder = Path(__file__).resolve().parents[2]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "models").is_dir() else None


def cache_folder() -> Path:
    """Return the folder of the user's own models; it need not exist."""
    return Path(platformdirs.user_cache_dir("posecoach", appauthor=False)) / "models"


def default_target() -> Path:
    """Return where ``posecoach model`` puts the bundle: the checkout's ``models``, else the user's cache."""
    checkout = checkout_folder()
    folder = cache_folder() if checkout is None else checkout / "models"
    return folder / BUNDLE_NAME


def file_sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _preference(path: Path) -> tuple[int, str]:
    ranks = (rank for rank, word in enumerate(PREFERENCE) if word in path.stem)
    return next(ranks, len(PREFERENCE)), path.name


def _model_file(path: Path, origin: str) -> ModelFile:
    if not path.is_file():
        raise PosecoachError(f"There is no model file {path} ({origin} names it). Run `posecoach model`.")
    with path.open("rb") as stream:
        start = stream.read(4)
    if start != b"PK\x03\x04":
        raise PosecoachError(
            f"{path} ({origin} names it) is not a model bundle: a MediaPipe pose landmarker *.task file is "
            "expected. Run `posecoach model`, or remove the file."
        )
    return ModelFile(path=path, name=path.stem, sha256=file_sha256(path))
