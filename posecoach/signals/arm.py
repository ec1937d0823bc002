"""Signals of one arm: how far the elbow is behind the trunk, how far it is bent, how high it is."""

from __future__ import annotations

import math
from typing import Generic, NamedTuple

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Part, Side, landmark
from posecoach.signals import Signal
from posecoach.signals.elementwise import N, asin_deg, atan2_deg, cos_of_deg, over
from posecoach.signals.geometry import (
    TrunkAxes,
    bend_deg,
    dot,
    length,
    minus,
    once_per_pose,
    once_per_side,
    trunk_axes,
    unit,
    world,
)
from posecoach.signals.sides import of_each_side
from posecoach.signals.view import azimuth_deg

ELBOW_SHARE = 0.25
"""Share of the elbow's bend in the pull. Small, so that bending the elbow alone (drinking, a curl) hardly moves it;
not zero, because from the front the depth of the elbow is compressed to about a quarter and its bend is not."""
SPREAD_SHARE = 1.5
"""Share of the elbows' spread, seen from the front; it falls with the eighth power of the cosine of the azimuth, to
half at 24 degrees and nothing from the side."""
MORE_BEND_SHARE = 0.5
"""Of 186 recorded and modelled sets of rows the peaks of the pull were the true number in 182, with this much more of
the elbow's bend likewise, of the bend alone in 176. With it, the ranges of a repetition are more alike."""


class Arm(NamedTuple, Generic[N]):
    """Shoulder, elbow and wrist of an arm in the world frame, metres, and the direction of its upper arm.

    That is in the trunk's axes: ventral, outward, cranial.
    """

    shoulder: tuple[N, ...]
    elbow: tuple[N, ...]
    wrist: tuple[N, ...]
    upper: tuple[N, ...]

    @classmethod
    def of(cls, joints: tuple[tuple[N, ...], ...], trunk: TrunkAxes[N], side: Side) -> Arm[N]:
        """Return the arm of these joints, shoulder first, on a side of a trunk."""
        shoulder, elbow, wrist = joints
        return cls(shoulder, elbow, wrist, trunk.components(unit(minus(elbow, shoulder)), side))

    @property
    def bend_deg(self) -> N:
        """Bend of the elbow, 0 = straight."""
        return bend_deg(self.shoulder, self.elbow, self.wrist)

    @property
    def behind_deg(self) -> N:
        """How far the upper arm points behind the trunk's frontal plane; -90 straight ahead, +90 straight back."""
        return asin_deg(-self.upper[0])

    @property
    def abduction_deg(self) -> N:
        """How far the upper arm is out to the side in the trunk's frontal plane; positive = away from the ribs."""
        return asin_deg(self.upper[1])

    @property
    def length_m(self) -> N:
        """Way from the shoulder over the elbow to the wrist, metres."""
        return length(minus(self.elbow, self.shoulder)) + length(minus(self.wrist, self.elbow))

    @property
    def hand_m(self) -> N:
        """Distance of wrist and shoulder, metres."""
        return length(minus(self.wrist, self.shoulder))

    @property
    def reach_ratio(self) -> N:
        """Distance of wrist and shoulder over the arm's length: 1 = straight."""
        return over(self.hand_m, self.length_m)


def drawn_deg(behind: N, spread: N, azimuth: N) -> N:
    """Return how far an elbow is drawn back: behind the trunk and, seen from the front, out to the side; degrees.

    What moves towards the camera is compressed, what moves across is not, so the elbows' spread stands in for depth.
    """
    facing = cos_of_deg(azimuth) ** 8
    return behind + SPREAD_SHARE * facing * spread


def pulled_deg(drawn: N, bend: N) -> N:
    """Return how far an arm is pulled, degrees: the elbow drawn back and a share of its bend.

    About -60 with long arms, +40 with the hand at the ribs, seen from the side. The shares kept the course closest to
    the true one on rendered rows from all views (correlation 0.9 or more in all but a few from straight ahead).
    """
    return drawn + ELBOW_SHARE * bend


def pulled_in_deg(drawn: N, bend: N) -> N:
    """Return the pull with more of the elbow's bend in it, degrees."""
    return pulled_deg(drawn, bend) + MORE_BEND_SHARE * bend


@once_per_side
def arm(pose: Pose, side: Side) -> Arm[float]:
    """Return an arm of a pose."""
    joints = (world(pose, "shoulder", side), world(pose, "elbow", side), world(pose, "wrist", side))
    return Arm.of(joints, trunk_axes(pose), side)


def humerothoracic_ext_deg(pose: Pose, side: Side) -> float:
    """Return the angle of the upper arm in the trunk's sagittal plane; positive = elbow behind the trunk.

    -180..180 degrees, 0 = along the trunk, -90 = straight ahead. From world landmarks, so that it does not depend on
    the camera's azimuth nor on how far the person leans. A planar surrogate of humerothoracic extension, not
    glenohumeral extension in the sense of Wu et al. 2005.
    """
    ventral, _, cranial = arm(pose, side).upper
    return atan2_deg(-ventral, -cranial)


@once_per_side
def elbow_flexion_deg(pose: Pose, side: Side) -> float:
    """Return the bend of the elbow, 0 = straight, from world landmarks."""
    return arm(pose, side).bend_deg


def upper_arm_abduction_deg(pose: Pose, side: Side) -> float:
    """Return how far the upper arm is out to the side in the trunk's frontal plane; positive = away from the ribs."""
    return arm(pose, side).abduction_deg


def wrist_above_shoulder_ratio(pose: Pose, side: Side) -> float:
    """Return the wrist's height above the shoulder along the trunk, in trunk lengths."""
    axes = trunk_axes(pose)
    return dot(minus(world(pose, "wrist", side), world(pose, "shoulder", side)), axes.cranial) / axes.length_m


def reach_ratio(pose: Pose, side: Side) -> float:
    """Return the distance of wrist and shoulder over the arm's length: 1 = straight."""
    return arm(pose, side).reach_ratio


def upper_arm_behind_deg(pose: Pose, side: Side) -> float:
    """Return how far the upper arm points behind the trunk's frontal plane; -90 straight ahead, +90 straight back.

    The same as :func:`humerothoracic_ext_deg` for an arm in the sagittal plane. For an arm out to the side it stays
    well defined and never jumps, where the planar angle is the ratio of two small numbers.
    """
    return arm(pose, side).behind_deg


@once_per_pose
def elbow_spread_deg(pose: Pose) -> float:
    """Return how far both upper arms are out to the side, the mean, in which an error of the azimuth cancels."""
    return (upper_arm_abduction_deg(pose, "left") + upper_arm_abduction_deg(pose, "right")) / 2


def elbow_drawn_deg(pose: Pose, side: Side) -> float:
    """Return how far the elbow is drawn back, degrees; see :func:`drawn_deg`."""
    return drawn_deg(upper_arm_behind_deg(pose, side), elbow_spread_deg(pose), azimuth_deg(pose))


def pull_deg(pose: Pose, side: Side) -> float:
    """Return how far an arm is pulled, degrees; see :func:`pulled_deg`."""
    return pulled_deg(elbow_drawn_deg(pose, side), elbow_flexion_deg(pose, side))


def drawn_in_deg(pose: Pose, side: Side) -> float:
    """Return the pull with more of the elbow's bend in it, degrees: the drive of every kind of row, from any view."""
    return pulled_in_deg(elbow_drawn_deg(pose, side), elbow_flexion_deg(pose, side))


def arm_seen_ratio(pose: Pose, side: Side) -> float:
    """Return how well elbow and wrist are seen, the worse of both: 0 = guessed, 1 = certain."""
    parts: tuple[Part, ...] = ("elbow", "wrist")
    return min(float(pose.visibility[landmark(part, side)]) for part in parts)


HAND_SEEN = 0.3
"""Least visibility of a wrist that is judged; hidden ones have 0.03 to 0.25 in renders, seen ones 0.6 and more."""


def seen_hand_above_shoulder_ratio(pose: Pose, side: Side) -> float:
    """Return the wrist's height above the shoulder along the trunk, in trunk lengths; NaN where it is only guessed.

    From the side the trunk hides a hand; then it is guessed to wander by half a trunk while it keeps still.
    """
    seen = pose.visibility[landmark("wrist", side)] >= HAND_SEEN
    return wrist_above_shoulder_ratio(pose, side) if seen else math.nan


SIGNALS: dict[str, Signal] = of_each_side(
    {
        "humerothoracic_ext_{side}_deg": humerothoracic_ext_deg,
        "elbow_flexion_{side}_deg": elbow_flexion_deg,
        "upper_arm_abduction_{side}_deg": upper_arm_abduction_deg,
        "wrist_above_shoulder_{side}_ratio": wrist_above_shoulder_ratio,
        "seen_hand_above_shoulder_{side}_ratio": seen_hand_above_shoulder_ratio,
        "reach_{side}_ratio": reach_ratio,
        "upper_arm_behind_{side}_deg": upper_arm_behind_deg,
        "elbow_drawn_{side}_deg": elbow_drawn_deg,
        "pull_{side}_deg": pull_deg,
        "drawn_in_{side}_deg": drawn_in_deg,
        "arm_seen_{side}_ratio": arm_seen_ratio,
    }
)
