"""Angles and body axes from landmarks.

Trunk axes follow the recommendation of the International Society of Biomechanics for the thorax (Wu et al. 2005,
J Biomech 38:981), built from joint centres because a camera sees no bony landmarks: *cranial* from the middle of
the hips to the middle of the shoulders, *left* along the shoulders, made orthogonal, *ventral* = cranial x right.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, Side, landmark

Vector = tuple[float, ...]
"""Two or three numbers."""
UP: Vector = (0.0, -1.0, 0.0)
"""Opposite to gravity in the world frame, as far as the camera is level."""
T = TypeVar("T")


def once_per_pose(compute: Callable[[Pose], T]) -> Callable[[Pose], T]:
    """Remember the last result, so that signals of one pose share costly work."""
    last: tuple[Pose, T] | None = None

    @functools.wraps(compute)
    def remembered(pose: Pose) -> T:
        nonlocal last
        kept = last
        if kept is not None and kept[0] is pose:
            return kept[1]
        result = compute(pose)
        last = (pose, result)
        return result

    return remembered


def once_per_side(compute: Callable[[Pose, Side], T]) -> Callable[[Pose, Side], T]:
    """Remember the last result of each side likewise."""
    last: dict[Side, tuple[Pose, T]] = {}

    @functools.wraps(compute)
    def remembered(pose: Pose, side: Side) -> T:
        kept = last.get(side)
        if kept is not None and kept[0] is pose:
            return kept[1]
        result = compute(pose, side)
        last[side] = (pose, result)
        return result

    return remembered


@once_per_pose
def world_points(pose: Pose) -> list[Vector]:
    """Return the 33 landmarks as tuples in metres: plain floats are faster than small arrays."""
    return [tuple(p) for p in pose.world_m.tolist()]


@once_per_pose
def pixel_points(pose: Pose) -> list[Vector]:
    """Return the 33 landmarks as tuples in pixels, origin top left, y down."""
    return [tuple(p) for p in pose.xy_px.tolist()]


def world(pose: Pose, part: Part, side: Side) -> Vector:
    """Return one landmark in metres."""
    return world_points(pose)[landmark(part, side)]


def pixel(pose: Pose, part: Part, side: Side) -> Vector:
    """Return one landmark in pixels."""
    return pixel_points(pose)[landmark(part, side)]


def world_middle(pose: Pose, part: Part) -> Vector:
    """Return the point between the left and the right one of a part, in metres."""
    return midpoint(*(world(pose, part, side) for side in SIDES))


def leftward(pose: Pose, part: Part) -> Vector:
    """Return the vector from the right one of a part to the left one, in metres."""
    return minus(world(pose, part, "left"), world(pose, part, "right"))


def pixel_middle(pose: Pose, part: Part) -> Vector:
    """Return the point between the left and the right one of a part, in pixels."""
    return midpoint(*(pixel(pose, part, side) for side in SIDES))


# Written out for two and three dimensions: half of what signals cost was spent on loops over vectors.
def minus(a: Vector, b: Vector) -> Vector:
    """Return the vector from b to a."""
    if len(a) == 2:
        return (a[0] - b[0], a[1] - b[1])
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: Vector, b: Vector) -> float:
    """Return the scalar product."""
    across = 0.0 + a[0] * b[0] + a[1] * b[1]
    return across if len(a) == 2 else across + a[2] * b[2]


def length(a: Vector) -> float:
    """Return the Euclidean length, in the unit of ``a``."""
    return math.sqrt(dot(a, a))


def midpoint(a: Vector, b: Vector) -> Vector:
    """Return the point half-way."""
    if len(a) == 2:
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def unit(a: Vector) -> Vector:
    """Return ``a`` with length 1; NaN for a vector of no length."""
    size = length(a)
    if not size > 0:
        return (math.nan,) * len(a)
    return (a[0] / size, a[1] / size) if len(a) == 2 else (a[0] / size, a[1] / size, a[2] / size)


def cross(a: Vector, b: Vector) -> Vector:
    """Return the vector product of two 3-D vectors."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def angle_deg(a: Vector, b: Vector) -> float:
    """Return the angle between two vectors, 0..180 degrees; NaN if either has no length or is missing."""
    cosine = dot(unit(a), unit(b))
    return math.degrees(math.acos(max(-1.0, min(1.0, cosine)))) if math.isfinite(cosine) else math.nan


def joint_angle_deg(a: Vector, joint: Vector, b: Vector) -> float:
    """Return the included angle at ``joint``, 180 degrees = straight."""
    return angle_deg(minus(a, joint), minus(b, joint))


class TrunkAxes(NamedTuple):
    """Unit vectors of the trunk in the camera's frame (x right, y down, z away) and its centres, metres."""

    cranial: Vector
    left: Vector
    ventral: Vector
    shoulders: Vector
    hips: Vector

    @property
    def length_m(self) -> float:
        """Distance between the middle of the hips and the middle of the shoulders."""
        return length(minus(self.shoulders, self.hips))


@once_per_pose
def trunk_axes(pose: Pose) -> TrunkAxes:
    """Return the trunk's axes from world landmarks; NaN where shoulders or hips are missing."""
    shoulders, hips = world_middle(pose, "shoulder"), world_middle(pose, "hip")
    cranial = unit(minus(shoulders, hips))
    across = leftward(pose, "shoulder")
    along = dot(across, cranial)
    left = unit(tuple(a - along * c for a, c in zip(across, cranial, strict=True)))
    return TrunkAxes(cranial, left, cross(left, cranial), shoulders, hips)
