"""A session in which no warning is heard, before and in an exercise in which the voice may have to wake somebody."""

from __future__ import annotations

import dataclasses

import pytest

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.speaking.guide_pages import SET_AN_ALARM_S
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.events import Event
from posecoach.core.mute import Mute
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Priority, Stage
from posecoach.page.streaming.moment_state import moment_state
from posecoach.registry import exercises
from posecoach.screen.present import hud_of
from tests.support.led import AT_ONCE, IN_POSITION, WORDS, led, planned
from tests.support.lounger import Lounger

ALARM, GONE = WORDS.say("guide.nothing_wakes"), WORDS.say("guide.voice_gone")
SIZE_PX = (640, 480)
STEP_S = 0.5


def begun(
    exercise: str, *, muted: bool = False, silent: bool = False, lost: bool = False, waits: bool = True
) -> Session:
    conduct, mute = IN_POSITION if waits else AT_ONCE, Mute(muted, warnings_too=silent)
    session = led([planned(exercise, reps=0, duration_s=600.0)], conduct, mute=mute)
    if lost:
        session.take_voice(works=False, t_s=0.0)
    session.update(Pose.nobody(0.0, SIZE_PX))
    return session


def shown(session: Session) -> str:
    page = session.view.page
    return "" if page is None else page.text


def caption(session: Session) -> str:
    cue = session.view.caption
    return "" if cue is None else cue.text


@pytest.mark.parametrize(
    ("how", "text"), [({"muted": True, "silent": True}, ALARM), ({"lost": True}, GONE)], ids=["silent", "failed"]
)
def test_before_the_heat_an_alarm_is_asked_for_on_the_screen_and_in_the_page_long_enough_to_set_one(
    how: dict[str, bool], text: str
) -> None:
    session = begun("heating_pad", **how)
    view = dataclasses.replace(session.view, camera=CameraState.OK, caption=None)
    moment = Moment(0.0, None, False, None, view)
    hud = hud_of(moment, WORDS)
    in_page = moment_state(moment, WORDS, exercises())
    assert hud.message is not None
    assert hud.message.text == in_page["message"]["text"] == text
    assert hud.no_voice == in_page["no_voice"] == WORDS.say("session.unheard")
    for t_s in range(1, round(SET_AN_ALARM_S)):
        session.update(Pose.nobody(float(t_s), SIZE_PX))
        assert shown(session) == text
    session.update(Pose.nobody(SET_AN_ALARM_S + 1.0, SIZE_PX))
    assert session.stage is Stage.WORKING


def test_who_has_set_it_need_not_wait() -> None:
    session = begun("heating_pad", muted=True, silent=True)
    session.command(Command.NEXT, 1.0)
    assert session.stage is Stage.WORKING


@pytest.mark.parametrize(
    ("exercise", "how"),
    [
        ("heating_pad", {}),
        ("heating_pad", {"muted": True}),
        ("heating_pad", {"silent": True}),
        ("chair_extension", {"muted": True, "silent": True}),
        ("heating_pad", {"muted": True, "silent": True, "waits": False}),
    ],
)
def test_nothing_is_asked_of_who_hears_warnings_nor_where_nobody_sleeps_nor_of_a_clip(
    exercise: str, how: dict[str, bool]
) -> None:
    assert shown(begun(exercise, **how)) == ""


def test_who_switches_the_voice_off_while_the_heat_is_on_still_hears_warnings_and_is_told_so() -> None:
    session = begun("heating_pad")
    assert session.stage is Stage.WORKING
    session.update(Lounger().pose(0.5))
    session.command(Command.MUTE, 5.0)
    assert caption(session) == WORDS.say("session.muted")
    assert "warnings" in WORDS.say("session.muted")
    assert not session.view.warnings_unheard
    session.command(Command.MUTE, 6.0)
    assert caption(session) == WORDS.say("session.unmuted")


def test_who_silenced_warnings_as_well_is_asked_for_an_alarm_while_the_heat_is_on() -> None:
    session = begun("heating_pad", silent=True)
    session.command(Command.MUTE, 1.0)
    assert caption(session) == ALARM
    assert session.view.warnings_unheard


def fails(session: Session, t_s: float) -> list[Event]:
    return session.take_voice(works=False, t_s=t_s)


@pytest.mark.parametrize("paused", [False, True])
def test_a_voice_that_fails_over_the_heat_asks_for_an_alarm_until_it_is_back(paused: bool) -> None:
    session = begun("heating_pad")
    if paused:
        session.command(Command.PAUSE, 0.5)
    (cue,) = fails(session, 1.0)
    assert isinstance(cue, Cue)
    assert (cue.text, cue.priority) == (GONE, Priority.SAFETY)
    for t_s in range(2, 90):
        session.tick(float(t_s))
        assert caption(session) == GONE
        assert session.view.warnings_unheard
    assert fails(session, 90.0) == []
    (back,) = session.take_voice(works=True, t_s=91.0)
    assert isinstance(back, Cue)
    session.tick(100.0)
    assert caption(session) == ""
    assert not session.view.warnings_unheard


def test_where_nobody_sleeps_it_is_said_that_the_picture_is_to_be_read() -> None:
    session = begun("row")
    (cue,) = fails(session, 1.0)
    assert isinstance(cue, Cue)
    assert (cue.id, cue.priority) == ("session.voice_lost", Priority.SETUP)


def nodding(t_s: float, from_s: float = 20.0) -> Pose:
    """Awake, and from then on with the head sunk and still."""
    down = min(32.0, max(0.0, 13.0 * (t_s - from_s)))
    return Lounger(40.0, 5.0, 5.0, face_deg=-10.0 - down, hands="hanging").pose(t_s)


@pytest.mark.parametrize("paused", [False, True])
def test_who_nods_off_over_the_heat_is_warned_again_and_again_in_a_pause_as_well(paused: bool) -> None:
    session = led([planned("heating_pad", reps=0, duration_s=600.0)], IN_POSITION)
    events: list[Event] = []
    for frame in range(900):
        t_s = frame / 10
        if paused and frame == 150:
            events += session.command(Command.PAUSE, t_s)
        events += session.update(nodding(t_s))
    assert session.stage is (Stage.PAUSED if paused else Stage.WORKING)
    warned_s = [e.t_s for e in events if isinstance(e, Cue) and e.id == "cue.nodding-off" and e.status == "raised"]
    assert len(warned_s) >= 3
    assert 27.0 < warned_s[0] < 34.0


@pytest.mark.parametrize("paused", [False, True])
def test_who_nods_off_between_two_sets_of_heat_is_warned_in_the_rest_and_in_the_set_after_it(paused: bool) -> None:
    session = led([planned("heating_pad", reps=0, sets=2, duration_s=40.0, rest_s=40.0)], IN_POSITION)
    warned: list[tuple[Stage, float]] = []
    for frame in range(1200):
        t_s = frame / 10
        events = session.command(Command.PAUSE, t_s) if paused and frame in (450, 850) else []
        events += session.update(nodding(t_s, 42.0))
        said = [e for e in events if isinstance(e, Cue) and e.status == "raised"]
        warned += [(session.stage, e.t_s) for e in said if e.id == "cue.nodding-off"]
    stages, times_s = [stage for stage, _ in warned], [t_s for _, t_s in warned]
    assert 49.0 < times_s[0] < 56.0
    assert stages[:2] == [Stage.PAUSED if paused else Stage.RESTING] * 2
    assert stages[-1] is Stage.WORKING


def test_who_nods_off_and_is_hidden_as_the_next_set_of_heat_begins_is_warned_in_it_all_the_same() -> None:
    session = led([planned("heating_pad", reps=0, sets=2, duration_s=60.0, rest_s=20.0)], IN_POSITION)
    warned_s = []
    for frame in range(1300):
        t_s = frame / 10
        hidden = (session.stage is Stage.RESTING and t_s > 78.0) or session.stage is Stage.COUNTDOWN
        events = session.update(Pose.nobody(t_s, SIZE_PX) if hidden else nodding(t_s, 42.0))
        said = [e for e in events if isinstance(e, Cue) and e.status == "raised" and e.id == "cue.nodding-off"]
        warned_s += [e.t_s for e in said if session.stage is Stage.WORKING]
    assert warned_s[0] < 60.0
    assert warned_s[-1] > 90.0


def test_a_voice_that_fails_between_two_sets_of_heat_asks_for_an_alarm() -> None:
    session = led([planned("heating_pad", reps=0, sets=2, duration_s=15.0, rest_s=40.0)], IN_POSITION)
    for t_s in range(20):
        session.update(nodding(float(t_s)))
    assert session.stage is Stage.RESTING
    (cue,) = fails(session, 20.0)
    assert isinstance(cue, Cue)
    assert (cue.text, cue.priority) == (GONE, Priority.SAFETY)


def test_in_a_pause_of_the_heat_nothing_but_danger_is_spoken_of() -> None:
    slumped = Lounger(80.0, -15.0, -15.0, face_deg=-10.0, hands="hanging")
    session = led([planned("heating_pad", reps=0, duration_s=600.0)], IN_POSITION)
    for frame in range(100):
        session.update(Lounger(80.0, 5.0, 5.0, face_deg=-10.0, hands="hanging").pose(frame / 10))
    session.command(Command.PAUSE, 10.0)
    said = [e for f in range(100, 900) for e in session.update(slumped.pose(f / 10)) if isinstance(e, Cue)]
    assert said == []


def test_the_skin_is_to_be_looked_at_every_five_minutes_of_heat_whether_it_is_paused_or_not() -> None:
    session = led([planned("heating_pad", reps=0, duration_s=900.0)], IN_POSITION)
    session.update(nodding(0.0))
    session.command(Command.PAUSE, 100.0)
    texts = [e.text for t_s in range(101, 700) for e in session.tick(float(t_s)) if isinstance(e, Cue)]
    assert texts == [exercises()["heating_pad"].prescription.prompts[0].text] * 2


def test_a_pause_of_what_does_not_burn_watches_for_nothing() -> None:
    session = led([planned("row")], AT_ONCE)
    session.update(nodding(0.0))
    session.command(Command.PAUSE, 1.0)
    assert [e for f in range(20, 600) for e in session.update(nodding(f / 10))] == []
