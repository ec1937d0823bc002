"""A person of known proportions before a camera without perspective: for framing, gestures and drawing."""

from __future__ import annotations

import dataclasses
import functools
from dataclasses import dataclass, field

import numpy as np

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT, Landmark
from tests.support.projection import before_camera

# Metres of somebody 1.70 m tall, facing the camera: x to the person's left, y up, z towards the camera.
_LEFT = {
    "SHOULDER": (0.18, 1.42, 0.0),
    "HIP": (0.10, 0.92, 0.0),
    "KNEE": (0.10, 0.50, 0.02),
    "ANKLE": (0.10, 0.08, 0.0),
    "HEEL": (0.10, 0.03, -0.05),
    "FOOT_INDEX": (0.12, 0.02, 0.15),
    "EAR": (0.08, 1.60, 0.0),
    "EYE_INNER": (0.02, 1.62, 0.09),
    "EYE": (0.03, 1.62, 0.09),
    "EYE_OUTER": (0.04, 1.62, 0.08),
}
UPPER_ARM_M, FOREARM_M, HAND_M = 0.29, 0.26, 0.09
HANGING = (-80.0, -80.0)
RAISED = (55.0, 85.0)
"""Elevation of upper arm and forearm above the horizontal, degrees, in the plane of the shoulders."""
BEHIND_HEAD = (30.0, 155.0)


@dataclass(frozen=True)
class Mannequin:
    """Where the person stands and how the arms are held.

    ``height_px`` is that of the whole person, ``feet_px`` where the ankles' middle is, ``azimuth_deg`` that of the
    camera (90 = it sees the left side), ``lying`` turns the body by 90 degrees in the picture.
    """

    size_px: tuple[int, int] = (640, 480)
    height_px: float = 400.0
    feet_px: tuple[float, float] = (320.0, 440.0)
    azimuth_deg: float = 0.0
    left_arm: tuple[float, float] = HANGING
    right_arm: tuple[float, float] = HANGING
    lying: bool = False
    visibility: dict[Landmark, float] = field(default_factory=dict)

    def pose(self, t_s: float) -> Pose:
        return dataclasses.replace(self._still, t_s=t_s)

    @functools.cached_property
    def _still(self) -> Pose:
        camera = before_camera(self._body_m(), self.azimuth_deg)
        if self.lying:
            camera[:, :2] = np.stack([-camera[:, 1], -camera[:, 0]], axis=1)
        scale = self.height_px / 1.70
        visibility = np.ones(LANDMARK_COUNT)
        for landmark, value in self.visibility.items():
            visibility[landmark] = value
        hips = (camera[Landmark.LEFT_HIP] + camera[Landmark.RIGHT_HIP]) / 2
        return Pose(
            t_s=0.0,
            xy_px=camera[:, :2] * scale + np.array(self.feet_px),
            world_m=camera - hips,
            visibility=visibility,
            image_size_px=self.size_px,
        )

    def _body_m(self) -> np.ndarray:
        body = np.zeros((LANDMARK_COUNT, 3))
        body[Landmark.NOSE] = (0.0, 1.58, 0.11)
        body[Landmark.MOUTH_LEFT], body[Landmark.MOUTH_RIGHT] = (0.02, 1.54, 0.09), (-0.02, 1.54, 0.09)
        for side, sign, arm in (("LEFT", 1.0, self.left_arm), ("RIGHT", -1.0, self.right_arm)):
            for part, (x, y, z) in _LEFT.items():
                body[Landmark[f"{side}_{part}"]] = (sign * x, y, z)
            self._place_arm(body, side, sign, arm)
        return body

    @staticmethod
    def _place_arm(body: np.ndarray, side: str, sign: float, arm: tuple[float, float]) -> None:
        def along(angle_deg: float, metres: float) -> np.ndarray:
            angle = np.radians(angle_deg)
            return metres * np.array([sign * np.cos(angle), np.sin(angle), 0.0])

        elbow = body[Landmark[f"{side}_SHOULDER"]] + along(arm[0], UPPER_ARM_M)
        wrist = elbow + along(arm[1], FOREARM_M)
        body[Landmark[f"{side}_ELBOW"]], body[Landmark[f"{side}_WRIST"]] = elbow, wrist
        for finger, spread in (("PINKY", -10.0), ("INDEX", 10.0), ("THUMB", 20.0)):
            body[Landmark[f"{side}_{finger}"]] = wrist + along(arm[1] + spread, HAND_M)
