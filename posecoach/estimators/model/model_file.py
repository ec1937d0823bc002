"""Where the pose model is looked for."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from posecoach.core.errors import PosecoachError
from posecoach.estimators.model.bundle_check import OURS, problem_of
from posecoach.estimators.model.landmarks_only import origin_sha256
from posecoach.system.read_file import home_path

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
    has_mask
        Whether it gives the person's silhouette.
    landmarks_path
        A bundle made from this one that finds the same landmarks, faster, and no mask; None if there is none.
    known
        Whether it is one of those that ``posecoach model`` makes; another one is tried out before it is used.
    """

    path: Path
    name: str
    sha256: str
    has_mask: bool = True
    landmarks_path: Path | None = None
    known: bool = True

    def bundle_path(self, *, silhouette: bool) -> Path:
        """Return the file to load.

        Raises
        ------
        PosecoachError
            If silhouettes are wanted and it gives none.
        """
        if silhouette and not self.has_mask:
            raise PosecoachError(
                f"{self.path} finds landmarks only, and this exercise is measured on the silhouette. Name the bundle "
                "it was made from, or run `posecoach model`."
            )
        return self.path if silhouette or self.landmarks_path is None else self.landmarks_path

    @property
    def has_current_landmarks(self) -> bool:
        """Whether the bundle without a mask is there, and beside our own model as this release makes it."""
        faster = self.landmarks_path
        return faster is not None and (not self.known or file_sha256(faster) in OURS)


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
        return _model_file(home_path(named, ENVIRONMENT_VARIABLE), f"the variable {ENVIRONMENT_VARIABLE}")
    passed_over = []
    for folder in model_folders():
        for path in sorted(folder.glob("*.task"), key=_preference):
            try:
                return _model_file(path, "the folder")
            except PosecoachError as error:
                passed_over.append(str(error))
    raise PosecoachError(
        "There is no pose model yet. Run `posecoach model` once to prepare it (needs the package index), "
        f"or put a MediaPipe pose landmarker bundle (*.task) into {cache_folder()}."
        + "".join(f" Passed over: {why}" for why in passed_over)
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
    folder = Path(__file__).resolve().parents[3]
    return folder if (folder / "pyproject.toml").is_file() and (folder / "models").is_dir() else None


def cache_folder() -> Path:
    """Return the folder of the user's own models; it need not exist."""
    return Path(platformdirs.user_cache_dir("posecoach", appauthor=False)) / "models"


def default_target() -> Path:
    """Return where ``posecoach model`` puts the bundle: the checkout's ``models``, else the user's cache."""
    checkout = checkout_folder()
    folder = cache_folder() if checkout is None else checkout / "models"
    return folder / BUNDLE_NAME


def landmarks_target(path: Path) -> Path:
    """Return where the bundle without a mask lies that is made from the one at ``path``."""
    return path.with_name(f"{path.stem}_landmarks.task")


def file_sha256(path: Path) -> str:
    """Return the hexadecimal SHA-256 digest of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _preference(path: Path) -> tuple[bool, int, str]:
    ranks = (rank for rank, word in enumerate(PREFERENCE) if word in path.stem)
    return bool(origin_sha256(path)), next(ranks, len(PREFERENCE)), path.name


def _model_file(path: Path, origin: str) -> ModelFile:
    if not path.is_file():
        raise PosecoachError(f"There is no model file {path} ({origin} names it). Run `posecoach model`.")
    try:
        sha256 = file_sha256(path)
    except OSError as error:
        raise PosecoachError(f"The model {path} cannot be read ({error.strerror}).") from error
    problem = problem_of(path, sha256)
    if problem:
        raise PosecoachError(
            f"{path} ({origin} names it) is not a model bundle that can be used: {problem}. A MediaPipe pose "
            "landmarker *.task file is expected. Run `posecoach model`, or remove the file."
        )
    return ModelFile(
        path=path,
        name=path.stem,
        sha256=sha256,
        has_mask=not origin_sha256(path),
        landmarks_path=_faster(path, sha256),
        known=sha256 in OURS,
    )


def _faster(path: Path, sha256: str) -> Path | None:
    """Return the bundle without a mask that lies beside one and was made from it; a damaged one is none."""
    faster = landmarks_target(path)
    if origin_sha256(faster) != sha256 or problem_of(faster, file_sha256(faster)):
        return None
    return faster


def tried_folder() -> Path:
    """Return the folder in which it is remembered which models of unknown origin ran."""
    return cache_folder() / "tried"
