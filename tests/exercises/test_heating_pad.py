from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest

from posecoach.core.events import FaultDetected, RepCompleted
from posecoach.core.pose import Pose
from posecoach.exercises.heating_pad import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.lounger import Lounger

Head = Callable[[float], float]


def sitting(
    face_deg: Head, lean_deg: Head = lambda t_s: 5.0, azimuth_deg: float = 40.0, until_s: float = 60.0
) -> Iterator[Pose]:
    for frame in range(int(until_s * 10)):
        t_s = frame / 10
        back = lean_deg(t_s)
        yield Lounger(azimuth_deg, back, back, face_deg=face_deg(t_s), hands="hanging").pose(t_s)


def found(poses: Iterator[Pose]) -> list[tuple[str, float]]:
    return [(e.fault.id, e.t_s) for e in events_of(SPEC, poses) if isinstance(e, FaultDetected)]


def awake(t_s: float) -> float:
    return -10.0 + 6.0 * math.sin(0.9 * t_s)


def nodding(t_s: float) -> float:
    return awake(t_s) if t_s < 20.0 else -10.0 - min(32.0, 13.0 * (t_s - 20.0))


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("azimuth_deg", [0.0, 50.0, -90.0])
def test_nodding_off_is_noticed_once_and_soon(azimuth_deg: float) -> None:
    events = found(sitting(nodding, azimuth_deg=azimuth_deg))
    assert [name for name, _ in events] == ["nodding-off"]
    assert 22.0 < events[0][1] < 34.0


def test_nobody_is_woken_who_sits_still_and_awake() -> None:
    assert found(sitting(lambda t_s: -10.0)) == []
    assert found(sitting(awake)) == []


def test_a_glance_down_wakes_nobody() -> None:
    assert found(sitting(lambda t_s: -45.0 if 20.0 <= t_s < 24.0 else -10.0)) == []


def test_a_head_that_is_down_but_moves_is_awake() -> None:
    def reading(t_s: float) -> float:
        return -10.0 if t_s < 10.0 else -42.0 + 8.0 * math.sin(2.0 * t_s)

    assert found(sitting(reading)) == []


def test_waking_and_nodding_again_is_noticed_again() -> None:
    def again(t_s: float) -> float:
        return nodding(t_s) if t_s < 40.0 else awake(t_s) if t_s < 60.0 else nodding(t_s - 40.0)

    assert [name for name, _ in found(sitting(again, until_s=90.0))] == ["nodding-off"] * 2


def test_sinking_forward_for_half_a_minute_is_named_from_the_side() -> None:
    def slump(t_s: float) -> float:
        return 5.0 if t_s < 20.0 else -15.0

    assert [name for name, _ in found(sitting(awake, slump, azimuth_deg=80.0))] == ["slumped"]


def test_nothing_is_counted() -> None:
    assert not [e for e in events_of(SPEC, sitting(nodding)) if isinstance(e, RepCompleted)]
