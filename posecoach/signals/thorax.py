"""Signals of upper trunk and head in the sagittal plane, in every posture.

Angles and travels come from pixels, not from world landmarks, whose depth flattens small movements of the
trunk (in renders from 36° off the front the world recline changes by 4° where 20° are true).
"""

from __future__ import annotations

import math

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Landmark
from posecoach.signals import Signal
from posecoach.signals.geometry import (
    UP,
    cross,
    dot,
    leftward,
    length,
    minus,
    once_per_pose,
    pixel_middle,
    pixel_points,
    trunk_axes,
    unit,
    world,
    world_middle,
    world_points,
)
from posecoach.signals.girdle import midline_lean_deg
from posecoach.signals.legs import hip_flexion_deg
from posecoach.signals.sagittal import MIN_SINE, sagittal_px
from posecoach.signals.trunk import UPRIGHT_DEG
from posecoach.signals.view import azimuth_deg

LUMBAR_PITCH_RATIO = 0.5
"""Recline per pitch of the face that divides bending at the waist from bending the upper back (chair
extension renders)."""
HANDS_AT_HEAD_RATIO = 1.1
"""Distance of wrist and ear, trunk lengths: hidden behind the head it reads as 0.2 to 1.0, hanging as 1.4
(renders)."""
SEATED_FLEXION_DEG = 20.0
"""Bend of the hips from which a person sits: 35 to 85 in renders of sitting, up to 15 standing."""


@once_per_pose
def recline_deg(pose: Pose) -> float:
    """Return how far the line from hips to shoulders leans back: 0 upright, 90 flat on the back."""
    forward, up = sagittal_px(pose, minus(pixel_middle(pose, "shoulder"), pixel_middle(pose, "hip")))
    return math.degrees(math.atan2(-forward, up))


@once_per_pose
def face_pitch_deg(pose: Pose) -> float:
    """Return the angle of the line from ears to nose above forward: -20 looking ahead, 70 at the ceiling.

    As it shows in the image: the far ear is guessed, and correcting for the view makes it worse (46° true in
    renders of chair extension show as 48 to 55 from 36° to 90° off the front, and corrected as 33 to 50). The
    nose lies lower than the ears, so judge changes. Range -90..270, so that a head thrown back does not jump
    from 180 to -180.
    """
    forward, up = sagittal_px(pose, minus(pixel_points(pose)[Landmark.NOSE], pixel_middle(pose, "ear")))
    sine = abs(math.sin(math.radians(azimuth_deg(pose))))
    pitch = math.degrees(math.atan2(up, forward * max(sine, MIN_SINE)))
    return pitch + 360.0 if pitch < -90.0 else pitch


def head_arc_deg(pose: Pose) -> float:
    """Return how far the head leans back about the hips, plus :data:`LUMBAR_PITCH_RATIO` of the face's pitch.

    Degrees; only its change means something. A bend over a chair moves the head by about twice as many as it reclines
    the shoulders.
    """
    return LUMBAR_PITCH_RATIO * face_pitch_deg(pose) - midline_lean_deg(pose)


def lumbar_share_deg(pose: Pose) -> float:
    """Return twice the recline less the head's arc (:func:`head_arc_deg`).

    Degrees; only its change means something, best as a share of the head's arc. Hands behind the head keep the head
    with the upper back. Bending at the waist turns all that is above it by as much: it moves the shoulders far for the
    pitch it gives the face, and the head no further than the shoulders. The change is positive. Bending the upper back
    gives the face more pitch and takes the head along an arc: negative.
    """
    return 2.0 * recline_deg(pose) - head_arc_deg(pose)


def head_nod_deg(pose: Pose) -> float:
    """Return how far the line from ears to nose points below the horizontal, degrees.

    Positive = chin to the chest. From world landmarks, so that it can be seen from any view.
    """
    forward = unit(cross(unit(leftward(pose, "shoulder")), UP))
    face = minus(world_points(pose)[Landmark.NOSE], world_middle(pose, "ear"))
    return math.degrees(math.atan2(face[1], dot(face, forward)))


def hands_to_head_ratio(pose: Pose) -> float:
    """Return the distance of a wrist to the ear of its side, the nearer of both, trunk lengths, in space."""
    apart = [length(minus(world(pose, "wrist", side), world(pose, "ear", side))) for side in SIDES]
    return min(apart) / trunk_axes(pose).length_m


def seated_face_pitch_deg(pose: Pose) -> float:
    """Return the face's pitch, NaN unless the person sits with the hands at the head: a nod in passing is nothing."""
    seated = hip_flexion_deg(pose) >= SEATED_FLEXION_DEG and abs(recline_deg(pose)) <= UPRIGHT_DEG
    ready = seated and hands_to_head_ratio(pose) <= HANDS_AT_HEAD_RATIO
    return face_pitch_deg(pose) if ready else math.nan


def neck_length_ratio(pose: Pose) -> float:
    """Return the height of the ears above the shoulders along the trunk, trunk lengths; a shrug shortens it."""
    axes = trunk_axes(pose)
    return dot(minus(world_middle(pose, "ear"), axes.shoulders), axes.cranial) / axes.length_m


SIGNALS: dict[str, Signal] = {
    "recline_deg": recline_deg,
    "face_pitch_deg": face_pitch_deg,
    "seated_face_pitch_deg": seated_face_pitch_deg,
    "head_arc_deg": head_arc_deg,
    "lumbar_share_deg": lumbar_share_deg,
    "head_nod_deg": head_nod_deg,
    "hands_to_head_ratio": hands_to_head_ratio,
    "neck_length_ratio": neck_length_ratio,
}
