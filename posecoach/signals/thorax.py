"""Signals of upper trunk and head in the sagittal plane, in every posture, and of the place of the person.

Angles and travels come from pixels, not from world landmarks, whose depth flattens small movements of the
trunk (in renders from 36° off the front the world recline changes by 4° where 20° are true). Seen from
azimuth *a* a distance *d* along the floor in the sagittal plane shows as *d* sin *a*, so it is divided by
that; height needs no correction.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Landmark, Part, Side, landmark
from posecoach.signals.geometry import (
    Vector,
    cross,
    dot,
    joint_angle_deg,
    length,
    midpoint,
    minus,
    once_per_pose,
    pixel,
    pixel_middle,
    pixel_points,
    trunk_axes,
    unit,
    world,
    world_points,
)
from posecoach.signals.girdle import midline_lean_deg
from posecoach.signals.place import trunk_scale_px
from posecoach.signals.trunk import trunk_lean_deg, trunk_length_px
from posecoach.signals.view import azimuth_deg

MIN_SINE = 0.5
"""Least divisor of a sagittal distance. With the elbows out the azimuth is up to 15° too small (renders of
chair extension), and nearer to the front its error would be magnified: there, movements are shown too
small rather than too large."""
LUMBAR_PITCH_RATIO = 0.5
"""Recline per pitch of the face that divides bending at the waist from bending the upper back (chair
extension renders)."""
HANDS_AT_HEAD_RATIO = 1.1
"""Distance of wrist and ear, trunk lengths: hidden behind the head it reads as 0.2 to 1.0, hanging as 1.4
(renders)."""
SEATED_FLEXION_DEG = 20.0
"""Bend of the hips from which a person sits: 35 to 85 in renders of sitting, up to 15 standing."""
UPRIGHT_DEG = 45.0
"""Recline, forward or back, up to which a trunk is upright rather than lying or on all fours."""
MIN_VISIBLE_SINE = math.sin(math.radians(11.5))
"""Nearer to the front or back nothing can be said of the sagittal plane."""
ANKLE_SEEN = 0.5
"""Least visibility of the better seen ankle where the height above it is judged."""
WALL_LEAN_DEG = 2.0
"""Least lean back of a person at a wall."""
CHEST_BELOW_SHOULDERS_RATIOS = (0.1, 0.5)
CHEST_OUTWARD_RATIO = 0.25
"""Where a hand at the chest or the other shoulder is, trunk lengths; arms that hang are 0.8 to 1.0 below."""
_UP = (0.0, -1.0, 0.0)


@once_per_pose
def trunk_px(pose: Pose) -> float:
    """Return the distance in the image between the middles of shoulders and hips; NaN if missing."""
    size = trunk_length_px(pose)
    return size if size > 0 else math.nan


@once_per_pose
def shank_px(pose: Pose) -> float:
    """Return the mean length of the lower legs in the image, NaN if missing: steady while the feet stay."""
    size = sum(length(minus(pixel(pose, "knee", side), pixel(pose, "ankle", side))) for side in SIDES) / 2
    return size if size > 0 else math.nan


def sagittal_px(pose: Pose, vector_px: Vector, min_sine: float = MIN_SINE) -> tuple[float, float]:
    """Return (forward, up) of a vector in the image, pixels; forward is NaN close to the front.

    Forward is the horizontal direction square to the person's left: ahead when upright, toward the feet when
    lying on the back. It is corrected for the view, as if nothing were seen from nearer to the front than ``min_sine``.
    """
    sine = math.sin(math.radians(azimuth_deg(pose)))
    if not abs(sine) >= MIN_VISIBLE_SINE:
        return math.nan, -vector_px[1]
    return -vector_px[0] / math.copysign(max(abs(sine), min_sine), sine), -vector_px[1]


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
    points = world_points(pose)
    left = unit(minus(points[Landmark.LEFT_SHOULDER], points[Landmark.RIGHT_SHOULDER]))
    forward = unit(cross(left, _UP))
    ears = midpoint(points[Landmark.LEFT_EAR], points[Landmark.RIGHT_EAR])
    face = minus(points[Landmark.NOSE], ears)
    return math.degrees(math.atan2(face[1], dot(face, forward)))


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


def hands_to_head_ratio(pose: Pose) -> float:
    """Return the distance of a wrist to the ear of its side, the nearer of both, trunk lengths, in space."""
    apart = [length(minus(world(pose, "wrist", side), world(pose, "ear", side))) for side in SIDES]
    return min(apart) / trunk_axes(pose).length_m


def hip_flexion_deg(pose: Pose) -> float:
    """Return the bend between trunk and thighs, mean of both sides: 0 standing, about 90 seated."""
    return _flexion_deg(pose, "shoulder", "hip", "knee")


def knee_flexion_deg(pose: Pose) -> float:
    """Return the bend of the knees, mean of both: 0 straight, about 90 seated on a chair."""
    return _flexion_deg(pose, "hip", "knee", "ankle")


def _flexion_deg(pose: Pose, *joints: Part) -> float:
    bends = [180.0 - joint_angle_deg(*(world(pose, part, side) for part in joints)) for side in SIDES]
    return sum(bends) / len(bends)


def seated_face_pitch_deg(pose: Pose) -> float:
    """Return the face's pitch, NaN unless the person sits with the hands at the head.

    A nod in passing is no exercise.
    """
    seated = hip_flexion_deg(pose) >= SEATED_FLEXION_DEG and abs(recline_deg(pose)) <= UPRIGHT_DEG
    ready = seated and hands_to_head_ratio(pose) <= HANDS_AT_HEAD_RATIO
    return face_pitch_deg(pose) if ready else math.nan


def neck_length_ratio(pose: Pose) -> float:
    """Return the height of the ears above the shoulders along the trunk, trunk lengths; a shrug shortens it."""
    axes = trunk_axes(pose)
    points = world_points(pose)
    ears = midpoint(points[Landmark.LEFT_EAR], points[Landmark.RIGHT_EAR])
    return dot(minus(ears, axes.shoulders), axes.cranial) / axes.length_m


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


SIGNALS: dict[str, Callable[[Pose], float]] = {
    "recline_deg": recline_deg,
    "face_pitch_deg": face_pitch_deg,
    "seated_face_pitch_deg": seated_face_pitch_deg,
    "head_arc_deg": head_arc_deg,
    "lumbar_share_deg": lumbar_share_deg,
    "head_nod_deg": head_nod_deg,
    "hip_advance_ratio": hip_advance_ratio,
    "hip_height_ratio": hip_height_ratio,
    "hips_above_ankles_ratio": hips_above_ankles_ratio,
    "hands_to_head_ratio": hands_to_head_ratio,
    "hip_flexion_deg": hip_flexion_deg,
    "knee_flexion_deg": knee_flexion_deg,
    "neck_length_ratio": neck_length_ratio,
    "massage_across_ratio": massage_across_ratio,
    "massage_down_ratio": massage_down_ratio,
}
