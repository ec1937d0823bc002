"""A person on hands and knees whose spine is two arcs of known curvature, with a rasterised silhouette; side view."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from posecoach.core.pose import Pose, Silhouette
from posecoach.core.skeleton import LANDMARK_COUNT, Landmark

ROWS, COLUMNS, PX_PER_CELL, CELLS_PER_M = 108, 192, 4.0, 80.0
THICKNESS_M = 0.09
"""From the line of joint centres to the skin of the back."""
HIP = np.array([0.0, 0.51])
SHOULDER = np.array([0.50, 0.60])
KNEE, ANKLE = np.array([0.0, 0.06]), np.array([-0.40, 0.05])
WRIST = np.array([0.50, 0.03])
FLOOR_ROW, HIP_COLUMN = 98.0, 75.0
X_M = (HIP_COLUMN + 40.0 - (np.arange(COLUMNS) + 0.5)) / CELLS_PER_M
Y_M = (FLOOR_ROW - (np.arange(ROWS) + 0.5)) / CELLS_PER_M
"""Where the middles of columns and rows are: metres towards the head, and above the floor."""


@dataclass(frozen=True)
class OnAllFours:
    """Where the parts are, in the sagittal plane: metres towards the head and up, degrees.

    ``azimuth_deg`` is that of the camera on either side; it turns the world landmarks only, not the image.

    ``flexion`` 1 = full cat, -1 = full camel, by the angles of exercises.md 6.3: thoracic kyphosis 38, 50, 24 degrees,
    lumbar lordosis 30, -8, 50. ``landmarks_up_ratio`` moves the landmarks of hips and shoulders but not the body.
    """

    flexion: float = 0.0
    head_drop_deg: float = 0.0
    hips_ahead_m: float = 0.0
    elbow_back_m: float = 0.0
    hands_ahead_m: float = 0.0
    side: str = "left"
    azimuth_deg: float = 90.0
    landmarks_up_ratio: float = 0.0
    edge_noise_cells: float = 0.0

    def pose(self, t_s: float = 0.0, rng: np.random.Generator | None = None, noise_m: float = 0.0) -> Pose:
        """Return the pose and its silhouette; noise shakes every landmark and the edge of the back."""
        rng = rng or np.random.default_rng(0)
        joints = self._joints_m()
        flat = np.zeros((LANDMARK_COUNT, 3))
        for sign, side in ((1.0, "LEFT"), (-1.0, "RIGHT")):
            for part, point in joints.items():
                flat[Landmark[f"{side}_{part}"]] = (*point, 0.15 * sign)
        flat[Landmark.NOSE] = (*(joints["EAR"] + np.array([0.08, -0.06])), 0.0)
        flat += rng.normal(0.0, noise_m, flat.shape)
        seen = 1.0 if self.side == "left" else -1.0
        cells_x = HIP_COLUMN - CELLS_PER_M * flat[:, 0] + 40.0
        cells_y = FLOOR_ROW - CELLS_PER_M * flat[:, 1]
        if seen < 0:
            cells_x = COLUMNS - cells_x
        across = seen * np.radians(90.0 - self.azimuth_deg)
        world = np.stack([-seen * flat[:, 0], -flat[:, 1], -seen * flat[:, 2]], axis=1)
        world[:, 0], world[:, 2] = (
            world[:, 0] * np.cos(across) - world[:, 2] * np.sin(across),
            world[:, 0] * np.sin(across) + world[:, 2] * np.cos(across),
        )
        mask = self._mask(joints, rng)
        return Pose(
            t_s=t_s,
            xy_px=np.stack([cells_x, cells_y], axis=1) * PX_PER_CELL,
            world_m=world,
            visibility=np.ones(LANDMARK_COUNT),
            image_size_px=(int(COLUMNS * PX_PER_CELL), int(ROWS * PX_PER_CELL)),
            silhouette=Silhouette(mask if seen > 0 else mask[:, ::-1], PX_PER_CELL),
        )

    def _body_m(self) -> dict[str, NDArray[np.float64]]:
        hip = HIP + np.array([self.hips_ahead_m, 0.0])
        hand = WRIST + np.array([self.hands_ahead_m, 0.0])
        neck = np.radians(10.0 - self.head_drop_deg)
        elbow = (SHOULDER + hand) / 2 - np.array([self.elbow_back_m, 0.0])
        ear = SHOULDER + 0.22 * np.array([np.cos(neck), np.sin(neck)])
        return {
            "HIP": hip,
            "SHOULDER": SHOULDER,
            "KNEE": KNEE,
            "ANKLE": ANKLE,
            "WRIST": hand,
            "ELBOW": elbow,
            "EAR": ear,
        }

    def _joints_m(self) -> dict[str, NDArray[np.float64]]:
        joints = self._body_m()
        up = np.array([0.0, self.landmarks_up_ratio * float(np.linalg.norm(SHOULDER - HIP))])
        return joints | {part: joints[part] + up for part in ("HIP", "SHOULDER")}

    def _mask(self, seen: dict[str, NDArray[np.float64]], rng: np.random.Generator) -> NDArray[np.bool_]:
        body = self._body_m()
        q, height = back_m(self.flexion)
        edge = np.interp(X_M, body["HIP"][0] + q * (body["SHOULDER"] - body["HIP"])[0], height, left=-1.0, right=-1.0)
        edge = edge + rng.normal(0.0, self.edge_noise_cells / CELLS_PER_M, edge.shape)
        mask = (Y_M[:, None] <= edge) & (Y_M[:, None] >= edge - 2.2 * THICKNESS_M)
        limbs = (("HIP", "KNEE", 0.08), ("KNEE", "ANKLE", 0.06), ("SHOULDER", "ELBOW", 0.05), ("ELBOW", "WRIST", 0.05))
        limbs += (("SHOULDER", "EAR", 0.05),)
        for a, b, radius_m in (*limbs, ("EAR", "EAR", 0.11)):
            rows, columns, cells = _limb(tuple(body[a].tolist()), tuple(body[b].tolist()), radius_m)
            mask[rows, columns] |= cells
        return mask


@functools.lru_cache(maxsize=2048)
def back_m(flexion: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return q along the line from hip to shoulder, and the height of the back's skin over the floor there."""
    cat, camel = max(flexion, 0.0), max(-flexion, 0.0)
    thoracic, lumbar = 38.0 + 12.0 * cat - 14.0 * camel, 30.0 - 38.0 * cat + 20.0 * camel
    s = np.linspace(0.0, 1.0, 201)
    bend = np.where(s < 0.45, np.radians(lumbar) / 0.45, -np.radians(thoracic) / 0.55)  # + = hollow
    turn = np.cumsum(bend) * (s[1] - s[0])
    along, up = np.cumsum(np.cos(turn)), np.cumsum(np.sin(turn))
    along, up = along - along[0], up - up[0]
    tilt = np.arctan2(up[-1], along[-1])
    size = np.hypot(up[-1], along[-1])
    q = (along * np.cos(tilt) + up * np.sin(tilt)) / size
    bow = (up * np.cos(tilt) - along * np.sin(tilt)) / size
    chord = float(np.linalg.norm(SHOULDER - HIP))
    line = HIP[1] + q * (SHOULDER - HIP)[1]
    return np.concatenate([[-0.2], q, [1.05]]), np.concatenate(
        [[HIP[1] - 0.02], line + bow * chord + THICKNESS_M, [SHOULDER[1] + THICKNESS_M]]
    )


@functools.lru_cache(maxsize=4096)
def _limb(a: tuple[float, float], b: tuple[float, float], radius_m: float) -> tuple[slice, slice, NDArray[np.bool_]]:
    """Return rows and columns around the line from a to b, and which of their cells are within ``radius_m`` of it."""
    columns = _within(X_M, a[0], b[0], radius_m)
    rows = _within(Y_M, a[1], b[1], radius_m)
    x, y = X_M[columns] - a[0], Y_M[rows][:, None] - a[1]
    way = np.subtract(b, a)
    share = np.clip((x * way[0] + y * way[1]) / (float(way @ way) or 1.0), 0.0, 1.0)
    return rows, columns, (x - share * way[0]) ** 2 + (y - share * way[1]) ** 2 < radius_m**2


def _within(centres_m: NDArray[np.float64], a_m: float, b_m: float, radius_m: float) -> slice:
    """Return the cells of a row or column that are no further than ``radius_m`` from between a and b."""
    near = np.flatnonzero((centres_m > min(a_m, b_m) - radius_m) & (centres_m < max(a_m, b_m) + radius_m))
    return slice(int(near[0]), int(near[-1]) + 1) if len(near) else slice(0, 0)


CYCLE_S = 6.0
FIRST_S = 2.0
GAP_S = 0.6


def wave(share: float) -> float:
    """Return -1..1 over a cycle of share 0..1: up to 1, down through 0 to -1, and home; at rest outside of it."""
    if not 0.0 < share < 1.0:
        return 0.0
    points = ((0.0, 0.0), (0.22, 1.0), (0.32, 1.0), (0.65, -1.0), (0.78, -1.0), (1.0, 0.0))
    for (t0, v0), (t1, v1) in itertools.pairwise(points):
        if share <= t1:
            return v0 + (v1 - v0) * float(0.5 - 0.5 * np.cos(np.pi * (share - t0) / (t1 - t0)))
    return 0.0


def cycles(
    ends: Iterable[OnAllFours],
    rate_hz: float = 10.0,
    cycle_s: float = CYCLE_S,
    noise_m: float = 0.003,
    first: float = 1.0,
) -> Iterator[Pose]:
    """Yield poses of one cycle after another, each to its own end and as far the other way.

    ``first`` -1 begins with the extension. Cycle i begins at ``FIRST_S + i * (cycle_s + GAP_S)``.
    """
    rng, ends = np.random.default_rng(3), tuple(ends)
    moving = [f.name for f in fields(OnAllFours) if f.name.endswith(("flexion", "drop_deg", "hips_ahead_m"))]
    for frame in range(int((FIRST_S + len(ends) * (cycle_s + GAP_S) + 2.5) * rate_hz)):
        t_s = frame / rate_hz
        index = min(len(ends) - 1, max(0, int((t_s - FIRST_S) // (cycle_s + GAP_S))))
        share = wave((t_s - FIRST_S - index * (cycle_s + GAP_S)) / cycle_s) * first
        end = ends[index]
        now = replace(end, **{name: share * getattr(end, name) for name in moving})
        yield now.pose(t_s, rng, noise_m)
