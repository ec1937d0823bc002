"""A person whose shoulder blades, trunk, head and elbows move by exactly known amounts, seen without perspective."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT, Landmark
from tests.support.projection import before_camera

TRUNK_M = 0.5
EAR_M, NOSE_M = 0.68, 0.66
"""Heights above the hips."""
_LEFT = {  # x to the person's left, y up from the hips, z ventral
    "SHOULDER": (0.18, TRUNK_M, 0.0),
    "HIP": (0.10, 0.0, 0.0),
    "KNEE": (0.10, -0.42, 0.0),
    "ANKLE": (0.10, -0.84, 0.0),
    "EAR": (0.08, EAR_M, 0.0),
    "ELBOW": (0.22, 0.22, 0.0),
    "WRIST": (0.22, 0.20, 0.25),
}
PX_PER_M = 300.0


@dataclass(frozen=True)
class Squeezer:
    """Where the parts are, metres and degrees; ``azimuth_deg`` 90 = the camera sees the left side."""

    azimuth_deg: float = 90.0
    lean_back_deg: float = 0.0
    shoulders_back_m: float = 0.0
    shoulders_up_m: float = 0.0
    shoulders_in_m: float = 0.0
    elbows_back_m: float = 0.0
    head_forward_m: float = 0.0
    wrists_up_m: float = 0.0
    px_per_m: float = PX_PER_M

    def pose(self, t_s: float = 0.0) -> Pose:
        body = self._body_m()
        lean = np.radians(self.lean_back_deg)
        upper = body[:, 1] > 0
        y, z = body[upper, 1].copy(), body[upper, 2].copy()
        body[upper, 1], body[upper, 2] = y * np.cos(lean) + z * np.sin(lean), z * np.cos(lean) - y * np.sin(lean)
        world_m = before_camera(body, self.azimuth_deg)
        return Pose(
            t_s=t_s,
            xy_px=world_m[:, :2] * self.px_per_m + np.array([320.0, 300.0]),
            world_m=world_m,
            visibility=np.ones(LANDMARK_COUNT),
            image_size_px=(640, 480),
        )

    def _body_m(self) -> np.ndarray:
        body = np.zeros((LANDMARK_COUNT, 3))
        body[Landmark.NOSE] = (0.0, NOSE_M, 0.1)
        for side, sign in (("LEFT", 1.0), ("RIGHT", -1.0)):
            for part, (x, y, z) in _LEFT.items():
                body[Landmark[f"{side}_{part}"]] = (sign * x, y, z)
            shoulder = np.array([-sign * self.shoulders_in_m, self.shoulders_up_m, -self.shoulders_back_m])
            body[Landmark[f"{side}_SHOULDER"]] += shoulder
            for part in ("ELBOW", "WRIST"):
                body[Landmark[f"{side}_{part}"]] += shoulder - np.array([0.0, 0.0, self.elbows_back_m])
            body[Landmark[f"{side}_WRIST"], 1] += self.wrists_up_m
            body[Landmark[f"{side}_EAR"], 2] += self.head_forward_m
        body[Landmark.NOSE, 2] += self.head_forward_m
        return body


def half_cosine(t_s: float, start_s: float, out_s: float = 1.4, hold_s: float = 1.2, back_s: float = 1.4) -> float:
    """Return 0..1: smoothly out, held, and back."""
    after = t_s - start_s
    if after <= out_s:
        share = after / out_s
    elif after <= out_s + hold_s:
        share = 1.0
    else:
        share = 1.0 - (after - out_s - hold_s) / back_s
    return float(0.5 - 0.5 * np.cos(np.pi * np.clip(share, 0.0, 1.0)))


def squeezes(
    full: tuple[Squeezer, ...],
    rate_hz: float = 15.0,
    gap_s: float = 5.5,
    noise_m: float = 0.002,
    seed: int = 1,
    hold_s: float = 1.2,
    lost_ratio: float = 0.0,
) -> Iterator[Pose]:
    """Yield poses of one repetition after another, each to its own end position and back, with trembling landmarks.

    ``lost_ratio`` of the way is lost, evenly, while a repetition is held.
    """
    rng = np.random.default_rng(seed)
    fields = [name for name in Squeezer.__dataclass_fields__ if name not in ("azimuth_deg", "px_per_m")]
    for frame in range(int((len(full) * gap_s + 2.5) * rate_hz)):
        t_s = frame / rate_hz
        index = min(len(full) - 1, max(0, int((t_s - 1.0) // gap_s)))
        start_s = 1.5 + index * gap_s
        share = half_cosine(t_s, start_s, hold_s=hold_s)
        share *= 1.0 - lost_ratio * float(np.clip((t_s - start_s - 1.4) / hold_s, 0.0, 1.0))
        target = full[index]
        now = {name: share * getattr(target, name) for name in fields}
        pose = Squeezer(azimuth_deg=target.azimuth_deg, **now).pose(t_s)
        shake = rng.normal(0.0, noise_m, pose.world_m.shape)
        yield Pose(t_s, pose.xy_px + shake[:, :2] * PX_PER_M, pose.world_m + shake, pose.visibility, (640, 480))
