"""Arms that the trunk hides from a camera behind the person: how far away they are is no more than a guess."""

from __future__ import annotations

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.signals.order_statistics import median

BEHIND_COS = -0.42
"""Cosine of the azimuth of a camera that is behind the person: 115 degrees and more."""
GUESSED_RATIO = 0.3
"""Least visibility of an arm that such a camera sees. With less, how far hands reach forward reads as 0.8 to -0.3 trunk
lengths in a set of equal pulls. The bounds may be 0.2 to 0.4 and 0 to -0.5: of 74 rows and 105 recordings of something
else of people the same are right."""


def trunk_hides(azimuth_deg: FloatArray, seen_ratio: float) -> bool:
    """Return whether the trunk hides an arm that is seen so well from these azimuths (n,) of the camera."""
    return median(np.cos(np.radians(azimuth_deg))) < BEHIND_COS and seen_ratio < GUESSED_RATIO
