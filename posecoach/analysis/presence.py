"""Whether there is somebody who can be judged."""

from __future__ import annotations

import math

from posecoach.core.events import Event, TrackingLost, TrackingRegained

LOST_AFTER_S = 1.0
"""A gap this long ends what was going on; shorter ones are bridged (exercises.md 1.5)."""


class Presence:
    """Turns "seen or not" into :class:`TrackingLost` and :class:`TrackingRegained`."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self._seen_s = math.nan
        self.lost = False

    def update(self, seen: bool, t_s: float) -> list[Event]:
        """Take whether the person was seen at ``t_s``."""
        if math.isnan(self._seen_s):
            self._seen_s = t_s
        away_s = t_s - self._seen_s
        if seen:
            self._seen_s = t_s
            if not self.lost:
                return []
            self.lost = False
            return [TrackingRegained(t_s=t_s, away_s=away_s)]
        if self.lost or away_s < LOST_AFTER_S:
            return []
        self.lost = True
        return [TrackingLost(t_s=t_s, reason="I can't see you")]
