"""Angles of joints and segments in the image plane, from pixel landmarks, as two-dimensional kinematics has them.

Names and signs are those of Sports2D (Pagnon & Kim 2024, J Open Source Softw 9:6849), so that files can be compared:
0 = straight or neutral, flexion positive; segments are inclinations from the horizontal, anticlockwise for a person who
faces right. Out of the plane of the picture they are foreshortened. posecoach itself judges by other signals, see
docs/conventions.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import SIDES, Part, Side, landmark

NECK, HIP = -1, -2
"""Middle of the shoulders and of the hips, which are no landmarks of their own."""


@dataclass(frozen=True, slots=True)
class _Angle:
    """Points of an angle: 2 = a segment, 3 = at the middle one, 4 = between two segments; then offset and sign."""

    points: tuple[int, ...]
    offset_deg: float = 0.0
    sign: float = -1.0


def _of_side(side: Side) -> dict[str, _Angle]:
    def at(part: Part) -> int:
        return int(landmark(part, side))

    return {
        f"{side} ankle": _Angle((at("knee"), at("ankle"), at("foot_index"), at("heel")), 90.0, 1.0),
        f"{side} knee": _Angle((at("ankle"), at("knee"), at("hip")), -180.0, 1.0),
        f"{side} hip": _Angle((at("knee"), at("hip"), HIP, NECK)),
        f"{side} shoulder": _Angle((at("elbow"), at("shoulder"), HIP, NECK)),
        f"{side} elbow": _Angle((at("wrist"), at("elbow"), at("shoulder")), 180.0),
        f"{side} shank": _Angle((at("ankle"), at("knee"))),
        f"{side} thigh": _Angle((at("knee"), at("hip"))),
        f"{side} arm": _Angle((at("elbow"), at("shoulder"))),
        f"{side} forearm": _Angle((at("wrist"), at("elbow"))),
    }


_ANGLES: dict[str, _Angle] = {**_of_side("right"), **_of_side("left"), "trunk": _Angle((NECK, HIP))}
ANGLE_NAMES = tuple(_ANGLES)


def joint_angles_deg(pose: Pose) -> FloatArray:
    """Return (19,) degrees in the order of :data:`ANGLE_NAMES`, -180 to 180; NaN where a landmark is missing."""
    points = _points(pose.xy_px)
    return np.array([_angle_deg(angle, points) for angle in _ANGLES.values()])


def _points(xy_px: FloatArray) -> FloatArray:
    """Return (35, 2): the landmarks, hips, neck, so that -1 is the neck and -2 the hip.

    x is mirrored where the feet, heel to toe, point to the left.
    """
    hips = (xy_px[landmark("hip", "left")] + xy_px[landmark("hip", "right")]) / 2.0
    shoulders = (xy_px[landmark("shoulder", "left")] + xy_px[landmark("shoulder", "right")]) / 2.0
    points = np.vstack([xy_px, hips, shoulders])
    forward_px = sum(xy_px[landmark("foot_index", side), 0] - xy_px[landmark("heel", side), 0] for side in SIDES)
    if forward_px < 0.0:
        points[:, 0] *= -1.0
    return points


def _angle_deg(angle: _Angle, points: FloatArray) -> float:
    found: Sequence[FloatArray] = [points[i] for i in angle.points]
    if len(found) == 2:
        u = found[0] - found[1]
        turned = np.arctan2(u[1], u[0])
    else:
        u, v = (
            (found[0] - found[1], found[2] - found[1])
            if len(found) == 3
            else (found[1] - found[0], found[3] - found[2])
        )
        turned = -np.arctan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1])
    degrees = (np.degrees(turned) + angle.offset_deg) * angle.sign
    return float((degrees + 180.0) % 360.0 - 180.0)
