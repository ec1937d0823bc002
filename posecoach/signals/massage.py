"""Signals of a person at self-massage: whether they are set up for it, and where the trunk is in the picture."""

from __future__ import annotations

import math

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Landmark, Side
from posecoach.signals import Signal
from posecoach.signals.geometry import (
    dot,
    length,
    midpoint,
    minus,
    once_per_pose,
    pixel_middle,
    pixel_points,
    trunk_axes,
    world,
)
from posecoach.signals.trunk import trunk_lean_deg

WALL_LEAN_DEG = 2.0
"""Least lean back of a person at a wall."""
CHEST_BELOW_SHOULDERS_RATIOS = (0.1, 0.5)
CHEST_OUTWARD_RATIO = 0.25
"""Where a hand at the chest or the other shoulder is, trunk lengths; arms that hang are 0.8 to 1.0 below."""


def massage_across_ratio(pose: Pose) -> float:
    """Return how far the trunk is right of the picture's middle, half body lengths; NaN unless at massage."""
    return _place_ratio(pose)[0]


def massage_down_ratio(pose: Pose) -> float:
    """Return how far the trunk is below the picture's middle, half body lengths; NaN unless at massage."""
    return _place_ratio(pose)[1]


@once_per_pose
def _place_ratio(pose: Pose) -> tuple[float, float]:
    """Return (right, down) of the trunk.

    Counted from the middle of the picture and scaled by nose-hips-knees, the steadiest length in sight (0.4 %
    in renders), because an unsteady scale would look like motion.
    """
    if not set_up_for_massage(pose):
        return math.nan, math.nan
    nose, hips, knees = pixel_points(pose)[Landmark.NOSE], pixel_middle(pose, "hip"), pixel_middle(pose, "knee")
    scale_px = (length(minus(nose, hips)) + length(minus(knees, hips))) / 2
    if not scale_px > 0:
        return math.nan, math.nan
    trunk = midpoint(pixel_middle(pose, "shoulder"), hips)
    width, height = pose.image_size_px
    return (trunk[0] - width / 2) / scale_px, (trunk[1] - height / 2) / scale_px


def set_up_for_massage(pose: Pose) -> bool:
    """Return whether the person leans back, as against a wall, or has a hand at the chest, as with a cane.

    From world landmarks: leaning reads as 2 to 12 degrees in renders of massage, standing free as -15 to 2.
    """
    return trunk_lean_deg(pose) <= -WALL_LEAN_DEG or any(_hand_at_chest(pose, side) for side in SIDES)


def _hand_at_chest(pose: Pose, side: Side) -> bool:
    axes = trunk_axes(pose)
    away = minus(world(pose, "wrist", side), axes.shoulders)
    below = -dot(away, axes.cranial) / axes.length_m
    outward = dot(away, axes.left) / axes.length_m * (1.0 if side == "left" else -1.0)
    low, high = CHEST_BELOW_SHOULDERS_RATIOS
    return low <= below <= high and outward <= CHEST_OUTWARD_RATIO


SIGNALS: dict[str, Signal] = {
    "massage_across_ratio": massage_across_ratio,
    "massage_down_ratio": massage_down_ratio,
}
