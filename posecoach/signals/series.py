"""Signals of many poses at once: arrays (n, 33, 3) in, (n,) out.

The evidence for or against a repetition is gathered from whole stretches of a recording, so its signals are computed
stretch by stretch instead of pose by pose: thirty signals of a minute take a few milliseconds. The formulas are
those of a single pose, from :mod:`posecoach.signals.arm` and its neighbours. NaN where a landmark is missing.
"""

from __future__ import annotations

import functools

import numpy as np

from posecoach.core.pose import BoolArray, FloatArray
from posecoach.core.skeleton import SIDES, Landmark, Part, Side, landmark
from posecoach.signals.arm import Arm, drawn_deg, pulled_in_deg
from posecoach.signals.elementwise import asin_deg, over
from posecoach.signals.geometry import TrunkAxes, bend_deg, from_up_deg, length, midpoint, minus
from posecoach.signals.image_position import scale_px
from posecoach.signals.order_statistics import percentile
from posecoach.signals.stretches import stretches
from posecoach.signals.trunk import forward_lean_deg
from posecoach.signals.view import azimuth_of_lines_deg

Columns = tuple[FloatArray, ...]
"""A vector of each pose: its coordinates, (n,) each."""
LENGTH_PERCENTILE = 90
"""Of the way from shoulder over elbow to wrist, for the arm's length: estimators mostly err on the short side."""
SHRUNK_RATIOS, UNSEEN_RATIOS = (0.5, 0.75), (0.6, 0.8)
"""Bones do not shrink. Where the body hides an arm, the estimator may shorten it instead of bending it.

Down to the first share of its usual length an arm has shrunk, from the second on it has not; up to the first
visibility it is hidden, from the second on it is seen, and if it is short it points at the camera. Of 207 recordings of
rows 195 are exact with this and 191 without; with other numbers close to these 192 to 194."""

_TRUNK = [landmark(part, side) for part in ("shoulder", "hip") for side in SIDES]


def _falling(values: FloatArray, bounds: tuple[float, float]) -> FloatArray:
    """Return 1 up to the lower bound, 0 from the upper one on, and in between what lies on the line."""
    low, high = bounds
    return np.asarray(np.clip((high - values) / (high - low), 0.0, 1.0))


class PoseSeries:
    """A stretch of poses, and the signals of it.

    Parameters
    ----------
    t_s
        (n,) seconds.
    world_m, xy_px, visibility
        (n, 33, 3), (n, 33, 2), (n, 33), as in :class:`posecoach.core.pose.Pose`.
    part_of
        The longer stretch that this one is cut from, if any: it tells how long the person's arms are.
    """

    def __init__(
        self,
        t_s: FloatArray,
        world_m: FloatArray,
        xy_px: FloatArray,
        visibility: FloatArray,
        *,
        part_of: PoseSeries | None = None,
    ) -> None:
        self.t_s = t_s
        self.world_m = world_m
        self.xy_px = xy_px
        self.visibility = visibility
        self._whole: PoseSeries = self if part_of is None else part_of._whole

    def _world(self, part: Part, side: Side) -> Columns:
        return self._points_m[landmark(part, side)]

    @functools.cached_property
    def _points_m(self) -> list[Columns]:
        """The 33 landmarks, metres."""
        return [tuple(columns) for columns in self.world_m.transpose(1, 2, 0)]

    @functools.cached_property
    def _points_px(self) -> list[Columns]:
        """The 33 landmarks, pixels."""
        return [tuple(columns) for columns in self.xy_px.transpose(1, 2, 0)]

    def _pair(self, part: Part) -> tuple[Columns, Columns]:
        """Return the left and the right one of a part, metres."""
        return self._world(part, "left"), self._world(part, "right")

    def middle_m(self, part: Part) -> Columns:
        """Return the point between the left and the right one of a part, metres."""
        return midpoint(*self._pair(part))

    def middle_px(self, part: Part) -> FloatArray:
        """Return (n, 2) the point between the left and the right one of a part, pixels."""
        return np.asarray((self.point_px(part, "left") + self.point_px(part, "right")) / 2)

    def width_m(self, part: Part) -> FloatArray:
        """Return (n,) the distance between the left and the right one of a part, metres."""
        return length(minus(*self._pair(part)))

    def width_px(self, part: Part) -> FloatArray:
        """Return (n,) the distance between the left and the right one of a part in the image, pixels."""
        return length(minus(*(self._points_px[landmark(part, side)] for side in SIDES)))

    def point_px(self, part: Part, side: Side) -> FloatArray:
        """Return (n, 2) one landmark, pixels."""
        return np.asarray(self.xy_px[:, landmark(part, side)])

    @property
    def seen(self) -> BoolArray:
        """In which poses there is anybody (n,)."""
        return np.asarray(np.isfinite(self.world_m[:, landmark("shoulder", "left"), 0]))

    def between(self, from_s: float, to_s: float) -> PoseSeries:
        """Return the poses between two times, both included."""
        first, last = np.searchsorted(self.t_s, [from_s, to_s + 1e-9])
        return self._slice(int(first), int(last))

    def _slice(self, first: int, last: int) -> PoseSeries:
        cut = slice(first, last)
        return PoseSeries(self.t_s[cut], self.world_m[cut], self.xy_px[cut], self.visibility[cut], part_of=self)

    def in_view(self, *, unseen_s: float, unwatched_s: float) -> list[PoseSeries]:
        """Return the stretches in which somebody was seen, shorter gaps included; see :func:`stretches`."""
        found = stretches(self.t_s, self.seen, unseen_s=unseen_s, unwatched_s=unwatched_s)
        return [self._slice(int(part[0]), int(part[-1]) + 1) for part in found]

    # -- trunk -------------------------------------------------------------------------------------------------

    @functools.cached_property
    def trunk(self) -> TrunkAxes[FloatArray]:
        """The trunk's axes."""
        return TrunkAxes.between(self._pair("shoulder"), self._pair("hip"))

    @functools.cached_property
    def trunk_m(self) -> FloatArray:
        """Trunk length, metres."""
        return self.trunk.length_m

    @functools.cached_property
    def trunk_seen_ratio(self) -> FloatArray:
        """Visibility of shoulders and hips, their mean: 0 = guessed, 1 = certain."""
        return np.asarray(self.visibility[:, _TRUNK].mean(axis=1))

    @functools.cached_property
    def trunk_scale_px(self) -> FloatArray:
        """(n,) trunk length without foreshortening, pixels; see :mod:`posecoach.signals.image_position`."""
        return scale_px(self._points_px, self._points_m, self.trunk_m)

    @functools.cached_property
    def inclination_deg(self) -> FloatArray:
        """Trunk against the vertical: 0 upright, 90 level."""
        return from_up_deg(self.trunk.cranial)

    @functools.cached_property
    def lean_deg(self) -> FloatArray:
        """Trunk's lean forward: 90 face down, -90 face up."""
        return forward_lean_deg(self.trunk)

    @functools.cached_property
    def azimuth_deg(self) -> FloatArray:
        """The camera's azimuth; see :mod:`posecoach.signals.view`."""
        return azimuth_of_lines_deg(minus(*self._pair("shoulder")), minus(*self._pair("hip")))

    # -- legs --------------------------------------------------------------------------------------------------

    @functools.cached_property
    def knee_flexion_deg(self) -> FloatArray:
        """Bend of the knees, mean of both, 0 = straight."""
        return self._mean_bend_deg("hip", "knee", "ankle")

    @functools.cached_property
    def hip_flexion_deg(self) -> FloatArray:
        """Bend of the hips, mean of both, 0 = straight."""
        return self._mean_bend_deg("shoulder", "hip", "knee")

    def _mean_bend_deg(self, *joints: Part) -> FloatArray:
        left, right = (bend_deg(*(self._world(joint, side) for joint in joints)) for side in SIDES)
        return (left + right) / 2

    # -- arms --------------------------------------------------------------------------------------------------

    def elbow_flexion_deg(self, side: Side) -> FloatArray:
        """Bend of the elbow, 0 = straight; where the arm is hidden and has shrunk, what its usual length leaves for it.

        An arm of the length L, upper arm and forearm alike, whose wrist is D from the shoulder is bent by
        180 degrees - 2 asin(D / L).
        """
        return self._elbows_deg[side]

    @functools.cached_property
    def _elbows_deg(self) -> dict[Side, FloatArray]:
        """The bend of each elbow, computed once: drives and many measures are made of it."""
        return {side: self._elbow_deg(side) for side in SIDES}

    def _elbow_deg(self, side: Side) -> FloatArray:
        arm, usual_m = self.arm(side), np.asarray(self._whole._arm_m[side])
        seen = arm.bend_deg
        folded = 180.0 - 2.0 * asin_deg(over(arm.hand_m, usual_m))
        shrunk = _falling(over(arm.length_m, usual_m), SHRUNK_RATIOS)
        hidden = _falling(self.arm_seen_ratio(side), UNSEEN_RATIOS)
        return np.asarray(seen + shrunk * hidden * np.fmax(0.0, folded - seen))

    def arm(self, side: Side) -> Arm[FloatArray]:
        """Return an arm, its elbow bent as it is seen; :meth:`elbow_flexion_deg` knows of hidden ones that shrink."""
        return self._arms[side]

    @functools.cached_property
    def _arms(self) -> dict[Side, Arm[FloatArray]]:
        return {side: Arm.of(self._joints(side), self.trunk, side) for side in SIDES}

    def _joints(self, side: Side) -> tuple[Columns, ...]:
        return self._world("shoulder", side), self._world("elbow", side), self._world("wrist", side)

    @functools.cached_property
    def _arm_m(self) -> dict[Side, float]:
        """Length of each arm, metres."""
        return {side: percentile(self.arm(side).length_m, LENGTH_PERCENTILE) for side in SIDES}

    def upper_arm_behind_deg(self, side: Side) -> FloatArray:
        """Return how far the upper arm points behind the trunk's frontal plane."""
        return self.arm(side).behind_deg

    def upper_arm_abduction_deg(self, side: Side) -> FloatArray:
        """Return how far the upper arm is out to the side."""
        return self.arm(side).abduction_deg

    def reach_ratio(self, side: Side) -> FloatArray:
        """Return the distance of wrist and shoulder over the arm's length: 1 = straight."""
        return self.arm(side).reach_ratio

    def hand(self, side: Side) -> FloatArray:
        """Return (n, 3) the wrist from the shoulder in the trunk's axes: ventral, outward, cranial; trunk lengths."""
        away = self.trunk.components(minus(self.arm(side).wrist, self.arm(side).shoulder), side)
        return np.stack([over(component, self.trunk_m) for component in away], axis=1)

    def forearm(self, side: Side) -> FloatArray:
        """Return (n, 3) the elbow from the wrist along the camera's axes, metres."""
        return np.stack(minus(self.arm(side).elbow, self.arm(side).wrist), axis=1)

    def hand_lift_ratio(self, side: Side) -> FloatArray:
        """Return the wrist's height above the shoulder along the camera's vertical, trunk lengths."""
        return over(self.arm(side).shoulder[1] - self.arm(side).wrist[1], self.trunk_m)

    def hand_to_face_ratio(self, side: Side) -> FloatArray:
        """Return the distance of wrist and nose, trunk lengths."""
        return over(length(minus(self.arm(side).wrist, self._points_m[Landmark.NOSE])), self.trunk_m)

    def hands_apart_ratio(self) -> FloatArray:
        """Return the distance of both wrists, trunk lengths."""
        return over(self.width_m("wrist"), self.trunk_m)

    def drawn_in_deg(self, side: Side) -> FloatArray:
        """Return the pull with more of the elbow's bend in it: what carries every kind of row, from any view."""
        spread = (self.arm("left").abduction_deg + self.arm("right").abduction_deg) / 2
        drawn = drawn_deg(self.arm(side).behind_deg, spread, self.azimuth_deg)
        return pulled_in_deg(drawn, self.elbow_flexion_deg(side))

    def arm_seen_ratio(self, side: Side) -> FloatArray:
        """Return how well elbow and wrist are seen, the worse of both."""
        parts: tuple[Part, ...] = ("elbow", "wrist")
        return np.asarray(np.min([self.visibility[:, landmark(part, side)] for part in parts], axis=0))
