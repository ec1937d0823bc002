"""A session whose voice is off, before an exercise in which the voice may have to wake somebody."""

from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.guide_pages import SET_AN_ALARM_S
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.view import Moment
from posecoach.core.camera import CameraState
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.page.moment_state import moment_state
from posecoach.registry import exercises
from posecoach.screen.present import hud_of
from tests.support.led import AT_ONCE, IN_POSITION, WORDS, led, planned

ALARM = WORDS.say("guide.nothing_wakes")
STEP_S = 0.5


def begun(exercise: str, *, muted: bool, waits: bool = True) -> Session:
    session = led([planned(exercise, reps=0, duration_s=600.0)], IN_POSITION if waits else AT_ONCE)
    session.muted = muted
    session.update(Pose.nobody(0.0, (640, 480)))
    return session


def shown(session: Session) -> str:
    page = session.view.page
    return "" if page is None else page.text


def test_before_the_heat_an_alarm_is_asked_for_on_the_screen_and_in_the_page_long_enough_to_set_one() -> None:
    session = begun("heating_pad", muted=True)
    view = dataclasses.replace(session.view, camera=CameraState.OK)
    moment = Moment(0.0, None, False, None, view)
    message = hud_of(moment, WORDS).message
    in_page = moment_state(moment, WORDS, exercises())["message"]
    assert message is not None
    assert message.text == in_page["text"] == ALARM
    session.update(Pose.nobody(SET_AN_ALARM_S - 1.0, (640, 480)))
    assert shown(session) == ALARM
    session.update(Pose.nobody(SET_AN_ALARM_S + 1.0, (640, 480)))
    assert session.stage is Stage.WORKING


def test_who_has_set_it_need_not_wait() -> None:
    session = begun("heating_pad", muted=True)
    session.command(Command.NEXT, 1.0)
    assert session.stage is Stage.WORKING


@pytest.mark.parametrize(
    ("exercise", "muted", "waits"),
    [("heating_pad", False, True), ("chair_extension", True, True), ("heating_pad", True, False)],
)
def test_nothing_is_asked_of_who_hears_it_nor_where_nobody_sleeps_nor_of_a_clip(
    exercise: str, muted: bool, waits: bool
) -> None:
    assert shown(begun(exercise, muted=muted, waits=waits)) == ""


def test_who_switches_the_voice_off_while_the_heat_is_on_is_told_as_well() -> None:
    session = begun("heating_pad", muted=False)
    assert session.stage is Stage.WORKING
    session.command(Command.MUTE, 1.0)
    caption = session.view.caption
    assert caption is not None
    assert caption.text == ALARM
    session.command(Command.MUTE, 2.0)
    assert session.view.caption is not None
    assert session.view.caption.text == WORDS.say("session.unmuted")
