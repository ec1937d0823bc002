from __future__ import annotations

import dataclasses
import json

from posecoach.coaching.display.view import (
    Moment,
    QuestionKind,
    QuestionView,
    SessionView,
    SetView,
    TimerKind,
    TimerView,
)
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.vocabulary import Priority, Stage
from posecoach.page.streaming.moment_state import moment_state
from posecoach.registry import exercises
from tests.support.led import WORDS


def state(view: SessionView) -> dict[str, object]:
    found = moment_state(Moment(1.0, None, False, None, view), WORDS, exercises())
    assert json.loads(json.dumps(found)) == found
    return found


def test_a_set_is_known_by_its_exercise_number_and_count() -> None:
    found = state(SessionView(Stage.WORKING, "row", set=SetView(2, 3, 4, 10, counts=True)))
    assert (found["exercise"], found["count"], found["count_label"]) == ("Row", 4, "of 10")
    assert found["set"] == WORDS.say("set.label", index=2, sets=3)
    assert not found["over"]


def test_a_question_says_what_its_answer_means_and_which_number_is_offered() -> None:
    question = QuestionView(QuestionKind.PAIN, "session.how_it_feels", "How much?", offered=3)
    found = state(SessionView(Stage.GUIDING, "row", question=question))["question"]
    assert found == {
        "kind": "pain", "id": "session.how_it_feels", "text": "How much?", "offered": 3, "title": "", "choices": [],
    }  # fmt: skip


def test_a_question_about_a_spot_brings_the_words_to_choose_from() -> None:
    question = QuestionView(QuestionKind.SPOT, "spot.ask", "How?", choices=("Easier", "The same", "Worse"))
    found = state(SessionView(Stage.RESTING, "self_massage", question=question))["question"]
    assert found == {
        "kind": "spot", "id": "spot.ask", "text": "How?", "offered": None, "title": "",
        "choices": ["Easier", "The same", "Worse"],
    }  # fmt: skip


def test_a_caption_comes_with_how_urgent_it_is() -> None:
    cue = Cue(t_s=1.0, id="safety.stop_pain", text="Stop.", priority=Priority.SAFETY)
    found = state(SessionView(Stage.WORKING, "row", caption=cue))
    assert (found["caption"], found["caption_kind"]) == ("Stop.", "safety")


def test_a_rest_has_its_seconds() -> None:
    found = state(SessionView(Stage.RESTING, "row", timer=TimerView(TimerKind.REST, 12.2, 60.0)))
    assert found["timer"] == {"text": "13", "label": ""}


def test_the_end_and_a_pause_are_known() -> None:
    assert state(SessionView(Stage.DONE, "row"))["over"]
    assert state(SessionView(Stage.PAUSED, "row"))["paused"]


def test_what_is_wrong_with_the_camera_is_known_beside_what_is_asked() -> None:
    question = QuestionView(QuestionKind.PAIN, "session.how_it_feels", "How much?", offered=3)
    asked = SessionView(Stage.GUIDING, "row", question=question)
    assert state(dataclasses.replace(asked, camera=CameraState.MISSING))["no_camera"] == WORDS.say("camera.missing")
    for well in (CameraState.OK, CameraState.STARTING):
        assert state(dataclasses.replace(asked, camera=well))["no_camera"] == ""
