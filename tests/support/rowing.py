"""A synthetic rower whose joint angles are known exactly: asymmetric, at any azimuth, tempo and rate.

As with an estimator's, his bones do not keep their length: where they do, poses were captured, not seen by a camera.
"""

from __future__ import annotations

import dataclasses
import functools
import math
from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT, SIDES, Landmark, Side, landmark

UPPER_ARM_M, FOREARM_M, HAND_M, TRUNK_M, SHANK_M = 0.30, 0.26, 0.08, 0.52, 0.42
SHOULDER_HALF_M = {"left": 0.18, "right": 0.17}
"""Not the same on both sides, so that a mix-up of sides shows."""
SIGN = {"left": 1.0, "right": -1.0}
ARM = {
    side: [Landmark[f"{side.upper()}_{part}"] for part in ("ELBOW", "WRIST", "PINKY", "INDEX", "THUMB")]
    for side in SIDES
}
ANKLES = [landmark("ankle", side) for side in SIDES]
PLACES = [0, 1, 2, 2, 2]
"""Which point of an arm each of these landmarks is: elbow, wrist, or hand."""
SHANK_SWAY_RATIO = 0.04
"""By how much of itself the shank seems longer and shorter in turn; it takes no part in a row."""
MIDDLE_PX = np.array([320.0, 260.0])
Points = NDArray[np.float64]
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


@functools.cache
def _standing(lean_deg: float) -> Points:
    """What does not move: a standing person; x to their left, y up, z ahead."""
    body = np.zeros((LANDMARK_COUNT, 3))
    up, ahead = _trunk(lean_deg)
    for side in SIDES:
        sign = SIGN[side]
        parts = {"shoulder": TRUNK_M * up + np.array([sign * SHOULDER_HALF_M[side], 0.0, 0.0])}
        parts |= {"hip": np.array([sign * 0.1, 0.0, 0.0]), "knee": np.array([sign * 0.1, -0.42, 0.02])}
        parts |= {"ankle": np.array([sign * 0.1, -0.84, 0.0]), "heel": np.array([sign * 0.1, -0.88, -0.05])}
        parts |= {"foot_index": np.array([sign * 0.1, -0.9, 0.15])}
        parts["ear"] = (TRUNK_M + 0.18) * up + np.array([sign * 0.08, 0.0, 0.0])
        for part, place in parts.items():
            body[landmark(part, side)] = place  # type: ignore[arg-type]
        for eye in ("EYE_INNER", "EYE", "EYE_OUTER"):
            body[Landmark[f"{side.upper()}_{eye}"]] = (TRUNK_M + 0.2) * up + 0.09 * ahead + [sign * 0.03, 0.0, 0.0]
    body[Landmark.NOSE] = (TRUNK_M + 0.17) * up + 0.12 * ahead
    body[Landmark.MOUTH_LEFT] = body[Landmark.MOUTH_RIGHT] = (TRUNK_M + 0.12) * up + 0.09 * ahead
    return body


def _trunk(lean_deg: float) -> tuple[Points, Points]:
    """Return the directions up along the trunk and ahead of it."""
    lean = np.radians(lean_deg)
    return np.array([0.0, np.cos(lean), np.sin(lean)]), np.array([0.0, -np.sin(lean), np.cos(lean)])


def _arm(shoulder: Points, angles_deg: tuple[float, float], lean_deg: float) -> Points:
    """Return (3, 3) elbow, wrist and hand, metres, from the extension of the upper arm and the flexion of the elbow."""
    extension, flexion = map(math.radians, angles_deg)
    lean = math.radians(lean_deg)
    x, y, z = shoulder
    points = []
    for angle, length_m in ((extension, UPPER_ARM_M), (extension - flexion, FOREARM_M), (extension - flexion, HAND_M)):
        along, across = -math.cos(angle), -math.sin(angle)
        y += length_m * (along * math.cos(lean) - across * math.sin(lean))
        z += length_m * (along * math.sin(lean) + across * math.cos(lean))
        points.append((x, y, z))
    return np.array(points)


def pose_of(t_s: float, angles: Angles, azimuth_deg: float = 90.0, lean_deg: float = 0.0) -> Pose:
    """A standing rower; frame of the person: x to their left, y up, z ahead; then turned before the camera."""
    body = _standing(lean_deg).copy()
    for side in SIDES:
        body[ARM[side]] = _arm(body[landmark("shoulder", side)], angles(t_s, side), lean_deg)[PLACES]
    turn = math.radians(azimuth_deg)
    world = np.empty_like(body)
    world[:, 0] = body[:, 0] * math.cos(turn) - body[:, 2] * math.sin(turn)
    world[:, 1] = -body[:, 1]
    world[:, 2] = -(body[:, 0] * math.sin(turn) + body[:, 2] * math.cos(turn))
    xy_px, visibility = world[:, :2] * 200.0 + MIDDLE_PX, np.ones(LANDMARK_COUNT)
    sway = math.sin(2.6 * t_s)
    world[ANKLES, 1] += SHANK_SWAY_RATIO * SHANK_M * sway
    visibility[ANKLES] -= 0.01 * (1.0 + sway)
    return Pose(t_s, xy_px, world, visibility, (640, 480))


def rowing(
    angles: Angles,
    duration_s: float,
    rate_hz: float = 15.0,
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


def breathing(pose: Pose) -> Pose:
    """Return a pose of somebody who breathes: equal to the one before, it would be a picture that stands still."""
    breath_px = 0.05 * math.sin(2.0 * pose.t_s)
    return dataclasses.replace(pose, xy_px=pose.xy_px + breath_px)


def raised(pose: Pose, hands: int) -> Pose:
    """The same person with one hand, or both, held up above the head."""
    xy = pose.xy_px.copy()
    for side in ("LEFT", "RIGHT")[:hands]:
        shoulder = xy[Landmark[f"{side}_SHOULDER"]]
        xy[Landmark[f"{side}_ELBOW"]] = shoulder + np.array([5.0, -55.0])
        for part in ("WRIST", "INDEX", "PINKY", "THUMB"):
            xy[Landmark[f"{side}_{part}"]] = shoulder + np.array([5.0, -115.0])
    return Pose(pose.t_s, xy, pose.world_m, pose.visibility, pose.image_size_px)
