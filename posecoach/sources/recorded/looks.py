"""Which pictures of a clip are worth looking at.

Movements of these exercises last 1.5 to 8 s, and their turning points are found by interpolation: eight looks a second
give the same counts and faults as twenty-five, with times within 0.1 s (docs/performance.md has the clips).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum, auto

import numpy as np
from numpy.typing import NDArray

from posecoach.sources.recorded.picture import Picture

LOOK_GAP_S = 0.126
"""Longest time between two looks while anything moves: eight a second, with room for times rounded by a container."""
STILL_GAP_S = 0.5
"""Longest time between two looks while nothing moves, so that the tracker does not lose touch."""
CHANGE_LEVELS = 6
"""A pixel whose brightness (0..255) differs by more has changed; noise that a video codec lets through is smaller."""
CHANGED_MAX_RATIO = 0.0005
"""With no more of the grid changed nothing has moved: one pixel of a picture of 512 x 384."""


class Look(Enum):
    """What is done with a picture."""

    ESTIMATE = auto()
    """The estimator looks at it."""
    REPEAT = auto()
    """It shows what the last one showed that was looked at: so does its pose."""
    SKIP = auto()


@dataclass(slots=True)
class LookChooser:
    """Chooses by the presentation times and by what changes in the picture; knows no pose.

    Parameters
    ----------
    every_frame
        Look at all pictures.
    """

    every_frame: bool = False
    _estimated_s: float = -math.inf
    _taken_s: float = -math.inf
    _before_s: float = math.nan
    _seen: NDArray[np.uint8] | None = None

    def update(self, picture: Picture) -> Look:
        """Return what to do with the next picture."""
        if self.every_frame:
            return Look.ESTIMATE
        step_s = 0.0 if math.isnan(self._before_s) else picture.t_s - self._before_s
        self._before_s = picture.t_s
        if picture.t_s + step_s - self._taken_s <= LOOK_GAP_S:  # the next one comes in time
            return Look.SKIP
        self._taken_s = picture.t_s
        thumbnail = picture.thumbnail()
        if picture.t_s + step_s - self._estimated_s <= STILL_GAP_S and not self._differs(thumbnail):
            return Look.REPEAT
        self._estimated_s, self._seen = picture.t_s, thumbnail
        return Look.ESTIMATE

    def _differs(self, thumbnail: NDArray[np.uint8]) -> bool:
        if self._seen is None or self._seen.shape != thumbnail.shape:
            return True
        levels = np.abs(thumbnail.astype(np.int16) - self._seen)
        return bool(np.mean(levels > CHANGE_LEVELS) > CHANGED_MAX_RATIO)
