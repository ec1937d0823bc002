from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.events import FaultDetected, HoldProgress
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import HoldState
from posecoach.exercises.muscle_fatigue import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.lounger import LYING, PRESSING, SEATED, Lounger, between, movements

HEAD_UP = dataclasses.replace(LYING, neck_deg=40.0, face_deg=40.0)


def analyzed(peaks: list[Lounger], rest: Lounger = LYING, azimuth_deg: float = 90.0, hold_s: float = 8.0) -> Analyzer:
    turned = [dataclasses.replace(p, azimuth_deg=azimuth_deg) for p in (rest, *peaks)]
    analyzer = Analyzer(SPEC)
    for pose in movements(turned[0], turned[1:], hold_s=hold_s, gap_s=3.0, silhouette=True):
        analyzer.update(pose)
    analyzer.finish()
    return analyzer


def holds(analyzer: Analyzer) -> list[tuple[float, float]]:
    assert analyzer.holds is not None
    return [(span.start_s, span.end_s) for span in analyzer.holds.found]


def faults(analyzer: Analyzer) -> list[str]:
    return [e.fault.id for e in analyzer.states.findings]


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0, 72.0, -105.0])
def test_holds_are_timed_within_a_second(azimuth_deg: float) -> None:
    found = holds(analyzed([PRESSING] * 2, azimuth_deg=azimuth_deg))
    assert len(found) == 2
    for index, (start_s, end_s) in enumerate(found):
        up_s = 2.5 + index * 14.2 + 1.5
        assert start_s == pytest.approx(up_s, abs=0.8)
        assert end_s == pytest.approx(up_s + 8.0, abs=0.8)


def test_clean_holds_have_no_fault() -> None:
    assert faults(analyzed([PRESSING] * 2)) == []


def test_lifting_only_the_head_is_named_and_held_for_nothing() -> None:
    analyzer = analyzed([HEAD_UP, PRESSING])
    assert faults(analyzer) == ["neck-only"]
    assert [round(start_s) for start_s, _ in holds(analyzer)] == [18]


def test_lifting_the_hips_is_named() -> None:
    assert faults(analyzed([PRESSING, dataclasses.replace(PRESSING, hips_up_m=0.10)])) == ["hips-lift"]


def pressed_until(t_s: float, then: Lounger) -> list[Pose]:
    poses = list(movements(LYING, [PRESSING], hold_s=12.0, silhouette=True))
    return [p if p.t_s <= t_s else dataclasses.replace(then, azimuth_deg=90.0).pose(p.t_s, True) for p in poses]


def test_a_chest_that_sinks_ends_the_hold_before_the_person_lies_flat() -> None:
    events = events_of(SPEC, pressed_until(9.0, between(LYING, PRESSING, 0.4)))
    ends = [e.t_s for e in events if isinstance(e, HoldProgress) and e.state == HoldState.ENDED]
    assert len(ends) == 1
    assert ends[0] < 11.5


def test_a_chest_that_sinks_half_way_is_named_before_the_hold_ends() -> None:
    events = events_of(SPEC, pressed_until(9.0, between(LYING, PRESSING, 0.5)))
    (found,) = [e for e in events if isinstance(e, FaultDetected)]
    assert found.fault.id == "collapse"
    assert 9.0 < found.t_s < 11.5
    assert 0.3 < found.fault.value < found.fault.limit == 0.7


@pytest.mark.parametrize("height", [0.0, 0.9])
def test_letting_the_chest_down_and_a_little_less_lift_are_no_collapse(height: float) -> None:
    events = events_of(SPEC, pressed_until(9.0, between(LYING, PRESSING, height)))
    assert not [e for e in events if isinstance(e, FaultDetected)]


def test_a_seated_person_holds_nothing() -> None:
    events = events_of(SPEC, movements(SEATED, [dataclasses.replace(SEATED, chest_up_m=0.08)], silhouette=True))
    assert not [e for e in events if isinstance(e, (HoldProgress, FaultDetected))]
