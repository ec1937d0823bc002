"""A body as a camera without perspective sees it."""

from __future__ import annotations

import numpy as np


def before_camera(body_m: np.ndarray, azimuth_deg: float) -> np.ndarray:
    """Return (n, 3) metres before the camera, x right, y down, z away.

    ``body_m`` has x to the person's left, y up, z ahead; at azimuth 0 they face the camera, at 90 it sees their left.
    """
    turn = np.radians(azimuth_deg)
    x = body_m[:, 0] * np.cos(turn) - body_m[:, 2] * np.sin(turn)
    towards = body_m[:, 0] * np.sin(turn) + body_m[:, 2] * np.cos(turn)
    return np.stack([x, -body_m[:, 1], -towards], axis=1)
