from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable

import pytest

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.coaching.planning.routine_plan import parse_plan, plan_routine
from posecoach.coaching.requests import Command
from posecoach.coaching.session import Session
from posecoach.coaching.setting import Person
from posecoach.coaching.speaking.guide_pages import LONGEST_S, guide_pages, phrases_of, safety_pages
from posecoach.coaching.speaking.talk import spoken_s
from posecoach.core.answers import DayAfterReported, EffortReported, PainReported
from posecoach.core.cue import Cue
from posecoach.core.dose import Dose, DoseChange
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, ExerciseEnded, ExerciseStarted, RepCompleted, SessionStarted
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import EndReason, Gesture, PainMoment, Priority, Stage
from posecoach.progress.recording import record_of
from posecoach.registry import exercises
from tests.support.led import GUIDED, WORDS, led, planned
from tests.support.routine_order import EXPRESS, ORDER
from tests.support.rowing import pose_of, row_angles

KNOWN = exercises()
SHORT = Dose(sets=1, reps=2)
TIMED = Dose(sets=1, duration_s=6.0)
HEAT, ROWS = planned("heating_pad", TIMED), planned("row", SHORT)


def a_routine(*items: PlannedExercise, person: Person | None = None) -> Session:
    return led(items, GUIDED, person)


class Clock:
    """Feeds a routine a rower who pulls whenever a set is on, ten times a second; else three times."""

    def __init__(self, routine: Session) -> None:
        self.routine, self.t_s = routine, 0.0
        self.events: list[Event] = []
        self._working_since_s = 0.0

    def run(self, until: Callable[[], bool], limit_s: float = 600.0) -> list[Event]:
        end_s = self.t_s + limit_s
        while not until() and self.t_s < end_s:
            working = self.routine.stage is Stage.WORKING
            self._working_since_s = self._working_since_s if working else self.t_s
            self.events += self.routine.update(self._pose())
            self.t_s += 0.1 if working else 0.3
        assert until(), f"still {self.routine.stage} after {limit_s} s"
        return self.events

    def _pose(self) -> Pose:
        pulling = row_angles([1.5, 5.5, 9.5])
        pose = pose_of(self.t_s - self._working_since_s, pulling)
        return dataclasses.replace(pose, t_s=self.t_s)

    def done(self) -> bool:
        return self.routine.stage is Stage.DONE

    def go_on_once_settled(self) -> None:
        self.run(lambda: WORDS.say("session.left_out") in said(self.events), 20.0)
        self.events += self.routine.command(Command.NEXT, self.t_s)


def shown(routine: Session) -> str:
    """The sentence on the screen."""
    view = routine.view
    return view.page.text if view.page is not None else view.question.text if view.question is not None else ""


def hand(routine: Session, gesture: Gesture, t_s: float) -> list[Event]:
    """A hand held up, as soon as it is recognised."""
    return [*routine._hand(gesture, t_s), *routine.tick(t_s)]


def of(events: list[Event], kind: type[Event]) -> list[Event]:
    return [e for e in events if isinstance(e, kind)]


def said(events: list[Event]) -> list[str]:
    return [e.text for e in events if isinstance(e, Cue) and e.status == "raised"]


def test_what_was_done_too_lately_is_left_out_and_that_is_said_and_noted() -> None:
    clock = Clock(a_routine(HEAT, ROWS, person=Person(left_out={"heating_pad": "session.too_soon"})))
    events = clock.run(clock.done)
    ended = [(e.exercise, e.reason) for e in of(events, ExerciseEnded)]
    assert ended == [("heating_pad", EndReason.SKIPPED), ("row", EndReason.DONE)]
    assert "Heating pad: too soon after the last time, so we leave it out." in said(events)
    assert "Heat off now. Check your skin." not in said(events)


def test_a_routine_leads_through_its_techniques_in_order() -> None:
    clock = Clock(a_routine(HEAT, ROWS))
    events = clock.run(clock.done)
    assert [(e.exercise) for e in of(events, ExerciseStarted)] == ["heating_pad", "row"]  # type: ignore[attr-defined]
    assert [(e.exercise, e.reason) for e in of(events, ExerciseEnded)] == [  # type: ignore[attr-defined]
        ("heating_pad", "done"),
        ("row", "done"),
    ]
    assert sum(e.full for e in of(events, RepCompleted)) == 2  # type: ignore[attr-defined]
    texts = said(events)
    for page in (*safety_pages(WORDS), *guide_pages(HEAT, WORDS), *guide_pages(ROWS, WORDS)):
        assert page.text in texts


@pytest.mark.parametrize(("number", "known"), [(1, False), (2, False), (3, True)])
def test_from_the_third_session_on_only_what_changes_is_explained(number: int, known: bool) -> None:
    person = Person(informed=frozenset({"row"}), session_numbers={"row": number})
    clock = Clock(a_routine(ROWS, person=person))
    texts = said(clock.run(clock.done))
    assert (ROWS.spec.guide.purpose in texts) is not known
    assert (WORDS.say("safety.red_flags") in texts) is not known
    for page in guide_pages(ROWS, WORDS, known=True):
        assert page.text in texts


def test_an_exercise_whose_risks_were_not_heard_is_explained_however_often_it_was_done() -> None:
    clock = Clock(a_routine(ROWS, person=Person(session_numbers={"row": 9})))
    assert ROWS.spec.guide.purpose in said(clock.run(clock.done))


@pytest.mark.parametrize("sets", [1, 2])
def test_the_last_set_is_said_to_be_the_last_where_there_were_several(sets: int) -> None:
    clock = Clock(a_routine(planned("row", SHORT, sets=sets)))
    assert (WORDS.say("set.all_done") in said(clock.run(clock.done))) is (sets > 1)


def test_safety_is_explained_once_and_before_anything_else() -> None:
    clock = Clock(a_routine(HEAT, ROWS))
    texts = said(clock.run(clock.done))
    assert texts.count(WORDS.say("safety.intro")) == 1
    assert texts.index(WORDS.say("safety.intro")) < texts.index(HEAT.spec.guide.purpose)


def test_sentences_are_not_said_into_one_another() -> None:
    clock = Clock(a_routine(HEAT))
    pages = [e for e in clock.run(clock.done) if isinstance(e, Cue) and e.id in ("guide", "guide.warning")]
    assert len(pages) >= len(guide_pages(HEAT, WORDS))
    for first, second in itertools.pairwise(pages):
        assert second.t_s - first.t_s >= spoken_s(first.text)


def test_how_it_feels_is_asked_before_and_after_and_effort_after_rows() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(3, clock.t_s)
    clock.run(lambda: bool(of(clock.events, ExerciseEnded)))
    clock.events += routine.digit(6, clock.t_s)
    clock.run(lambda: WORDS.say("session.how_it_feels") in said(clock.events[20:]))
    clock.events += routine.digit(1, clock.t_s)
    clock.run(clock.done)
    assert [(e.when, e.nprs) for e in of(clock.events, PainReported)] == [("before", 3), ("after", 1)]  # type: ignore[attr-defined]
    assert [e.rpe for e in of(clock.events, EffortReported)] == [6.0]  # type: ignore[attr-defined]


def test_without_a_key_the_coach_counts_and_without_a_hand_goes_on() -> None:
    clock = Clock(a_routine(HEAT))
    events = clock.run(lambda: bool(of(clock.events, ExerciseStarted)))
    numbers = [e.text for e in events if isinstance(e, Cue) and e.id.startswith("number.")]
    assert numbers == ["Zero", *(WORDS.count(n) for n in range(1, 11))]
    assert of(events, PainReported) == []


@pytest.mark.parametrize(
    ("before", "during", "stops"), [(2, 6, True), (4, 6, True), (1, 3, True), (4, 5, False), (0, 1, False)]
)
def test_above_the_stop_rule_the_session_ends_kindly(before: int, during: int, stops: bool) -> None:
    routine = a_routine(ROWS, HEAT)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(before, clock.t_s)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.run(lambda: clock.t_s > 0, 0.5)
    clock.events += routine.digit(during, clock.t_s)
    assert (routine.stage is Stage.DONE) is stops
    assert (WORDS.say("safety.see_professional") in said(clock.events)) is stops
    assert [e.reason for e in of(clock.events, ExerciseEnded)] == [EndReason.STOPPED_FOR_PAIN]  # type: ignore[attr-defined]
    if not stops:
        clock.go_on_once_settled()
        clock.run(clock.done)
        assert [e.exercise for e in of(clock.events, ExerciseStarted)] == ["row", "heating_pad"]  # type: ignore[attr-defined]


def test_the_last_words_after_something_hurt_are_of_safety_and_praise_nothing() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(2, clock.t_s)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.run(clock.done)
    assert said(clock.events)[-1] == WORDS.say("safety.stop_pain")
    shown = routine.view.caption
    assert shown is not None
    assert shown.priority is Priority.SAFETY


def asked_before_and_after(before: int, after: int) -> tuple[list[str], EndReason | None]:
    """What is said of a session whose two questions about pain are answered so, and why it ended."""
    routine = a_routine(HEAT)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(before, clock.t_s)
    clock.run(lambda: said(clock.events).count(WORDS.say("session.how_it_feels")) == 2)
    clock.events += routine.digit(after, clock.t_s)
    clock.run(clock.done)
    return said(clock.events), routine.result.reason


@pytest.mark.parametrize(
    ("before", "after", "last"),
    [
        (2, 3, "session.ended"),
        (2, 4, "safety.sorer"),
        (5, 6, "safety.sorer"),
        (4, 3, "session.ended"),
        (4, 2, "session.ended_easier"),
    ],
)
def test_the_last_words_follow_from_the_pain_before_and_after(before: int, after: int, last: str) -> None:
    texts, reason = asked_before_and_after(before, after)
    assert texts[-1] == WORDS.say(last)
    assert (reason is EndReason.STOPPED_FOR_PAIN) is (last == "safety.sorer")


@pytest.mark.parametrize(("before", "after", "last"), [(8, 8, "safety.not_today"), (2, 6, "safety.sorer")])
def test_who_says_too_much_when_asked_hears_with_what_to_get_help_at_once(before: int, after: int, last: str) -> None:
    """Nobody has been told before: the pages of a first session come after the question."""
    routine = a_routine(HEAT)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(before, clock.t_s)
    clock.run(lambda: clock.done() or said(clock.events).count(WORDS.say("session.how_it_feels")) == 2)
    clock.events += routine.digit(after, clock.t_s)
    clock.run(clock.done)
    assert said(clock.events)[-1] == WORDS.say(last)
    assert "chest pain, trouble breathing or numbness, get help now" in said(clock.events)[-1]
    assert routine.result.reason is EndReason.STOPPED_FOR_PAIN


@pytest.mark.parametrize(("before", "gently"), [(3, False), (4, True), (5, True)])
def test_moderate_pain_at_the_start_is_answered_with_smaller_movements(before: int, gently: bool) -> None:
    texts, _ = asked_before_and_after(before, before)
    assert (WORDS.say("session.gently") in texts) is gently


def test_that_it_is_to_be_gone_gently_is_read_before_anything_is_explained() -> None:
    """Who hears nothing has the caption alone, and each sentence takes the place of the one before."""
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(4, clock.t_s)
    clock.run(lambda: WORDS.say("session.gently") in said(clock.events))
    clock.run(lambda: clock.t_s > 0, 2.0)
    caption = routine.view.caption
    assert caption is not None
    assert caption.id == "session.gently"
    clock.events += routine.command(Command.HURTS, clock.t_s)
    assert shown(routine) == WORDS.say("session.how_much")
    clock.events += routine.digit(5, clock.t_s + 0.1)
    clock.run(clock.done)
    assert [e.nprs for e in of(clock.events, PainReported) if e.when is PainMoment.BEFORE] == [4, 5]  # type: ignore[attr-defined]


def test_after_a_last_exercise_that_hurt_a_little_what_to_do_at_once_is_not_said_again() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.run(lambda: clock.t_s > 0, 0.5)
    clock.events += routine.digit(3, clock.t_s)
    clock.run(clock.done)
    assert said(clock.events).count(WORDS.say("safety.stop_pain")) == 1
    assert said(clock.events)[-1] == WORDS.say("safety.see_professional")


@pytest.mark.parametrize("answered", [True, False])
def test_after_something_hurt_the_next_exercise_begins_only_for_somebody_who_answers(answered: bool) -> None:
    routine = a_routine(ROWS, HEAT)
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    if answered:
        clock.events += routine.digit(3, clock.t_s + 0.1)
        clock.go_on_once_settled()
    clock.run(clock.done)
    assert [e.exercise for e in of(clock.events, ExerciseStarted)] == ["row", *(["heating_pad"] if answered else [])]  # type: ignore[attr-defined]
    assert (WORDS.say("session.left_out") in said(clock.events)) is answered
    assert (routine.result.reason is EndReason.STOPPED_FOR_PAIN) is not answered


def test_after_something_hurt_nothing_begins_for_somebody_who_does_not_say_that_they_go_on() -> None:
    routine = a_routine(ROWS, HEAT)
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.events += routine.digit(3, clock.t_s + 0.1)
    clock.run(clock.done)
    assert [e.exercise for e in of(clock.events, ExerciseStarted)] == ["row"]  # type: ignore[attr-defined]
    assert said(clock.events).count(WORDS.say("session.left_out")) == 2
    assert said(clock.events)[-1] == WORDS.say("safety.see_professional")
    assert routine.result.reason is EndReason.STOPPED_FOR_PAIN


def test_after_something_hurt_nobody_is_told_to_go_on_where_all_that_follows_is_left_out() -> None:
    routine = a_routine(ROWS, HEAT, person=Person(left_out={"heating_pad": "session.too_soon"}))
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.events += routine.digit(3, clock.t_s + 0.1)
    clock.run(clock.done)
    assert WORDS.say("session.left_out") not in said(clock.events)
    assert said(clock.events)[-1] == WORDS.say("safety.see_professional")
    assert routine.result.reason is EndReason.STOPPED_FOR_PAIN


@pytest.mark.parametrize("answer", [3, None])
def test_who_says_that_it_hurts_again_while_the_rest_is_left_out_is_asked_again(answer: int | None) -> None:
    routine = a_routine(ROWS, HEAT)
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.events += routine.digit(3, clock.t_s + 0.1)
    clock.run(lambda: WORDS.say("session.left_out") in said(clock.events), 20.0)
    clock.events += routine.command(Command.HURTS, clock.t_s + 0.5)
    assert shown(routine) == WORDS.say("session.how_much")
    if answer is not None:
        clock.events += routine.digit(answer, clock.t_s + 0.6)
        clock.run(lambda: said(clock.events).count(WORDS.say("session.left_out")) > 1, 20.0)
        clock.go_on_once_settled()
    clock.run(clock.done)
    goes_on = answer is not None
    assert [e.exercise for e in of(clock.events, PainReported)][:2] == ["row", "row"][: 1 + goes_on]  # type: ignore[attr-defined]
    assert ("heating_pad" in [e.exercise for e in of(clock.events, ExerciseStarted)]) is goes_on  # type: ignore[attr-defined]
    assert routine.result.reason is (EndReason.PLAN_DONE if goes_on else EndReason.STOPPED_FOR_PAIN)


def test_somebody_in_pain_before_the_first_exercise_who_gives_no_number_is_led_into_none() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: shown(routine) == WORDS.say("safety.intro"))
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.run(clock.done)
    assert of(clock.events, ExerciseStarted) == []
    assert said(clock.events)[-1] == WORDS.say("safety.stop_pain")


@pytest.mark.parametrize("asked", ["session.day_after", "safety.intro"])
def test_who_is_hurt_a_little_before_the_first_exercise_hears_what_to_beware_of_all_the_same(asked: str) -> None:
    routine = a_routine(ROWS, person=Person(asks_day_after=True))
    pages = [page.text for page in safety_pages(WORDS, known=False)]
    clock = Clock(routine)
    clock.run(lambda: shown(routine) == WORDS.say(asked))
    clock.events += routine.command(Command.HURTS, clock.t_s)
    clock.events += routine.digit(3, clock.t_s + 0.1)
    answered = len(clock.events)
    clock.run(lambda: of(clock.events, ExerciseStarted) != [])
    assert [text for text in said(clock.events[answered - 1 :]) if text in pages] == pages


def test_severe_pain_at_the_start_ends_the_session_before_it_began() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(8, clock.t_s)
    assert routine.stage is Stage.DONE
    assert of(clock.events, ExerciseStarted) == []


def test_a_technique_can_be_skipped_while_it_is_explained_and_while_it_is_done() -> None:
    routine = a_routine(HEAT, ROWS)
    clock = Clock(routine)
    clock.run(lambda: bool(of(clock.events, ExerciseStarted)))
    clock.events += routine.command(Command.SKIP, clock.t_s)
    clock.run(lambda: routine.stage is Stage.WORKING)
    clock.events += routine.command(Command.SKIP, clock.t_s)
    clock.run(clock.done)
    assert [e.reason for e in of(clock.events, ExerciseEnded)] == ["skipped", "skipped"]  # type: ignore[attr-defined]


def test_both_hands_turn_the_page_and_leave_the_technique_on() -> None:
    routine = a_routine(HEAT, ROWS)
    clock = Clock(routine)
    clock.run(lambda: shown(routine) == HEAT.spec.guide.purpose)
    clock.events += hand(routine, Gesture.END_SET, clock.t_s)
    clock.run(lambda: shown(routine) != HEAT.spec.guide.purpose, 0.5)
    assert shown(routine) == guide_pages(HEAT, WORDS)[1].text
    assert of(clock.events, ExerciseEnded) == []


def test_both_hands_end_a_pause_of_the_guide_as_one_hand_does() -> None:
    routine = a_routine(HEAT, ROWS)
    clock = Clock(routine)
    clock.run(lambda: shown(routine) == HEAT.spec.guide.purpose)
    clock.events += routine.command(Command.PAUSE, clock.t_s)
    clock.events += hand(routine, Gesture.END_SET, clock.t_s + 1.0)
    assert routine.stage is Stage.GUIDING
    assert shown(routine) == HEAT.spec.guide.purpose
    assert of(clock.events, ExerciseEnded) == []


def test_a_pause_holds_the_page() -> None:
    routine = a_routine(HEAT)
    clock = Clock(routine)
    clock.run(lambda: bool(of(clock.events, ExerciseStarted)))
    clock.run(lambda: shown(routine) != "", 10)
    before = shown(routine)
    clock.events += routine.command(Command.PAUSE, clock.t_s)
    clock.run(lambda: False or (clock.t_s > 0 and len(clock.events) > 0), 30)
    for _ in range(300):
        clock.events += routine.tick(clock.t_s)
        clock.t_s += 0.1
    assert routine.stage is Stage.PAUSED
    clock.events += routine.command(Command.PAUSE, clock.t_s)
    assert shown(routine) == before


def paused_a_minute(clock: Clock) -> None:
    """Pause, wait, and go on."""
    clock.events += clock.routine.command(Command.PAUSE, clock.t_s)
    for _ in range(600):
        clock.t_s += 0.1
        clock.events += clock.routine.tick(clock.t_s)
    assert clock.routine.stage is Stage.PAUSED
    clock.events += clock.routine.command(Command.PAUSE, clock.t_s)


def test_a_question_waits_while_the_person_pauses() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    paused_a_minute(clock)
    clock.run(lambda: clock.t_s > 63.0)
    clock.events += routine.digit(4, clock.t_s)
    assert [(e.when, e.nprs) for e in of(clock.events, PainReported)] == [("before", 4)]  # type: ignore[attr-defined]


def test_silence_during_a_pause_does_not_mean_that_nothing_hurts() -> None:
    routine = a_routine(HEAT, ROWS)
    clock = Clock(routine)
    clock.run(lambda: WORDS.say("session.check") in said(clock.events))
    paused_a_minute(clock)
    clock.events += routine.tick(clock.t_s + 0.1)
    assert [e.exercise for e in of(clock.events, ExerciseStarted)] == ["heating_pad"]  # type: ignore[attr-defined]
    clock.events += hand(routine, Gesture.PAUSE, clock.t_s + 0.2)
    assert WORDS.say("safety.stop_pain") in said(clock.events)


@pytest.mark.parametrize(
    ("phrase", "after_s", "times"),
    [
        ("session.how_it_feels", 1.0, 2),
        ("session.how_it_feels", 8.0, 1),
        ("session.check", 1.0, 2),
        ("session.check", 5.0, 1),
    ],
)
def test_a_question_that_a_pause_cuts_short_is_asked_again(phrase: str, after_s: float, times: int) -> None:
    clock = Clock(a_routine(HEAT, ROWS))
    asked = WORDS.say(phrase)
    clock.run(lambda: asked in said(clock.events))
    asked_s = clock.t_s
    clock.run(lambda: clock.t_s > asked_s + after_s)
    paused_a_minute(clock)
    resumed_s = clock.t_s
    clock.run(lambda: clock.t_s > resumed_s + 5.0)
    assert said(clock.events).count(asked) == times


def test_a_hand_held_up_ends_a_pause_whatever_was_asked_before() -> None:
    routine = a_routine(HEAT, ROWS)
    clock = Clock(routine)
    clock.run(lambda: WORDS.say("session.check") in said(clock.events))
    clock.events += routine.command(Command.PAUSE, clock.t_s)
    clock.events += hand(routine, Gesture.PAUSE, clock.t_s + 5.0)
    assert routine.stage is Stage.GUIDING
    assert WORDS.say("safety.stop_pain") not in said(clock.events)


def test_a_hand_that_says_something_hurts_after_the_exercise_is_noted_although_no_number_follows() -> None:
    routine = a_routine(HEAT)
    clock = Clock(routine)
    clock.run(lambda: WORDS.say("session.check") in said(clock.events))
    clock.events += hand(routine, Gesture.PAUSE, clock.t_s + 0.2)
    clock.t_s += 0.3
    clock.run(clock.done)
    ended = [e.reason for e in of(clock.events, ExerciseEnded)]  # type: ignore[attr-defined]
    assert ended == [EndReason.DONE, EndReason.STOPPED_FOR_PAIN]
    begun = SessionStarted(
        t_s=0.0, exercise="routine", source="", model="", model_sha256="", started_at="2026-01-05T18:00:00+01:00"
    )
    record = record_of([begun, *clock.events])
    assert record is not None
    assert record.hurt(record.exercises[0])


def test_ending_early_says_what_was_stopped() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: routine.stage is Stage.WORKING)
    events = routine.finish(clock.t_s)
    assert [(e.exercise, e.reason) for e in of(events, ExerciseEnded)] == [("row", "stopped")]  # type: ignore[attr-defined]
    assert routine.stage is Stage.DONE


# -- plans ---------------------------------------------------------------------------------------------------


def ids(items: list[PlannedExercise]) -> list[str]:
    return [item.spec.id for item in items]


def test_the_full_routine_has_the_seven_techniques_in_order_and_the_primer() -> None:
    assert ids(plan_routine(KNOWN)) == list(ORDER)


def test_the_express_routine_has_three() -> None:
    assert ids(plan_routine(KNOWN, express=True)) == list(EXPRESS)


def test_only_and_skip_choose() -> None:
    assert ids(plan_routine(KNOWN, only=["row", "cat_camel"])) == ["row", "cat_camel"]
    assert "heating_pad" not in ids(plan_routine(KNOWN, skip=["heating_pad"]))


def test_a_plan_file_sets_doses_and_replaces_what_needs_missing_equipment() -> None:
    plan = parse_plan(
        'techniques = ["foam_roller", "row"]\n[equipment]\nroller = false\n[row]\nsets = 2\nreps = 8\nrest_s = 45\n'
        "[chair_extension]\nsets = 1\n",
        "The plan",
        KNOWN,
    )
    items = plan_routine(KNOWN, plan=plan)
    assert ids(items) == ["chair_extension", "row"]
    assert (items[1].dose.sets, items[1].dose.reps, items[1].rest_s) == (2, 8, 45)
    assert items[0].dose.sets == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("techniques = [", "TOML"),
        ('techniques = ["juggling"]', "juggling"),
        ("[row]\nspeed = 3", "speed"),
        ("speed = 3", "speed"),
        ("[row]\nsets = 0", "sets"),
        ('techniques = "row"', "a list"),
        ("row = 3", r"a table \[row\]"),
        ("equipment = 3", r"a table \[equipment\]"),
        ('[row]\nsets = "two"', "whole number"),
        ('[heating_pad]\nminutes = "ten"', "a number"),
        ("[heating_pad]\nminutes = 45", "1 to 30"),
        ("[heating_pad]\nminutes = 0", "1 to 30"),
        ("[heating_pad]\nminutes = 0.01", "1 to 30"),
        ("[heating_pad]\nsets = 3", "45 minutes"),
        ("[heating_pad]\nminutes = 20\nsets = 2", "40 minutes"),
        ("[heating_pad]\nreps = 10", "no repetitions"),
    ],
)
def test_a_plan_that_makes_no_sense_is_refused_in_a_sentence(text: str, what: str) -> None:
    with pytest.raises(PosecoachError, match=what):
        plan_routine(KNOWN, plan=parse_plan(text, "The plan", KNOWN))


def test_a_routine_of_which_nothing_is_left_is_refused() -> None:
    with pytest.raises(PosecoachError, match="Nothing is left"):
        plan_routine(KNOWN, only=["row"], skip=["row"])


@pytest.mark.parametrize("spec", KNOWN.values(), ids=KNOWN)
def test_no_sentence_of_the_guide_is_longer_than_a_breath(spec: ExerciseSpec) -> None:
    pages = guide_pages(PlannedExercise.of(spec), WORDS)
    assert len(pages) >= 4
    assert [page.text for page in (*pages, *safety_pages(WORDS)) if spoken_s(page.text) > LONGEST_S] == []


# -- the day after -------------------------------------------------------------------------------------------


MORE = PlannedExercise.of(KNOWN["row"], Dose(sets=2, reps=2), DoseChange.MORE)
WENT_WELL = WORDS.say("dose_change.more")


def asked_about_the_day_after(affirmed: bool) -> tuple[list[Event], Session]:
    routine = a_routine(MORE, person=Person(asks_day_after=True))
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.digit(2, clock.t_s)
    clock.run(lambda: WORDS.say("session.day_after") in said(clock.events))
    if affirmed:
        clock.events += hand(routine, Gesture.PAUSE, clock.t_s)
    return clock.run(lambda: bool(of(clock.events, ExerciseStarted))), routine


def test_a_worse_day_after_halves_the_dose() -> None:
    events, _ = asked_about_the_day_after(affirmed=True)
    assert [e.worse for e in of(events, DayAfterReported)] == [True]  # type: ignore[attr-defined]
    assert [e.sets for e in of(events, ExerciseStarted)] == [1]  # type: ignore[attr-defined]
    assert WORDS.say("session.halved") in said(events)
    assert WENT_WELL not in said(events)


def test_silence_about_the_day_after_means_that_it_was_fine() -> None:
    events, _ = asked_about_the_day_after(affirmed=False)
    assert [e.worse for e in of(events, DayAfterReported)] == [False]  # type: ignore[attr-defined]
    assert [e.sets for e in of(events, ExerciseStarted)] == [2]  # type: ignore[attr-defined]


def test_why_a_dose_is_another_one_is_said_once() -> None:
    clock = Clock(a_routine(MORE))
    assert said(clock.run(clock.done)).count(WENT_WELL) == 1


def test_the_load_is_announced_and_logged() -> None:
    banded = planned("row", SHORT, load_level=2)
    clock = Clock(a_routine(banded))
    events = clock.run(clock.done)
    assert [e.load_level for e in of(events, ExerciseStarted)] == [2]  # type: ignore[attr-defined]
    assert WORDS.say("guide.load", level=2) in said(events)


# -- what is asked -------------------------------------------------------------------------------------------


def test_a_page_answers_with_a_whole_number() -> None:
    routine = a_routine(ROWS)
    clock = Clock(routine)
    clock.run(lambda: clock.t_s > 4.0)
    clock.events += routine.answer(10, clock.t_s)
    assert [e.nprs for e in of(clock.events, PainReported)] == [10]  # type: ignore[attr-defined]
    assert routine.result.reason is EndReason.STOPPED_FOR_PAIN


def test_pain_that_is_affirmed_after_an_exercise_is_asked_about() -> None:
    routine = a_routine(HEAT)
    clock = Clock(routine)
    clock.run(lambda: WORDS.say("session.check") in said(clock.events))
    clock.events += routine.answer(1, clock.t_s)
    assert shown(routine) == WORDS.say("session.how_much")
    clock.events += routine.answer(1, clock.t_s)
    clock.run(clock.done)
    assert [(e.when, e.exercise) for e in of(clock.events, PainReported)] == [("during", "heating_pad")]  # type: ignore[attr-defined]


def test_somebody_who_does_not_want_to_be_asked_is_not() -> None:
    routine = led([ROWS], GUIDED, asks=False)
    clock = Clock(routine)
    events = clock.run(clock.done)
    assert WORDS.say("session.how_it_feels") not in said(events)
    assert WORDS.say("session.how_hard") not in said(events)


def test_everything_that_is_read_out_is_prepared_once() -> None:
    items = plan_routine(KNOWN, express=True)
    phrases = phrases_of(items, WORDS)
    assert len(phrases) == len(set(phrases))
    assert set(WORDS.to_prepare(KNOWN["row"], items[-1].dose.reps)) <= set(phrases)
