"""How many frames were looked at, what they showed, and from where the camera saw it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from posecoach.analysis.tracking.presence import shows_a_shoulder
from posecoach.core.pose import Pose


@dataclass(slots=True)
class FrameCount:
    """Frames seen, those with a person, and those that show a shoulder; median azimuth is taken from ``azimuths``."""

    total: int = 0
    with_person: int = 0
    with_shoulder: int = 0
    azimuths: dict[int, int] = field(default_factory=dict)

    def add(self, pose: Pose, seen: bool, azimuth: float) -> None:
        """Count one frame."""
        self.total += 1
        self.with_shoulder += shows_a_shoulder(pose)
        self.with_person += seen
        if math.isfinite(azimuth):
            whole = round(azimuth)
            self.azimuths[whole] = self.azimuths.get(whole, 0) + 1

    @property
    def median_azimuth_deg(self) -> float:
        """Median over the frames, from a histogram of whole degrees, so that memory stays bounded."""
        if not self.azimuths:
            return math.nan
        order = sorted(self.azimuths)
        share = np.cumsum([self.azimuths[a] for a in order])
        return float(order[int(np.searchsorted(share, share[-1] / 2))])
