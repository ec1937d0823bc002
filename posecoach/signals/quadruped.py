"""Signals of a person on hands and knees.

Lengths along the floor are differences across the image (x), in differences of shoulder and hip (trunk lengths): all
points are those of the near side, so they lie in one plane, and of that plane the image shows every length along the
floor shortened alike, while heights do not run across the image. So an oblique view needs no correction.
"""

from __future__ import annotations

import math

from posecoach.core.pose import BoolArray, Pose
from posecoach.core.skeleton import Part, Side, opposite
from posecoach.signals import Signal
from posecoach.signals.elementwise import N
from posecoach.signals.geometry import (
    TrunkAxes,
    Vector,
    bend_deg,
    dot,
    from_up_deg,
    length,
    midpoint,
    minus,
    once_per_pose,
    pixel,
    pixel_middle,
    trunk_axes,
    unit,
    world_middle,
)
from posecoach.signals.image_position import trunk_scale_px
from posecoach.signals.legs import knee_flexion_deg
from posecoach.signals.sagittal import MIN_SINE
from posecoach.signals.view import azimuth_deg, near_side, off_front_deg

MIN_INCL_DEG, MAX_INCL_DEG = 60.0, 120.0
"""The trunk is level within 30°: 25° (exercises.md 1.2) and 5° for a tilted camera."""
MIN_HANDS_BELOW_RATIO, MIN_KNEES_BELOW_RATIO = 0.5, 0.4
"""Hands below shoulders and knees below hips, in trunk lengths. On all fours 0.8 to 1.15 and 0.65 to 0.9 were seen,
sitting back on the heels 0.4 and 0.4, lying on the back below 0.1 and -0.3."""
MIN_KNEE_FLEXION_DEG = 30.0
"""Both sides' mean: 55 to 120 on all fours, down to 30 where a shin points at or away from the camera; up to 25 in a
plank."""
MAX_SHIN_DROP_RATIO = 0.4
"""Ankles below knees, in trunk lengths: -0.3 to 0.26 with shins on the floor, 0.6 and more bent over on one's feet."""
MIN_ACROSS_RATIO = 0.3
"""Share of the trunk that must run across the image for lengths along the floor to be measured."""
HIDDEN_FROM_DEG, HIDDEN_PER_DEG, LEAST_SHOWN = 82.0, 0.014, 0.5
"""From further round than this the elbow, which bends back and outward, hides a growing share of its bend from the
camera. Renders of 52 degrees read 44 to 50 at an azimuth of 72 to 82, 38 at 96 and 26 at 108; a bend in a plane 40
degrees behind the side would lose 1.7 % a degree, of which less is given back because a long arm's reading is mostly
bias."""


def bears_on_hands_and_shins(
    trunk: TrunkAxes[N], wrists: tuple[N, ...], knees: tuple[N, ...], ankles: tuple[N, ...]
) -> bool | BoolArray:
    """Return whether a trunk is level over hands and shins, of which the middles are given in the world frame.

    The knees may be straight, as in a plank. False where that cannot be seen.
    """
    inclination_deg, trunk_m = from_up_deg(trunk.cranial), trunk.length_m
    return (
        (inclination_deg >= MIN_INCL_DEG)
        & (inclination_deg <= MAX_INCL_DEG)
        & (wrists[1] - trunk.shoulders[1] >= MIN_HANDS_BELOW_RATIO * trunk_m)
        & (knees[1] - trunk.hips[1] >= MIN_KNEES_BELOW_RATIO * trunk_m)
        & (ankles[1] - knees[1] <= MAX_SHIN_DROP_RATIO * trunk_m)
    )


@once_per_pose
def on_all_fours(pose: Pose) -> bool:
    """Return whether the person is on hands and knees, with a level trunk; False where that cannot be seen."""
    wrists, knees, ankles = (world_middle(pose, part) for part in ("wrist", "knee", "ankle"))
    bears = bears_on_hands_and_shins(trunk_axes(pose), wrists, knees, ankles)
    return bool(bears) and knee_flexion_deg(pose) >= MIN_KNEE_FLEXION_DEG


def _near(pose: Pose, part: Part) -> Vector:
    return pixel(pose, part, near_side(azimuth_deg(pose)))


def _ahead_ratio(pose: Pose, part: Part, of: Part) -> float:
    """Return how far ``part`` is toward the head's end from ``of`` along the floor, in trunk lengths; near side."""
    if not on_all_fours(pose):
        return math.nan
    trunk = minus(_near(pose, "shoulder"), _near(pose, "hip"))
    if not abs(trunk[0]) >= MIN_ACROSS_RATIO * length(trunk):
        return math.nan
    return minus(_near(pose, part), _near(pose, of))[0] / trunk[0]


def hip_over_knee_ratio(pose: Pose) -> float:
    """Return how far the hip is in front of the knee, in trunk lengths along the floor; negative = rocked back."""
    return _ahead_ratio(pose, "hip", "knee")


def hip_over_floor_ratio(pose: Pose) -> float:
    """Return how far the near hip is toward the head from the middle of its support, in trunk lengths along the floor.

    The support is the middle between the hand and the lower leg, which both stay on the floor; the hip is a quarter of
    a trunk behind it, so that a trunk which shortens as it rounds hardly changes it. Against a knee alone, whose
    landmark moves with the back, clean cycles read up to 0.13 from the side and 0.18 obliquely, here 0.11 (78 drawn
    ones). Lengths are corrected for the view, down to 30 degrees off the front.
    """
    if not on_all_fours(pose):
        return math.nan
    hip, shoulder, wrist, knee, ankle = (_near(pose, p)[0] for p in ("hip", "shoulder", "wrist", "knee", "ankle"))
    ahead_px = math.copysign(1.0, shoulder - hip) * (hip - (wrist + (knee + ankle) / 2) / 2)
    across = max(MIN_SINE, abs(math.sin(math.radians(azimuth_deg(pose)))))
    trunk_px = trunk_scale_px(pose) * across
    return ahead_px / trunk_px if trunk_px > 0 else math.nan


def hand_off_shoulder_ratio(pose: Pose) -> float:
    """Return how far the hand is from straight below the shoulder, either way, in trunk lengths along the floor."""
    return abs(_ahead_ratio(pose, "wrist", "shoulder"))


def knee_off_hip_ratio(pose: Pose) -> float:
    """Return how far the knee is from straight below the hip, either way, in trunk lengths along the floor."""
    return abs(_ahead_ratio(pose, "knee", "hip"))


def support_elbow_flexion_deg(pose: Pose) -> float:
    """Return the bend of the near arm's elbow while on all fours, 0 = straight, without what it hides from the camera.

    From the image, because a straight arm under load reads 10 to 30 there but up to 50 in world landmarks.
    """
    if not on_all_fours(pose):
        return math.nan
    shown = 1.0 - HIDDEN_PER_DEG * max(0.0, off_front_deg(pose) - HIDDEN_FROM_DEG)
    return _elbow_in_image_deg(pose, near_side(azimuth_deg(pose))) / max(LEAST_SHOWN, shown)


def support_elbows_flexion_deg(pose: Pose) -> float:
    """Return the bend of both elbows while on all fours, mean of both, 0 = straight.

    Both arms bear the weight. Seen obliquely the near arm reads too much and the far one too little, from behind the
    other way round: a straight arm up to 41 and 42, both together up to 35, and both bent by 52 degrees 39 and more
    from azimuths of 45 to 110 degrees (135 drawn cycles; people with straight arms read up to 25).
    """
    far = opposite(near_side(azimuth_deg(pose)))
    return (support_elbow_flexion_deg(pose) + _elbow_in_image_deg(pose, far)) / 2


def _elbow_in_image_deg(pose: Pose, side: Side) -> float:
    parts: tuple[Part, Part, Part] = ("shoulder", "elbow", "wrist")
    return bend_deg(*(pixel(pose, part, side) for part in parts))


@once_per_pose
def dorsal_direction(pose: Pose) -> Vector:
    """Return the unit normal of the line from hips to shoulders in the image that points away from wrists and knees."""
    shoulders, hips, wrists, knees = (pixel_middle(pose, part) for part in ("shoulder", "hip", "wrist", "knee"))
    along = unit(minus(shoulders, hips))
    support = minus(midpoint(wrists, knees), midpoint(shoulders, hips))
    across = (-along[1], along[0])
    return (along[1], -along[0]) if dot(across, support) > 0 else across


def head_trunk_deg(pose: Pose) -> float:
    """Return the angle of the middle of the shoulders to that of the ears against the trunk; positive = lifted.

    In the image, toward the side away from hands and knees; NaN unless on all fours.
    """
    if not on_all_fours(pose):
        return math.nan
    ears, shoulders, hips = (pixel_middle(pose, part) for part in ("ear", "shoulder", "hip"))
    along, neck = unit(minus(shoulders, hips)), minus(ears, shoulders)
    return math.degrees(math.atan2(dot(neck, dorsal_direction(pose)), dot(neck, along)))


def chin_drop_deg(pose: Pose) -> float:
    """Return how far the head hangs below the line of the trunk; 0 while it is in line or lifted."""
    return max(-head_trunk_deg(pose), 0.0)


SIGNALS: dict[str, Signal] = {
    "hip_over_knee_ratio": hip_over_knee_ratio,
    "hip_over_floor_ratio": hip_over_floor_ratio,
    "hand_off_shoulder_ratio": hand_off_shoulder_ratio,
    "knee_off_hip_ratio": knee_off_hip_ratio,
    "support_elbow_flexion_deg": support_elbow_flexion_deg,
    "support_elbows_flexion_deg": support_elbows_flexion_deg,
    "head_trunk_deg": head_trunk_deg,
    "chin_drop_deg": chin_drop_deg,
}
