"""A synthetic rower whose joint angles are known exactly: asymmetric, at any azimuth, tempo and rate."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT, SIDES, Landmark, Side, landmark

UPPER_ARM_M, FOREARM_M, TRUNK_M = 0.30, 0.26, 0.52
SHOULDER_HALF_M = {"left": 0.18, "right": 0.17}
"""Not the same on both sides, so that a mix-up of sides shows."""
Angles = Callable[[float, Side], tuple[float, float]]
"""Time and side to (extension of the upper arm, flexion of the elbow), degrees."""


def smooth_step(x: float) -> float:
    x = min(1.0, max(0.0, x))
    return x * x * (3.0 - 2.0 * x)


def pull_course(
    t_s: float, starts_s: list[float], out_s: float = 1.2, hold_s: float = 0.5, back_s: float = 1.6
) -> float:
    """0 at the start position, 1 at the end range, of the repetition that is going on at ``t_s``."""
    total = 0.0
    for start in starts_s:
        total += smooth_step((t_s - start) / out_s) - smooth_step((t_s - start - out_s - hold_s) / back_s)
    return total


def row_angles(starts_s: list[float], depth: float = 1.0, **tempo: float) -> Angles:
    def angles(t_s: float, side: Side) -> tuple[float, float]:
        course = depth * pull_course(t_s, starts_s, **tempo)
        return -55.0 + 75.0 * course, 15.0 + 85.0 * course

    return angles


def pose_of(t_s: float, angles: Angles, azimuth_deg: float = 90.0, lean_deg: float = 0.0) -> Pose:
    """A standing rower; frame of the person: x to their left, y up, z ahead; then turned before the camera."""
    body = np.zeros((LANDMARK_COUNT, 3))
    lean = np.radians(lean_deg)
    up, ahead = np.array([0.0, np.cos(lean), np.sin(lean)]), np.array([0.0, -np.sin(lean), np.cos(lean)])
    for side in SIDES:
        sign = 1.0 if side == "left" else -1.0
        shoulder = TRUNK_M * up + np.array([sign * SHOULDER_HALF_M[side], 0.0, 0.0])
        extension, flexion = np.radians(angles(t_s, side))
        upper = -np.cos(extension) * up - np.sin(extension) * ahead
        fore_angle = extension - flexion
        fore = -np.cos(fore_angle) * up - np.sin(fore_angle) * ahead
        elbow = shoulder + UPPER_ARM_M * upper
        wrist = elbow + FOREARM_M * fore
        parts = {"shoulder": shoulder, "elbow": elbow, "wrist": wrist, "hip": np.array([sign * 0.1, 0.0, 0.0])}
        parts |= {"knee": np.array([sign * 0.1, -0.42, 0.02]), "ankle": np.array([sign * 0.1, -0.84, 0.0])}
        parts |= {"heel": np.array([sign * 0.1, -0.88, -0.05]), "foot_index": np.array([sign * 0.1, -0.9, 0.15])}
        parts["ear"] = (TRUNK_M + 0.18) * up + np.array([sign * 0.08, 0.0, 0.0])
        for part, place in parts.items():
            body[landmark(part, side)] = place  # type: ignore[arg-type]
        for part in ("PINKY", "INDEX", "THUMB"):
            body[Landmark[f"{side.upper()}_{part}"]] = wrist + 0.08 * fore
        for part in ("EYE_INNER", "EYE", "EYE_OUTER"):
            body[Landmark[f"{side.upper()}_{part}"]] = (TRUNK_M + 0.2) * up + 0.09 * ahead + [sign * 0.03, 0.0, 0.0]
    body[Landmark.NOSE] = (TRUNK_M + 0.17) * up + 0.12 * ahead
    body[Landmark.MOUTH_LEFT] = body[Landmark.MOUTH_RIGHT] = (TRUNK_M + 0.12) * up + 0.09 * ahead
    turn = np.radians(azimuth_deg)
    x = body[:, 0] * np.cos(turn) - body[:, 2] * np.sin(turn)
    towards = body[:, 0] * np.sin(turn) + body[:, 2] * np.cos(turn)
    world = np.stack([x, -body[:, 1], -towards], axis=1)
    return Pose(t_s, world[:, :2] * 200.0 + [320.0, 260.0], world, np.ones(LANDMARK_COUNT), (640, 480))


def rowing(
    angles: Angles,
    duration_s: float,
    rate_hz: float = 25.0,
    azimuth_deg: float = 90.0,
    noise_m: float = 0.0,
    start_s: float = 0.0,
    seed: int = 1,
) -> Iterator[Pose]:
    """Poses of a rower; ``noise_m`` is the standard deviation of each landmark's coordinates."""
    rng = np.random.default_rng(seed)
    for i in range(int(duration_s * rate_hz)):
        t_s = i / rate_hz
        pose = pose_of(t_s, angles, azimuth_deg)
        shaken = pose.world_m + rng.normal(0.0, noise_m, pose.world_m.shape) if noise_m else pose.world_m
        yield Pose(start_s + t_s, pose.xy_px, shaken, pose.visibility, pose.image_size_px)
