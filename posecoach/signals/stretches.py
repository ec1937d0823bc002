"""Stretches of a recording without a long gap."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from posecoach.core.pose import BoolArray, FloatArray


def stretches(t_s: FloatArray, seen: BoolArray, *, unseen_s: float, unwatched_s: float) -> list[NDArray[np.intp]]:
    """Return the indices of what was seen, stretch by stretch.

    Parameters
    ----------
    t_s, seen
        (n,) times of the pictures that were looked at, seconds, and whether they show it.
    unseen_s
        From this time on pictures that do not show it part two stretches: it was not there.
    unwatched_s
        From this time on a gap between two pictures does: nobody looked.
    """
    index = np.flatnonzero(seen)
    if len(index) == 0:
        return []
    most_s = np.where(np.diff(index) > 1, unseen_s, unwatched_s)
    return np.split(index, np.flatnonzero(np.diff(t_s[index]) >= most_s) + 1)
