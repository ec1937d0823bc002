"""Whether there is somebody who can be judged."""

from __future__ import annotations

import math

from posecoach.core.events import Event, TrackingLost, TrackingRegained
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark

UNSEEN_S = 1.0
"""Once the pictures have not shown the person, or the drive of a movement, for this long, what was going on is over;
shorter gaps are bridged (exercises.md 1.5)."""
UNWATCHED_S = 2.0
"""A busy machine may look at no picture for so long; what was seen before and after tells how a movement went on, if it
takes longer. Somebody who is not in the pictures has left, which is another matter.

Tuned on 11 rendered sets, looked at by a machine that stalls for 0.4 to 1.2 s every 3 s: where one second without a
look ended a movement, 15 of 112 sets of cat/camel and 3 of 24 of rows were counted as from every picture, with two 40
of 40 and 21 of 24."""

SHOULDER_SEEN = 0.5
"""Least visibility of the better shoulder; it was above 0.9 in all recorded sample clips, from every side."""


def shows_a_shoulder(pose: Pose) -> bool:
    """Whether a shoulder is visible and within the picture; of a body without, the model makes up the rest."""
    shoulders = (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER)
    return any(_in_picture(pose, place) and pose.visibility[place] >= SHOULDER_SEEN for place in shoulders)


def has_hand_outside(pose: Pose) -> bool:
    """Whether a wrist is beyond the edges of the picture, where the model makes it up."""
    wrists = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)
    return any(math.isfinite(pose.xy_px[place, 0]) and not _in_picture(pose, place) for place in wrists)


def _in_picture(pose: Pose, place: Landmark) -> bool:
    """Whether a landmark lies within the edges of the picture; False of one that is not there."""
    width_px, height_px = pose.image_size_px
    x_px, y_px = pose.xy_px[place].tolist()
    return bool(0.0 <= x_px <= width_px and 0.0 <= y_px <= height_px)


class Presence:
    """Turns "seen or not" into :class:`TrackingLost` and :class:`TrackingRegained`."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything."""
        self._seen_s = math.nan
        self.appeared_s = math.nan
        """When the person came into view, for the first time or again; NaN before."""
        self.lost = False

    def update(self, seen: bool, t_s: float) -> list[Event]:
        """Take whether the person was seen at ``t_s``."""
        if math.isnan(self._seen_s):
            self._seen_s = t_s
        away_s = t_s - self._seen_s
        if seen:
            self._seen_s = t_s
            if self.lost or math.isnan(self.appeared_s):
                self.appeared_s = t_s
            if not self.lost:
                return []
            self.lost = False
            return [TrackingRegained(t_s=t_s, away_s=away_s)]
        if self.lost or away_s < UNSEEN_S:
            return []
        self.lost = True
        return [TrackingLost(t_s=t_s, reason="I can't see you")]
