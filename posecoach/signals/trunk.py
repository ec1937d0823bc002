"""Signals of the trunk and head as a whole."""

from __future__ import annotations

from posecoach.core.pose import Pose
from posecoach.signals import Signal
from posecoach.signals.elementwise import N
from posecoach.signals.geometry import (
    TrunkAxes,
    from_up_deg,
    length,
    minus,
    once_per_pose,
    pixel_middle,
    trunk_axes,
)

UPRIGHT_DEG = 45.0
"""Inclination, forward or back, up to which a trunk is upright rather than bent over, lying or on all fours."""


def trunk_incl_deg(pose: Pose) -> float:
    """Return the angle between the trunk and the camera's vertical: 0 upright, 90 lying or on all fours."""
    return from_up_deg(trunk_axes(pose).cranial)


def forward_lean_deg(axes: TrunkAxes[N]) -> N:
    """Return how far a trunk leans forward in its sagittal plane: 90 face down, -90 face up."""
    return from_up_deg(axes.ventral) - 90.0


def trunk_lean_deg(pose: Pose) -> float:
    """Return how far the trunk leans forward; negative = leaning back.

    The vertical is the camera's, so a camera that is tilted by a few degrees adds a constant; judge changes.
    """
    return forward_lean_deg(trunk_axes(pose))


def trunk_depth_ratio(pose: Pose) -> float:
    """Return how much of the trunk's length lies along the camera's axis: 0 across the image, 1 towards or away.

    That part of it is depth, which is guessed, and with it how far such a trunk leans.
    """
    return abs(trunk_axes(pose).cranial[2])


@once_per_pose
def trunk_length_px(pose: Pose) -> float:
    """Return the distance in the image between the middle of the hips and the middle of the shoulders."""
    return length(minus(pixel_middle(pose, "shoulder"), pixel_middle(pose, "hip")))


SIGNALS: dict[str, Signal] = {
    "trunk_incl_deg": trunk_incl_deg,
    "trunk_lean_deg": trunk_lean_deg,
    "trunk_depth_ratio": trunk_depth_ratio,
    "trunk_length_px": trunk_length_px,
}
