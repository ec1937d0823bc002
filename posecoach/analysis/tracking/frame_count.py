"""How many frames were looked at, what they showed, and from where the camera saw it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from posecoach.analysis.tracking.presence import has_hand_outside, shows_a_shoulder
from posecoach.core.pose import Pose


@dataclass(slots=True)
class FrameCount:
    """Frames seen, those with a person, and those that show a shoulder.

    ``azimuths_deg`` holds how many frames had each azimuth, in whole degrees, so that memory stays bounded.
    """

    total: int = 0
    with_person: int = 0
    with_shoulder: int = 0
    with_hand_outside: int = 0
    azimuths_deg: dict[int, int] = field(default_factory=dict)

    def add(self, pose: Pose, seen: bool, azimuth_deg: float) -> None:
        """Count one frame."""
        self.total += 1
        self.with_shoulder += shows_a_shoulder(pose)
        self.with_person += seen
        self.with_hand_outside += has_hand_outside(pose)
        if math.isfinite(azimuth_deg):
            whole = round(azimuth_deg)
            self.azimuths_deg[whole] = self.azimuths_deg.get(whole, 0) + 1

    @property
    def median_azimuth_deg(self) -> float:
        """Direction of a frame from which those of all frames are least off in sum; NaN if none is known.

        On a circle, so that -179 and 179 degrees are close: the circular median (Fisher 1993, Statistical Analysis of
        Circular Data). Of directions within half a circle it is their median.
        """
        if not self.azimuths_deg:
            return math.nan
        seen_deg = np.array(sorted(self.azimuths_deg))
        apart_deg = np.abs((seen_deg[:, None] - seen_deg + 180) % 360 - 180)
        frames = [self.azimuths_deg[direction] for direction in seen_deg.tolist()]
        return float(seen_deg[np.argmin(apart_deg @ frames)])
