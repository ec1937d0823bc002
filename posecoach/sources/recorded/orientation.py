"""Turn pictures of a phone that was held upright the right way up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from posecoach.core.frame import Image

if TYPE_CHECKING:
    from av.video.frame import VideoFrame

Turns = tuple[int, int, int, int]
IDENTITY: Turns = (1, 0, 0, 1)


@dataclass(slots=True)
class ClipTurns:
    """How the pictures of a clip are turned, one after the other.

    A display matrix is read only when the rotation changes: reading it ties PyAV's picture into a cycle, which keeps
    the picture in memory until the garbage collector comes round (12 MB for each picture of a 4K clip).
    """

    _rotation_deg: int | None = None
    _turns: Turns = IDENTITY

    def of(self, picture: VideoFrame) -> Turns:
        """Return the signs of the next picture's display matrix, see :func:`quarter_turns`."""
        if picture.rotation != self._rotation_deg:
            self._rotation_deg = picture.rotation
            matrix: Any = picture.side_data.get("DISPLAYMATRIX")
            self._turns = IDENTITY if matrix is None else quarter_turns(bytes(matrix))
        return self._turns


def quarter_turns(display_matrix: bytes) -> Turns:
    """Return the four signs (a, b, c, d) of a display matrix, each -1, 0 or 1.

    Parameters
    ----------
    display_matrix
        Nine 32-bit integers as FFmpeg hands them out (ISO/IEC 14496-12, 6.2.2). A stored point (p, q) is
        shown at (a p + c q + x, b p + d q + y).

    Returns
    -------
    tuple of int
        :data:`IDENTITY` also where the matrix is not one of quarter turns and mirrorings: such clips are
        shown as they are stored.
    """
    if len(display_matrix) != 36:
        return IDENTITY
    a, b, _, c, d = np.frombuffer(display_matrix, dtype=np.int32)[:5].astype(np.int64)
    if max(abs(b), abs(c)) < min(abs(a), abs(d)):
        return int(np.sign(a)), 0, 0, int(np.sign(d))
    if max(abs(a), abs(d)) < min(abs(b), abs(c)):
        return 0, int(np.sign(b)), int(np.sign(c)), 0
    return IDENTITY


def upright(image: Image, turns: Turns) -> Image:
    """Return the picture as it is meant to be shown.

    Parameters
    ----------
    image
        ``uint8`` (height, width, 3) as stored.
    turns
        Signs of the display matrix, see :func:`quarter_turns`.
    """
    if turns == IDENTITY:
        return image
    a, b, c, d = turns
    x_sign, y_sign = a or c, d or b
    turned = image if a else image.transpose(1, 0, 2)
    return np.ascontiguousarray(turned[::y_sign, ::x_sign])
