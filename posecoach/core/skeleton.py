"""The 33 landmarks of BlazePose, by name, and the bones between them.

The order is that of the MediaPipe pose landmarker
(https://ai.google.dev/edge/mediapipe/solutions/vision/pose_landmarker). "Left" is the person's left.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import Literal

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
LANDMARK_COUNT = 33


class Landmark(IntEnum):
    """Index of each landmark in the arrays of a :class:`~posecoach.core.pose.Pose`."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


def _mirrored(place: Landmark) -> Landmark:
    other = {"LEFT": "RIGHT", "RIGHT": "LEFT"}
    return Landmark["_".join(other.get(word, word) for word in place.name.split("_"))]


MIRRORED = [_mirrored(place) for place in Landmark]
"""For each landmark that of the other side; those of the middle are their own."""


Part = Literal["ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index"]


@cache
def landmark(part: Part, side: Side) -> Landmark:
    """Return the landmark of a body part on one side, so that left and right are never typed twice."""
    return Landmark[f"{side}_{part}".upper()]


def opposite(side: Side) -> Side:
    """Return the other side."""
    return "right" if side == "left" else "left"


def _limb(side: Side) -> list[tuple[Landmark, Landmark]]:
    chains: tuple[tuple[Part, ...], ...] = (
        ("shoulder", "elbow", "wrist"),
        ("shoulder", "hip", "knee", "ankle", "heel", "foot_index"),
    )
    return [(landmark(a, side), landmark(b, side)) for chain in chains for a, b in pairwise(chain)]


BONES: tuple[tuple[Landmark, Landmark], ...] = (
    *_limb("left"),
    *_limb("right"),
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    (Landmark.LEFT_EAR, Landmark.NOSE),
    (Landmark.RIGHT_EAR, Landmark.NOSE),
)
"""Pairs of landmarks joined by a line when a skeleton is drawn."""
