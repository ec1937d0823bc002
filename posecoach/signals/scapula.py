"""Signals of the shoulder girdle: shoulder blades drawn back, shoulders raised, and what is mistaken for either.

A camera sees no shoulder blade. What shows is where the clavicle carries the shoulder: 2 to 3.5 cm back in a full
squeeze, which is 4 to 7 % of the trunk's length, and about 5 % up in a shrug (exercises.md 9.2, for a clavicle of
15 cm). A trunk leaning by 3 degrees moves the shoulder as far, so the lean is taken out by way of the head, which
goes along with the trunk but not with the shoulder blades.

All lengths are divided by the trunk's length in the same frame. World landmarks have their origin between the hips.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Landmark, Part, Side
from posecoach.signals.geometry import (
    Vector,
    cross,
    dot,
    midpoint,
    minus,
    once_per_pose,
    pixel,
    trunk_axes,
    unit,
    world,
    world_points,
)

LEAN_SHARE = 0.6
"""How far the shoulders travel for each length that the head travels when the trunk leans about the hips.

The ratio of their heights above the hips: 0.71 at the ear (exercises of rigid lean), less for the face, whose landmarks
are in front and turn with the head. At 0.6 the squeeze stood out best from movements without one, on rendered people.
"""
WIDTH_SHARE = 0.5
ELBOW_SHARE = 0.1
_PARTS: tuple[Part, Part, Part] = ("ear", "shoulder", "elbow")


def _mean(pose: Pose, part: Part) -> Vector:
    return midpoint(*(world(pose, part, side) for side in SIDES))


@once_per_pose
def _backward(pose: Pose) -> Vector:
    """Return the horizontal direction to the person's back, from shoulder and hip line; NaN where these are missing.

    Horizontal, not along the trunk: a leaning trunk would otherwise carry its own axes along and hide the lean.
    """
    points = world_points(pose)
    left: Vector = (0.0, 0.0, 0.0)
    for part in ("SHOULDER", "HIP"):
        across = unit(minus(points[Landmark[f"LEFT_{part}"]], points[Landmark[f"RIGHT_{part}"]]))
        left = tuple(a + b for a, b in zip(left, across, strict=True))
    return unit(cross((0.0, -1.0, 0.0), (left[0], 0.0, left[2])))


def _behind_hips(pose: Pose, point: Vector) -> float:
    axes = trunk_axes(pose)
    return dot(minus(point, axes.hips), _backward(pose)) / axes.length_m


def shoulder_back_ratio(pose: Pose) -> float:
    """Return how far the shoulders are behind the hips, in trunk lengths; leaning back raises it as a squeeze does."""
    return _behind_hips(pose, trunk_axes(pose).shoulders)


def face_back_ratio(pose: Pose) -> float:
    """Return how far the head (between ears and nose) is behind the hips, in trunk lengths."""
    return _behind_hips(pose, midpoint(_mean(pose, "ear"), world_points(pose)[Landmark.NOSE]))


def scapular_retraction_ratio(pose: Pose) -> float:
    """Return how far the shoulders are behind where the lean of trunk and head puts them, in trunk lengths.

    Leaning about the hips hardly changes it; drawing the shoulder blades together raises it by 0.03 to 0.08. So does
    poking the head forward, and an arm that swings back alone: where that matters, see
    :mod:`posecoach.signals.near_shoulder`. From world landmarks; only where the sagittal plane shows.
    """
    return shoulder_back_ratio(pose) - LEAN_SHARE * face_back_ratio(pose)


def scapular_squeeze_ratio(pose: Pose) -> float:
    """Return how far the shoulder blades are drawn together, in trunk lengths: steadier than the shift alone.

    The clavicle swings: the shoulder goes back and at the same time inward, so half of the loss of shoulder width is
    added. A tenth of the elbows' way is added too, because it is seen best; an arm that moves alone by a third of the
    trunk's length makes 0.03. For comparing rows of one person, whose arms all go the same way.
    """
    arms = ELBOW_SHARE * elbow_behind_shoulder_ratio(pose)
    return scapular_retraction_ratio(pose) - WIDTH_SHARE * shoulder_width_ratio(pose) + arms


def elbow_behind_shoulder_ratio(pose: Pose) -> float:
    """Return how far the elbows are behind the shoulders, mean of both, horizontally, in trunk lengths."""
    return _behind_hips(pose, _mean(pose, "elbow")) - shoulder_back_ratio(pose)


def _heights(pose: Pose, side: Side) -> tuple[float, float, float]:
    """Return the heights of ear, shoulder and elbow above the hip along the trunk in the image, one side, pixels."""
    hip = pixel(pose, "hip", side)
    up = unit(minus(pixel(pose, "shoulder", side), hip))
    ear, shoulder, elbow = (dot(minus(pixel(pose, part, side), hip), up) for part in _PARTS)
    return ear, shoulder, elbow


def shoulder_raise_ratio(pose: Pose, side: Side) -> float:
    """Return ``(3 shoulder + elbow) / ear``, heights above the hip along the trunk in the image.

    A shrug lifts it by 0.06 to 0.14. The whole arm goes up with the shoulder, which shows better than the shoulder
    alone. An arm that is swung back or bent raises it too, by the same amount in each repetition, so compare
    repetitions of one person. The weight 3 keeps the smallest shrug furthest from clean repetitions and from a lean
    backward, whose effects on elbow and shoulder cancel.
    """
    ear, shoulder, elbow = _heights(pose, side)
    return (3.0 * shoulder + elbow) / ear if ear > 0 else math.nan


def shoulder_width_ratio(pose: Pose) -> float:
    """Return the distance between the shoulders across the trunk over the trunk's length, from world landmarks.

    Falls by 4 to 10 % in a squeeze of hanging arms; seen from the front, elbows that move out hide it.
    """
    points, axes = world_points(pose), trunk_axes(pose)
    across = minus(points[Landmark.LEFT_SHOULDER], points[Landmark.RIGHT_SHOULDER])
    return dot(across, axes.left) / axes.length_m


def _of_side(compute: Callable[[Pose, Side], float], side: Side) -> Callable[[Pose], float]:
    return lambda pose: compute(pose, side)


_PER_SIDE: dict[str, Callable[[Pose, Side], float]] = {
    "shoulder_raise_{side}_ratio": shoulder_raise_ratio,
}

SIGNALS: dict[str, Callable[[Pose], float]] = {
    "scapular_squeeze_ratio": scapular_squeeze_ratio,
    **{name.format(side=side): _of_side(compute, side) for name, compute in _PER_SIDE.items() for side in SIDES},
}
