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
    length,
    midpoint,
    minus,
    once_per_pose,
    pixel,
    trunk_axes,
    unit,
    world,
    world_points,
)
from posecoach.signals.view import azimuth_deg

LEAN_SHARE = 0.6
"""How far the shoulders travel for each length that the head travels when the trunk leans about the hips.

The ratio of their heights above the hips: 0.71 at the ear (exercises of rigid lean), less for the face, whose landmarks
are in front and turn with the head. At 0.6 the squeeze stood out best from movements without one, on rendered people.
"""
WIDTH_SHARE = 0.5
ELBOW_SHARE = 0.1
_AXIS_PARTS: tuple[Part, Part, Part] = ("hip", "shoulder", "ear")
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

    Leaning about the hips leaves it as it is; drawing the shoulder blades together raises it by 0.03 to 0.08. So does
    poking the head forward: see :func:`head_forward_ratio`. From world landmarks; only where the sagittal plane shows.
    """
    return shoulder_back_ratio(pose) - LEAN_SHARE * face_back_ratio(pose)


def scapular_squeeze_ratio(pose: Pose) -> float:
    """Return how far the shoulder blades are drawn together, in trunk lengths: steadier than the shift alone.

    The clavicle swings: the shoulder goes back and at the same time inward, so half of the loss of shoulder width is
    added. A tenth of the elbows' way is added too, because it is seen best; an arm that moves alone by a third of the
    trunk's length makes 0.03, half of a squeeze, and leaves :func:`scapular_retraction_ratio` as it is. The weights
    made the smallest full squeeze stand out most from rest and from movements without a squeeze.
    """
    arms = ELBOW_SHARE * elbow_behind_shoulder_ratio(pose)
    return scapular_retraction_ratio(pose) - WIDTH_SHARE * shoulder_width_ratio(pose) + arms


def head_forward_ratio(pose: Pose) -> float:
    """Return how far the ears are in front of the shoulders, horizontally, in trunk lengths."""
    return shoulder_back_ratio(pose) - _behind_hips(pose, _mean(pose, "ear"))


def elbow_behind_shoulder_ratio(pose: Pose) -> float:
    """Return how far the elbows are behind the shoulders, mean of both, horizontally, in trunk lengths.

    A moving arm drags the shoulder's landmark along; this tells how much it moved.
    """
    return _behind_hips(pose, _mean(pose, "elbow")) - shoulder_back_ratio(pose)


def _heights(pose: Pose, side: Side) -> tuple[float, float, float]:
    """Return the heights of ear, shoulder and elbow above the hip along the trunk in the image, one side, pixels."""
    hip = pixel(pose, "hip", side)
    up = unit(minus(pixel(pose, "shoulder", side), hip))
    ear, shoulder, elbow = (dot(minus(pixel(pose, part, side), hip), up) for part in _PARTS)
    return ear, shoulder, elbow


def ear_shoulder_height_ratio(pose: Pose, side: Side) -> float:
    """Return the ear's height above the shoulder along the trunk in the image, in trunk lengths; 0.3 to 0.5 at rest.

    A shrug shortens it, and so does a nod. From pixels, because the estimator's world landmarks keep the length of the
    neck nearly constant.
    """
    ear, shoulder, _ = _heights(pose, side)
    return ear / shoulder - 1.0 if shoulder > 0 else math.nan


def shoulder_raise_ratio(pose: Pose, side: Side) -> float:
    """Return ``(3 shoulder + elbow) / ear``, heights above the hip along the trunk in the image.

    A shrug lifts it by 0.06 to 0.14. The whole arm goes up with the shoulder, which shows better than the shoulder
    alone. An arm that is swung back or bent raises it too, by the same amount in each repetition, so compare
    repetitions of one person. The weight 3 keeps the smallest shrug furthest from clean repetitions and from a lean
    backward, whose effects on elbow and shoulder cancel.
    """
    ear, shoulder, elbow = _heights(pose, side)
    return (3.0 * shoulder + elbow) / ear if ear > 0 else math.nan


def shoulder_behind_axis_ratio(pose: Pose, side: Side) -> float:
    """Return how far the shoulder is behind the line from hip to ear, in the image, over that line's length.

    Trunk and head lean without changing it; it serves a bent trunk, whose lean cannot be told from horizontal shifts.
    Wherever the sagittal plane shows; its sign turns when the camera passes from one side to the other.
    """
    hip, shoulder, ear = (pixel(pose, part, side) for part in _AXIS_PARTS)
    axis, offset = minus(ear, hip), minus(shoulder, hip)
    size = length(axis)
    across = (axis[0] * offset[1] - axis[1] * offset[0]) / size**2 if size > 0 else math.nan
    return across if azimuth_deg(pose) > 0 else -across


def shoulder_width_ratio(pose: Pose) -> float:
    """Return the distance between the shoulders across the trunk over the trunk's length, from world landmarks.

    Falls by 4 to 10 % in a squeeze of hanging arms; seen from the front, elbows that move out hide it.
    """
    points, axes = world_points(pose), trunk_axes(pose)
    across = minus(points[Landmark.LEFT_SHOULDER], points[Landmark.RIGHT_SHOULDER])
    return dot(across, axes.left) / axes.length_m


def knee_below_hip_ratio(pose: Pose, side: Side) -> float:
    """Return the knee's depth below the hip, vertically, in trunk lengths: 0 = thigh level."""
    return (world(pose, "knee", side)[1] - world(pose, "hip", side)[1]) / trunk_axes(pose).length_m


def off_side_deg(pose: Pose) -> float:
    """Return how far the camera is off a square side view, 0..90 degrees, whichever side it sees."""
    return abs(abs(azimuth_deg(pose)) - 90.0)


def shoulder_hip_width_ratio(pose: Pose) -> float:
    """Return shoulder width over hip width in the image; turning the trunk shortens both alike."""
    shoulders, hips = (length(minus(*(pixel(pose, part, side) for side in SIDES))) for part in ("shoulder", "hip"))
    return shoulders / hips if hips > 0 else math.nan


def _of_side(compute: Callable[[Pose, Side], float], side: Side) -> Callable[[Pose], float]:
    return lambda pose: compute(pose, side)


_PER_SIDE: dict[str, Callable[[Pose, Side], float]] = {
    "shoulder_raise_{side}_ratio": shoulder_raise_ratio,
    "ear_shoulder_height_{side}_ratio": ear_shoulder_height_ratio,
    "shoulder_behind_axis_{side}_ratio": shoulder_behind_axis_ratio,
    "knee_below_hip_{side}_ratio": knee_below_hip_ratio,
}

SIGNALS: dict[str, Callable[[Pose], float]] = {
    "scapular_squeeze_ratio": scapular_squeeze_ratio,
    "scapular_retraction_ratio": scapular_retraction_ratio,
    "shoulder_back_ratio": shoulder_back_ratio,
    "face_back_ratio": face_back_ratio,
    "head_forward_ratio": head_forward_ratio,
    "elbow_behind_shoulder_ratio": elbow_behind_shoulder_ratio,
    "shoulder_width_ratio": shoulder_width_ratio,
    "shoulder_hip_width_ratio": shoulder_hip_width_ratio,
    "off_side_deg": off_side_deg,
    **{name.format(side=side): _of_side(compute, side) for name, compute in _PER_SIDE.items() for side in SIDES},
}
