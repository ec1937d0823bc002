"""A picture that stands still and swapped sides are not seen; a person who rests or turns round is.

A person who is all at once elsewhere is noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from posecoach.analysis.tracking.continuity import DEAD_STILL_S, LEAPS_KEPT, Continuity
from posecoach.core.pose import Pose
from tests.support.disturbances import at_rate, between, frozen, sides_swapped
from tests.support.rowing import row_angles, rowing

POSES = tuple(rowing(row_angles([3.0]), 8.0, 10.0, azimuth_deg=20.0, noise_m=0.003))


def hidden_s(poses: Sequence[Pose], in_movement: bool = True) -> list[float]:
    continuity = Continuity()
    return [pose.t_s for pose in poses if pose.found and not continuity.checked(pose, in_movement).found]


def leaps_s(poses: Sequence[Pose]) -> list[float]:
    continuity = Continuity()
    for pose in poses:
        continuity.checked(pose, in_movement=False)
    return continuity.leaps_s


def moved(pose: Pose, ratio: float) -> Pose:
    """Return the pose moved across the picture by so many of the body's extents."""
    return replace(pose, xy_px=pose.xy_px + ratio * np.ptp(pose.xy_px, axis=0).max())


def test_a_person_who_moves_and_rests_is_seen_all_the_time() -> None:
    assert hidden_s(POSES) == []


def test_a_picture_that_stands_still_hides_the_person_until_it_goes_on() -> None:
    hidden = hidden_s(frozen(3.0, 5.0)(POSES))
    assert hidden[0] == pytest.approx(3.4)  # the picture of 2.9 s is that of 3.4 s
    assert hidden[-1] == pytest.approx(4.9)


def test_between_repetitions_a_picture_that_stands_still_hides_nothing() -> None:
    assert hidden_s(frozen(3.0, 5.0)(POSES), in_movement=False) == []


def test_in_a_hold_a_picture_that_stands_still_hides_somebody_once_nobody_keeps_so_still() -> None:
    continuity = Continuity()
    poses = frozen(1.0, 9.0)(POSES)
    hidden = [pose.t_s for pose in poses if not continuity.checked(pose, in_movement=False, in_hold=True).found]
    assert hidden[0] == pytest.approx(1.0 + DEAD_STILL_S, abs=0.11)
    assert hidden[-1] == pytest.approx(POSES[-1].t_s, abs=1.1)


def test_repeated_pictures_of_a_slow_camera_are_no_still_picture() -> None:
    slow = list(at_rate(3.0)(POSES))
    shown = [replace(max((s for s in slow if s.t_s <= p.t_s), key=lambda s: s.t_s), t_s=p.t_s) for p in POSES]
    assert hidden_s(shown) == []


def test_swapped_sides_hide_the_person_until_they_are_right_again() -> None:
    hidden = hidden_s(between(3.0, 4.0, sides_swapped)(POSES))
    assert hidden == pytest.approx(np.arange(3.0, 4.0, 0.1))


def test_somebody_who_has_turned_round_is_seen_again_after_two_seconds() -> None:
    hidden = hidden_s(between(3.0, 9.0, sides_swapped)(POSES))
    assert (min(hidden), max(hidden)) == pytest.approx((3.0, 4.8))


def test_a_pose_of_nobody_stays_one() -> None:
    assert hidden_s(between(2.0, 4.0, lambda pose, rng: Pose.nobody(pose.t_s, pose.image_size_px))(POSES)) == []


def test_a_person_elsewhere_all_at_once_is_noted_there_and_back() -> None:
    elsewhere = between(3.0, 5.0, lambda pose, rng: moved(pose, 0.5))(POSES)
    assert leaps_s(list(elsewhere)) == pytest.approx([3.0, 5.0])


def test_a_small_shift_of_the_camera_is_no_leap() -> None:
    assert leaps_s(list(between(3.0, 5.0, lambda pose, rng: moved(pose, 0.15))(POSES))) == []


def test_who_is_elsewhere_after_a_time_out_of_view_walked_there() -> None:
    away = between(3.0, 4.0, lambda pose, rng: Pose.nobody(pose.t_s, pose.image_size_px))(POSES)
    assert leaps_s([moved(pose, 0.5) if pose.t_s >= 4.0 and pose.found else pose for pose in away]) == []


def test_swapped_sides_are_no_leap() -> None:
    assert leaps_s(list(between(3.0, 4.0, sides_swapped)(POSES))) == []


def test_only_the_first_leaps_are_kept() -> None:
    many = [moved(replace(POSES[0], t_s=0.1 * i), 0.5 * (i % 2)) for i in range(3 * LEAPS_KEPT)]
    assert leaps_s(many) == pytest.approx([0.1 * i for i in range(1, LEAPS_KEPT + 1)])
