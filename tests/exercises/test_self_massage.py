from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator

import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.events import FaultDetected, HoldProgress
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import HoldState
from posecoach.exercises.self_massage import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.lounger import PX_PER_M, Lounger

AT_THE_WALL = Lounger(azimuth_deg=0.0, hands="chest", waist_deg=6.0, chest_deg=6.0)
Place = Callable[[float], tuple[float, float]]


def searching(t_s: float) -> tuple[float, float]:
    return 0.05 * math.sin(2.1 * t_s), 0.04 * math.cos(1.7 * t_s)


def still_between(*spans_s: tuple[float, float]) -> Place:
    """Search for a spot, and stay on it during each span."""

    def place(t_s: float) -> tuple[float, float]:
        start_s = next((start for start, end in spans_s if start <= t_s < end), t_s)
        return searching(start_s)

    return place


def massage(place: Place, until_s: float, who: Lounger = AT_THE_WALL, rate_hz: float = 12.0) -> Iterator[Pose]:
    rng = np.random.default_rng(5)
    for frame in range(int(until_s * rate_hz)):
        t_s = frame / rate_hz
        right_m, up_m = place(t_s)
        pose = dataclasses.replace(who, right_m=right_m, up_m=up_m).pose(t_s)
        yield dataclasses.replace(pose, xy_px=pose.xy_px + PX_PER_M * rng.normal(0.0, 0.002, pose.xy_px.shape))


def held(poses: Iterator[Pose]) -> list[tuple[float, float]]:
    analyzer = Analyzer(SPEC)
    for pose in poses:
        analyzer.update(pose)
    analyzer.finish()
    assert analyzer.holds is not None
    return [(span.start_s, span.end_s) for span in analyzer.holds.found]


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("rate_hz", [8.0, 12.0, 30.0])
@pytest.mark.parametrize("azimuth_deg", [0.0, -50.0, 40.0, 90.0, -110.0])
def test_the_clock_runs_while_the_person_is_still(rate_hz: float, azimuth_deg: float) -> None:
    who = dataclasses.replace(AT_THE_WALL, azimuth_deg=azimuth_deg)
    found = held(massage(still_between((4.0, 16.0), (21.0, 33.0)), 37.0, who, rate_hz))
    assert len(found) == 2
    for (start_s, end_s), (true_start_s, true_end_s) in zip(found, ((4.0, 16.0), (21.0, 33.0)), strict=True):
        assert start_s == pytest.approx(true_start_s, abs=1.0)
        assert end_s == pytest.approx(true_end_s, abs=1.0)


def test_it_pauses_as_soon_as_the_person_moves_on() -> None:
    events = events_of(SPEC, massage(still_between((4.0, 16.0)), 22.0))
    states = [(e.state, e.t_s) for e in events if isinstance(e, HoldProgress)]
    paused_s = next(t_s for state, t_s in states if state == HoldState.PAUSED)
    assert 16.0 <= paused_s < 17.5
    assert states[-1][0] == "ended"


def test_a_halt_of_three_seconds_is_no_hold() -> None:
    assert held(massage(still_between((4.0, 7.0)), 14.0)) == []


def test_somebody_who_stands_idle_with_hanging_arms_is_not_timed() -> None:
    idle = Lounger(azimuth_deg=0.0, hands="hanging", waist_deg=-4.0, chest_deg=-4.0)
    assert held(massage(lambda t_s: (0.0, 0.0), 20.0, idle)) == []


def test_a_picture_that_stands_still_holds_nothing() -> None:
    poses = list(massage(still_between((4.0, 16.0)), 30.0))
    stuck = next(pose for pose in poses if pose.t_s >= 10.0)
    shown = [pose if not 10.0 <= pose.t_s < 25.0 else dataclasses.replace(stuck, t_s=pose.t_s) for pose in poses]
    ((start_s, end_s),) = held(iter(shown))
    assert start_s == pytest.approx(4.0, abs=1.0)
    assert end_s == pytest.approx(10.0, abs=1.0)
    ended = [
        e
        for e in events_of(SPEC, iter(shown))
        if isinstance(e, HoldProgress) and e.state is HoldState.ENDED and not e.reason
    ]
    assert [e.held_s for e in ended] == [pytest.approx(end_s - start_s, abs=0.2)]


def test_shoulders_that_creep_up_are_named() -> None:
    analyzer = Analyzer(SPEC)
    for frame in range(240):
        t_s = frame / 12
        person = AT_THE_WALL if t_s < 10.0 else dataclasses.replace(AT_THE_WALL, neck_deg=60.0)
        analyzer.update(person.pose(t_s))
    assert [e.fault.id for e in analyzer.states.findings] == ["shrug"]


def stirring(size_m: float, at_s: float = 12.0, for_s: float = 1.0) -> Place:
    """Stay on a spot from 4 s on, and leave it to the side and come back once."""

    def place(t_s: float) -> tuple[float, float]:
        right_m, up_m = searching(min(t_s, 4.0))
        aside_m = size_m * math.sin(math.pi * (t_s - at_s) / for_s) if at_s <= t_s < at_s + for_s else 0.0
        return right_m + aside_m, up_m

    return place


@pytest.mark.parametrize(("size_m", "expected"), [(0.0, []), (0.01, []), (0.06, ["moving"]), (0.1, ["moving"])])
def test_leaving_the_spot_and_coming_back_is_named(size_m: float, expected: list[str]) -> None:
    events = events_of(SPEC, massage(stirring(size_m), 30.0))
    assert [e.fault.id for e in events if isinstance(e, FaultDetected)] == expected


def test_a_hold_with_an_interruption_is_one_hold_and_loses_only_the_time_of_it() -> None:
    events = events_of(SPEC, massage(stirring(0.06), 34.0))
    (hold,) = [e for e in events if isinstance(e, HoldProgress) and e.state == HoldState.ENDED]
    assert hold.held_s == pytest.approx(30.0 - 1.0, abs=2.0)


def test_going_to_the_next_spot_ends_the_hold_and_is_no_fault() -> None:
    events = events_of(SPEC, massage(still_between((4.0, 16.0), (21.0, 33.0)), 37.0))
    assert not [e for e in events if isinstance(e, FaultDetected)]
    assert [e.state for e in events if isinstance(e, HoldProgress)].count("ended") == 2
