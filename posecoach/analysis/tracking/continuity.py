"""Whether a pose can follow the one before: a picture that stands still and swapped sides show no movement.

Nor does somebody who is all at once elsewhere, but what they do there may; that is noted only.
"""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import MIRRORED
from posecoach.signals.order_statistics import median
from posecoach.signals.trunk import trunk_length_px

STILL_AFTER_S = 0.5
"""Landmarks that are equal to the last digit for this long are of a picture that stands still: of a living person, as
of a rendered one at rest, no two poses of 150 recordings were equal. Not shorter, because files of a fixed rate repeat
pictures of a slow camera."""
DEAD_STILL_S = 2.5
"""No picture of a living person is the same for so long, however still they keep: at most 0.3 s in 95 clips, 1.9 s in
renders at rest."""
SWAPPED_MOST_S = 2.0
"""Somebody who is seen the other way round for longer has turned round."""
SWAPPED_RATIO = 0.5
"""With left and right exchanged the landmarks are this much nearer to those before; the median is compared."""
SWAPPED_LEAST_RATIO = 0.05
"""Least median jump, in heights from hip to shoulder, for which the question is asked at all: from the side left and
right lie so close together that it means nothing."""
LEAP_RATIO = 0.35
"""Nobody moves half of the landmarks so far from one pose to the next, in heights or widths of the body, whichever is
larger. Of 236 recordings of people 25 have such a leap, and the same 25 one of 0.25. Of ten that were looked at, most
show a body that the picture's edge cuts off; others two persons, a slide, or a person who fades in."""
LEAP_MOST_S = 0.5
"""From one pose to the next; after longer somebody may have walked there."""
AWAY_S = 2.0
"""Whoever is out of view for longer may have made half a repetition meanwhile. Of 546 recordings of people one has such
a gap."""
LEAPS_KEPT = 100
"""A session before a camera may last for hours."""


class Continuity:
    """Passes poses on; what cannot be the person's movement becomes a pose of nobody.

    Attributes
    ----------
    longest_still_s
        For how long at most the picture stood still so far, seconds.
    still_since_s
        Since when the picture that hides the person stands still; NaN where none does.
    leaps_s
        When the person was all at once elsewhere in the picture: another shot, another person, or a mistake of the
        estimator. The first :data:`LEAPS_KEPT`.
    away_s
        From when to when nobody was in view for longer than :data:`AWAY_S`, between two times when somebody was; the
        first of them, too.
    """

    def __init__(self) -> None:
        self.longest_still_s = 0.0
        self.still_since_s = math.nan
        self.leaps_s: list[float] = []
        self.away_s: list[tuple[float, float]] = []
        self._found_s, self._gone = math.nan, False
        self._seen: Pose | None = None
        self._changed_s = math.nan
        self._trusted: Pose | None = None

    def checked(self, pose: Pose, in_movement: bool, in_hold: bool = False) -> Pose:
        """Return the pose, later than all before, or a pose of nobody if it shows no movement of the person.

        A picture that stands still hides something only while a repetition (``in_movement``) or a hold goes on.
        """
        self._note_away(pose)
        still_s = self._still_s(pose)
        still = (in_movement and still_s >= STILL_AFTER_S) or (in_hold and still_s >= DEAD_STILL_S)
        self.still_since_s = self._changed_s if still else math.nan
        jump_px = math.nan if self._trusted is None else _median_distance_px(pose.xy_px, self._trusted.xy_px)
        if still or self._sides_are_swapped(pose, jump_px):
            return Pose.nobody(pose.t_s, pose.image_size_px)
        if pose.found:
            if self._leaps(pose, jump_px) and len(self.leaps_s) < LEAPS_KEPT:
                self.leaps_s.append(pose.t_s)
            self._trusted = pose
        return pose

    def _note_away(self, pose: Pose) -> None:
        if not pose.found:
            self._gone = True
            return
        if self._gone and pose.t_s - self._found_s > AWAY_S and len(self.away_s) < LEAPS_KEPT:
            self.away_s.append((self._found_s, pose.t_s))
        self._found_s, self._gone = pose.t_s, False

    def _still_s(self, pose: Pose) -> float:
        if self._seen is None or not _same_picture(pose, self._seen):
            self._seen, self._changed_s = pose, pose.t_s
        still_s = pose.t_s - self._changed_s
        self.longest_still_s = max(self.longest_still_s, still_s)
        return still_s

    def _sides_are_swapped(self, pose: Pose, jump_px: float) -> bool:
        last = self._trusted
        if last is None or pose.t_s - last.t_s > SWAPPED_MOST_S:
            return False
        least_px = SWAPPED_LEAST_RATIO * trunk_length_px(last)
        return jump_px > least_px and _median_distance_px(pose.xy_px[MIRRORED], last.xy_px) < SWAPPED_RATIO * jump_px

    def _leaps(self, pose: Pose, jump_px: float) -> bool:
        last = self._trusted
        if last is None or pose.t_s - last.t_s > LEAP_MOST_S:
            return False
        return jump_px > LEAP_RATIO * float(np.ptp(last.xy_px, axis=0).max())


def _same_picture(pose: Pose, last: Pose) -> bool:
    return np.array_equal(pose.xy_px, last.xy_px) and np.array_equal(pose.world_m, last.world_m)


def _median_distance_px(one: FloatArray, other: FloatArray) -> float:
    """Median over the landmarks of two (33, 2) arrays; NaN if one is NaN."""
    distances_px = np.hypot(*(one - other).T)
    return median(distances_px) if np.isfinite(distances_px).all() else math.nan
