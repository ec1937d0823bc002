"""The skeleton on the picture, with the parts at fault standing out."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

import cv2
import numpy as np

from posecoach.core.frame import Image
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import BONES, SIDES, Landmark, landmark
from posecoach.screen.drawing.style import BODY, BONE, FAULT, FAULT_BONE, INK, WHITE, Colour

_DRAWN_BONES = tuple(bone for bone in BONES if Landmark.NOSE not in bone)
"""Lines across the face look like a blindfold, and nobody corrects their face."""
DRAWN_FROM = 0.4
"""Least visibility of what is drawn: lines that are guessed look like mistakes of the person."""
_JOINTS = tuple(
    landmark(part, side) for side in SIDES for part in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
)


@dataclass(frozen=True, slots=True)
class Placement:
    """How pixels of the camera's picture lie on the canvas: ``x * scale + left``, mirrored about the middle.

    ``width_px`` is that of the camera's picture.
    """

    scale: float
    left_px: float
    top_px: float
    width_px: float
    mirrored: bool

    def of(self, xy_px: FloatArray) -> FloatArray:
        """Return points (n, 2) of the camera's picture in pixels of the canvas."""
        x = self.width_px - 1.0 - xy_px[:, 0] if self.mirrored else xy_px[:, 0]
        return np.stack([x * self.scale + self.left_px, xy_px[:, 1] * self.scale + self.top_px], axis=1)


def draw_skeleton(
    canvas: Image,
    points_px: FloatArray,
    visibility: FloatArray,
    faults: Set[int],
    unit: float,
) -> None:
    """Draw bones and joints.

    Parameters
    ----------
    canvas
        Changed in place.
    points_px
        (33, 2) pixels of the canvas; what is NaN is left out.
    visibility
        (33,); what is below :data:`DRAWN_FROM` is left out.
    faults
        Landmarks at fault: they are ringed, and the bones between them are thick and of another colour.
    unit
        Length that sizes are parts of, in pixels.
    """
    drawable = np.isfinite(points_px).all(axis=1) & (visibility >= DRAWN_FROM)
    # Far outside the canvas a line is slow to draw, and it is not seen.
    reach = 2 * max(canvas.shape[:2])
    corners = np.clip(np.nan_to_num(points_px), -reach, reach).round().astype(int).tolist()
    bones = [
        (corners[a], corners[b], a in faults and b in faults) for a, b in _DRAWN_BONES if drawable[a] and drawable[b]
    ]
    thin, thick = max(2, round(BONE * unit)), max(3, round(FAULT_BONE * unit))
    for start, end, _ in bones:
        cv2.line(canvas, start, end, INK, thin + max(2, thin // 2))
    for start, end, at_fault in sorted(bones, key=lambda bone: bone[2]):
        if at_fault:
            cv2.line(canvas, start, end, WHITE, thick + max(2, thin // 2), cv2.LINE_AA)
        cv2.line(canvas, start, end, FAULT if at_fault else BODY, thick if at_fault else thin, cv2.LINE_AA)
    for joint in _JOINTS:
        if drawable[joint]:
            _joint(canvas, corners[joint], joint in faults, unit)


def _joint(canvas: Image, at: list[int], at_fault: bool, unit: float) -> None:
    centre = (at[0], at[1])
    if at_fault:
        _disc(canvas, centre, round(0.032 * unit), WHITE)
        _disc(canvas, centre, round(0.025 * unit), FAULT)
    else:
        _disc(canvas, centre, max(2, round(BONE * unit)), WHITE)


def _disc(canvas: Image, centre: tuple[int, int], radius_px: int, colour: Colour) -> None:
    cv2.circle(canvas, centre, radius_px, colour, -1, cv2.LINE_AA)
