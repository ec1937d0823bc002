"""The part of an exercise that the clock leads before its sets: rolling, before bending over the roller."""

from __future__ import annotations

import dataclasses

import pytest

from posecoach.app.live.set_course import SetCourse
from posecoach.app.sinks import Sinks
from posecoach.coaching.display.view import Moment
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.setting import Conduct
from posecoach.coaching.speaking.guide_pages import guide_pages, phrases_of
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.dose import Dose, DoseChange
from posecoach.core.events import Event, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import Stage
from posecoach.exercises.foam_roller import SPEC
from posecoach.phrases.translation import texts_of
from posecoach.progress.record import ExerciseRecord
from posecoach.screen.present import hud_of
from tests.support.led import AT_ONCE, IN_POSITION, WORDS, led
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

ROLLER = PlannedExercise.of(SPEC)
PART = SPEC.prescription.first_part
STEP_S = 0.5


class Lying:
    """Somebody whom the camera does not find, as is usual of people on their back, in a session with the roller."""

    def __init__(self, item: PlannedExercise = ROLLER, conduct: Conduct = IN_POSITION) -> None:
        self.session: Session = led([item], conduct)
        self.events: list[Event] = []
        self.t_s = 0.0

    def until(self, stage: Stage, limit_s: float = 400.0) -> Lying:
        end_s = self.t_s + limit_s
        while self.session.stage is not stage and self.t_s < end_s:
            self.wait(STEP_S)
        assert self.session.stage is stage
        return self

    def wait(self, seconds: float) -> Lying:
        for _ in range(round(seconds / STEP_S)):
            self.events += self.session.update(Pose.nobody(self.t_s, (640, 480)))
            self.t_s += STEP_S
        return self

    def ask(self, command: Command) -> Lying:
        self.events += self.session.command(command, self.t_s)
        return self

    @property
    def stages(self) -> list[tuple[Stage, float]]:
        return [(e.stage, e.t_s) for e in self.events if isinstance(e, StageChanged)]

    @property
    def said(self) -> list[str]:
        return [e.text for e in self.events if isinstance(e, Cue) and e.status == "raised"]


def test_the_clock_leads_through_rolling_twice_with_a_rest_and_then_the_sets_begin() -> None:
    assert PART is not None
    lying = Lying().until(Stage.FRAMING)
    (_, begun_s), (_, rest_s), (_, again_s), (_, over_s), _ = lying.stages[-5:]
    assert [stage for stage, _ in lying.stages[-5:]] == ["working", "resting", "working", "guiding", "framing"]
    assert [rest_s - begun_s, again_s - rest_s, over_s - again_s] == pytest.approx([45.0, 20.0, 45.0], abs=STEP_S)
    assert [text for text in lying.said if text in (PART.begin, PART.reminder, PART.then)] == [
        PART.begin, PART.reminder, PART.reminder, PART.then,
    ]  # fmt: skip


def test_the_seconds_that_are_left_are_shown_and_no_set_is() -> None:
    lying = Lying().until(Stage.WORKING).wait(10.0)
    view = lying.session.view
    assert view.set is None
    assert view.timer is not None
    assert view.timer.value_s == pytest.approx(35.0, abs=2 * STEP_S)


def test_in_the_rest_between_it_is_said_and_shown_that_it_comes_once_more_and_no_set_is_shown() -> None:
    lying = Lying().until(Stage.RESTING)
    page = lying.session.view.page
    assert page is not None
    assert (page.title, page.text) == ("Rest.", "Then once more: rolling.")
    assert page.text in lying.said
    assert page.text in phrases_of([ROLLER], WORDS)
    assert lying.session.view.set is None


def test_the_screen_names_what_the_seconds_are_of_and_does_not_cover_it_with_advice_how_to_be_seen() -> None:
    view = Lying().until(Stage.WORKING).wait(20.0).session.view
    hud = hud_of(Moment(20.0, None, False, None, dataclasses.replace(view, camera=CameraState.OK)), WORDS)
    assert hud.timer is not None
    assert hud.timer.label == "rolling"
    assert hud.message is None


def test_a_pause_takes_no_time_from_it_and_restart_gives_it_back() -> None:
    lying = Lying().until(Stage.WORKING).wait(10.0).ask(Command.PAUSE).wait(60.0).ask(Command.PAUSE).wait(30.0)
    assert lying.session.stage is Stage.WORKING
    lying.ask(Command.RESTART).wait(40.0)
    assert lying.session.stage is Stage.WORKING
    assert lying.wait(6.0).session.stage is Stage.RESTING


def test_next_goes_on_and_calibrating_means_nothing_there() -> None:
    lying = Lying().until(Stage.WORKING).ask(Command.CALIBRATE)
    assert lying.session.stage is Stage.WORKING
    assert lying.ask(Command.NEXT).session.stage is Stage.RESTING


@pytest.mark.parametrize("command", [Command.CALIBRATE, Command.RESTART])
def test_in_the_rest_between_there_is_nothing_to_calibrate_or_to_begin_again(command: Command) -> None:
    lying = Lying().until(Stage.RESTING).ask(command).wait(15.0)
    assert lying.session.stage is Stage.RESTING
    assert "Once more from the start" not in lying.said


def test_after_it_hurt_it_is_done_once() -> None:
    less = dataclasses.replace(ROLLER, dose=Dose(sets=3, reps=4), change=DoseChange.HURT)
    assert less.first_part is not None
    assert less.first_part.times == 1
    lying = Lying(less).until(Stage.FRAMING)
    assert [stage for stage, _ in lying.stages].count(Stage.WORKING) == 1


def test_a_clip_in_the_place_of_a_camera_shows_the_sets_alone() -> None:
    lying = Lying(conduct=AT_ONCE).wait(1.0)
    assert PART is not None
    assert PART.begin not in lying.said
    assert lying.session.analyzer is not None


def test_it_is_announced_with_the_dose_and_everything_said_of_it_is_prepared() -> None:
    assert PART is not None
    texts = [page.text for page in guide_pages(ROLLER, WORDS, known=True)]
    assert texts[:2] == [
        "Today: 3 sets of 5, with 20 seconds of rest between.",
        "Before that, 2 times 45 seconds of rolling by the clock.",
    ]
    assert {PART.begin, PART.reminder, PART.then} <= set(phrases_of([ROLLER], WORDS))
    assert set(texts_of(SPEC).values()) >= {PART.name, PART.begin, PART.reminder, PART.then}


def test_the_course_of_a_set_is_not_looked_for_while_nothing_is_measured() -> None:
    session, t_s = led([ROLLER], IN_POSITION), 0.0
    course = SetCourse(session, Sinks())
    while session.stage is not Stage.FRAMING:
        session.update(Pose.nobody(t_s, (640, 480)))
        if session.stage is Stage.WORKING:
            course._take(t_s)
        t_s += STEP_S
    assert session.analyzer is None


def test_the_history_has_the_time_of_rolling_and_counts_no_set_for_it() -> None:
    lying = Lying().until(Stage.FRAMING).ask(Command.QUIT)
    script = Script("foam_roller", at=MONDAY)
    (done,) = record(script.also(lying.events)).exercises
    assert isinstance(done, ExerciseRecord)
    assert done.worked_s == pytest.approx(90.0, abs=2 * STEP_S)
    assert done.sets == ()
