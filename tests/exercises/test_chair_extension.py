from __future__ import annotations

import dataclasses
import math

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.skeleton import Landmark
from posecoach.exercises.chair_extension import SPEC
from posecoach.signals.legs import hip_flexion_deg
from posecoach.testing import check_exercise, events_of
from tests.support.found import faults
from tests.support.lounger import EXTENDED, NECK_BENT, SEATED, WAIST_BENT, Lounger, between, movements


def judged(peaks: list[Lounger], azimuth_deg: float = 90.0, rest: Lounger = SEATED, **how: float) -> list[RepCompleted]:
    turned = [dataclasses.replace(p, azimuth_deg=azimuth_deg) for p in (rest, *peaks)]
    return [e for e in events_of(SPEC, movements(turned[0], turned[1:], **how)) if isinstance(e, RepCompleted)]


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 70.0, -110.0, 45.0])
@pytest.mark.parametrize("rate_hz", [8.0, 25.0])
def test_every_extension_counts_from_the_side_and_obliquely(azimuth_deg: float, rate_hz: float) -> None:
    found = judged([EXTENDED] * 4, azimuth_deg, rate_hz=rate_hz)
    assert [rep.full for rep in found] == [True] * 4
    assert not any(faults(rep) for rep in found)


def test_the_times_are_those_of_the_movement() -> None:
    for index, rep in enumerate(judged([EXTENDED] * 3)):
        begin_s = 2.5 + 5.0 * index
        assert rep.start_s == pytest.approx(begin_s, abs=0.4)
        assert rep.end_s == pytest.approx(begin_s + 4.0, abs=0.4)


@pytest.mark.parametrize("azimuth_deg", [90.0, -70.0, 50.0])
def test_bending_only_the_neck_is_named_and_does_not_count(azimuth_deg: float) -> None:
    found = judged([EXTENDED, NECK_BENT, EXTENDED], azimuth_deg)
    assert [rep.full for rep in found] == [True, False, True]
    assert [faults(rep) for rep in found] == [set(), {"neck-only"}, set()]


@pytest.mark.parametrize("azimuth_deg", [15.0, -20.0])
def test_from_the_front_nobody_is_told_that_the_neck_alone_bent(azimuth_deg: float) -> None:
    assert judged([NECK_BENT] * 3, azimuth_deg) == []


@pytest.mark.parametrize("azimuth_deg", [90.0, -70.0])
@pytest.mark.parametrize("share", [0.6, 1.0])
def test_bending_at_the_waist_is_named_and_does_not_count_however_far_one_bends(
    azimuth_deg: float, share: float
) -> None:
    over, at_the_waist = (between(SEATED, end, share) for end in (EXTENDED, WAIST_BENT))
    found = judged([over, at_the_waist, over], azimuth_deg)
    assert [rep.full for rep in found] == [True, False, True]
    assert [faults(rep) for rep in found] == [set(), {"lumbar-extension"}, set()]


@pytest.mark.parametrize("azimuth_deg", [50.0, -40.0])
def test_obliquely_a_bend_at_the_waist_is_found_among_the_person_s_others(azimuth_deg: float) -> None:
    analyzer = Analyzer(SPEC)
    turned = [dataclasses.replace(p, azimuth_deg=azimuth_deg) for p in (EXTENDED, WAIST_BENT, EXTENDED)]
    for pose in movements(dataclasses.replace(SEATED, azimuth_deg=azimuth_deg), turned):
        analyzer.update(pose)
    analyzer.finish()
    found = review(analyzer).reps
    assert [rep.full for rep in found] == [True, False, True]
    assert [faults(rep) for rep in found] == [set(), {"lumbar-extension"}, set()]


def test_where_a_half_hearted_movement_bends_is_not_said() -> None:
    found = judged([EXTENDED, EXTENDED, between(SEATED, WAIST_BENT, 0.45), EXTENDED])
    assert [rep.full for rep in found] == [True, True, False, True]
    assert not any(faults(rep) for rep in found)


def test_whether_somebody_sits_is_judged_before_the_bend_opens_the_hips() -> None:
    sits_deg, bent_deg = hip_flexion_deg(SEATED.pose()), hip_flexion_deg(EXTENDED.pose())
    assert sits_deg - bent_deg > 15.0
    found = judged([EXTENDED] * 3, hold_s=3.0)
    assert [rep.measures["hip_bend"] for rep in found] == pytest.approx([sits_deg] * 3, abs=1.0)


def test_a_short_one_among_long_ones_is_partial() -> None:
    found = judged([EXTENDED, between(SEATED, EXTENDED, 0.45), EXTENDED])
    assert [rep.full for rep in found] == [True, False, True]


def test_hips_that_slide_forward_are_named() -> None:
    slid = dataclasses.replace(EXTENDED, hips_forward_m=0.10)
    assert [faults(rep) for rep in judged([EXTENDED, slid])] == [set(), {"hips-slide"}]


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0])
def test_ankles_whose_landmarks_jump_are_no_hips_that_slide(azimuth_deg: float) -> None:
    turned = [dataclasses.replace(p, azimuth_deg=azimuth_deg) for p in (SEATED, EXTENDED, EXTENDED)]
    poses = []
    for pose in movements(turned[0], turned[1:]):
        xy_px = pose.xy_px.copy()
        lean_px = abs(xy_px[Landmark.LEFT_SHOULDER, 0] - xy_px[Landmark.LEFT_HIP, 0])
        xy_px[[Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE], 0] += math.copysign(0.6 * lean_px, azimuth_deg)
        poses.append(dataclasses.replace(pose, xy_px=xy_px))
    found = [e for e in events_of(SPEC, poses) if isinstance(e, RepCompleted)]
    assert all(rep.measures["hips_forward"] > 0.15 for rep in found)
    assert [faults(rep) for rep in found] == [set()] * 2


def test_hips_are_not_judged_obliquely_and_it_says_so() -> None:
    (rep,) = judged([EXTENDED], 45.0)
    assert rep.not_judged == ("hips-slide",)


def test_a_hurried_one_is_named_and_counts() -> None:
    found = judged([EXTENDED] * 3, out_s=0.5, hold_s=0.1, back_s=0.5)
    assert [rep.full for rep in found] == [True] * 3
    assert all(faults(rep) == {"too-fast"} for rep in found)


def test_a_chair_that_tips_is_named() -> None:
    tipped = dataclasses.replace(EXTENDED, waist_deg=45.0, chest_deg=65.0)
    found = judged([tipped] * 2)
    assert len(found) == 2
    assert all("chair-tips" in faults(rep) for rep in found)


@pytest.mark.parametrize(("rest", "reason"), [
    (dataclasses.replace(SEATED, hands="hanging"), "the hands did not hold the head"),
    (dataclasses.replace(SEATED, lying=True, hips_up_m=0.9), "you were not sitting"),
    (dataclasses.replace(SEATED, waist_deg=-60.0, chest_deg=-60.0), "the trunk was not upright"),
])  # fmt: skip
def test_leaning_back_in_another_posture_is_rejected_with_the_reason(rest: Lounger, reason: str) -> None:
    peaks = [dataclasses.replace(rest, waist_deg=rest.waist_deg + 10.0, chest_deg=rest.chest_deg + 40.0)] * 2
    events = [e for e in events_of(SPEC, movements(rest, peaks)) if isinstance(e, (RepCompleted, RepRejected))]
    assert [e.reason for e in events if isinstance(e, RepRejected)] == [reason] * 2
    assert len(events) == 2


def test_from_the_front_nothing_is_counted() -> None:
    assert judged([EXTENDED] * 3, azimuth_deg=3.0) == []
