from __future__ import annotations

from dataclasses import replace

import pytest

from posecoach.coaching.display.two_way_phase import ROUND, SAG
from posecoach.coaching.display.view import (
    MeterView,
    Moment,
    QuestionKind,
    QuestionView,
    SessionView,
    SetView,
    TimerKind,
    TimerView,
)
from posecoach.coaching.speaking.guide_pages import Illustration, Page
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import Phase, Priority, Stage
from posecoach.phrases.catalogue import load
from posecoach.registry import exercises
from posecoach.screen.drawing.icons import Icon
from posecoach.screen.drawing.state import CueKind, HudCount, HudCue, HudMessage
from posecoach.screen.present import (
    clock_text,
    confidence_ratio,
    cue_kind,
    hud_of,
    illustration_of,
    landmarks_of,
    message,
    tempo_text,
    timer,
)
from tests.support.mannequin import Mannequin

WORDS = load("en")


def test_every_phase_has_its_word() -> None:
    assert all(WORDS.say(f"screen.phase.{phase}") for phase in (*Phase, ROUND, SAG))


def test_a_fault_lights_up_its_parts_on_both_sides() -> None:
    row = exercises()["row"]
    assert landmarks_of(row.parts_at_fault(["shrug"])) == {
        Landmark.LEFT_EAR, Landmark.RIGHT_EAR, Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER,
    }  # fmt: skip
    assert row.parts_at_fault(["no such fault"]) == ()
    assert landmarks_of([]) == frozenset()


def test_the_rest_shows_what_was_said_of_the_set() -> None:
    shown = message(SessionView(Stage.RESTING, "row", summary="Ten. Next: shoulders low."), WORDS)
    assert shown is not None
    assert shown.detail == "Ten. Next: shoulders low."


def test_at_the_end_a_warning_takes_the_place_of_praise() -> None:
    over = SessionView(Stage.DONE, "row", summary="Ten.")
    warning = Cue(
        t_s=1.0, id="safety.see_professional", text=WORDS.say("safety.see_professional"), priority=Priority.SAFETY
    )
    assert message(replace(over, caption=warning), WORDS) == HudMessage(warning.text, kind=CueKind.SAFETY)
    praised = message(over, WORDS)
    assert praised is not None
    assert (praised.text, praised.detail) == (WORDS.say("session.ended"), "Ten.")


WARNING = Cue(t_s=1.0, id="cue.nodding-off", text="Check your skin, stay awake", priority=Priority.SAFETY)


@pytest.mark.parametrize("camera", [CameraState.OK, CameraState.LOST])
@pytest.mark.parametrize("stage", [Stage.WORKING, Stage.PAUSED, Stage.RESTING, Stage.FRAMING])
def test_a_warning_takes_the_middle_of_the_picture(stage: Stage, camera: CameraState) -> None:
    shown = message(SessionView(stage, "heating_pad", camera=camera, caption=WARNING, muted=True), WORDS)
    assert shown is not None
    assert (shown.text, shown.kind) == (WARNING.text, CueKind.SAFETY)
    assert shown.detail == (WORDS.say("session.resume_hint") if stage is Stage.PAUSED else "")


def test_above_a_question_or_a_page_a_warning_stands_over_it() -> None:
    asked = QuestionView(QuestionKind.PAIN, "session.how_much", "How much?", offered=3)
    page = Page("Row", "You need a band.")
    for view, text in ((SessionView(Stage.GUIDING, "row", question=asked), asked.text),
                       (SessionView(Stage.GUIDING, "row", page=page), page.text)):  # fmt: skip
        shown = message(replace(view, caption=WARNING), WORDS)
        assert shown is not None
        assert (shown.title, shown.text, shown.kind) == (WARNING.text, text, CueKind.SAFETY)


@pytest.mark.parametrize(("unheard", "said"), [(True, "No voice"), (False, "")])
def test_the_picture_says_plainly_that_nothing_is_heard(unheard: bool, said: str) -> None:
    view = SessionView(Stage.WORKING, "row", warnings_unheard=unheard)
    assert hud_of(Moment(0.0, None, False, None, view), WORDS).no_voice == said


def test_what_was_said_of_the_last_set_stands_below_the_question_after_it_for_whom_hears_nothing() -> None:
    asked = QuestionView(QuestionKind.YES_NO, "session.check", "All good?", title="Row", choices=("Good", "Hurts"))
    shown = message(SessionView(Stage.GUIDING, "row", question=asked, summary="Ten. Next: shoulders low."), WORDS)
    assert shown == HudMessage("All good?", title="Row", detail="Ten. Next: shoulders low.")


def test_what_was_said_of_the_last_set_stands_below_what_comes_next() -> None:
    resting = SessionView(Stage.RESTING, "self_massage", page=Page("Rest.", "Right side."), summary="3 holds.")
    assert message(resting, WORDS) == HudMessage("Right side.", title="Rest.", detail="3 holds.")
    guided = replace(resting, stage=Stage.GUIDING)
    assert message(guided, WORDS) == HudMessage("Right side.", title="Rest.")


def test_a_camera_that_is_away_is_more_urgent_than_anything_else() -> None:
    away = SessionView(Stage.PAUSED, "row", camera=CameraState.LOST)
    assert message(away, WORDS) == HudMessage(WORDS.say("camera.lost"), Icon.CAMERA_OFF)


def test_a_question_shows_the_number_that_is_offered() -> None:
    asked = QuestionView(QuestionKind.PAIN, "session.how_much", "How much?", offered=3)
    shown = message(SessionView(Stage.GUIDING, "row", question=asked), WORDS)
    assert shown == HudMessage("Three", title="How much?", detail=WORDS.say("session.type_hint"))
    assert "ten" in WORDS.say("session.type_hint")


def test_what_a_hand_answers_is_a_sentence_without_numbers_to_type() -> None:
    asked = QuestionView(QuestionKind.YES_NO, "session.check", "All good?", title="Row", choices=("Good", "Hurts"))
    shown = message(SessionView(Stage.GUIDING, "row", question=asked), WORDS)
    assert shown == HudMessage("All good?", title="Row")


def test_a_pause_hides_the_question() -> None:
    asked = QuestionView(QuestionKind.PAIN, "session.how_much", "How much?", offered=3)
    shown = message(SessionView(Stage.PAUSED, "row", question=asked), WORDS)
    assert shown is not None
    assert shown.text == WORDS.say("session.paused")


@pytest.mark.parametrize(("target_s", "label"), [(30.0, "of 30 s"), (75.0, "of 1:15"), (0.0, "hold")])
def test_a_hold_of_a_minute_or_more_reads_as_a_clock(target_s: float, label: str) -> None:
    shown = timer(SessionView(Stage.WORKING, "self_massage", timer=TimerView(TimerKind.HOLD, 3.0, target_s)), WORDS)
    assert shown is not None
    assert shown.label == label


@pytest.mark.parametrize(
    ("seconds", "text"), [(-1.0, "0"), (0.0, "0"), (0.2, "1"), (12.0, "12"), (59.5, "1:00"), (65.0, "1:05")]
)
def test_seconds_read_as_a_clock(seconds: float, text: str) -> None:
    assert clock_text(seconds) == text


def test_a_cycle_to_both_sides_has_one_time_since_either_side_may_come_first() -> None:
    assert tempo_text((2.0, 0.5, 3.25), None, WORDS) == "5.8 s a cycle"


@pytest.mark.parametrize("stage", [Stage.RESTING, Stage.CALIBRATING])
def test_no_count_is_shown_of_a_set_that_has_not_begun(stage: Stage) -> None:
    view = SessionView(stage, "row", set=SetView(2, 3, 0, 10, True))
    assert hud_of(Moment(0.0, None, False, None, view), WORDS).count is None
    assert hud_of(Moment(0.0, None, False, None, replace(view, stage=Stage.PAUSED)), WORDS).count == HudCount(
        0, "of 10"
    )


def test_no_count_is_shown_of_guided_repetitions_that_are_asked_for_in_the_middle_of_a_set() -> None:
    view = SessionView(Stage.CALIBRATING, "row", set=SetView(1, 3, 4, 10, True))
    assert hud_of(Moment(0.0, None, False, None, view), WORDS).count is None


def test_a_tempo_reads_out_held_back() -> None:
    assert tempo_text((2.0, 0.5, 3.25), ("pull", "back"), WORDS) == "2.0 s pull, 0.5 s hold, 3.2 s back"


def test_the_better_seen_side_tells_how_well_the_person_is_seen() -> None:
    hidden = {Landmark.RIGHT_SHOULDER: 0.1, Landmark.LEFT_ELBOW: 0.7}
    assert confidence_ratio(Mannequin(visibility=hidden).pose(0.0)) == pytest.approx(0.7)
    assert confidence_ratio(Pose.nobody(0.0, (640, 480))) == 0.0


@pytest.mark.parametrize(
    ("cue_id", "priority", "kind"),
    [
        ("cue.shrug", Priority.FORM, CueKind.FORM),
        ("cue.shrug", Priority.SAFETY, CueKind.SAFETY),
        ("praise.form", Priority.REFINEMENT, CueKind.PRAISE),
        ("count.3", Priority.COUNT, CueKind.INFO),
    ],
)
def test_a_cue_is_coloured_by_what_it_is(cue_id: str, priority: Priority, kind: CueKind) -> None:
    assert cue_kind(Cue(t_s=1.0, id=cue_id, text="x", priority=priority)) is kind
    assert cue_kind(None) is CueKind.INFO


@pytest.mark.parametrize("illustration", [*Illustration, None])
def test_a_page_without_an_illustration_leaves_its_place_to_the_text(illustration: Illustration | None) -> None:
    view = SessionView(Stage.GUIDING, "row", page=Page("Row", "Stop at once.", illustration))
    assert illustration_of(view) is illustration
    assert illustration_of(replace(view, stage=Stage.PAUSED)) is None


def test_the_demonstration_goes_with_framing() -> None:
    assert illustration_of(SessionView(Stage.FRAMING, "row")) is Illustration.DEMO


def test_of_an_empty_room_neither_skeleton_nor_phase_is_shown() -> None:
    view = SessionView(Stage.WORKING, "row", meter=MeterView("out", 0.5, 0.8, False))
    state = hud_of(Moment(1.0, None, True, Pose.nobody(1.0, (640, 480)), view), WORDS)
    assert state.skeleton is None
    assert (state.phase, state.confidence_ratio) == ("", 0.0)


def test_what_the_coach_says_is_shown_unless_something_is_to_be_read() -> None:
    cue = Cue(t_s=1.0, id="cue.shrug", text="Shoulders low", priority=Priority.FORM)
    working = SessionView(Stage.WORKING, "row", caption=cue)
    reading = SessionView(Stage.GUIDING, "row", caption=cue, page=Page("Row", "Stop at once."))
    shown = [hud_of(Moment(1.0, None, True, None, view), WORDS).cue for view in (working, reading)]
    assert shown == [HudCue(cue.text, CueKind.FORM), None]


@pytest.mark.parametrize(
    ("camera", "below"),
    [(CameraState.LOST, WORDS.say("camera.lost")), (CameraState.MISSING, WORDS.say("camera.missing")),
     (CameraState.STARTING, "")],
)  # fmt: skip
def test_without_a_camera_what_is_read_or_asked_is_shown_all_the_same(camera: CameraState, below: str) -> None:
    asked = QuestionView(QuestionKind.YES_NO, "session.check", "All good?", title="Row", choices=("All good", "Hurts"))
    for view, text in (
        (
            SessionView(Stage.GUIDING, "row", page=Page("Before you start", "Get help at once.", None)),
            "Get help at once.",
        ),
        (SessionView(Stage.GUIDING, "row", question=asked), "All good?"),
    ):
        shown = message(replace(view, camera=camera), WORDS)
        assert shown is not None
        assert (shown.text, shown.detail) == (text, below)
    working = message(SessionView(Stage.WORKING, "row", camera=camera), WORDS)
    assert working is not None
    assert working.text != ""
