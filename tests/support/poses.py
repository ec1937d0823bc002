"""Poses whose numbers tell where they came from, and poses one after another as a series."""

from __future__ import annotations

import numpy as np

from posecoach.core.pose import Pose, Silhouette
from posecoach.core.skeleton import SIDES, landmark
from posecoach.signals.series import PoseSeries

ARMS = [landmark(part, side) for part in ("elbow", "wrist") for side in SIDES]


def numbered_pose(number: int, *, mask_shape: tuple[int, int] | None = None) -> Pose:
    """Return a pose at ``number / 10`` seconds with numbers that differ from those of every other."""
    random = np.random.default_rng(number)
    mask = None if mask_shape is None else random.random(mask_shape) > 0.5
    return Pose(
        t_s=number / 10,
        xy_px=random.uniform(0, 640, (33, 2)).astype(np.float32).astype(np.float64),
        world_m=random.uniform(-1, 1, (33, 3)).astype(np.float32).astype(np.float64),
        visibility=random.uniform(0, 1, 33).astype(np.float32).astype(np.float64),
        image_size_px=(640, 480),
        silhouette=None if mask is None else Silhouette(mask=mask, px_per_cell=640 / mask.shape[1]),
    )


def series_of(poses: list[Pose]) -> PoseSeries:
    """Return poses, by time, as a series."""
    return PoseSeries(
        np.array([p.t_s for p in poses]),
        np.array([p.world_m for p in poses]),
        np.array([p.xy_px for p in poses]),
        np.array([p.visibility for p in poses]),
    )


def with_guessed_depth(series: PoseSeries, sd_m: float, seed: int = 0) -> PoseSeries:
    """Return the poses with depths of elbows and wrists that jump from picture to picture, as of a hidden arm."""
    world_m = series.world_m.copy()
    world_m[:, ARMS, 2] += np.random.default_rng(seed).normal(0.0, sd_m, (len(series.t_s), len(ARMS)))
    return PoseSeries(series.t_s, world_m, series.xy_px, series.visibility)
