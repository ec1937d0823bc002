"""Signals of the shoulder girdle from the image: shoulder blades drawn back, shoulders raised, and what looks like it.

A camera sees no shoulder blade. What shows is where the clavicle carries the shoulder: 2 to 3.5 cm back in a full
squeeze, which is 4 to 7 % of the trunk's length (exercises.md 9.2). A trunk leaning by 3 degrees moves the shoulder as
far, so the lean is taken out by way of the head, which goes along with the trunk but not with the shoulder blades.

From the image and not from world landmarks, because there an arm that swings back alone drags the shoulders along:
by 0.04 on rendered people, as much as a squeeze; the near shoulder in the image by 0.01 at most. Ways back are
horizontal in the image and divided by the near side's trunk length in the same frame. Positive = towards the person's
back.
"""

from __future__ import annotations

import math

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Part, Side, opposite
from posecoach.signals import Signal
from posecoach.signals.geometry import dot, length, minus, pixel, unit
from posecoach.signals.sides import of_each_side
from posecoach.signals.trunk import UPRIGHT_DEG, trunk_incl_deg
from posecoach.signals.view import azimuth_deg, near_side

LEAN_SHARE = 0.55
"""How far the shoulder travels for each length that the ear travels when the trunk leans about the hips.

0.71 by their heights above the hip (exercises.md 9.3). The neck's own sway enters with this weight too; at 0.55 the
smallest squeezes stood out most from missing ones and from rest, on rendered people.
"""
ELBOW_SHARE = 0.2
"""Weight of the elbow: its swing of 0.25, usual in a squeeze, makes about half of one."""
INWARD_SHARE = 0.5
"""How far a squeeze carries a shoulder inward for how far it carries it back, M / B."""
_HEIGHTS_OF: tuple[Part, Part, Part] = ("ear", "shoulder", "elbow")


def _behind(pose: Pose, part: Part, other: Part, of: Side | None = None) -> float:
    """Return how far ``part`` is behind ``other``, of the near side unless one is named, in near trunk lengths."""
    azimuth = azimuth_deg(pose)
    near = near_side(azimuth)
    trunk_px = length(minus(pixel(pose, "shoulder", near), pixel(pose, "hip", near)))
    if not (trunk_px > 0 and math.isfinite(azimuth)):
        return math.nan
    side = of or near
    offset_px = pixel(pose, part, side)[0] - pixel(pose, other, side)[0]
    return (offset_px if azimuth > 0 else -offset_px) / trunk_px


def _shoulder_back_ratio(pose: Pose, side: Side) -> float:
    """Return how far a shoulder is behind where the lean of trunk and head puts it."""
    return _behind(pose, "shoulder", "hip", side) - LEAN_SHARE * _behind(pose, "ear", "hip", side)


def retraction_image_ratio(pose: Pose) -> float:
    """Return how far the shoulders are behind where the lean puts them, ``sin a`` of the near and ``cos a`` of the far.

    A squeeze carries a shoulder back by B and inward by M, about half as far. In the image, at the azimuth a, the near
    one moves by ``B sin a - M cos a``, the far one by ``B sin a + M cos a``: obliquely from the front the near shoulder
    hardly moves, and the far one is seen. Weighed like this the sum is about B from 35 to 90 degrees. From behind the
    far shoulder is hidden and adds nothing, and the near one moves by B ``sin a - M / B cos a``, of which B is given.

    Leaning about the hips hardly moves it, an arm that moves alone by 0.01 at most; a squeeze raises it by 0.03 to 0.1.
    Poking the head forward raises it too: see :func:`head_forward_near_ratio`.
    """
    azimuth = azimuth_deg(pose)
    if not math.isfinite(azimuth):
        return math.nan
    near = near_side(azimuth)
    off_front = math.radians(abs(azimuth))
    back, across = math.sin(off_front), math.cos(off_front)
    if across <= 0:
        return _shoulder_back_ratio(pose, near) / (back - INWARD_SHARE * across)
    return back * _shoulder_back_ratio(pose, near) + across * _shoulder_back_ratio(pose, opposite(near))


def squeeze_image_ratio(pose: Pose) -> float:
    """Return the retraction plus a share of the near elbow's way behind the shoulder, which is seen best of all."""
    return retraction_image_ratio(pose) + ELBOW_SHARE * elbow_behind_shoulder_near_ratio(pose)


def elbow_behind_shoulder_near_ratio(pose: Pose) -> float:
    """Return how far the elbow is behind the shoulder."""
    return _behind(pose, "elbow", "shoulder")


def arm_back_near_ratio(pose: Pose) -> float:
    """Return how far the elbow is behind the hip: a squeeze takes the arm along, a poked head does not."""
    return _behind(pose, "elbow", "hip")


def upright_arm_back_near_ratio(pose: Pose) -> float:
    """Return how far the elbow is behind the hip; NaN bent over, lying or on all fours, where nobody squeezes."""
    return arm_back_near_ratio(pose) if trunk_incl_deg(pose) <= UPRIGHT_DEG else math.nan


def head_forward_near_ratio(pose: Pose) -> float:
    """Return how far the ear is in front of the shoulder."""
    return _behind(pose, "shoulder", "ear")


def _heights(pose: Pose, side: Side) -> tuple[float, float, float]:
    """Return the heights of ear, shoulder and elbow above the hip along the trunk in the image, one side, pixels."""
    hip = pixel(pose, "hip", side)
    up = unit(minus(pixel(pose, "shoulder", side), hip))
    ear, shoulder, elbow = (dot(minus(pixel(pose, part, side), hip), up) for part in _HEIGHTS_OF)
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


SIGNALS: dict[str, Signal] = {
    "retraction_image_ratio": retraction_image_ratio,
    "squeeze_image_ratio": squeeze_image_ratio,
    "elbow_behind_shoulder_near_ratio": elbow_behind_shoulder_near_ratio,
    "arm_back_near_ratio": arm_back_near_ratio,
    "upright_arm_back_near_ratio": upright_arm_back_near_ratio,
    "head_forward_near_ratio": head_forward_near_ratio,
} | of_each_side({"shoulder_raise_{side}_ratio": shoulder_raise_ratio})
