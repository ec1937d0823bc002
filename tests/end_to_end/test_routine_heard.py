"""Routines as they are heard: what is announced is said, in its order, and questions have their time."""

from __future__ import annotations

import itertools

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.steps.hand_check import CHECK_S
from posecoach.core.events import ExerciseEnded, ExerciseStarted
from posecoach.core.vocabulary import Priority, Stage
from posecoach.phrases.catalogue import load
from tests.end_to_end.test_routine import Camera, a_routine
from tests.support.heard import Heard

WORDS = load("en")
NUMBERS = [f"number.{n}" for n in range(11)]


class Listener(Camera):
    """Hears what the coach says to somebody who answers nothing."""

    heard: Heard

    def listen(self, until_s: float = 1500.0) -> Heard:
        if not hasattr(self, "heard"):
            self.heard = Heard()
        end_s = self.t_s + until_s
        while self.routine.stage is not Stage.DONE and self.t_s < end_s:
            before = len(self.events)
            self.step()
            self.heard.take(self.events[before:], self.t_s)
        return self.heard

    def press(self, command: Command) -> None:
        events = self.routine.command(command, self.t_s)
        self.events += events
        self.heard.take(events, self.t_s)


@pytest.fixture(scope="module")
def listener() -> Listener:
    listener = Listener(a_routine(("cat_camel", "row")))
    listener.listen()
    return listener


def test_everything_that_is_announced_is_heard(listener: Listener) -> None:
    assert [(cue.id, cue.reason) for cue in listener.heard.lost if cue.priority <= Priority.SETUP] == []


@pytest.mark.parametrize("question", ["session.how_it_feels", "session.how_hard"])
def test_the_numbers_are_heard_one_by_one_after_their_question(listener: Listener, question: str) -> None:
    ids = listener.heard.ids()
    asked = ids.index(question)
    assert ids[asked + 1 : asked + 12] == NUMBERS
    starts_s = [one.start_s for one in listener.heard.said[asked + 1 : asked + 12]]
    assert all(1.8 <= later - earlier <= 2.6 for earlier, later in itertools.pairwise(starts_s))


def test_who_is_asked_whether_all_is_good_has_time_to_hold_up_a_hand(listener: Listener) -> None:
    checks = [one for one in listener.heard.said if one.cue.id == "session.check"]
    assert len(checks) == 2
    (_, second) = [e for e in listener.events if isinstance(e, ExerciseStarted)]
    assert second.t_s - checks[0].end_s >= CHECK_S - 0.5


def test_who_says_that_it_hurts_hears_how_to_be_safe_then_how_much_and_no_praise() -> None:
    listener = Listener(a_routine(("cat_camel", "row")))
    heard = Heard()
    listener.heard = heard
    while "count.2" not in heard.ids():
        listener.listen(until_s=0.5)
    hurt_s, so_far = listener.t_s, len(heard.said)
    listener.press(Command.HURTS)
    listener.listen(until_s=12.0)
    after = [one.cue.id for one in heard.said[so_far:]]
    assert after == ["safety.stop_pain", "session.how_much"]
    assert heard.said[so_far].start_s == hurt_s
    assert [e.exercise for e in listener.events if isinstance(e, ExerciseEnded)] == ["cat_camel"]
    listener.listen()
    since = [one.cue.id for one in heard.said if one.start_s >= hurt_s]
    assert not [one for one in since if one.startswith(("summary", "praise", "set."))]
    assert since[-1] == "safety.stop_pain"
