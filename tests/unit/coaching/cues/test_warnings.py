from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable

import pytest

from posecoach.coaching.cues.warnings import AGAIN_S, OVER_S, RAREST_S
from posecoach.core.cue import Cue
from posecoach.core.events import FaultDetected
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus, Priority
from tests.support.cued_set import Set, finding, reasons, times
from tests.support.led import IN_POSITION, led, planned
from tests.support.lounger import Lounger

NOD = "cue.nodding-off"


def warned(until_s: float, there: Callable[[float], bool]) -> list[Cue]:
    """What is said while a head is down or up, looked at ten times a second."""
    set_, was_down = Set(), False
    for tenth in range(round(until_s * 10)):
        t_s, down = tenth / 10, there(tenth / 10)
        if down and not was_down:
            set_.give(FaultDetected(t_s=t_s, fault=finding("nodding-off", t_s)))
        set_.cues += set_.policy.while_lasting(["nodding-off"] if down else [], t_s)
        was_down = down
    return [cue for cue in set_.cues if cue.status is CueStatus.RAISED]


def test_whoever_sleeps_on_is_warned_four_times_in_a_minute_and_then_once_a_minute() -> None:
    said = warned(300.0, lambda t_s: t_s >= 5.0)
    assert [cue.t_s for cue in said] == pytest.approx([5, 13, 29, 61, 121, 181, 241], abs=0.11)
    assert {cue.priority for cue in said} == {Priority.SAFETY}
    assert [cue.text for cue in said[:3]] == ["Wake up", "Wake up please", "Wake up please"]


def test_whoever_wakes_hears_nothing_more() -> None:
    assert [cue.t_s for cue in warned(300.0, lambda t_s: 5.0 <= t_s < 10.0)] == [5.0]


def test_whoever_fights_sleep_is_not_warned_at_every_nod_but_never_left_for_more_than_a_minute() -> None:
    said_s = [cue.t_s for cue in warned(600.0, lambda t_s: t_s % 20.0 >= 10.0)]
    gaps_s = [later - earlier for earlier, later in itertools.pairwise(said_s)]
    assert min(gaps_s) >= AGAIN_S
    assert RAREST_S - 1.0 < max(gaps_s) <= RAREST_S + 10.0
    assert gaps_s == sorted(gaps_s)


def test_after_a_minute_awake_a_nod_is_a_new_one_and_warned_of_at_once() -> None:
    awake_until_s = 60.0 + OVER_S + 1.0
    said = warned(awake_until_s + 10.0, lambda t_s: t_s < 60.0 or t_s >= awake_until_s)
    assert [cue.text for cue in said if cue.t_s >= awake_until_s - 0.05] == ["Wake up", "Wake up please"]


def test_a_danger_of_a_movement_is_warned_of_every_time_but_not_within_eight_seconds() -> None:
    set_ = Set(20)
    for _ in range(12):
        set_.rep(["pain"])
    said_s = times(set_, "cue.pain")
    assert [later - earlier for earlier, later in itertools.pairwise(said_s)] == [10.0] * (len(said_s) - 1)
    assert "warned of shortly before" in reasons(set_.cues)


def asleep_from(t_s: float, until_s: float) -> Iterable[Pose]:
    for tenth in range(round(until_s * 10)):
        now_s = tenth / 10
        awake_deg = -10.0 + 6.0 * math.sin(0.9 * now_s)
        face_deg = awake_deg if now_s < t_s else -10.0 - min(32.0, 13.0 * (now_s - t_s))
        yield Lounger(40.0, 5.0, 5.0, face_deg=face_deg, hands="hanging").pose(now_s)


def test_a_session_on_the_heating_pad_goes_on_waking_somebody_who_sleeps_without_a_stir() -> None:
    session = led([planned("heating_pad", sets=1, reps=0, duration_s=900.0)], IN_POSITION)
    events = [event for pose in asleep_from(20.0, 240.0) for event in session.update(pose)]
    said = [e for e in events if isinstance(e, Cue) and e.id == NOD and e.status is CueStatus.RAISED]
    assert 22.0 < said[0].t_s < 34.0
    assert len(said) == 6
    assert all(later.t_s - earlier.t_s <= RAREST_S + 0.2 for earlier, later in itertools.pairwise(said))
    assert sum(isinstance(e, FaultDetected) for e in events) == 1
