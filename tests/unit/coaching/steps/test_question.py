from __future__ import annotations

import math

import pytest

from posecoach.coaching.camera.gestures import HOLD_S
from posecoach.coaching.display.view import QuestionKind
from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import MOST_S, Talk, spoken_s
from posecoach.coaching.steps.question import LISTEN_S, NO_ANSWER, REACTION_S, STEP_S, Question
from posecoach.coaching.steps.typed_number import LAST, SECOND_DIGIT_S
from posecoach.core.cue import Cue
from posecoach.core.vocabulary import Gesture, Priority
from posecoach.phrases.catalogue import load

WORDS = load("en")
SPEAKER = Speaker(WORDS)
PHRASES = ("session.how_it_feels", "session.how_much", "session.how_hard")
COUNTS_FROM_S = spoken_s(WORDS.say(PHRASES[1])) + LISTEN_S


def asked() -> Question:
    """A question that is asked aloud at 0, a moment after it is shown."""
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER, Talk())
    assert question.begin(-0.1) == []
    assert [cue.text for cue in question.tick(0.0) if isinstance(cue, Cue)] == [WORDS.say(PHRASES[1])]
    return question


def test_it_is_asked_when_what_was_said_before_is_over_and_a_hand_answers_the_number_that_is_heard_then() -> None:
    talk = Talk()
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER, talk)
    question.begin(0.0)
    before = WORDS.say("summary.number", full=10)
    talk.take(Cue(t_s=0.0, id="summary.set", text=before, priority=Priority.SETUP))
    steps = [i / 10 for i in range(1, 300)]
    said = [(cue.t_s, cue.text) for t_s in steps for cue in question.tick(t_s) if isinstance(cue, Cue)]
    (asked_s, _), *numbers = said
    assert asked_s == pytest.approx(spoken_s(before), abs=0.11)
    fourth_s, four = numbers[4]
    assert (four, fourth_s) == ("Four", pytest.approx(asked_s + COUNTS_FROM_S + 4 * STEP_S, abs=0.11))
    question.hand(Gesture.PAUSE, fourth_s + 0.3 * STEP_S + REACTION_S + HOLD_S[1])
    assert question.result == 4


def test_it_can_be_answered_before_it_is_asked() -> None:
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER, Talk())
    question.begin(0.0)
    question.hand(Gesture.PAUSE, 0.0)
    assert question.result is None
    question.digit(4, 0.0)
    assert question.result == 4


def test_nobody_waits_longer_than_the_longest_words_for_a_question() -> None:
    talk = Talk()
    talk.until_s = 1e6
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER, talk)
    question.begin(0.0)
    assert question.tick(MOST_S - 0.1) == []
    assert len(question.tick(MOST_S)) == 1


@pytest.mark.parametrize("digit", [0, *range(2, 10)])
def test_a_digit_is_the_answer_at_once(digit: int) -> None:
    question = asked()
    question.digit(digit, 1.0)
    assert question.result == digit


def test_a_one_and_a_zero_within_a_second_are_ten() -> None:
    question = asked()
    question.digit(1, 1.0)
    question.tick(1.4)
    assert question.result is None
    question.digit(0, 1.8)
    assert question.result == LAST


def test_a_one_alone_is_one_after_a_second_in_which_nothing_is_counted() -> None:
    question = asked()
    typed_s = COUNTS_FROM_S + STEP_S - 0.1
    question.digit(1, typed_s)
    assert not [cue for cue in question.tick(typed_s + 0.5) if isinstance(cue, Cue)]
    assert question.result is None
    question.tick(typed_s + SECOND_DIGIT_S)
    assert question.result == 1


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_question_asks_for_nothing_that_a_phone_has_not(phrase: str) -> None:
    asked = WORDS.say(phrase)
    assert "raise a hand" in asked
    assert not any(word in asked.lower() for word in ("type", "key", "press", "touch"))


def test_the_count_begins_when_the_question_has_been_said() -> None:
    question = asked()
    steps = [i / 10 for i in range(1, 200)]
    first_s = next(t_s for t_s in steps if question.tick(t_s))
    assert first_s == pytest.approx(COUNTS_FROM_S, abs=0.11)


@pytest.mark.parametrize("number", [0, 3, 10])
def test_a_hand_at_a_number_is_that_number(number: int) -> None:
    question = asked()
    question.hand(Gesture.PAUSE, COUNTS_FROM_S + STEP_S * (number + 0.3) + REACTION_S + HOLD_S[1])
    assert question.result == number


@pytest.mark.parametrize("late_s", [REACTION_S + 0.1, STEP_S + REACTION_S - 0.1])
def test_whoever_hears_a_number_has_time_to_lift_a_hand_for_it(late_s: float) -> None:
    question = asked()
    fifth_s = COUNTS_FROM_S + 5 * STEP_S
    question.hand(Gesture.PAUSE, fifth_s + late_s + HOLD_S[1])
    assert question.result == 5


@pytest.mark.parametrize("number", [5, LAST])
def test_the_last_number_waits_for_its_hand_as_long_as_every_other(number: int) -> None:
    question = asked()
    up_s = COUNTS_FROM_S + (number + 1) * STEP_S + REACTION_S - 0.1 + HOLD_S[1]
    for tenth in range(1, int(up_s * 10)):
        question.tick(tenth / 10)
    assert question.result is None
    question.hand(Gesture.PAUSE, up_s)
    assert question.result == number


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_whoever_goes_on_gives_no_answer(command: Command) -> None:
    question = asked()
    assert question.command(Command.COUNT_UP, 1.0) == []
    assert question.result is None
    question.command(command, 1.0)
    assert question.result == NO_ANSWER


def test_a_hand_during_the_question_is_no_answer() -> None:
    question = asked()
    question.hand(Gesture.PAUSE, 3.0)
    assert question.result is None


@pytest.mark.parametrize(("value", "answer"), [(0, 0), (1, 1), (10, 10), (11, NO_ANSWER), (-3, NO_ANSWER)])
def test_a_touched_number_is_the_answer_at_once(value: int, answer: int) -> None:
    question = asked()
    question.answer(value, 1.0)
    assert question.result == answer


def test_silence_up_to_ten_is_no_answer() -> None:
    question = asked()
    counted = [cue.text for i in range(1, 400) for cue in question.tick(i / 10) if isinstance(cue, Cue)]
    assert len(counted) == LAST + 1
    assert question.result == NO_ANSWER


@pytest.mark.parametrize("number", [2, 3, 5])
def test_a_hand_is_taken_for_the_number_that_was_heard_though_the_camera_was_spoken_of_meanwhile(number: int) -> None:
    talk, lifted_s = Talk(), math.inf
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER, talk)
    question.begin(-0.1)
    for t_s in (tenth / 10 for tenth in range(600)):
        for cue in (cue for cue in question.tick(t_s) if isinstance(cue, Cue)):
            if cue.text == WORDS.number(2):
                talk.take(SPEAKER.say("camera.lost", t_s, Priority.CAMERA))
            talk.take(cue)
            if cue.text == WORDS.number(number):
                lifted_s = talk.until_s - spoken_s(cue.text) + REACTION_S + 0.3
        if t_s >= lifted_s + HOLD_S[1]:
            question.hand(Gesture.PAUSE, t_s)
            break
    assert question.result == number
