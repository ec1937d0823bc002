"""One picture of a camera or clip."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
"""A picture: (height, width, 3) BGR, origin top left; of one channel, (height, width), where it is said so."""
DARK_LEVEL = 50.0
"""Median grey, 0..255, below which a camera's picture is mostly noise; our own default."""


def is_dark(image: Image) -> bool:
    """Whether a picture, ``uint8`` (height, width, 3), is too dark to find anybody in."""
    return float(np.median(image[::8, ::8])) < DARK_LEVEL


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture and the moment it shows.

    Attributes
    ----------
    t_s
        Seconds on the source's own clock: the presentation time of a clip, the capture time of a camera.
        Never ``index / frame rate``, which is wrong for clips of variable rate.
    index
        Position in the source, counted from 0; frames dropped by a live source leave gaps.
    image
        ``uint8`` (height, width, 3), BGR, origin top left, as the camera saw it: never mirrored.
    """

    t_s: float
    index: int
    image: Image

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return int(self.image.shape[1]), int(self.image.shape[0])
