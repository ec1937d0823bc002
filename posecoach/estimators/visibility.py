"""Visibility that does not depend on how many frames a second are looked at.

MediaPipe smooths visibility with a share of 0.1 for each new frame, however far apart frames are: over 0.4 s at 25
frames a second, over 1.2 s at eight. An arm that is half hidden would come and go at one rate and be there at another.
Here the smoothing is undone and done again by time, as it is at 25 frames a second.
"""

from __future__ import annotations

import numpy as np

from posecoach.core.pose import FloatArray

SHARE = 0.1
"""Of a new frame in MediaPipe's smoothed visibility (VisibilitySmoothingCalculator of its pose landmarker). Measured,
too: a difference between two trackers shrank to 0.9 with every frame."""
PERIOD_S = 0.04
"""Of the frames that have this share: 25 a second."""


class VisibilityFilter:
    """Takes the visibilities (33,) of one tracker, frame after frame, and returns them smoothed by time, 0..1."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Start over, as after the tracker was replaced."""
        self._given: FloatArray | None = None
        self._smooth: FloatArray | None = None
        self._t_s = 0.0

    def update(self, given: FloatArray, t_s: float) -> FloatArray:
        """Return the visibility at ``t_s``; frames in which nobody was found are left out, as MediaPipe does."""
        if self._given is None or self._smooth is None:
            smooth = given
        else:
            raw = np.clip((given - (1.0 - SHARE) * self._given) / SHARE, 0.0, 1.0)
            share = 1.0 - (1.0 - SHARE) ** ((t_s - self._t_s) / PERIOD_S)
            smooth = self._smooth + share * (raw - self._smooth)
        self._given, self._smooth, self._t_s = given, smooth, t_s
        return smooth
