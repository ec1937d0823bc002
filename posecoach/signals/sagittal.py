"""Ways in the sagittal plane from the image, corrected for the view.

Seen from azimuth *a* a distance *d* along the floor in the sagittal plane shows as *d* sin *a*, so it is divided by
that; height needs no correction.
"""

from __future__ import annotations

import math

from posecoach.core.pose import Pose
from posecoach.signals.geometry import Vector
from posecoach.signals.view import azimuth_deg

MIN_SINE = 0.5
"""Least divisor of a sagittal distance. With the elbows out the azimuth is up to 15° too small (renders of
chair extension), and nearer to the front its error would be magnified: there, movements are shown too
small rather than too large."""
MIN_VISIBLE_SINE = math.sin(math.radians(11.5))
"""Nearer to the front or back nothing can be said of the sagittal plane."""


def sagittal_px(pose: Pose, vector_px: Vector, min_sine: float = MIN_SINE) -> tuple[float, float]:
    """Return (forward, up) of a vector in the image, pixels; forward is NaN close to the front.

    Forward is the horizontal direction square to the person's left: ahead when upright, toward the feet when
    lying on the back. It is corrected for the view, as if nothing were seen from nearer to the front than ``min_sine``.
    """
    sine = math.sin(math.radians(azimuth_deg(pose)))
    if not abs(sine) >= MIN_VISIBLE_SINE:
        return math.nan, -vector_px[1]
    return -vector_px[0] / math.copysign(max(abs(sine), min_sine), sine), -vector_px[1]
