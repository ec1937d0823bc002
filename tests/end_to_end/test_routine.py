"""Whole routines on a simulated clock: recorded poses of the sample clips are the camera."""

from __future__ import annotations

import dataclasses
import datetime
import functools
from collections.abc import Iterator

import pytest

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.speaking.guide_pages import guide_pages, safety_pages
from posecoach.core.answers import PainReported
from posecoach.core.cue import Cue
from posecoach.core.dose import Dose
from posecoach.core.events import (
    Event,
    ExerciseEnded,
    ExerciseStarted,
    FaultDetected,
    HoldProgress,
    RepCompleted,
    SessionEnded,
    SessionStarted,
    SetEnded,
)
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus, EndReason, HoldState, Stage
from posecoach.history.store import History
from posecoach.progress.recording import record_of
from posecoach.registry import exercises
from tests.support.led import GUIDED, WORDS, led
from tests.support.routine_order import EXPRESS, ORDER
from tests.support.sample_poses import sample

KNOWN = exercises()
CLIPS = {
    "heating_pad": "heating_pad_nodding",
    "muscle_fatigue": "muscle_fatigue_side",
    "foam_roller": "foam_roller_side",
    "chair_extension": "chair_extension_side",
    "cat_camel": "cat_camel_side",
    "self_massage": "self_massage_front",
    "scapular_retraction": "retraction_side",
    "row": "row_standing_side",
}
STEP_S = 0.2


def as_shown(exercise: str) -> PlannedExercise:
    """As much as the clip shows."""
    truth = sample(CLIPS[exercise])[1]
    spec = KNOWN[exercise]
    done = len(truth["holds"]) if spec.hold is not None else truth["full_reps"]
    minutes_s = {"heating_pad": 40.0}.get(exercise, 0.0)
    return PlannedExercise.of(spec, Dose(sets=1, reps=0 if minutes_s else done, duration_s=minutes_s))


@functools.cache
def poses_of(exercise: str) -> list[Pose]:
    """The poses of its clip, read once."""
    return list(sample(CLIPS[exercise])[0])


class Camera:
    """Shows somebody who waits while something is explained, and does the exercise when it is its turn."""

    def __init__(self, routine: Session, t_s: float = 0.0) -> None:
        self.routine, self.t_s = routine, t_s
        self.events: list[Event] = []
        self._playing: Iterator[Pose] | None = None
        self._offset_s = 0.0
        self._still: Pose | None = None

    def run(self, limit_s: float = 1500.0) -> list[Event]:
        end_s = self.t_s + limit_s
        while self.routine.stage is not Stage.DONE and self.t_s < end_s:
            self.step()
        assert self.routine.stage is Stage.DONE
        return self.events

    def step(self) -> None:
        if self.routine.stage is not Stage.WORKING:
            self._playing = None
            self._feed(self._waiting())
            self.t_s += STEP_S
            return
        if self._playing is None:
            self._playing = iter(poses_of(self.routine.spec.id))
            self._offset_s = self.t_s
        pose = next(self._playing, None)
        if pose is None:  # the clip is over: stay as it ended
            self._feed(dataclasses.replace(self._still, t_s=self.t_s) if self._still is not None else self._waiting())
            self.t_s += STEP_S
            return
        self._still = pose
        self.t_s = self._offset_s + pose.t_s + STEP_S
        self._feed(dataclasses.replace(pose, t_s=self.t_s))

    def _waiting(self) -> Pose:
        return dataclasses.replace(poses_of(self.routine.spec.id)[0], t_s=self.t_s)

    def _feed(self, pose: Pose) -> None:
        self.events += self.routine.update(pose)


def a_routine(ids: tuple[str, ...], done: frozenset[str] = frozenset()) -> Session:
    return led([as_shown(i) for i in ids if i not in done], GUIDED)


def session(events: list[Event]) -> list[Event]:
    """The events between those of a session, as the live loop writes them."""
    at = datetime.datetime(2026, 3, 2, 18, 0, tzinfo=datetime.UTC).isoformat()
    started = SessionStarted(
        t_s=0.0, exercise="routine", source="poses", model="test", model_sha256="", user="me", started_at=at
    )
    return [started, *events, SessionEnded(t_s=events[-1].t_s, reason=EndReason.PLAN_DONE)]


def said(events: list[Event]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue) and e.status == CueStatus.RAISED]


def within(events: list[Event], technique: str) -> list[Event]:
    """Events from the start of a technique to its end."""
    first = next(i for i, e in enumerate(events) if isinstance(e, ExerciseStarted) and e.exercise == technique)
    last = next(i for i, e in enumerate(events) if isinstance(e, ExerciseEnded) and e.exercise == technique)
    return events[first : last + 1]


@pytest.fixture(scope="module")
def full_routine() -> list[Event]:
    return Camera(a_routine(ORDER)).run()


def test_the_full_routine_does_everything_in_order(full_routine: list[Event]) -> None:
    assert [e.exercise for e in full_routine if isinstance(e, ExerciseStarted)] == list(ORDER)
    assert [e.reason for e in full_routine if isinstance(e, ExerciseEnded)] == ["done"] * len(ORDER)


@pytest.mark.parametrize("technique", ORDER)
def test_each_technique_is_explained_then_done_as_the_clip_shows_it(full_routine: list[Event], technique: str) -> None:
    events, truth = within(full_routine, technique), sample(CLIPS[technique])[1]
    texts = said(events)
    pages = [page.text for page in guide_pages(PlannedExercise.of(KNOWN[technique], Dose()), WORDS)]
    assert [t for t in texts if t in pages] == pages
    if KNOWN[technique].cycle is not None:
        assert sum(e.full for e in events if isinstance(e, RepCompleted)) == truth["full_reps"]
    if KNOWN[technique].hold is not None:
        ended = [e for e in events if isinstance(e, HoldProgress) and e.state == HoldState.ENDED and not e.reason]
        assert len(ended) == len(truth["holds"])
    (summed,) = (e for e in events if isinstance(e, SetEnded))
    assert summed.t_s == events[-1].t_s or summed.t_s <= events[-1].t_s


def test_nodding_off_over_the_heating_pad_wakes_the_person(full_routine: list[Event]) -> None:
    events = within(full_routine, "heating_pad")
    assert [e.fault.id for e in events if isinstance(e, FaultDetected)].count("nodding-off") >= 1
    cue = KNOWN["heating_pad"].state_faults[0].feedback.cue
    assert cue in said(events) or any("skin" in text.lower() for text in said(events))


def test_counts_are_said_with_every_full_repetition(full_routine: list[Event]) -> None:
    events = within(full_routine, "row")
    reps = sum(e.full for e in events if isinstance(e, RepCompleted))
    counts = [
        e
        for e in events
        if isinstance(e, Cue) and e.id.startswith("count.") and e.status == CueStatus.RAISED and e.text
    ]
    assert len(counts) >= reps


def test_the_history_has_the_routine(full_routine: list[Event], tmp_path: object) -> None:
    record = record_of(session(full_routine))
    assert record is not None
    assert [done.exercise for done in record.exercises] == list(ORDER)
    with History(tmp_path / "history.sqlite3") as history:  # type: ignore[operator]
        history.record_session(session(full_routine))
        (kept,) = history.sessions("me")
    by_id = {done.exercise: done for done in kept.exercises}
    for technique in ("chair_extension", "cat_camel", "row"):
        assert sum(one.full for one in by_id[technique].sets) == sample(CLIPS[technique])[1]["full_reps"]


def test_the_express_routine_is_complete_with_safety_once() -> None:
    events = Camera(a_routine(EXPRESS)).run()
    assert [e.exercise for e in events if isinstance(e, ExerciseStarted)] == list(EXPRESS)
    texts = said(events)
    assert all(texts.count(page.text) == 1 for page in safety_pages(WORDS))


def test_a_routine_that_was_broken_off_goes_on_where_it_was() -> None:
    camera = Camera(a_routine(EXPRESS))
    while not any(isinstance(e, ExerciseEnded) for e in camera.events):
        camera.step()
    broken = [*camera.events, *camera.routine.finish(camera.t_s)]
    done = frozenset(e.exercise for e in broken if isinstance(e, ExerciseEnded) and e.reason == EndReason.DONE)
    assert done == {"cat_camel"}
    events = Camera(a_routine(EXPRESS, done)).run()
    assert [e.exercise for e in events if isinstance(e, ExerciseStarted)] == ["self_massage", "row"]


def test_pain_in_the_middle_of_a_set_ends_the_routine_kindly() -> None:
    camera = Camera(a_routine(EXPRESS))
    while camera.routine.stage is not Stage.WORKING:
        camera.step()
    for _ in range(50):
        camera.step()
    camera.events += camera.routine.command(Command.HURTS, camera.t_s)
    camera.events += camera.routine.digit(7, camera.t_s)
    assert camera.routine.stage is Stage.DONE
    assert [e.nprs for e in camera.events if isinstance(e, PainReported)] == [7]
    assert WORDS.say("safety.see_professional") in said(camera.events)


def test_a_pause_and_a_skip_in_the_middle_lose_nothing() -> None:
    camera = Camera(a_routine(EXPRESS))
    while camera.routine.stage is not Stage.WORKING:
        camera.step()
    camera.events += camera.routine.command(Command.PAUSE, camera.t_s)
    assert camera.routine.stage is Stage.PAUSED
    camera.events += camera.routine.command(Command.PAUSE, camera.t_s)
    camera.events += camera.routine.command(Command.SKIP, camera.t_s)
    events = camera.run()
    assert [e.reason for e in events if isinstance(e, ExerciseEnded)] == ["skipped", "done", "done"]
