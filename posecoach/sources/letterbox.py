"""Pictures of one size from a source whose pictures change theirs, such as a phone that is turned: with bars around."""

from __future__ import annotations

import cv2
import numpy as np

from posecoach.core.frame import Image


class Letterbox:
    """Fits every picture into the size of the first one, with bars where the shapes differ.

    Tracking, drawing and writing need one size; a person who is in view stays in view, only smaller.
    """

    def __init__(self) -> None:
        self._size_px: tuple[int, int] | None = None

    def fit(self, image: Image) -> Image:
        """Return the picture, (height, width, 3) BGR, in the size of the first one that was given."""
        height_px, width_px = image.shape[:2]
        if self._size_px is None:
            self._size_px = (width_px, height_px)
        return letterboxed(image, self._size_px)


def letterboxed(image: Image, size_px: tuple[int, int]) -> Image:
    """Return a picture scaled as a whole into ``size_px`` (width, height), in the middle, the rest black."""
    height_px, width_px = image.shape[:2]
    if (width_px, height_px) == size_px:
        return image
    scale = min(size_px[0] / width_px, size_px[1] / height_px)
    inner_px = (max(1, round(width_px * scale)), max(1, round(height_px * scale)))
    scaled = cv2.resize(image, inner_px, interpolation=cv2.INTER_AREA if scale < 1.0 else cv2.INTER_LINEAR)
    canvas = np.zeros((size_px[1], size_px[0], 3), dtype=np.uint8)
    left_px, top_px = (size_px[0] - inner_px[0]) // 2, (size_px[1] - inner_px[1]) // 2
    canvas[top_px : top_px + inner_px[1], left_px : left_px + inner_px[0]] = scaled
    return canvas
