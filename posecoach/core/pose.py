"""What the estimator saw of one person in one frame."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecoach.core.skeleton import LANDMARK_COUNT

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

LANDMARK_SHAPES: dict[str, tuple[int, ...]] = {
    "xy_px": (LANDMARK_COUNT, 2),
    "world_m": (LANDMARK_COUNT, 3),
    "visibility": (LANDMARK_COUNT,),
}
"""Shapes of the arrays of a pose, by field."""
SILHOUETTE_COLUMNS = 192
"""Width to which silhouettes are scaled: about 1 cm a cell when 2 m of room are in view."""


@dataclass(frozen=True, slots=True)
class Silhouette:
    """Which cells of the image the person covers.

    Attributes
    ----------
    mask
        ``bool`` (rows, columns), True = person; the whole image, scaled down.
    px_per_cell
        Image pixels along one side of a cell: image coordinate = cell coordinate * px_per_cell.
    """

    mask: BoolArray
    px_per_cell: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Landmarks of one person; NaN where nothing was found.

    Nobody in view is a pose of NaN (see :meth:`nobody`), not ``None``.

    Attributes
    ----------
    t_s
        Seconds on the source's clock, as in the frame.
    xy_px
        (33, 2) float, pixels of the unmirrored image, origin top left, y down.
    world_m
        (33, 3) float, metres, origin at the middle of the hips, x to the image's right, y down,
        z away from the camera. Depth (z) is the estimator's guess and the least reliable axis.
    visibility
        (33,) float in 0..1, the estimator's own confidence that the landmark can be seen.
    image_size_px
        Width and height of the image the pixels refer to.
    silhouette
        Only where the exercise asks for it.
    pictured
        Whether there was a picture to look at; False where a camera has sent none for a while.
    dark
        Whether nobody was found in a picture that was too dark to find anybody in.
    """

    t_s: float
    xy_px: FloatArray
    world_m: FloatArray
    visibility: FloatArray
    image_size_px: tuple[int, int]
    silhouette: Silhouette | None = None
    pictured: bool = True
    dark: bool = False

    def __post_init__(self) -> None:
        for name, shape in LANDMARK_SHAPES.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"Pose.{name} has shape {getattr(self, name).shape}, expected {shape}")

    @classmethod
    def nobody(cls, t_s: float, image_size_px: tuple[int, int], *, pictured: bool = True) -> Pose:
        """Return the pose of an empty room, or of one of which there is no picture."""
        return cls(
            t_s=t_s,
            xy_px=np.full((LANDMARK_COUNT, 2), np.nan),
            world_m=np.full((LANDMARK_COUNT, 3), np.nan),
            visibility=np.full(LANDMARK_COUNT, np.nan),
            image_size_px=image_size_px,
            pictured=pictured,
        )

    @property
    def found(self) -> bool:
        """Whether there is anybody at all."""
        # Asked five times a picture: of whoever is there the first landmark nearly always is, a tenth of the time.
        return math.isfinite(self.xy_px[0, 0]) or bool(np.isfinite(self.xy_px).any())
