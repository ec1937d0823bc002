"""What the person should do so that the camera sees enough: step back, turn, move the camera.

Thresholds: exercises.md, section 1.2, unless another source is named; checked on all recorded clips.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import SIDES, Landmark, Part, Side, landmark
from posecoach.core.spec import CameraSetup
from posecoach.core.views import View
from posecoach.signals.view import azimuth_deg, near_side, view_of

TOO_FAR_RATIO = 0.35
"""Least extent of the body, of the picture's shorter side. Extent is the diagonal of the box around the
landmarks, so that people who lie or kneel are not taken for distant. At 640 x 480 that is 168 pixels; the
model scales the person to 256."""
SEEN = 0.5
"""Least visibility of a needed part. The estimator's own limit; in clear view all parts are above 0.57."""
ROOM_RATIO = 0.12
"""With this part of the picture free on the other side, moving the camera or the person is enough."""
FILLED_RATIO = 0.92
"""A body longer than this part of the picture does not fit in wherever it is."""
OUTSIDE_RATIO = 0.02
"""A landmark this far beyond the edge is cut off; nearer, its joint is still in the picture."""
TURN_MARGIN_DEG = 10.0
"""A view is only found fault with this far outside its bounds: the azimuth is known to 10 degrees."""
BACK_DEG = 135.0
"""Beyond this the person shows the back, which hides the hands and the face; our own default."""
SLACK = 0.9
"""While an advice is shown, its limits are this much stricter, so that it does not flicker."""

SHOW_AFTER_S = 0.6
"""Before an advice gives way to another: time to read it, and longer than a stumble of the estimator."""
SETTLE_S = 0.3
"""All must be well for this long before the advice gives way to "stay there"."""
GOOD_AFTER_S = 1.0
"""All must be well for this long before the person is in position."""
INTERRUPT_AFTER_S = 2.0
"""During the exercise nothing is said about a shorter disturbance (exercises.md, section 1.5: the counter pauses
after 1 s, the coach says so after 2 s)."""


class FramingAdvice(StrEnum):
    """What to do; ``STAY`` asks for a moment of patience. Its phrase is ``camera.<value>``."""

    NOBODY = "nobody"
    DARK = "dark"
    STAY = "position_good"
    COME_CLOSER = "come_closer"
    STEP_BACK = "step_back"
    MOVE_TO_MIDDLE = "move_to_middle"
    RAISE_CAMERA = "raise"
    LOWER_CAMERA = "lower"
    TURN_SIDE_ON = "turn_side"
    FACE_ME = "turn_front"
    CANNOT_SEE_HEAD = "cannot_see_head"
    CANNOT_SEE_SHOULDERS = "cannot_see_shoulders"
    CANNOT_SEE_ELBOWS = "cannot_see_elbows"
    CANNOT_SEE_HANDS = "cannot_see_hands"
    CANNOT_SEE_HIPS = "cannot_see_hips"
    CANNOT_SEE_KNEES = "cannot_see_knees"
    CANNOT_SEE_FEET = "cannot_see_feet"


NOBODY_SEEN = frozenset({FramingAdvice.NOBODY, FramingAdvice.DARK})
"""Advice of a picture in which nobody is found."""
TURNS = frozenset({FramingAdvice.TURN_SIDE_ON, FramingAdvice.FACE_ME})
"""Advice to turn."""

_UNSEEN: dict[Part, FramingAdvice] = {
    "ear": FramingAdvice.CANNOT_SEE_HEAD,
    "shoulder": FramingAdvice.CANNOT_SEE_SHOULDERS,
    "elbow": FramingAdvice.CANNOT_SEE_ELBOWS,
    "wrist": FramingAdvice.CANNOT_SEE_HANDS,
    "hip": FramingAdvice.CANNOT_SEE_HIPS,
    "knee": FramingAdvice.CANNOT_SEE_KNEES,
    "ankle": FramingAdvice.CANNOT_SEE_FEET,
    "heel": FramingAdvice.CANNOT_SEE_FEET,
    "foot_index": FramingAdvice.CANNOT_SEE_FEET,
}


def framing_advice(pose: Pose, camera: CameraSetup, shown: FramingAdvice | None = None) -> FramingAdvice | None:
    """Return what to do about this one pose, the most useful first; None if all is well.

    Parameters
    ----------
    pose
        In pixels of the unmirrored picture.
    camera
        From where it must see what of a person; a set without any views asks for none.
    shown
        The advice on the screen, whose limits are a little stricter.
    """
    if not pose.found:
        return FramingAdvice.DARK if pose.dark else FramingAdvice.NOBODY
    if _too_far(pose, shown):
        return FramingAdvice.COME_CLOSER
    azimuth = azimuth_deg(pose)
    near = near_side(azimuth)
    sides = (near,) if _from_side(azimuth) else SIDES
    turned = _turned(azimuth, camera.views, shown)
    hidden = turned is not None and abs(azimuth) > BACK_DEG  # by the body itself: that is no matter of room
    return (
        _cut_off(pose, camera.landmarks, sides)
        or (turned if hidden else None)
        or _unseen(pose, camera.landmarks, near, shown)
        or turned
    )


@dataclass(slots=True)
class FramingGuide:
    """Gives advice that stays long enough to be read, and none once all has been well for a second."""

    camera: CameraSetup
    advice: FramingAdvice | None = FramingAdvice.STAY
    _now: FramingAdvice | None = None
    _begun_s: float = math.nan
    _now_since_s: float = math.nan
    _well_since_s: float = math.nan
    _ill_since_s: float = math.nan

    def update(self, pose: Pose) -> FramingAdvice | None:
        """Return what to show; None while the person is in position."""
        now = framing_advice(pose, self.camera, self.advice)
        first = math.isnan(self._now_since_s)
        self._begun_s = pose.t_s if first else self._begun_s
        if first or now is not self._now:
            self._now, self._now_since_s = now, pose.t_s
        if now is not None:
            self._well_since_s = math.nan
            self._ill_since_s = pose.t_s if math.isnan(self._ill_since_s) else self._ill_since_s
        else:
            self._ill_since_s = math.nan
            self._well_since_s = pose.t_s if math.isnan(self._well_since_s) else self._well_since_s
        self.advice = (now or FramingAdvice.STAY) if first else self._next(now, pose.t_s)
        return self.advice

    def is_settled(self, t_s: float) -> bool:
        """Whether the advice is more than that of the first pictures, in which a camera may not have adapted yet."""
        return t_s - self._now_since_s >= SHOW_AFTER_S or t_s - self._begun_s >= INTERRUPT_AFTER_S

    def _next(self, now: FramingAdvice | None, t_s: float) -> FramingAdvice | None:
        if now is None:
            well_s = t_s - self._well_since_s
            if self.advice is None or well_s >= GOOD_AFTER_S:
                return None
            return FramingAdvice.STAY if well_s >= SETTLE_S else self.advice
        if self.advice is None:
            return now if t_s - self._ill_since_s >= INTERRUPT_AFTER_S else None
        return now if t_s - self._now_since_s >= SHOW_AFTER_S else self.advice


def _too_far(pose: Pose, shown: FramingAdvice | None) -> bool:
    low_px, high_px = _bounds(pose.xy_px)
    extent_px = float(np.hypot(*(high_px - low_px)))
    slack = SLACK if shown is FramingAdvice.COME_CLOSER else 1.0
    return extent_px * slack < TOO_FAR_RATIO * min(pose.image_size_px)


def _bounds(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return (2,) the least and (2,) the greatest coordinates of (n, 2) points; what was not seen is passed over."""
    return np.fmin.reduce(points, axis=0), np.fmax.reduce(points, axis=0)  # a quarter of the time of nanmin and nanmax


def _from_side(azimuth: float) -> bool:
    """Return whether one side of the body hides the other; True also where that cannot be seen."""
    return not (abs(azimuth) < 45.0 or abs(azimuth) > BACK_DEG)


def _cut_off(pose: Pose, parts: Iterable[Part], sides: Iterable[Side]) -> FramingAdvice | None:
    """Return what to do about needed parts beyond the edge."""
    size_px = np.array(pose.image_size_px, dtype=float)
    needed = [Landmark.NOSE, *(landmark(part, side) for part in parts for side in sides)]
    relative = pose.xy_px[needed] / size_px
    low, high = _bounds(relative)
    before, beyond = low < -OUTSIDE_RATIO, high > 1.0 + OUTSIDE_RATIO
    if not (before.any() or beyond.any()):
        return None
    low, high = _bounds(pose.xy_px / size_px)
    room_before, room_beyond = low, 1.0 - high
    room = np.where(before, room_beyond, room_before) > ROOM_RATIO
    helped = room & (1.0 - room_before - room_beyond < FILLED_RATIO)
    sideways, upright = before[0] or beyond[0], before[1] or beyond[1]
    if (sideways and upright) or not helped[0 if sideways else 1]:
        return FramingAdvice.STEP_BACK
    if sideways:
        return FramingAdvice.MOVE_TO_MIDDLE
    return FramingAdvice.RAISE_CAMERA if before[1] else FramingAdvice.LOWER_CAMERA


def _unseen(pose: Pose, parts: Iterable[Part], near: Side, shown: FramingAdvice | None) -> FramingAdvice | None:
    for part in parts:
        advice = _UNSEEN[part]
        slack = SLACK if shown is advice else 1.0
        if not pose.visibility[landmark(part, near)] * slack >= SEEN:
            return advice
    return None


def _turned(azimuth: float, views: frozenset[View], shown: FramingAdvice | None) -> FramingAdvice | None:
    if not views or not math.isfinite(azimuth):
        return None
    turning = shown in TURNS
    margin_deg = 0.0 if turning else TURN_MARGIN_DEG
    off_front_deg = abs(azimuth)
    nearby = (off_front_deg - margin_deg, off_front_deg, min(180.0, off_front_deg + margin_deg))
    if any(view_of(max(0.0, a)) in views for a in nearby):
        return None
    wanted = {View.FRONT: 0.0, View.SIDE: 90.0}
    offered = [view for view in wanted if view in views]
    if not offered:
        return FramingAdvice.FACE_ME if off_front_deg > 90.0 else FramingAdvice.TURN_SIDE_ON
    nearest = min(offered, key=lambda view: abs(wanted[view] - off_front_deg))
    return FramingAdvice.TURN_SIDE_ON if nearest is View.SIDE else FramingAdvice.FACE_ME
