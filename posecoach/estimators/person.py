"""Which of several people to coach, and how to stay with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import Landmark

LOOK_PERIOD_S = 0.5
"""Time between two looks at everybody in view; a look costs as much as one to two frames."""
FIRST_LOOKS_S = 2.0
"""How long after the start the choice may still be corrected: people step back from the camera meanwhile."""
KEPT_S = 10.0
"""How long somebody who left is waited for while somebody else is in view."""
PROMINENCE_GAIN_MIN_RATIO = 1.05
"""Somebody else is chosen at the start only if this much more prominent, so that equals do not alternate."""
SAME_PERSON_TORSOS = 1.0
"""Two sightings at most this many trunk lengths apart are the same person."""
SAME_SIZE_MAX_RATIO = 1.5
MARGIN_LOSS_RATIO = 0.5
"""Prominence lost at the left or right edge of the picture, against the middle."""
BOX_MARGIN_RATIO = 0.3
"""Room around the landmarks for hair, hands and feet, as part of the longer side of their box."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody seen in a picture.

    Attributes
    ----------
    centre_px
        (2,) middle of shoulders and hips.
    torso_px
        Distance from the middle of the shoulders to the middle of the hips.
    box_px
        Left, top, right and bottom of the landmarks, with a margin; may reach beyond the picture.
    """

    centre_px: FloatArray
    torso_px: float
    box_px: tuple[float, float, float, float]

    def prominence(self, image_size_px: tuple[int, int]) -> float:
        """Return how much they look like the one who set up the camera: trunk length in px, less at the edge."""
        half_px = image_size_px[0] / 2
        offset_ratio = min(1.0, abs(float(self.centre_px[0]) - half_px) / half_px)
        return self.torso_px * (1 - MARGIN_LOSS_RATIO * offset_ratio)

    def near(self, other: Person) -> bool:
        """Return whether this can be ``other``, seen a moment later."""
        distance_px = float(np.hypot(*(self.centre_px - other.centre_px)))
        large_px, small_px = max(self.torso_px, other.torso_px), min(self.torso_px, other.torso_px)
        return distance_px <= SAME_PERSON_TORSOS * other.torso_px and large_px <= SAME_SIZE_MAX_RATIO * small_px


def person_of(xy_px: FloatArray) -> Person:
    """Return the person with these landmarks, (33, 2) in pixels, none of them NaN."""
    shoulders = (xy_px[Landmark.LEFT_SHOULDER] + xy_px[Landmark.RIGHT_SHOULDER]) / 2
    hips = (xy_px[Landmark.LEFT_HIP] + xy_px[Landmark.RIGHT_HIP]) / 2
    low, high = xy_px.min(axis=0), xy_px.max(axis=0)
    margin_px = BOX_MARGIN_RATIO * float((high - low).max())
    return Person(
        centre_px=(shoulders + hips) / 2,
        torso_px=float(np.hypot(*(shoulders - hips))),
        box_px=(
            float(low[0]) - margin_px,
            float(low[1]) - margin_px,
            float(high[0]) + margin_px,
            float(high[1]) + margin_px,
        ),
    )


@dataclass(slots=True)
class PersonChoice:
    """Decides when to look at everybody in view, and whether to change to somebody else.

    At the start the largest person nearest to the middle is chosen. From then on the choice stands: whoever
    is found after a gap must be where the chosen one was, else everybody is looked at, for some seconds, to
    find the chosen one again.

    Parameters
    ----------
    chosen, seen_s
        Somebody chosen before, and when they were seen last.
    trusting
        Whoever is tracked from the first pose on is the one: somebody else makes sure of it.
    """

    chosen: Person | None = None
    seen_s: float = 0.0
    trusting: bool = False
    _found_since_s: float | None = None
    _look_due_s: float = -math.inf

    def update(self, pose: Pose) -> bool:
        """Take the tracked pose; return whether everybody in view should be looked at now."""
        if not pose.found:
            self._found_since_s, self.trusting = None, False
            return False
        if self._found_since_s is None:
            self._found_since_s = pose.t_s
            if self.chosen is not None and pose.t_s - self.seen_s > KEPT_S:
                self.chosen = None
        tracked = person_of(pose.xy_px)
        if self._is_settled(tracked, pose.t_s):
            self.chosen, self.seen_s = tracked, pose.t_s
            return False
        if pose.t_s < self._look_due_s:
            return False
        self._look_due_s = pose.t_s + LOOK_PERIOD_S
        return True

    def better(self, pose: Pose, everybody: Sequence[Person]) -> Person | None:
        """Return the person to change to, or None if the tracked one is right.

        Parameters
        ----------
        pose
            The tracked pose, somebody found.
        everybody
            All people in the same picture, perhaps with the tracked one among them.
        """
        tracked = person_of(pose.xy_px)
        others = [person for person in everybody if not person.near(tracked)]
        if self.chosen is not None:
            return next((person for person in others if person.near(self.chosen)), None)
        size_px = pose.image_size_px
        best = max(others, key=lambda person: person.prominence(size_px), default=None)
        if best is None or best.prominence(size_px) < PROMINENCE_GAIN_MIN_RATIO * tracked.prominence(size_px):
            return None
        return best

    def _is_settled(self, tracked: Person, t_s: float) -> bool:
        since_s = t_s if self._found_since_s is None else self._found_since_s
        if self.chosen is None:
            return self.trusting or t_s - since_s > FIRST_LOOKS_S
        return tracked.near(self.chosen) or t_s - since_s > KEPT_S
