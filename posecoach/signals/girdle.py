"""Shoulder girdle and trunk against the line from the hips to the head, in the image.

Working arms drag the estimated shoulders along, so a trunk line through the shoulders leans with every pull. The head
hardly notices the arms: the line from the middle of the hips to the middle of the head separates lean from pull, and
the near shoulder is measured against it. Only where the sagittal plane shows.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark, Side
from posecoach.signals import Signal
from posecoach.signals.geometry import (
    Vector,
    dot,
    length,
    minus,
    once_per_pose,
    pixel,
    pixel_middle,
    pixel_points,
    unit,
)
from posecoach.signals.view import azimuth_deg, near_side

ELBOW_WEIGHT = 0.4
"""Weight of the elbow in the girdle's way back: the girdle carries it along by twice what its own landmark shows."""
OBLIQUE_MIN = 0.7
"""Smallest sine of the azimuth by which lengths are corrected, that of 45 degrees. Nearer to the front an error of the
azimuth and sway across the camera's axis would be magnified: there, a lean shows too small rather than too large."""


class _Midline(NamedTuple):
    """Line from the middle of the hips to the middle of the head; across it the image shows ``1 / per_across``."""

    hips: Vector
    up: Vector
    back: Vector
    length_px: float
    per_across: float
    near: Side


@once_per_pose
def _midline(pose: Pose) -> _Midline:
    hips, ears, nose = pixel_middle(pose, "hip"), pixel_middle(pose, "ear"), pixel_points(pose)[Landmark.NOSE]
    line = minus((ears[0] * 2 / 3 + nose[0] / 3, ears[1] * 2 / 3 + nose[1] / 3), hips)
    azimuth, up = azimuth_deg(pose), unit(line)
    near = near_side(azimuth)
    back = (-up[1], up[0]) if near == "left" else (up[1], -up[0])  # showing the left side, the back is right
    per_across = 1.0 / max(OBLIQUE_MIN, abs(math.sin(math.radians(azimuth))))
    return _Midline(hips, up, back, length(line), per_across, near)


def midline_lean_deg(pose: Pose) -> float:
    """Return how far the line from hips to head leans forward from the image's vertical; negative = backward.

    Corrected for the azimuth, by which it is foreshortened. 3 to 5 degrees come and go with a clean pull.
    """
    line = _midline(pose)
    forward = (-line.up[0] if line.near == "left" else line.up[0]) * line.per_across
    return math.degrees(math.atan2(forward, -line.up[1]))


def girdle_back_ratio(pose: Pose) -> float:
    """Return how far near shoulder and elbow are behind the midline, the elbow with a weight of 0.4, in its lengths.

    Not corrected for the azimuth, whose error would be larger than the effect. A pull without drawing the shoulder
    blades together ends 0.03 to 0.06 short of the person's other pulls.
    """
    line = _midline(pose)
    shoulder, elbow = (dot(minus(pixel(pose, part, line.near), line.hips), line.back) for part in ("shoulder", "elbow"))
    return (shoulder + ELBOW_WEIGHT * elbow) / line.length_px if line.length_px > 0 else math.nan


SIGNALS: dict[str, Signal] = {
    "midline_lean_deg": midline_lean_deg,
    "girdle_back_ratio": girdle_back_ratio,
}
