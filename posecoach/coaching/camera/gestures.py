"""Hands held up, so that nobody has to walk to the keyboard.

One hand held still above the head for a second pauses and resumes; both hands end the set, or turn a page of the
guide. Hands come up in exercises too: behind the head, or overhead in a press. What tells them apart is that a hand
that gives a sign comes *from below the shoulder* in one go, with the elbow raised, and then *stays still*.

From the side only the arm on the camera's side is seen: the other one goes unnoticed, and both look like one. So a
set is ended facing the camera at least half, or by a key. People who lie down are understood only if the hand comes
from the floor.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Landmark, Side
from posecoach.core.vocabulary import Gesture
from posecoach.signals.geometry import Vector, pixel, pixel_points
from posecoach.signals.trunk import trunk_length_px

HOLD_S = {1: 1.0, 2: 1.2}
"""How long one hand, or both, must be still. Both take longer because a set that was ended is not resumed."""
ABOVE_EYES_RATIO = 0.25
"""Least height of the hand above the eyes, of the trunk's length (about 12 cm: the top of the head). Hands
held up come to 0.31 with a bent elbow and to 0.55 with a straight one."""
ELBOW_ABOVE_SHOULDER_RATIO = 0.0
"""The elbow is at least as high as the shoulder, which it is not when it hangs or props."""
WRIST_ABOVE_ELBOW_RATIO = 0.33
"""The forearm points up: 0.36 to 0.54 in hands held up. With the hands behind the head it points inwards (0.22),
and in supine presses of the elbows it comes to 0.29."""
STILL_RATIO = 0.2
"""Largest travel of the hand during the hold, of the trunk's length (about 10 cm). A wave travels 0.5."""
LOWERED_RATIO = 0.05
"""A hand no higher than this above its shoulder is lowered. Between overhead presses it stays above 0.11."""
SUNK_RATIO = 0.15
"""A shoulder that sinks by so much of the trunk's length is why the hand is above it: whoever rows under a bar hangs
from it again. In seven recordings of such rows it sinks by 0.17 to 1.2, and two sets paused; where people who
stand lift a hand, in four recordings of other movements, it rises by up to 0.2."""
RISE_MAX_S = 1.2
"""From shoulder height to above the head; a press that pauses at the shoulders takes longer."""
SEEN = 0.3
"""Least visibility of wrist and elbow: the arm behind the body is guessed, often copied from the near one."""
TRUNK_MEMORY = 60
"""Poses over which the trunk's length is taken, as their largest: it is short while the person bends over."""


@dataclass(slots=True)
class _Hand:
    """One hand's way: when it was last low, and whether it is now held up."""

    side: Side
    lowered_s: float = -math.inf
    shoulder_px: float = math.nan
    """How far down the picture the shoulder was then."""
    raised_in_time: bool = False

    def update(self, pose: Pose, trunk_px: float) -> Vector | None:
        """Return where the hand is in pixels if it is held up as a sign, else None."""
        hand, height_px = _hand_px(pose, self.side)
        shoulder_px = pixel(pose, "shoulder", self.side)[1]
        if shoulder_px - hand[1] < LOWERED_RATIO * trunk_px:
            self.lowered_s, self.shoulder_px, self.raised_in_time = pose.t_s, shoulder_px, False
        if not (_seen(pose, self.side) and _is_up(pose, self.side, height_px, trunk_px)):
            return None
        self.raised_in_time = self.raised_in_time or pose.t_s - self.lowered_s <= RISE_MAX_S
        sunk = shoulder_px - self.shoulder_px > SUNK_RATIO * trunk_px
        return hand if self.raised_in_time and not sunk else None


@dataclass(slots=True)
class HandGestures:
    """Recognises held-up hands in a stream of poses.

    Attributes
    ----------
    hands_up
        How many hands are held up now; 0 again after a gesture until all are lowered.
    progress_ratio
        How much of the hold is done, 0..1, for a ring that fills on the screen.
    """

    hands_up: int = 0
    progress_ratio: float = 0.0
    _hands: tuple[_Hand, _Hand] = field(default_factory=lambda: (_Hand(SIDES[0]), _Hand(SIDES[1])))
    _trunks_px: deque[float] = field(default_factory=lambda: deque(maxlen=TRUNK_MEMORY))
    _still: deque[tuple[float, tuple[float, ...]]] = field(default_factory=deque)
    _spent: bool = False

    def update(self, pose: Pose) -> Gesture | None:
        """Return the gesture that this pose completes; each is returned once."""
        up = self._held_up(pose)
        if self._spent:
            self._spent = bool(up)
            up = {}
        if len(up) != self.hands_up:
            self._still.clear()
        self.hands_up = len(up)
        if not up:
            self.progress_ratio = 0.0
            return None
        needed_s = HOLD_S[len(up)]
        self.progress_ratio = min(1.0, self._still_s(pose.t_s, up) / needed_s)
        if self.progress_ratio < 1.0:
            return None
        self.reset()
        self._spent = True
        return Gesture.PAUSE if len(up) == 1 else Gesture.END_SET

    def reset(self) -> None:
        """Forget everything but the person's size."""
        self.hands_up, self.progress_ratio, self._spent = 0, 0.0, False
        self._hands = (_Hand(SIDES[0]), _Hand(SIDES[1]))
        self._still.clear()

    def _held_up(self, pose: Pose) -> dict[Side, Vector]:
        trunk_px = trunk_length_px(pose)
        if not math.isfinite(trunk_px):
            return {}
        self._trunks_px.append(trunk_px)
        longest_px = max(self._trunks_px)
        places = {hand.side: hand.update(pose, longest_px) for hand in self._hands}
        return {side: tuple(x / longest_px for x in place) for side, place in places.items() if place is not None}

    def _still_s(self, t_s: float, up: dict[Side, Vector]) -> float:
        """Return for how long the hands have been where they are now, within :data:`STILL_RATIO`."""
        place = tuple(x for side in up for x in up[side])
        self._still.append((t_s, place))
        while any(
            max(p[k] for _, p in self._still) - min(p[k] for _, p in self._still) > STILL_RATIO
            for k in range(len(place))
        ):
            self._still.popleft()
        return t_s - self._still[0][0]


def _hand_px(pose: Pose, side: Side) -> tuple[Vector, float]:
    """Return the middle of the hand, and its height above the eyes, in pixels."""
    points = pixel_points(pose)
    name = side.upper()
    parts = [points[Landmark[f"{name}_{part}"]] for part in ("WRIST", "INDEX", "PINKY")]
    hand = tuple(sum(p[k] for p in parts) / len(parts) for k in range(2))
    eyes_y_px = (points[Landmark.LEFT_EYE][1] + points[Landmark.RIGHT_EYE][1]) / 2
    return hand, eyes_y_px - hand[1]


def _is_up(pose: Pose, side: Side, height_px: float, trunk_px: float) -> bool:
    shoulder_y, elbow_y, wrist_y = (pixel(pose, part, side)[1] for part in ("shoulder", "elbow", "wrist"))
    return (
        height_px >= ABOVE_EYES_RATIO * trunk_px
        and shoulder_y - elbow_y >= ELBOW_ABOVE_SHOULDER_RATIO * trunk_px
        and elbow_y - wrist_y >= WRIST_ABOVE_ELBOW_RATIO * trunk_px
    )


def _seen(pose: Pose, side: Side) -> bool:
    name = side.upper()
    return all(bool(pose.visibility[Landmark[f"{name}_{part}"]] >= SEEN) for part in ("WRIST", "ELBOW"))
