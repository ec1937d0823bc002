"""A laptop whose lid is closed in the middle of a session: the clock goes on meanwhile, and nobody is looked at."""

from __future__ import annotations

import math

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.session import STOOD_STILL_S
from posecoach.coaching.setting import Conduct
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.dose import Dose
from posecoach.core.events import Event, HoldProgress, SetEnded, StageChanged
from posecoach.core.vocabulary import CueStatus, HoldState, Stage
from tests.support.led import AT_ONCE, IN_POSITION, led, planned
from tests.support.lounger import SEATED, Lounger
from tests.support.presser import AT_THE_WALL

HOUR_S = 3600.0
RATE_HZ = 10


class Sitter:
    """Somebody who sits still before a laptop, and closes its lid."""

    def __init__(self, exercise: str, who: Lounger = SEATED, conduct: Conduct = IN_POSITION, **dose: float) -> None:
        self.session = led([planned(exercise, Dose(**dose))], conduct)  # type: ignore[arg-type]
        self.events: list[Event] = []
        self.t_s, self._who = 0.0, who

    def stay(self, seconds: float) -> Sitter:
        for _ in range(round(seconds * RATE_HZ)):
            self.events += self.session.update(self._who.pose(self.t_s))
            self.t_s += 1.0 / RATE_HZ
        return self

    def to(self, stage: Stage) -> Sitter:
        while self.session.stage is not stage:
            assert self.t_s < HOUR_S, f"still {self.session.stage}"
            self.stay(1.0 / RATE_HZ)
        return self

    def close_the_lid(self, seconds: float) -> Sitter:
        self.t_s += seconds
        return self.stay(1.0 / RATE_HZ)

    def press(self, command: Command) -> Sitter:
        self.events += self.session.command(command, self.t_s)
        return self

    @property
    def left_s(self) -> float:
        """What the timer shows."""
        return self.session.view.timer.value_s if self.session.view.timer is not None else math.nan

    def said(self) -> list[str]:
        return [e.text for e in self.events if isinstance(e, Cue) and e.status is CueStatus.RAISED]

    def slept(self) -> bool:
        return any("This computer was asleep" in text for text in self.said())


def massaged() -> Sitter:
    return Sitter("self_massage", AT_THE_WALL, sets=1, reps=3, hold_s=30.0).to(Stage.WORKING).stay(10.0)


def test_the_time_in_which_the_computer_sleeps_is_not_held() -> None:
    massage = massaged().close_the_lid(HOUR_S)
    assert massage.session.stage is Stage.PAUSED
    assert not [e for e in massage.events if isinstance(e, SetEnded)]
    (ended,) = [e for e in massage.events if isinstance(e, HoldProgress) and e.state is HoldState.ENDED]
    assert ended.held_s < 10.0
    assert massage.said()[-1] == "This computer was asleep, so we paused. Hold one hand up to carry on."
    (paused,) = [e for e in massage.events if isinstance(e, StageChanged) and e.stage is Stage.PAUSED]
    assert paused.t_s < 60.0  # so that the history does not take the night for practice


def test_heat_waits_while_the_computer_sleeps_for_a_moment_and_goes_on_when_the_person_does() -> None:
    heat = Sitter("heating_pad", sets=1, duration_s=900.0).stay(60.0)
    before_s = heat.left_s
    heat.close_the_lid(120.0)
    assert (heat.session.stage, heat.left_s) == (Stage.PAUSED, pytest.approx(before_s, abs=0.3))
    heat.stay(30.0).press(Command.PAUSE).stay(1.0)
    assert heat.session.stage is Stage.WORKING
    assert heat.left_s == pytest.approx(before_s - 1.0, abs=0.4)


def test_heat_that_went_on_for_too_long_while_the_computer_slept_is_over_and_nobody_is_asked_to_carry_on() -> None:
    heat = Sitter("heating_pad", sets=1, duration_s=900.0).stay(60.0).close_the_lid(HOUR_S)
    assert "Heat off now. Check your skin." in heat.said()
    assert (heat.session.stage, heat.slept()) == (Stage.DONE, False)


def test_a_rest_in_which_the_computer_slept_is_over_when_the_person_carries_on() -> None:
    massage = Sitter("self_massage", AT_THE_WALL, sets=2, reps=1).to(Stage.WORKING).press(Command.NEXT)
    assert massage.session.stage is Stage.RESTING
    massage.stay(1.0).close_the_lid(HOUR_S)
    assert massage.session.stage is Stage.PAUSED
    assert massage.press(Command.PAUSE).stay(0.2).session.stage is not Stage.RESTING


def test_a_question_over_which_the_computer_slept_is_asked_again() -> None:
    asked = Sitter("row", conduct=Conduct(), sets=1, reps=1).stay(5.0)
    assert asked.session.view.question is not None
    asked.close_the_lid(HOUR_S).press(Command.PAUSE).stay(3.0)
    assert asked.session.view.question is not None
    assert len([text for text in asked.said() if text.startswith("How much does your back hurt")]) == 2


def test_who_had_paused_before_is_told_nothing() -> None:
    assert not massaged().press(Command.PAUSE).close_the_lid(HOUR_S).slept()


def test_a_machine_that_is_busy_for_some_seconds_was_not_asleep() -> None:
    massage = massaged().close_the_lid(STOOD_STILL_S - 1.0)
    assert (massage.session.stage, massage.slept()) == (Stage.WORKING, False)


def test_a_clip_may_leave_out_as_much_as_it_likes() -> None:
    clip = Sitter("self_massage", AT_THE_WALL, conduct=AT_ONCE, sets=1, reps=3).stay(10.0).close_the_lid(HOUR_S)
    assert clip.session.stage is Stage.WORKING


def test_a_camera_that_comes_back_in_the_pause_does_not_ask_to_carry_on() -> None:
    massage = massaged().close_the_lid(HOUR_S)
    massage.events += massage.session.take_camera(CameraState.OK)
    massage.events += massage.session.take_camera(CameraState.LOST)
    massage.events += massage.session.take_camera(CameraState.OK)
    assert massage.said()[-1] == "The camera is back."
    assert massage.session.stage is Stage.PAUSED
