"""What a landmarker found in a picture, as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from posecoach.core.pose import FloatArray


@dataclass(frozen=True, slots=True)
class Detections:
    """The people of one picture, in the same order in each list.

    Attributes
    ----------
    points
        (33, 3) each: x and y, 0..1 of the picture's width and height, and visibility, 0..1.
    world_m
        (33, 3) each: metres, origin in the middle of the hips.
    masks
        MediaPipe's picture of each person; none where they were not asked for.
    """

    points: list[FloatArray]
    world_m: list[FloatArray]
    masks: list[Any]


def detections_of(result: Any) -> Detections:
    """Return the people in a result of MediaPipe; a landmark without visibility counts as unseen."""
    return Detections(
        [np.array([(p.x, p.y, p.visibility or 0.0) for p in points]) for points in result.pose_landmarks],
        [np.array([(p.x, p.y, p.z) for p in points]) for points in result.pose_world_landmarks],
        list(result.segmentation_masks or ()),
    )
