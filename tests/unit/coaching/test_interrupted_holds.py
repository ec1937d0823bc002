"""A lift of the chest in the middle of which a phone rings and the session is paused, or somebody walks by."""

from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_RECORDING, Conduct
from posecoach.core.cue import Cue
from posecoach.core.events import Event, HoldProgress, SetEnded
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import HoldState, Stage
from tests.support.led import AT_ONCE, led, planned
from tests.support.lounger import LYING, PRESSING, SIZE_PX, between

HOLD_S = 12.0
RATE_HZ = 10
LIFT_S = 2.0
"""When the person begins to press for the first time."""


class Lifter:
    """Somebody who lies on the back before a session of elbow presses, and lifts the chest when told to."""

    def __init__(self, conduct: Conduct = AT_ONCE) -> None:
        self.session: Session = led([planned("muscle_fatigue", reps=1, hold_s=HOLD_S)], conduct)
        self.events: list[Event] = []
        self.t_s = 0.0
        self._up = 0.0

    def lie(self, seconds: float, lifted: bool = False) -> None:
        for _ in range(round(seconds * RATE_HZ)):
            self._up = min(1.0, self._up + 0.1) if lifted else max(0.0, self._up - 0.1)
            pose = between(LYING, PRESSING, self._up).pose(self.t_s, silhouette=True)
            pose = dataclasses.replace(pose, xy_px=pose.xy_px + 1e-4 * (round(self.t_s * RATE_HZ) % 7))
            self.events += self.session.update(pose)
            self.t_s += 1.0 / RATE_HZ

    def press(self, seconds: float) -> None:
        self.lie(seconds, lifted=True)

    def hidden(self, seconds: float) -> None:
        """Somebody stands between the camera and the person."""
        for _ in range(round(seconds * RATE_HZ)):
            self.events += self.session.update(Pose.nobody(self.t_s, SIZE_PX))
            self.t_s += 1.0 / RATE_HZ

    def pause_key(self) -> None:
        self.events += self.session.command(Command.PAUSE, self.t_s)

    def said(self) -> list[str]:
        return [e.id for e in self.events if isinstance(e, Cue) and e.status == "raised"]

    def ended(self) -> list[tuple[int, bool]]:
        """Of each hold that ended how long it was, and whether it counts."""
        holds = [e for e in self.events if isinstance(e, HoldProgress) and e.state is HoldState.ENDED]
        return [(round(hold.held_s), not hold.reason) for hold in holds]


@pytest.mark.parametrize("stays_up", [False, True])
def test_a_lift_that_a_pause_interrupts_is_begun_again_and_it_is_said(stays_up: bool) -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.press(5.0)
    lifter.pause_key()
    lifter.lie(6.0, lifted=stays_up)
    before = len(lifter.said())
    lifter.pause_key()
    assert lifter.said()[before:] == ["session.resumed", "hold.again"]
    lifter.lie(2.0, lifted=stays_up)
    assert lifter.session.stage is Stage.WORKING
    lifter.press(HOLD_S + 1.0)
    lifter.lie(4.0)
    (short, counts), (whole, whole_counts) = lifter.ended()
    assert (short < 6, counts) == (True, False)
    assert (whole >= HOLD_S - 1, whole_counts) == (True, True)
    (ended,) = [e for e in lifter.events if isinstance(e, SetEnded)]
    assert ended.count == 1
    assert ended.held_s >= HOLD_S - 1


def test_a_lift_that_was_nearly_done_before_the_pause_counts() -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.press(HOLD_S - 1.0)
    lifter.pause_key()
    lifter.lie(3.0)
    lifter.pause_key()
    lifter.lie(1.0)
    assert "hold.again" not in lifter.said()
    assert [counts for _, counts in lifter.ended()] == [True]
    assert lifter.session.stage is Stage.DONE


def test_a_pause_between_two_lifts_asks_for_nothing() -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.pause_key()
    lifter.lie(3.0)
    lifter.pause_key()
    lifter.lie(1.0)
    assert "hold.again" not in lifter.said()


def test_a_lift_that_is_hidden_by_somebody_who_walks_by_is_begun_again_and_it_is_said() -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.press(5.0)
    lifter.hidden(3.0)
    assert lifter.said().count("hold.again") == 1
    lifter.press(HOLD_S + 4.0)
    lifter.lie(4.0)
    assert [counts for _, counts in lifter.ended()] == [False, True]
    (ended,) = [e for e in lifter.events if isinstance(e, SetEnded)]
    assert (ended.count, lifter.session.stage) == (1, Stage.DONE)


def test_a_lift_that_is_hidden_for_a_moment_goes_on() -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.press(5.0)
    lifter.hidden(0.6)
    lifter.press(HOLD_S - 4.0)
    lifter.lie(4.0)
    assert [counts for _, counts in lifter.ended()] == [True]
    assert "hold.again" not in lifter.said()


def test_in_a_recording_a_lift_that_is_hidden_counts_as_far_as_it_was_seen() -> None:
    lifter = Lifter(FOR_A_RECORDING)
    lifter.lie(LIFT_S)
    lifter.press(5.0)
    lifter.hidden(3.0)
    assert [counts for _, counts in lifter.ended()] == [True]
    assert "hold.again" not in lifter.said()


def test_a_chest_that_comes_down_early_ends_the_hold_as_before() -> None:
    lifter = Lifter()
    lifter.lie(LIFT_S)
    lifter.press(5.0)
    lifter.lie(4.0)
    assert [counts for _, counts in lifter.ended()] == [True]
    assert "hold.again" not in lifter.said()
