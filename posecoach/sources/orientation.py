"""Turn pictures of a phone that was held upright the right way up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

IDENTITY: tuple[int, int, int, int] = (1, 0, 0, 1)


def quarter_turns(display_matrix: bytes) -> tuple[int, int, int, int]:
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


def upright(image: NDArray[np.uint8], turns: tuple[int, int, int, int]) -> NDArray[np.uint8]:
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
