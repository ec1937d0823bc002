"""The course of each arm in a whole stretch of a recording, smoothed without lag: what movements are looked for in.

There are two. Joint angles are the same from every view, but rest on depth, which is guessed where an arm points at the
camera or the trunk hides it. Where elbow and wrist are in the image is what was seen, but of a pull towards the camera
it shows little. Which of them carries a set, the evidence tells.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from posecoach.analysis.time_series.smoothing import zero_lag_of_set
from posecoach.analysis.tracking.presence import UNSEEN_S, UNWATCHED_S
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Part, Side, landmark
from posecoach.signals.correlation import correlation
from posecoach.signals.hidden_arms import trunk_hides
from posecoach.signals.order_statistics import median, percentile, percentile_range
from posecoach.signals.series import PoseSeries

SHORTEST_S = 0.6
"""In a shorter stretch no movement is looked for. Clips of a single quick pull last 0.8 s and more."""
FEWEST_POSES = 2
"""From so many on a line can be drawn."""
LEAST_WEIGHT = 0.1
"""Weight of a landmark that is never seen, in the course in the image."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The course of one arm: its levels (n,) at times (n,) in seconds. Compared by identity, as arrays cannot be."""

    t_s: FloatArray
    level: FloatArray

    def at(self, t_s: FloatArray) -> FloatArray:
        """Return the levels (m,) at other times (m,), on straight lines; NaN before and after."""
        return np.interp(t_s, self.t_s, self.level, left=np.nan, right=np.nan)


@dataclass(frozen=True, slots=True)
class ArmsCourse:
    """The smoothed course of each arm on evenly spaced times, and of its upper arm alone, both in degrees.

    ``stretch`` are the poses that it was taken from; ``in_image`` tells that the arms' is not of joint angles.
    """

    stretch: PoseSeries
    t_s: FloatArray
    arms: dict[Side, FloatArray]
    upper_arms: dict[Side, FloatArray]
    in_image: bool = False

    def line(self, side: Side) -> Line | None:
        """Return the course of an arm by which its movements are to be measured; None where its drive shows them."""
        return Line(self.t_s, self.arms[side]) if self.in_image else None

    @property
    def span(self) -> float:
        """How far the arm that moves more moves, between the 2nd and the 98th percentile."""
        return max((_span(course) for course in self.arms.values()), default=0.0)


def courses_by_angles(series: PoseSeries) -> list[ArmsCourse]:
    """Return the courses of the arms in each stretch in which the person was in view, by joint angles.

    They are of the upper arm's way back and a share of the elbow's bend (:func:`posecoach.signals.arm.drawn_in_deg`).
    """
    stretches = series.in_view(unseen_s=UNSEEN_S, unwatched_s=UNWATCHED_S)
    return [course for stretch in stretches if (course := _by_angles(stretch)).arms]


def in_image(by_angles: ArmsCourse) -> ArmsCourse:
    """Return the courses of the same arms in the image: elbow and wrist, seen from the shoulder.

    They grow with the pull and are in degrees, too: that of the arm that moves more in the image has the range that it
    has by its angles.
    """
    arms = {side: _along_main_line(by_angles.stretch, side, len(by_angles.t_s)) for side in by_angles.arms}
    lead = max(arms, key=lambda side: _span(arms[side]))
    scale = _span(by_angles.arms[lead]) / max(_span(arms[lead]), 1e-9)
    up = {side: scale * _direction(course, _pulled(by_angles, side)) for side, course in arms.items()}
    return replace(by_angles, arms={side: up[side] * arms[side] for side in arms}, in_image=True)


def _by_angles(stretch: PoseSeries) -> ArmsCourse:
    arms, upper_arms, t_s = {}, {}, np.empty(0)
    for side in SIDES:
        even, course = zero_lag_of_set(stretch.t_s, stretch.drawn_in_deg(side))
        if len(even) and even[-1] - even[0] >= SHORTEST_S:
            t_s, arms[side] = even, course
            _, upper_arms[side] = zero_lag_of_set(stretch.t_s, stretch.upper_arm_behind_deg(side))
    return ArmsCourse(stretch, t_s, arms, upper_arms)


def _pulled(by_angles: ArmsCourse, side: Side) -> list[FloatArray]:
    """Return courses that grow as an arm is pulled: its angles, and how well it is seen as it comes out of hiding."""
    stretch = by_angles.stretch
    seen = stretch.arm_seen_ratio(side)
    if not trunk_hides(stretch.azimuth_deg, percentile(seen, 10)):
        return [by_angles.arms[side]]
    return [by_angles.arms[side], zero_lag_of_set(stretch.t_s, seen)[1]]


def _along_main_line(stretch: PoseSeries, side: Side, length: int) -> FloatArray:
    """Return where elbow and wrist are in the image, seen from the shoulder, along the line on which they move most.

    That is the first principal component of both places, each weighted by how well it is seen; smoothed, in pixels.
    Of an arm that is nowhere in the image it stays at zero.
    """
    shoulder_px = stretch.point_px("shoulder", side)
    parts: tuple[Part, ...] = ("elbow", "wrist")
    weights = [max(LEAST_WEIGHT, median(stretch.visibility[:, landmark(part, side)])) for part in parts]
    ways = [w * (stretch.point_px(part, side) - shoulder_px) for part, w in zip(parts, weights, strict=True)]
    places = np.concatenate(ways, axis=1)
    seen = places[np.isfinite(places).all(axis=1)]
    if len(seen) < FEWEST_POSES:
        return np.zeros(length)
    middle = np.median(seen, axis=0)
    along = (places - middle) @ np.linalg.svd(seen - middle, full_matrices=False)[2][0]
    return zero_lag_of_set(stretch.t_s, along)[1]


def _direction(course: FloatArray, others: list[FloatArray]) -> float:
    """Return -1 where a course falls as that of the others grows with which it goes along most closely, else 1."""
    along = [float(np.nan_to_num(correlation(course, other, few=FEWEST_POSES))) for other in others]
    return -1.0 if max(along, key=abs) < 0 else 1.0


def _span(course: FloatArray) -> float:
    return percentile_range(course, 2, 98)
