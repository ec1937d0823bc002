"""Angles and body axes from landmarks.

Trunk axes follow the recommendation of the International Society of Biomechanics for the thorax (Wu et al. 2005,
J Biomech 38:981), built from joint centres because a camera sees no bony landmarks: *cranial* from the middle of
the hips to the middle of the shoulders, *left* along the shoulders, made orthogonal, *ventral* = cranial x right.

Vectors are tuples of their coordinates: of numbers for a pose, of arrays (n,) for a series of poses.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, Side, landmark
from posecoach.signals.elementwise import N, acos_deg, over, root

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


def world_pair(pose: Pose, part: Part) -> tuple[Vector, Vector]:
    """Return the left and the right one of a part, in metres."""
    return world(pose, part, "left"), world(pose, part, "right")


def world_middle(pose: Pose, part: Part) -> Vector:
    """Return the point between the left and the right one of a part, in metres."""
    return midpoint(*world_pair(pose, part))


def leftward(pose: Pose, part: Part) -> Vector:
    """Return the vector from the right one of a part to the left one, in metres."""
    return minus(*world_pair(pose, part))


def pixel_middle(pose: Pose, part: Part) -> Vector:
    """Return the point between the left and the right one of a part, in pixels."""
    return midpoint(*(pixel(pose, part, side) for side in SIDES))


# Written out for two and three dimensions: half of what signals cost was spent on loops over vectors.
def minus(a: tuple[N, ...], b: tuple[N, ...]) -> tuple[N, ...]:
    """Return the vector from b to a."""
    if len(a) == 2:
        return (a[0] - b[0], a[1] - b[1])
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def dot(a: tuple[N, ...], b: tuple[N, ...]) -> N:
    """Return the scalar product."""
    across = 0.0 + a[0] * b[0] + a[1] * b[1]
    return across if len(a) == 2 else across + a[2] * b[2]


def length(a: tuple[N, ...]) -> N:
    """Return the Euclidean length, in the unit of ``a``."""
    return root(dot(a, a))


def midpoint(a: tuple[N, ...], b: tuple[N, ...]) -> tuple[N, ...]:
    """Return the point half-way."""
    if len(a) == 2:
        return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def unit(a: tuple[N, ...]) -> tuple[N, ...]:
    """Return ``a`` with length 1; NaN for a vector of no length."""
    size = length(a)
    if len(a) == 2:
        return (over(a[0], size), over(a[1], size))
    return (over(a[0], size), over(a[1], size), over(a[2], size))


def cross(a: tuple[N, ...], b: tuple[N, ...]) -> tuple[N, ...]:
    """Return the vector product of two 3-D vectors."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def angle_deg(a: tuple[N, ...], b: tuple[N, ...]) -> N:
    """Return the angle between two vectors, 0..180 degrees; NaN if either has no length or is missing."""
    return acos_deg(dot(unit(a), unit(b)))


def from_up_deg(a: tuple[N, ...]) -> N:
    """Return the angle between a vector in the world frame and :data:`UP`, 0..180 degrees."""
    return acos_deg(-unit(a)[1])


def bend_deg(a: tuple[N, ...], joint: tuple[N, ...], b: tuple[N, ...]) -> N:
    """Return how far ``joint`` is bent between its neighbours, 0 degrees = straight."""
    return 180.0 - angle_deg(minus(a, joint), minus(b, joint))


class TrunkAxes(NamedTuple, Generic[N]):
    """Unit vectors of the trunk in the camera's frame (x right, y down, z away) and its centres, metres."""

    cranial: tuple[N, ...]
    left: tuple[N, ...]
    ventral: tuple[N, ...]
    shoulders: tuple[N, ...]
    hips: tuple[N, ...]

    @property
    def length_m(self) -> N:
        """Distance between the middle of the hips and the middle of the shoulders."""
        return length(minus(self.shoulders, self.hips))

    def components(self, a: tuple[N, ...], side: Side) -> tuple[N, ...]:
        """Return how far a vector points out of the chest, out to a side of the body, and toward the head."""
        outward = dot(a, self.left) * (1.0 if side == "left" else -1.0)
        return (dot(a, self.ventral), outward, dot(a, self.cranial))

    @classmethod
    def between(
        cls, shoulders: tuple[tuple[N, ...], tuple[N, ...]], hips: tuple[tuple[N, ...], tuple[N, ...]]
    ) -> TrunkAxes[N]:
        """Return the axes of a trunk from its left and right shoulder and its left and right hip, metres."""
        upper, lower, across = midpoint(*shoulders), midpoint(*hips), minus(*shoulders)
        cranial = unit(minus(upper, lower))
        along = dot(across, cranial)
        left = unit(tuple(a - along * c for a, c in zip(across, cranial, strict=True)))
        return cls(cranial, left, cross(left, cranial), upper, lower)


@once_per_pose
def trunk_axes(pose: Pose) -> TrunkAxes[float]:
    """Return the trunk's axes from world landmarks; NaN where shoulders or hips are missing."""
    return TrunkAxes.between(world_pair(pose, "shoulder"), world_pair(pose, "hip"))
