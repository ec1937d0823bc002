"""Signals of hips and legs: how far they are bent, and where the hips are over the feet."""

from __future__ import annotations

import math

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, Side, landmark
from posecoach.signals import Signal
from posecoach.signals.geometry import (
    bend_deg,
    length,
    minus,
    once_per_pose,
    pixel,
    pixel_middle,
    trunk_axes,
    world,
)
from posecoach.signals.image_position import trunk_scale_px
from posecoach.signals.sagittal import MIN_SINE, sagittal_px
from posecoach.signals.sides import of_each_side

KNEE_SEEN = 0.5
"""Least visibility of a knee that is judged."""
ANKLE_SEEN = 0.5
"""Least visibility of the better seen ankle where the height above it is judged."""


@once_per_pose
def shank_px(pose: Pose) -> float:
    """Return the mean length of the lower legs in the image, NaN if missing: steady while the feet stay."""
    size = sum(length(minus(pixel(pose, "knee", side), pixel(pose, "ankle", side))) for side in SIDES) / 2
    return size if size > 0 else math.nan


def hip_advance_ratio(pose: Pose, min_sine: float = MIN_SINE) -> float:
    """Return how far the hips are ahead of the ankles, lower-leg lengths; seated it is negative.

    ``min_sine`` is the least divisor, as in :func:`sagittal_px`.
    """
    forward, _ = sagittal_px(pose, minus(pixel_middle(pose, "hip"), pixel_middle(pose, "ankle")), min_sine)
    return forward / shank_px(pose)


def hip_height_ratio(pose: Pose) -> float:
    """Return the hips' height above the ankles, lower-leg lengths."""
    return _hips_above_ankles_px(pose) / shank_px(pose)


def hips_above_ankles_ratio(pose: Pose) -> float:
    """Return the hips' height above the ankles in the image, trunk lengths: 1.4 to 1.8 standing, 0.6 to 1.4 seated.

    Height is hardly foreshortened, and no knee is asked for: where the seat hides the thighs, the estimator may take
    a person who sits obliquely for one who stands. NaN where neither ankle is seen.
    """
    if not max(pose.visibility[landmark("ankle", side)] for side in SIDES) >= ANKLE_SEEN:
        return math.nan
    return _hips_above_ankles_px(pose) / trunk_scale_px(pose)


def _hips_above_ankles_px(pose: Pose) -> float:
    return pixel_middle(pose, "ankle")[1] - pixel_middle(pose, "hip")[1]


def hip_flexion_deg(pose: Pose) -> float:
    """Return the bend between trunk and thighs, mean of both sides: 0 standing, about 90 seated."""
    return _flexion_deg(pose, "shoulder", "hip", "knee")


def knee_flexion_deg(pose: Pose) -> float:
    """Return the bend of the knees, mean of both: 0 straight, about 90 seated on a chair."""
    return _flexion_deg(pose, "hip", "knee", "ankle")


def _flexion_deg(pose: Pose, *joints: Part) -> float:
    bends = [bend_deg(*(world(pose, part, side) for part in joints)) for side in SIDES]
    return sum(bends) / len(bends)


def knee_drop_ratio(pose: Pose, side: Side) -> float:
    """Return how far the knee is below the hip, vertically, in trunk lengths: 0.8 standing, 0 with level thighs.

    From world landmarks; NaN where the knee is only guessed.
    """
    if not pose.visibility[landmark("knee", side)] >= KNEE_SEEN:
        return math.nan
    return (world(pose, "knee", side)[1] - world(pose, "hip", side)[1]) / trunk_axes(pose).length_m


SIGNALS: dict[str, Signal] = {
    "hip_advance_ratio": hip_advance_ratio,
    "hip_height_ratio": hip_height_ratio,
    "hips_above_ankles_ratio": hips_above_ankles_ratio,
    "hip_flexion_deg": hip_flexion_deg,
    "knee_flexion_deg": knee_flexion_deg,
} | of_each_side({"knee_drop_{side}_ratio": knee_drop_ratio})
