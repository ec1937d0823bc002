"""Recorded poses: what an estimator saw of a clip, so that it can be analysed without video or model.

Format (``.npz``): ``t_s`` (n,), ``xy_px`` (n, 33, 2), ``world_m`` (n, 33, 3), ``visibility`` (n, 33),
``image_size_px`` (width, height), and, where silhouettes were recorded, ``silhouette_bits`` (n, bytes; the
rows of the mask one after the other, packed eight cells a byte by ``numpy.packbits``) and
``silhouette_shape`` (rows, columns). NaN = nobody found. Optional: ``model`` and ``model_sha256``, text;
``frames``, how many the clip has, with those that were not looked at; ``warning``, a sentence on what is
wrong with the clip itself.
"""

from __future__ import annotations

import math
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import LANDMARK_SHAPES, FloatArray, Pose, Silhouette

POSES_SUFFIX = ".npz"
"""What the names of such files end in."""
SHAPES: dict[str, tuple[int, ...]] = {"t_s": (), **LANDMARK_SHAPES}
"""Shape of one frame of each array."""
MOST_BYTES = 2_000_000_000
"""Ten hours at 30 frames a second, with silhouettes."""
SIDE_MOST_PX = 100_000
REACH_MOST_M = 10.0
"""No landmark is farther from the middle of the hips."""


def holds_poses(path: Path) -> bool:
    """Whether a file is one of recorded poses rather than a video, by its name."""
    return path.suffix.lower() == POSES_SUFFIX


class PoseFile:
    """Recorded poses, in the order of their times; may be read several times.

    Attributes
    ----------
    frame_count
        Number of poses.
    image_size_px
        Width and height of the images that the poses were seen in.
    has_silhouette
        Whether silhouettes were recorded.
    model_name, model_sha256
        Of the estimator; empty where the file does not say.
    clip_frames, warning
        How many frames the clip has (None: not known), and what is wrong with it (empty: nothing).

    Raises
    ------
    PosecoachError
        If the file is missing, not of this format, or its arrays contradict each other.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        arrays = _load(self.path)
        _check_shapes(arrays, self.path)
        self._arrays = arrays
        self.frame_count = len(arrays["t_s"])
        self.has_silhouette = "silhouette_bits" in arrays
        width_px, height_px = (int(v) for v in arrays["image_size_px"])
        self.image_size_px = (width_px, height_px)
        self.model_name = str(arrays.get("model", ""))
        self.model_sha256 = str(arrays.get("model_sha256", ""))
        self.clip_frames = int(arrays["frames"]) if "frames" in arrays else None
        self.warning = str(arrays.get("warning", ""))

    def __iter__(self) -> Iterator[Pose]:
        """Yield the poses; those of an empty frame are NaN and have no silhouette."""
        for index in range(self.frame_count):
            yield self._pose(index)

    def frame_numbers(self) -> list[int]:
        """Return of which frame of the clip each pose is, from 0, as if its frames followed each other evenly.

        The first and the last frame of a clip always have one. Empty where it is not known how many frames there are.
        """
        if self.clip_frames is None:
            return []
        if self.clip_frames == self.frame_count:
            return list(range(self.frame_count))
        since_s = self._arrays["t_s"] - self._arrays["t_s"][0]
        return [round(t_s / since_s[-1] * (self.clip_frames - 1)) for t_s in since_s.tolist()] if since_s[-1] else [0]

    def _pose(self, index: int) -> Pose:
        arrays = self._arrays
        xy_px = _possible(arrays["xy_px"][index], SIDE_MOST_PX)
        seen = bool(np.isfinite(xy_px).any())
        return Pose(
            t_s=float(arrays["t_s"][index]),
            xy_px=xy_px,
            world_m=_possible(arrays["world_m"][index], REACH_MOST_M),
            visibility=arrays["visibility"][index].astype(np.float64),
            image_size_px=self.image_size_px,
            silhouette=self._silhouette(index) if seen and self.has_silhouette else None,
        )

    def _silhouette(self, index: int) -> Silhouette:
        rows, columns = (int(v) for v in self._arrays["silhouette_shape"])
        bits = np.unpackbits(self._arrays["silhouette_bits"][index], count=rows * columns)
        return Silhouette(mask=bits.reshape(rows, columns).astype(bool), px_per_cell=self.image_size_px[0] / columns)


def _possible(values: NDArray[Any], most: float) -> FloatArray:
    """Return landmarks; those that are farther from the origin than any person's are missing."""
    found: FloatArray = np.array(values, dtype=np.float64)
    with np.errstate(invalid="ignore"):
        found[~(np.abs(found) <= most)] = np.nan
    return found


def _load(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise PosecoachError(f"There is no file of recorded poses {path}. Check the name and the folder.")
    try:
        _check_size(path)
        with np.load(path, allow_pickle=False) as archive:
            if not isinstance(archive, np.lib.npyio.NpzFile):
                raise ValueError("one array, not an archive of arrays")
            return {key: archive[key] for key in archive.files}
    except Exception as error:  # NumPy parses headers as Python: a wrong byte may raise anything
        raise PosecoachError(
            f"{path} does not hold recorded poses ({error}). A file written by "
            "`posecoach analyze CLIP --poses FILE.npz` is expected."
        ) from error


def _check_size(path: Path) -> None:
    """Refuse an archive that says it unpacks to more than any recording does."""
    with path.open("rb") as stream:
        if stream.read(2) != b"PK":
            return  # numpy says what it is instead
    with zipfile.ZipFile(path) as archive:
        size_bytes = sum(member.file_size for member in archive.infolist())
    if size_bytes > MOST_BYTES:
        raise ValueError(f"it would take {size_bytes / 1e9:.1f} GB of memory")


def _check_shapes(arrays: dict[str, Any], path: Path) -> None:
    def refuse(what: str) -> PosecoachError:
        return PosecoachError(f"{path} does not hold recorded poses: {what}. Record them again.")

    for name in (*SHAPES, "image_size_px"):
        if name not in arrays:
            raise refuse(f"the array {name} is missing")
    count = len(arrays["t_s"]) if arrays["t_s"].ndim == 1 else 0
    for name, shape in SHAPES.items():
        if arrays[name].shape != (count, *shape) or arrays[name].dtype.kind not in "fiu":
            raise refuse(f"{name} has the shape {arrays[name].shape}, expected {(count, *shape)} numbers")
    if count == 0:
        raise refuse("it has no frame")
    if not np.isfinite(arrays["t_s"]).all() or (np.diff(arrays["t_s"]) <= 0).any():
        raise refuse("the times t_s do not increase from frame to frame")
    size_px = arrays["image_size_px"]
    if (
        size_px.shape != (2,)
        or size_px.dtype.kind not in "fiu"
        or not ((size_px > 0) & (size_px <= SIDE_MOST_PX)).all()
    ):
        raise refuse(f"image_size_px is {size_px.tolist()}, expected width and height")
    frames = arrays.get("frames", np.array(count))
    if frames.shape != () or frames.dtype.kind not in "iu" or frames < count:
        raise refuse(f"frames is {frames.tolist()}, expected how many the clip has")
    if "silhouette_bits" in arrays:
        _check_silhouette(arrays, count, refuse)


def _check_silhouette(arrays: dict[str, Any], count: int, refuse: Any) -> None:
    shape = arrays.get("silhouette_shape")
    if shape is None or shape.shape != (2,) or shape.dtype.kind not in "iu" or not (shape > 0).all():
        raise refuse("silhouette_shape is missing or not rows and columns")
    expected = (count, math.ceil(int(shape[0]) * int(shape[1]) / 8))
    bits = arrays["silhouette_bits"]
    if bits.shape != expected or bits.dtype != np.uint8:
        raise refuse(f"silhouette_bits has the shape {bits.shape}, expected {expected} bytes")
