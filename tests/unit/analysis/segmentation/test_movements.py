from __future__ import annotations

import itertools
import sys
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from posecoach.analysis.segmentation.movements import Movement, find_movements
from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import Side, landmark
from posecoach.signals.series import PoseSeries
from tests.support.poses import series_of
from tests.support.rowing import Angles, row_angles, rowing

BEGINS = [1.5, 6.0, 10.5]
SIZE = (640, 480)


def movements(angles: Angles, duration_s: float = 15.0, rate_hz: float = 25.0, noise_m: float = 0.0) -> list[Movement]:
    return find_movements(series_of(list(rowing(angles, duration_s, rate_hz, noise_m=noise_m))))


@pytest.mark.parametrize("rate_hz", [8.0, 25.0, 60.0])
def test_movements_are_found_at_any_rate(rate_hz: float) -> None:
    found = movements(row_angles(BEGINS), rate_hz=rate_hz, noise_m=0.008)
    assert [m.lead.peak_s for m in found] == pytest.approx([b + 1.45 for b in BEGINS], abs=0.35)
    assert all(m.sides == ("left", "right") and m.lead.begun and m.lead.returned for m in found)


def test_their_edges_leave_out_the_rest_between_them() -> None:
    for movement, begin_s in zip(movements(row_angles(BEGINS)), BEGINS, strict=True):
        assert movement.lead.start_s == pytest.approx(begin_s + 0.15, abs=0.2)
        assert movement.lead.end_s == pytest.approx(begin_s + 3.2, abs=0.25)


def test_the_arm_that_works_is_known_and_arms_in_turn_are_movements_of_their_own() -> None:
    left, right, rest = row_angles(BEGINS[::2]), row_angles(BEGINS[1::2]), row_angles([1e9])

    def in_turn(t_s: float, side: Side) -> tuple[float, float]:
        return (left if side == "left" else right)(t_s, side)

    assert [m.sides for m in movements(in_turn)] == [("left",), ("right",), ("left",)]
    assert [m.sides for m in movements(lambda t_s, side: (left if side == "left" else rest)(t_s, side))] == [
        ("left",)
    ] * 2


@pytest.mark.parametrize(("let_out", "pulls"), [(0.35, [1, 1, 1]), (0.65, [2, 1, 1])], ids=["by a third", "by more"])
def test_arms_that_open_a_little_during_a_pull_do_not_part_it(let_out: float, pulls: list[int]) -> None:
    found = movements(opening(let_out, [1.0]), duration_s=18.0)
    peaks_s = np.array([m.lead.peak_s for m in found])
    assert [int(((peaks_s > start_s) & (peaks_s < start_s + 4.0)).sum()) for start_s in (1.0, 6.0, 11.0)] == pulls


def test_pulls_that_are_all_let_out_a_little_only_are_pulls() -> None:
    times_s = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]
    course = [0.0, 1.0, 0.6, 1.0, 0.6, 1.0, 0.6, 1.0, 0.0]
    assert len(movements(lambda t_s, side: pulled(float(np.interp(t_s, times_s, course))), 10.0)) == 4


def test_however_many_pulls_have_a_dip_each_of_them_is_one() -> None:
    times_s = [0.0, 0.3, 1.1, 2.0, 2.9, 3.7, 4.0]
    course = [0.0, 0.0, 1.0, 0.6, 1.0, 0.0, 0.0]
    one = series_of(list(rowing(lambda t_s, side: pulled(float(np.interp(t_s, times_s, course))), 4.0, 5.0)))
    pulls = sys.getrecursionlimit() + 100
    t_s = np.arange(pulls * len(one.t_s)) / 5.0
    many = (np.tile(a, (pulls, *[1] * (a.ndim - 1))) for a in (one.world_m, one.xy_px, one.visibility))
    assert len(find_movements(PoseSeries(t_s, *many))) == pulls


def pulled(share: float) -> tuple[float, float]:
    return -55.0 + 75.0 * share, 15.0 + 85.0 * share


def opening(let_out: float, starts_s: Sequence[float]) -> Angles:
    """Return three pulls held for two seconds; in those that begin at ``starts_s`` the arms open meanwhile."""

    def angles(t_s: float, side: Side) -> tuple[float, float]:
        share = 0.0
        for start_s in (1.0, 6.0, 11.0):
            held = 1.0 - (let_out if start_s in starts_s else 0.0)
            share += float(np.interp(t_s - start_s, [0.0, 1.0, 1.6, 2.2, 3.0, 4.0], [0.0, 1.0, held, held, 1.0, 0.0]))
        return pulled(share)

    return angles


@pytest.mark.parametrize(("upper_arm_back", "pulls"), [(1.0, 1), (0.6, 2)], ids=["stays", "comes back by 0.4"])
def test_elbows_that_open_while_the_upper_arms_stay_back_do_not_part_a_pull(upper_arm_back: float, pulls: int) -> None:
    """Hands drawn to the hips: the elbow is bent most half-way, and opens again before the arm is let out."""
    times_s = [1.0, 2.0, 3.0, 4.5, 5.5, 6.5]

    def to_the_hips(t_s: float, side: Side) -> tuple[float, float]:
        behind = np.interp(t_s, times_s, [0.0, 1.0, upper_arm_back, upper_arm_back, 1.0, 0.0])
        bend = np.interp(t_s, times_s, [0.0, 1.0, 0.2, 0.2, 1.0, 0.0])
        return -45.0 + 55.0 * float(behind), 35.0 + 60.0 * float(bend)

    found = movements(to_the_hips, duration_s=8.0)
    assert len(found) == pulls
    assert (found[0].lead.start_s, found[-1].lead.end_s) == pytest.approx((1.1, 6.4), abs=0.2)


def test_an_arm_that_drifts_while_the_other_one_pulls_does_not_pull_with_it() -> None:
    pulls, rest = row_angles([4.5 * i + 1.0 for i in range(8)]), row_angles([1e9])

    def drifting(t_s: float, side: Side) -> tuple[float, float]:
        if side == "left":
            return pulls(t_s, side)
        behind_deg, bend_deg = rest(t_s, side)
        up = np.interp(t_s, [0.0, 19.0, 38.0], [0.0, 1.0, 0.0])
        return behind_deg + 60.0 * up, bend_deg + 80.0 * up

    found = movements(drifting, duration_s=38.0)
    assert [m.lead.side for m in found].count("left") == 8
    assert all(m.sides == (m.lead.side,) for m in found)


@pytest.mark.parametrize(("seen", "counted"), [(0.2, 2), (1.0, 1)], ids=["hidden", "seen"])
def test_a_hidden_arm_that_seems_bent_throughout_does_not_join_two_pulls_of_the_other(
    seen: float, counted: int
) -> None:
    pulls, held = row_angles([1.5, 5.0]), row_angles([1.5], hold_s=4.2)
    poses = rowing(lambda t_s, side: (pulls if side == "left" else held)(t_s, side), 11.0)
    arm = [landmark(part, "right") for part in ("elbow", "wrist")]
    found = find_movements(series_of([replace(pose, visibility=put(pose.visibility, arm, seen)) for pose in poses]))
    assert sum(m.sides == ("left",) for m in found) == counted


def put(values: FloatArray, places: Sequence[int], value: float) -> FloatArray:
    changed = values.copy()
    changed[list(places)] = value
    return changed


def test_a_recording_that_begins_at_the_end_range_has_seen_no_beginning() -> None:
    poses = [pose for pose in rowing(row_angles(BEGINS), 15.0) if pose.t_s >= 3.1]
    first, *others = find_movements(series_of(poses))
    assert (first.lead.begun, first.lead.returned) == (False, True)
    assert all(m.lead.begun for m in others)


def test_a_recording_that_ends_at_the_end_range_has_seen_no_return() -> None:
    last = movements(row_angles(BEGINS), duration_s=12.0)[-1]
    assert (last.lead.begun, last.lead.returned) == (True, False)


@pytest.mark.parametrize(("duration_s", "cut_off"), [(12.9, True), (13.1, True), (14.5, False)])
def test_a_return_that_still_goes_on_when_the_recording_ends_is_cut_off(duration_s: float, cut_off: bool) -> None:
    *others, last = movements(row_angles(BEGINS), duration_s=duration_s)
    assert last.lead.returned
    assert last.lead.cut_after is cut_off
    assert not any(m.lead.cut_after for m in others)


@pytest.mark.parametrize(("from_s", "cut_off"), [(0.5, False), (1.9, True)])
def test_a_pull_that_was_already_going_on_when_the_recording_begins_is_cut_off(from_s: float, cut_off: bool) -> None:
    poses = [pose for pose in rowing(row_angles(BEGINS), 15.0) if pose.t_s >= from_s]
    first, *others = find_movements(series_of(poses))
    assert first.lead.begun
    assert first.lead.cut_before is cut_off
    assert not any(m.lead.cut_before for m in others)


def test_standing_still_holds_no_movement() -> None:
    assert movements(row_angles([1e9]), noise_m=0.008) == []


def test_an_absence_is_not_bridged_by_a_movement() -> None:
    poses = [p if not 3.0 < p.t_s < 6.2 else Pose.nobody(p.t_s, SIZE) for p in rowing(row_angles(BEGINS), 15.0)]
    found = find_movements(series_of(poses))
    assert found
    assert not any(m.lead.start_s < 3.0 and m.lead.end_s > 6.2 for m in found)


def test_nobody_makes_no_movement() -> None:
    empty = series_of([Pose.nobody(t_s, SIZE) for t_s in np.arange(0, 3, 0.1)])
    assert find_movements(empty) == []


def test_small_movements_are_found_at_their_own_scale() -> None:
    small, wide = row_angles(BEGINS[:2], depth=0.2), row_angles(BEGINS[2:], depth=1.3)

    def angles(t_s: float, side: Side) -> tuple[float, float]:
        still = row_angles([1e9])(t_s, side)
        extension, flexion = (small(t_s, side)[i] + wide(t_s, side)[i] - still[i] for i in range(2))
        return extension, flexion

    series = series_of(list(rowing(angles, 15.0)))
    assert [len(find_movements(series, usual)) for usual in (None, 30.0)] == [1, 3]
    assert all(a.lead.peak_s < b.lead.peak_s for a, b in itertools.pairwise(find_movements(series, 30.0)))
