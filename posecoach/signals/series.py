"""Signals of many poses at once: arrays (n, 33, 3) in, (n,) out.

The evidence for or against a repetition is gathered from whole stretches of a recording, so its signals are computed
stretch by stretch instead of pose by pose: thirty signals of a minute take a few milliseconds. Angles are those
of :mod:`posecoach.signals.arm` and :mod:`posecoach.signals.trunk`. NaN where a landmark is missing.
"""

from __future__ import annotations

import functools

import numpy as np

from posecoach.core.pose import BoolArray, FloatArray
from posecoach.core.skeleton import SIDES, Landmark, Part, Side, landmark
from posecoach.signals.arm import ELBOW_SHARE, MORE_BEND_SHARE, SPREAD_SHARE
from posecoach.signals.geometry import UP
from posecoach.signals.image_position import TRUNK_LINES
from posecoach.signals.order_statistics import percentile
from posecoach.signals.stretches import stretches

LENGTH_PERCENTILE = 90
"""Of the way from shoulder over elbow to wrist, for the arm's length: estimators mostly err on the short side."""
SHRUNK_RATIOS, UNSEEN_RATIOS = (0.5, 0.75), (0.6, 0.8)
"""Bones do not shrink. Where the body hides an arm, the estimator may shorten it instead of bending it.

Down to the first share of its usual length an arm has shrunk, from the second on it has not; up to the first
visibility it is hidden, from the second on it is seen, and if it is short it points at the camera. Of 207 recordings of
rows 195 are exact with this and 191 without; with other numbers close to these 192 to 194."""

_TRUNK = [landmark(part, side) for part in ("shoulder", "hip") for side in SIDES]


def _over(lengths: FloatArray, unit: FloatArray | float) -> FloatArray:
    """Return the ratio of lengths, of landmarks that lie in one place too: NaN or infinite."""
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(lengths / unit)


def _unit(vectors: FloatArray) -> FloatArray:
    size = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.where(size > 0, _over(vectors, size), np.nan)


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray((a * b).sum(axis=-1))


def _angle_deg(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.degrees(np.arccos(np.clip(_dot(_unit(a), _unit(b)), -1.0, 1.0)))


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

    def _world(self, part: Part, side: Side) -> FloatArray:
        return np.asarray(self.world_m[:, landmark(part, side)])

    def middle_m(self, part: Part) -> FloatArray:
        """Return (n, 3) the point between the left and the right one of a part, metres."""
        return np.asarray((self._world(part, "left") + self._world(part, "right")) / 2)

    def middle_px(self, part: Part) -> FloatArray:
        """Return (n, 2) the point between the left and the right one of a part, pixels."""
        return np.asarray((self.xy_px[:, landmark(part, "left")] + self.xy_px[:, landmark(part, "right")]) / 2)

    def width_m(self, part: Part) -> FloatArray:
        """Return (n,) the distance between the left and the right one of a part, metres."""
        return np.asarray(np.linalg.norm(self._world(part, "left") - self._world(part, "right"), axis=-1))

    def width_px(self, part: Part) -> FloatArray:
        """Return (n,) the distance between the left and the right one of a part in the image, pixels."""
        return np.asarray(np.linalg.norm(self.point_px(part, "left") - self.point_px(part, "right"), axis=-1))

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
    def cranial(self) -> FloatArray:
        """Unit vectors (n, 3) from the middle of the hips to the middle of the shoulders."""
        return _unit(self.middle_m("shoulder") - self.middle_m("hip"))

    @functools.cached_property
    def left(self) -> FloatArray:
        """Unit vectors (n, 3) to the person's left, across the trunk."""
        across = self._world("shoulder", "left") - self._world("shoulder", "right")
        return _unit(across - _dot(across, self.cranial)[:, None] * self.cranial)

    @functools.cached_property
    def ventral(self) -> FloatArray:
        """Unit vectors (n, 3) out of the chest."""
        return np.cross(self.left, self.cranial)

    @functools.cached_property
    def trunk_m(self) -> FloatArray:
        """Trunk length, metres."""
        return np.asarray(np.linalg.norm(self.middle_m("shoulder") - self.middle_m("hip"), axis=-1))

    @functools.cached_property
    def trunk_seen_ratio(self) -> FloatArray:
        """Visibility of shoulders and hips, their mean: 0 = guessed, 1 = certain."""
        return np.asarray(self.visibility[:, _TRUNK].mean(axis=1))

    @functools.cached_property
    def trunk_scale_px(self) -> FloatArray:
        """(n,) trunk length without foreshortening, pixels; see :mod:`posecoach.signals.image_position`."""
        image = sum(np.linalg.norm(self.xy_px[:, a] - self.xy_px[:, b], axis=-1) for a, b in TRUNK_LINES)
        metres = sum(np.linalg.norm(self.world_m[:, a, :2] - self.world_m[:, b, :2], axis=-1) for a, b in TRUNK_LINES)
        return _over(image, metres) * self.trunk_m

    @functools.cached_property
    def inclination_deg(self) -> FloatArray:
        """Trunk against the vertical: 0 upright, 90 level."""
        return _angle_deg(self.cranial, np.array(UP))

    @functools.cached_property
    def lean_deg(self) -> FloatArray:
        """Trunk's lean forward: 90 face down, -90 face up."""
        return _angle_deg(self.ventral, np.array(UP)) - 90.0

    @functools.cached_property
    def azimuth_deg(self) -> FloatArray:
        """The camera's azimuth; see :mod:`posecoach.signals.view`."""
        lines = (_unit(self._world(part, "left") - self._world(part, "right")) for part in ("shoulder", "hip"))
        both = sum(lines)
        return np.degrees(np.arctan2(-both[:, 2], both[:, 0]))  # type: ignore[index]

    # -- legs --------------------------------------------------------------------------------------------------

    @functools.cached_property
    def knee_flexion_deg(self) -> FloatArray:
        """Bend of the knees, mean of both, 0 = straight."""
        return np.asarray(sum(self._bend("hip", "knee", "ankle", side) for side in SIDES) / 2)

    @functools.cached_property
    def hip_flexion_deg(self) -> FloatArray:
        """Bend of the hips, mean of both, 0 = straight."""
        return np.asarray(sum(self._bend("shoulder", "hip", "knee", side) for side in SIDES) / 2)

    def _bend(self, first: Part, joint: Part, last: Part, side: Side) -> FloatArray:
        middle = self._world(joint, side)
        return 180.0 - _angle_deg(self._world(first, side) - middle, self._world(last, side) - middle)

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
        seen = self._bend("shoulder", "elbow", "wrist", side)
        usual_m = self._whole._arm_m[side]
        folded = 180.0 - 2.0 * np.degrees(np.arcsin(np.clip(_over(self._hand_m(side), usual_m), 0.0, 1.0)))
        shrunk = _falling(_over(self._arm_along_m(side), usual_m), SHRUNK_RATIOS)
        hidden = _falling(self.arm_seen_ratio(side), UNSEEN_RATIOS)
        return np.asarray(seen + shrunk * hidden * np.fmax(0.0, folded - seen))

    def _hand_m(self, side: Side) -> FloatArray:
        """Return (n,) the distance of wrist and shoulder, metres."""
        return np.asarray(np.linalg.norm(self._world("wrist", side) - self._world("shoulder", side), axis=-1))

    def _arm_along_m(self, side: Side) -> FloatArray:
        """Return (n,) the way from the shoulder over the elbow to the wrist, metres."""
        shoulder, elbow, wrist = (self._world(part, side) for part in ("shoulder", "elbow", "wrist"))
        return np.asarray(np.linalg.norm(elbow - shoulder, axis=-1) + np.linalg.norm(wrist - elbow, axis=-1))

    @functools.cached_property
    def _arm_m(self) -> dict[Side, float]:
        """Length of each arm, metres."""
        return {side: percentile(self._arm_along_m(side), LENGTH_PERCENTILE) for side in SIDES}

    def upper_arm(self, side: Side) -> FloatArray:
        """Return unit vectors (n, 3) from shoulder to elbow in the trunk's axes: ventral, outward, cranial."""
        return self._in_trunk(_unit(self._world("elbow", side) - self._world("shoulder", side)), side)

    def hand(self, side: Side) -> FloatArray:
        """Return (n, 3) the wrist from the shoulder in the trunk's axes: ventral, outward, cranial; trunk lengths."""
        away = self._world("wrist", side) - self._world("shoulder", side)
        return _over(self._in_trunk(away, side), self.trunk_m[:, None])

    def _in_trunk(self, vectors: FloatArray, side: Side) -> FloatArray:
        outward = self.left * (1.0 if side == "left" else -1.0)
        return np.stack([_dot(vectors, axis) for axis in (self.ventral, outward, self.cranial)], axis=1)

    def forearm(self, side: Side) -> FloatArray:
        """Return (n, 3) the elbow from the wrist along the camera's axes, metres."""
        return np.asarray(self._world("elbow", side) - self._world("wrist", side))

    def hand_lift_ratio(self, side: Side) -> FloatArray:
        """Return the wrist's height above the shoulder along the camera's vertical, trunk lengths."""
        away = self._world("wrist", side) - self._world("shoulder", side)
        return _over(-away[:, 1], self.trunk_m)

    def hand_to_face_ratio(self, side: Side) -> FloatArray:
        """Return the distance of wrist and nose, trunk lengths."""
        away = self._world("wrist", side) - self.world_m[:, Landmark.NOSE]
        return _over(np.linalg.norm(away, axis=-1), self.trunk_m)

    def hands_apart_ratio(self) -> FloatArray:
        """Return the distance of both wrists, trunk lengths."""
        away = self._world("wrist", "left") - self._world("wrist", "right")
        return _over(np.linalg.norm(away, axis=-1), self.trunk_m)

    def upper_arm_behind_deg(self, side: Side) -> FloatArray:
        """Return how far the upper arm points behind the trunk's frontal plane; see :mod:`posecoach.signals.arm`."""
        return np.degrees(np.arcsin(np.clip(-self.upper_arm(side)[:, 0], -1.0, 1.0)))

    def upper_arm_abduction_deg(self, side: Side) -> FloatArray:
        """Return how far the upper arm is out to the side."""
        return np.degrees(np.arcsin(np.clip(self.upper_arm(side)[:, 1], -1.0, 1.0)))

    def pull_deg(self, side: Side) -> FloatArray:
        """Return how far an arm is pulled; see :func:`posecoach.signals.arm.pull_deg`."""
        facing = np.cos(np.radians(self.azimuth_deg)) ** 8
        spread = (self.upper_arm_abduction_deg("left") + self.upper_arm_abduction_deg("right")) / 2
        drawn = self.upper_arm_behind_deg(side) + SPREAD_SHARE * facing * spread
        return np.asarray(drawn + ELBOW_SHARE * self.elbow_flexion_deg(side))

    def drawn_in_deg(self, side: Side) -> FloatArray:
        """Return the pull with more of the elbow's bend in it: what carries every kind of row, from any view."""
        return np.asarray(self.pull_deg(side) + MORE_BEND_SHARE * self.elbow_flexion_deg(side))

    def reach_ratio(self, side: Side) -> FloatArray:
        """Return the distance of wrist and shoulder over the arm's length: 1 = straight."""
        return _over(self._hand_m(side), self._arm_along_m(side))

    def arm_seen_ratio(self, side: Side) -> FloatArray:
        """Return how well elbow and wrist are seen, the worse of both."""
        parts: tuple[Part, ...] = ("elbow", "wrist")
        return np.asarray(np.min([self.visibility[:, landmark(part, side)] for part in parts], axis=0))
