"""Where the body is in the image, in pixels; only differences mean anything, and only if the camera stands still."""

from __future__ import annotations

import math
from collections.abc import Sequence

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.signals import Signal
from posecoach.signals.elementwise import N, over, total
from posecoach.signals.geometry import length, minus, pixel_middle, pixel_points, trunk_axes, world_points
from posecoach.signals.view import azimuth_deg

TRUNK_LINES = (
    (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP),
    (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_HIP),
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
)
"""The edges of the trunk, each from landmark to landmark."""


def hips_ahead_px(pose: Pose) -> float:
    """Return the image column of the middle of the hips, growing toward the person's front; NaN where that is not seen.

    Not corrected for the view: of a coordinate in the picture its error would be more than a movement.
    """
    azimuth = azimuth_deg(pose)
    return -math.copysign(1.0, azimuth) * pixel_middle(pose, "hip")[0] if math.isfinite(azimuth) else math.nan


def scale_px(points_px: Sequence[tuple[N, ...]], points_m: Sequence[tuple[N, ...]], trunk_m: N) -> N:
    """Return a length of the trunk in metres as it would be in the image if it were not foreshortened, in pixels.

    By the sides of the trunk in the image against the same sides, as the camera would project them, in metres. Of
    both the 33 landmarks.
    """
    seen = total([length(minus(points_px[a], points_px[b])) for a, b in TRUNK_LINES])
    projected = total([length(minus(points_m[a][:2], points_m[b][:2])) for a, b in TRUNK_LINES])
    return over(seen, projected) * trunk_m


def trunk_scale_px(pose: Pose) -> float:
    """Return the trunk's length as it would be in the image if it were not foreshortened."""
    return scale_px(pixel_points(pose), world_points(pose), trunk_axes(pose).length_m)


SIGNALS: dict[str, Signal] = {
    "hips_ahead_px": hips_ahead_px,
    "trunk_scale_px": trunk_scale_px,
}
