from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.events import FaultDetected, RepCompleted
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import Unjudged
from posecoach.exercises.cat_camel import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.found import faults
from tests.support.on_all_fours import CYCLE_S, FIRST_S, GAP_S, OnAllFours, cycles, wave

FULL = OnAllFours(flexion=1.0, head_drop_deg=25.0)


def body(**changes: float | str) -> OnAllFours:
    return dataclasses.replace(FULL, **changes)


def reviewed(ends: tuple[OnAllFours, ...], **how: float) -> tuple[RepCompleted, ...]:
    analyzer = Analyzer(SPEC)
    for pose in cycles(ends, **how):
        analyzer.update(pose)
    analyzer.finish()
    return review(analyzer).reps


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize(("side", "rate_hz"), [("left", 30.0), ("right", 8.0)])
def test_every_cycle_is_counted_once_and_clean(side: str, rate_hz: float) -> None:
    found = reviewed((body(side=side),) * 4, rate_hz=rate_hz)
    assert [rep.full for rep in found] == [True] * 4
    assert [faults(rep) for rep in found] == [set()] * 4


def test_the_times_are_those_of_the_movement_and_the_peak_is_the_flexion() -> None:
    for index, rep in enumerate(reviewed((FULL,) * 3)):
        begin_s = FIRST_S + index * (CYCLE_S + GAP_S)
        assert rep.start_s == pytest.approx(begin_s, abs=0.4)
        assert rep.peak_s == pytest.approx(begin_s + 0.27 * CYCLE_S, abs=0.3)
        assert rep.end_s == pytest.approx(begin_s + CYCLE_S, abs=0.4)


def test_extension_first_counts_the_same() -> None:
    assert [rep.full for rep in reviewed((FULL,) * 3, first=-1.0)] == [True] * 3


@pytest.mark.parametrize("share", [0.5, 0.55, 0.6])
def test_of_a_cycle_that_the_end_of_the_clip_cuts_off_it_is_not_judged_how_far_it_went(share: float) -> None:
    analyzer, until_s = Analyzer(SPEC), FIRST_S + 2 * (CYCLE_S + GAP_S) + share * CYCLE_S
    for pose in cycles((FULL,) * 3):
        if pose.t_s < until_s:
            analyzer.update(pose)
    analyzer.finish()
    *_, last = review(analyzer).reps
    assert last.start_s > FIRST_S + 2 * CYCLE_S
    assert (faults(last), last.score) == (set(), None)
    cut_off = dict.fromkeys(("short-flexion", "short-extension", "too-fast"), Unjudged.CUT_OFF)
    assert last.not_judged_because.items() >= cut_off.items()


def test_live_and_afterwards_the_same_is_counted() -> None:
    live = [e.full for e in events_of(SPEC, cycles((FULL,) * 3)) if isinstance(e, RepCompleted)]
    assert live == [rep.full for rep in reviewed((FULL,) * 3)]


def test_a_small_cycle_among_full_ones_is_partial_and_says_what_was_short() -> None:
    found = reviewed((FULL, FULL, body(flexion=0.42, head_drop_deg=10.0), FULL))
    assert [rep.full for rep in found] == [True, True, False, True]
    assert {"short-flexion", "short-extension"} & faults(found[2])


def test_who_holds_an_end_range_as_they_are_first_looked_at_goes_to_both_sides_of_neutral_all_the_same() -> None:
    """Three people who went on through the counting-in went as far as ever, and heard that nothing was full."""
    large = body(flexion=2.0)
    rounded_s, rng = FIRST_S + 0.27 * CYCLE_S, np.random.default_rng(0)
    held = [large.pose(frame / 10, rng, 0.003) for frame in range(20)]
    shown = [pose for pose in cycles((large,) * 5) if pose.t_s >= rounded_s]
    shown = [dataclasses.replace(pose, t_s=pose.t_s - shown[0].t_s + 2.0) for pose in shown]
    reps = [event for event in events_of(SPEC, [*held, *shown]) if isinstance(event, RepCompleted)]
    assert [(rep.full, rep.faults) for rep in reps[:4]] == [(True, ())] * 4  # the first of five has begun before


def test_the_head_alone_does_not_count_and_is_reported() -> None:
    found = reviewed((FULL, FULL, body(flexion=0.06), FULL))
    assert [rep.full for rep in found] == [True, True, False, True]
    assert faults(found[2]) == {"head-only"}


def test_the_head_alone_is_reported_though_the_back_goes_along_a_little() -> None:
    found = reviewed((body(flexion=0.3), FULL, FULL))
    assert [rep.full for rep in found] == [False, True, True]
    assert [faults(rep) for rep in found] == [{"head-only"}, set(), set()]


def test_what_moves_the_back_a_third_as_far_as_usual_is_not_the_head_alone() -> None:
    analyzer = Analyzer(SPEC)
    for pose in cycles((body(flexion=0.3), FULL, FULL)):
        analyzer.update(pose)
    assert analyzer.reps is not None
    analyzer.reps.close(pose.t_s)
    whole = analyzer.reps.finder.two_way_candidates(0.0)
    as_small = [dataclasses.replace(c, measures=c.measures | {"range": 0.4 * c.measures["range"]}) for c in whole]
    beside = analyzer.reps.finder.decoys_beside
    assert [c.decoy_fault for c in beside(whole, 0.0)] == ["head-only"]
    assert beside(as_small, 0.0) == []
    analyzer.finish()
    assert beside(whole, 0.0) == []  # of a set that is over nothing is remembered


def test_nobody_who_only_nods_gets_a_count() -> None:
    assert not any(rep.full for rep in reviewed((body(flexion=0.04),) * 3))


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hips_ahead_m": 0.07}, "hips-rocking"),
        ({"elbow_back_m": 0.14}, "elbows-bent"),
        ({"hands_ahead_m": 0.2}, "hands-place"),
        ({"head_drop_deg": 80.0}, "neck-cranked"),
    ],
)
def test_each_fault_is_found_in_every_repetition_that_has_it_and_the_count_stays(
    changes: dict[str, float], fault: str
) -> None:
    found = reviewed((body(**changes),) * 3)
    assert [rep.full for rep in found] == [True] * 3
    assert [faults(rep) for rep in found] == [{fault}] * 3


@pytest.mark.parametrize(
    ("coming_down", "fault"), [({"hips_ahead_m": -0.25}, "knees-place"), ({"hands_ahead_m": 0.3}, "hands-place")]
)
def test_who_still_comes_down_onto_all_fours_as_a_cycle_begins_has_their_hands_and_knees_in_place(
    coming_down: dict[str, float], fault: str
) -> None:
    analyzer, rng = Analyzer(SPEC), np.random.default_rng(5)
    settled_s, takes_s = FIRST_S + 0.4, 1.0
    for pose in cycles((FULL,) * 3):
        to_come = min(1.0, (settled_s - pose.t_s) / takes_s)
        share = wave((pose.t_s - FIRST_S) / CYCLE_S)
        moved = {name: value * to_come for name, value in coming_down.items()}
        coming = body(flexion=share, head_drop_deg=25.0 * share, **moved)
        analyzer.update(coming.pose(pose.t_s, rng, 0.003) if to_come > 0 else pose)
    analyzer.finish()
    found = review(analyzer).reps
    assert [rep.full for rep in found] == [True] * 3
    assert fault not in faults(found[0])


@pytest.mark.parametrize(
    ("part", "share", "measure"),
    [(Landmark.LEFT_KNEE, 0.5, "hip_travel"), (Landmark.LEFT_WRIST, 0.8, "hips_to_and_fro")],
)
def test_a_landmark_of_the_support_that_goes_along_with_the_back_is_no_rocking_of_the_hips(
    part: Landmark, share: float, measure: str
) -> None:
    analyzer = Analyzer(SPEC)
    for pose in cycles((FULL,) * 3):
        xy_px = pose.xy_px.copy()
        back_px = xy_px[Landmark.LEFT_EAR, 1] - xy_px[Landmark.LEFT_SHOULDER, 1]
        xy_px[part, 0] += share * back_px
        analyzer.update(dataclasses.replace(pose, xy_px=xy_px))
    analyzer.finish()
    found = review(analyzer).reps
    assert all(rep.measures[measure] > 0.14 for rep in found)
    assert [faults(rep) for rep in found] == [set()] * 3


def test_a_hanging_head_that_comes_up_to_look_ahead_is_no_bent_neck() -> None:
    assert [faults(rep) for rep in reviewed((body(head_drop_deg=62.0),) * 3)] == [set()] * 3


def test_a_head_that_seems_to_come_up_further_than_necks_bend_is_not_judged() -> None:
    found = reviewed((body(head_drop_deg=115.0),) * 3)
    assert [rep.full for rep in found] == [True] * 3
    assert not any("neck-cranked" in faults(rep) for rep in found)
    assert all("neck-cranked" in rep.not_judged for rep in found)


def test_a_hasty_cycle_counts_and_is_reported() -> None:
    found = reviewed((FULL,) * 4, cycle_s=2.4, rate_hz=25.0)
    assert [rep.full for rep in found] == [True] * 4
    assert [faults(rep) for rep in found] == [{"too-fast"}] * 4


@pytest.mark.parametrize("azimuth_deg", [50.0, 105.0])
def test_bent_elbows_are_judged_obliquely_too(azimuth_deg: float) -> None:
    found = reviewed((body(elbow_back_m=0.16, azimuth_deg=azimuth_deg),) * 3)
    assert [faults(rep) for rep in found] == [{"elbows-bent"}] * 3


@pytest.mark.parametrize("azimuth_deg", [125.0, 40.0])
def test_bent_elbows_are_judged_neither_from_behind_nor_close_to_the_front(azimuth_deg: float) -> None:
    found = reviewed((body(elbow_back_m=0.14, azimuth_deg=azimuth_deg),) * 3)
    assert found
    assert all("elbows-bent" in rep.not_judged and "elbows-bent" not in faults(rep) for rep in found)


def test_from_the_front_nothing_is_counted_and_a_side_view_is_asked_for() -> None:
    events = events_of(SPEC, cycles((body(azimuth_deg=12.0),) * 2))
    assert not [e for e in events if isinstance(e, RepCompleted)]
    assert [e.fault.id for e in events if isinstance(e, FaultDetected)] == ["turned-away"]


def test_without_a_silhouette_nothing_is_counted() -> None:
    blind = (dataclasses.replace(pose, silhouette=None) for pose in cycles((FULL,) * 2))
    assert not any(e.full for e in events_of(SPEC, blind) if isinstance(e, RepCompleted))


def test_of_a_back_that_is_not_seen_nobody_hears_that_the_head_moved_alone() -> None:
    nods = (dataclasses.replace(pose, silhouette=None) for pose in cycles((OnAllFours(head_drop_deg=45.0),) * 3))
    assert [e for e in events_of(SPEC, nods) if isinstance(e, RepCompleted)] == []


def test_who_only_rounds_the_back_gets_up_and_comes_down_again_has_not_moved_the_head_alone() -> None:
    whole, rng = list(cycles((FULL,))), np.random.default_rng(5)
    half = []
    for frame in range(140):
        nod = np.sin(np.pi * frame / 50) if frame < 50 else 0.0
        rounded = nod if frame < 25 else 1.0 if frame < 50 else 0.0
        now = body(flexion=rounded, head_drop_deg=25.0 * nod)
        pose = now.pose(whole[-1].t_s + 0.1 * (frame + 1), rng, 0.003)
        half.append(dataclasses.replace(pose, silhouette=None) if 48 <= frame < 90 else pose)
    faults_found = {e.fault.id for e in events_of(SPEC, [*whole, *half]) if isinstance(e, FaultDetected)}
    assert "head-only" not in faults_found
