from __future__ import annotations

import pytest

from posecoach.coaching.camera.camera_watch import CAMERA_PHRASES, CameraWatch
from posecoach.coaching.camera.framing import FramingAdvice
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.vocabulary import Priority
from posecoach.phrases.catalogue import load
from tests.support.heard import Heard

WORDS = load("en")


def said(watch: CameraWatch, states: list[CameraState]) -> list[str]:
    events = [event for t_s, state in enumerate(states) for event in watch.update(state, float(t_s))]
    return [event.id for event in events if isinstance(event, Cue)]


TROUBLE = [s for s in CameraState if s not in (CameraState.OK, CameraState.STARTING)]


@pytest.mark.parametrize("state", TROUBLE)
def test_trouble_is_announced_once_with_words_of_its_own(state: CameraState) -> None:
    watch = CameraWatch(Speaker(WORDS))
    watch.update(CameraState.OK, 1.0)
    (cue,) = [c for t_s in (2.0, 2.1, 2.2) for c in watch.update(state, t_s) if isinstance(c, Cue)]
    assert (cue.id, cue.t_s, cue.priority) == (f"camera.{state.value}", 2.0, Priority.CAMERA)
    assert cue.text == WORDS.say(f"camera.{state.value}")


def test_a_camera_that_starts_as_it_should_is_not_worth_a_word() -> None:
    watch = CameraWatch(Speaker(WORDS))
    assert watch.update(CameraState.STARTING, 0.0) == []
    assert watch.update(CameraState.OK, 1.0) == []
    assert watch.update(CameraState.OK, 2.0) == []


def test_its_coming_back_is_announced_once() -> None:
    watch = CameraWatch(Speaker(WORDS))
    states = [CameraState.OK, CameraState.LOST, CameraState.OK, CameraState.OK]
    announced = said(watch, states)
    assert announced == ["camera.lost", "camera.back"]


def test_a_camera_that_is_plugged_in_late_is_welcomed() -> None:
    watch = CameraWatch(Speaker(WORDS))
    states = [CameraState.STARTING, CameraState.MISSING, CameraState.OK]
    announced = said(watch, states)
    assert announced == ["camera.missing", "camera.back"]


@pytest.mark.parametrize("advice", [FramingAdvice.NOBODY, FramingAdvice.DARK])
def test_that_nobody_is_seen_goes_without_saying_while_the_camera_is_away(advice: FramingAdvice) -> None:
    watch = CameraWatch(Speaker(WORDS))
    nobody = Cue(t_s=2.0, id=f"camera.{advice.value}", text=WORDS.say(f"camera.{advice}"), priority=Priority.CAMERA)
    other = Cue(t_s=2.0, id="set.go", text="Go", priority=Priority.CAMERA)
    watch.update(CameraState.OK, 1.0)
    assert watch.sift([nobody, other]) == [nobody, other]
    watch.update(CameraState.LOST, 2.0)
    assert watch.sift([nobody, other]) == [other]
    watch.update(CameraState.OK, 3.0)
    assert watch.sift([nobody]) == [nobody]


def test_everything_that_hides_the_person_has_its_words() -> None:
    assert set(CAMERA_PHRASES) == set(CameraState) - {CameraState.OK}


def test_others_are_mentioned_once() -> None:
    watch = CameraWatch(Speaker(WORDS))
    assert [cue.id for t_s in (1.0, 2.0) for cue in watch.others(t_s)] == ["camera.others"]  # type: ignore[attr-defined]


def test_what_was_said_of_the_camera_before_no_longer_matters() -> None:
    watch = CameraWatch(Speaker(WORDS))
    states = (CameraState.OK, CameraState.LOST, CameraState.OK, CameraState.BLACK)
    events = [event for t_s, state in enumerate(states) for event in watch.update(state, float(t_s))]
    withdrawn = [event.ids for event in events if isinstance(event, CuesWithdrawn)]
    assert withdrawn == [("camera.back",), ("camera.lost",), ("camera.back",)]


@pytest.mark.parametrize("state", TROUBLE)
def test_that_the_camera_does_not_work_is_said_however_long_a_sentence_was_before_it(state: CameraState) -> None:
    watch, heard = CameraWatch(Speaker(WORDS)), Heard()
    watch.update(CameraState.OK, 0.0)
    heard.take([Speaker(WORDS).guide("word " * 25, 0.0)], 0.0)
    heard.take(watch.update(state, 1.0), 1.0)
    for tenth in range(11, 150):
        heard.take([], tenth / 10)
    assert heard.ids() == ["guide", f"camera.{state.value}"]


def test_that_several_people_are_in_view_is_said_however_long_a_sentence_was_before_it() -> None:
    watch, heard = CameraWatch(Speaker(WORDS)), Heard()
    heard.take([Speaker(WORDS).guide("word " * 25, 0.0)], 0.0)
    heard.take(watch.others(1.0), 1.0)
    for tenth in range(11, 150):
        heard.take([], tenth / 10)
    assert heard.ids() == ["guide", "camera.others"]
