"""A person who sits or lies on the back, whose waist, upper back, head and hips move by known amounts."""

from __future__ import annotations

import dataclasses
import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from posecoach.core.pose import Pose, Silhouette
from posecoach.core.skeleton import LANDMARK_COUNT, SIDES, Landmark, Part, landmark
from tests.support.projection import before_camera

WAIST_M, CHEST_M, NECK_M, FACE_M = 0.20, 0.32, 0.16, 0.10
SHANK_M = 0.42
PX_PER_M, SIZE_PX, HIPS_PX = 220.0, (640, 480), (320.0, 320.0)
CELLS = 192
BREATH_M, BREATH_RAD_S = 1e-5, 1.7
"""Nobody alive is the same in two pictures, however still they keep."""
_HALF_WIDTH_M: dict[Part, float] = {"shoulder": 0.17, "hip": 0.10, "ear": 0.07, "knee": 0.10, "ankle": 0.11}


@dataclass(frozen=True)
class Lounger:
    """Angles in degrees in the sagittal plane; lengths in metres; azimuth 90 = the camera sees the left side.

    ``waist_deg`` and ``chest_deg`` are how far the lower and the upper part of the trunk lean back from the
    vertical, ``face_deg`` how far the face looks up, ``neck_deg`` how far the line from shoulders to ears
    leans back. ``chest_up_m`` lifts the middle of the trunk. ``lying`` only places the legs.
    """

    azimuth_deg: float = 90.0
    waist_deg: float = 0.0
    chest_deg: float = 0.0
    neck_deg: float = -10.0
    face_deg: float = -20.0
    hips_forward_m: float = 0.0
    hips_up_m: float = 0.0
    chest_up_m: float = 0.0
    right_m: float = 0.0
    up_m: float = 0.0
    hands: str = "head"
    lying: bool = False

    def pose(self, t_s: float = 0.0, silhouette: bool = False) -> Pose:
        camera = dataclasses.replace(self, right_m=0.0, up_m=0.0).camera_m()
        hips = (camera[Landmark.LEFT_HIP] + camera[Landmark.RIGHT_HIP]) / 2
        shift = np.array([self.right_m, -self.up_m + BREATH_M * np.sin(BREATH_RAD_S * t_s)])
        xy_px = (camera[:, :2] + shift) * PX_PER_M + np.array(HIPS_PX)
        mask = self._silhouette(xy_px) if silhouette else None
        return Pose(t_s, xy_px, camera - hips, np.ones(LANDMARK_COUNT), SIZE_PX, mask)

    def _silhouette(self, xy_px: np.ndarray) -> Silhouette:
        return Silhouette(_mask(tuple(map(tuple, np.round(self._outline_px(xy_px), 1)))), SIZE_PX[0] / CELLS)

    @functools.lru_cache(maxsize=64)  # noqa: B019  a few postures, each held for many frames
    def camera_m(self) -> np.ndarray:
        """Return the landmarks before the camera, metres: x right, y down, z away."""
        return before_camera(self._body_m(), self.azimuth_deg)

    def _body_m(self) -> np.ndarray:
        hips = np.array([0.0, self.hips_up_m, self.hips_forward_m])
        shoulders = hips + WAIST_M * _back(self.waist_deg) + CHEST_M * _back(self.chest_deg)
        ears = shoulders + NECK_M * _back(self.neck_deg)
        middle: dict[Part, np.ndarray] = {"hip": hips, "shoulder": shoulders, "ear": ears}
        middle |= {"knee": np.array([0.0, 0.33, 0.26]), "ankle": np.array([0.0, -0.05, 0.44])} if self.lying else {}
        middle |= {} if self.lying else {"knee": np.array([0.0, 0.0, 0.42]), "ankle": np.array([0.0, -0.42, 0.42])}
        body = np.zeros((LANDMARK_COUNT, 3))
        face = np.radians(self.face_deg)
        body[Landmark.NOSE] = ears + FACE_M * np.array([0.0, np.sin(face), np.cos(face)])
        for side in SIDES:
            sign = 1.0 if side == "left" else -1.0
            for part, place in middle.items():
                body[landmark(part, side)] = place + np.array([sign * _HALF_WIDTH_M[part], 0.0, 0.0])
            elbow, wrist = self._arm_m(shoulders, ears, hips)
            body[landmark("elbow", side)] = elbow * np.array([sign, 1.0, 1.0])
            body[landmark("wrist", side)] = wrist * np.array([sign, 1.0, 1.0])
        return body

    def _arm_m(self, shoulders: np.ndarray, ears: np.ndarray, hips: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        if self.hands == "head":
            return ears + np.array([0.30, 0.05, 0.0]), ears + np.array([0.09, 0.0, -0.08])
        if self.hands == "fists_up":  # elbows on the floor, a hand's length toward the feet
            elbow = shoulders + np.array([0.30, -0.08 - self.chest_up_m, 0.10])
            return elbow, elbow + np.array([0.0, 0.26, 0.0])
        if self.hands == "chest":
            return shoulders + np.array([0.20, -0.25, 0.05]), shoulders + np.array([-0.10, -0.12, 0.15])
        return hips + np.array([0.24, 0.20, 0.0]), hips + np.array([0.24, -0.03, 0.02])

    def _outline_px(self, xy_px: np.ndarray) -> np.ndarray:
        """Return (5, 2): ears, shoulders, middle of the trunk, hips, knees."""
        joint = {p: xy_px[[landmark(p, s) for s in SIDES]].mean(axis=0) for p in ("ear", "shoulder", "hip", "knee")}
        middle = (joint["shoulder"] + joint["hip"]) / 2 - np.array([0.0, self.chest_up_m * PX_PER_M])
        return np.array([joint["ear"], joint["shoulder"], middle, joint["hip"], joint["knee"]])


def _back(lean_deg: float) -> np.ndarray:
    """Return the unit vector that leans back from straight up."""
    return np.array([0.0, np.cos(np.radians(lean_deg)), -np.sin(np.radians(lean_deg))])


@functools.lru_cache(maxsize=4096)
def _mask(corners_px: tuple[tuple[float, float], ...]) -> np.ndarray:
    """Return (rows, columns) bool: everything within 0.09 m of the line through the corners."""
    cell = SIZE_PX[0] / CELLS
    rows = round(SIZE_PX[1] / cell)
    y, x = np.mgrid[:rows, :CELLS] * cell + cell / 2
    nearest = np.full(x.shape, np.inf)
    for a, b in zip(np.array(corners_px), np.array(corners_px)[1:], strict=False):
        along = np.clip(((x - a[0]) * (b - a)[0] + (y - a[1]) * (b - a)[1]) / max(1e-9, (b - a) @ (b - a)), 0.0, 1.0)
        nearest = np.minimum(nearest, np.hypot(x - a[0] - along * (b - a)[0], y - a[1] - along * (b - a)[1]))
    return nearest <= 0.09 * PX_PER_M


SEATED = Lounger(hands="head")
EXTENDED = dataclasses.replace(SEATED, chest_deg=36.0, neck_deg=30.0, face_deg=26.0)
"""The upper back alone bends; the head goes with it."""
WAIST_BENT = dataclasses.replace(SEATED, waist_deg=24.0, chest_deg=24.0, neck_deg=15.0, face_deg=2.0)
NECK_BENT = dataclasses.replace(SEATED, neck_deg=25.0, face_deg=15.0)
ON_ROLLER = Lounger(waist_deg=75.0, chest_deg=55.0, neck_deg=35.0, face_deg=30.0, lying=True)
OVER_ROLLER = dataclasses.replace(ON_ROLLER, chest_deg=100.0, neck_deg=80.0, face_deg=75.0)
LYING = Lounger(waist_deg=90.0, chest_deg=90.0, neck_deg=75.0, face_deg=80.0, hands="fists_up", lying=True)
PRESSING = dataclasses.replace(LYING, chest_up_m=0.05, neck_deg=82.0, face_deg=88.0)


def _smooth(x: float) -> float:
    x = min(1.0, max(0.0, x))
    return x * x * (3.0 - 2.0 * x)


def between(a: Lounger, b: Lounger, share: float) -> Lounger:
    """Return the person on the way from one posture to another."""
    numbers = [f.name for f in dataclasses.fields(Lounger) if isinstance(getattr(a, f.name), float)]
    moved = {n: (1.0 - share) * getattr(a, n) + share * getattr(b, n) for n in numbers}
    return dataclasses.replace(a, **moved)


def movements(
    rest: Lounger,
    peaks: Sequence[Lounger],
    *,
    out_s: float = 1.5,
    hold_s: float = 0.8,
    back_s: float = 1.7,
    gap_s: float = 1.0,
    lead_s: float = 2.5,
    rate_hz: float = 12.0,
    noise_m: float = 0.002,
    silhouette: bool = False,
) -> Iterator[Pose]:
    """Yield poses of movements from ``rest`` to each of ``peaks`` and back, with trembling landmarks."""
    rng = np.random.default_rng(3)
    cycle_s = out_s + hold_s + back_s + gap_s
    for frame in range(int((lead_s + len(peaks) * cycle_s + 1.5) * rate_hz)):
        t_s = frame / rate_hz
        index = min(len(peaks) - 1, max(0, int((t_s - lead_s) // cycle_s)))
        since_s = t_s - lead_s - index * cycle_s
        share = _smooth(since_s / out_s) - _smooth((since_s - out_s - hold_s) / back_s)
        pose = between(rest, peaks[index], share).pose(t_s, silhouette)
        shake = rng.normal(0.0, noise_m, pose.world_m.shape)
        yield dataclasses.replace(pose, xy_px=pose.xy_px + PX_PER_M * shake[:, :2], world_m=pose.world_m + shake)
