"""Signals of one leg: whether it stands still while the arms work. NaN for a leg that is not seen but guessed."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Part, Side, landmark
from posecoach.signals.geometry import length, minus, trunk_axes, world

SEEN = 0.5
"""Visibility from which a landmark was found rather than guessed."""


def _seen(pose: Pose, side: Side, *parts: Part) -> bool:
    return all(float(pose.visibility[landmark(part, side)]) >= SEEN for part in parts)


def leg_reach_ratio(pose: Pose, side: Side) -> float:
    """Return the distance of hip and ankle over the leg's length: 1 = straight, 0.7 = knee at a right angle."""
    if not _seen(pose, side, "knee", "ankle"):
        return math.nan
    hip, knee, ankle = (world(pose, part, side) for part in ("hip", "knee", "ankle"))
    whole = length(minus(knee, hip)) + length(minus(ankle, knee))
    return length(minus(ankle, hip)) / whole if whole > 0 else math.nan


def thigh_drop_ratio(pose: Pose, side: Side) -> float:
    """Return how far the knee is below the hip, vertically, in trunk lengths: 0.8 standing, 0 with level thighs."""
    if not _seen(pose, side, "knee"):
        return math.nan
    return (world(pose, "knee", side)[1] - world(pose, "hip", side)[1]) / trunk_axes(pose).length_m


_PER_SIDE: dict[str, Callable[[Pose, Side], float]] = {
    "leg_reach_{side}_ratio": leg_reach_ratio,
    "thigh_drop_{side}_ratio": thigh_drop_ratio,
}


def _of_side(compute: Callable[[Pose, Side], float], side: Side) -> Callable[[Pose], float]:
    return lambda pose: compute(pose, side)


SIGNALS: dict[str, Callable[[Pose], float]] = {
    name.format(side=side): _of_side(compute, side) for name, compute in _PER_SIDE.items() for side in SIDES
}
