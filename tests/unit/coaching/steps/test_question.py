from __future__ import annotations

import pytest

from posecoach.coaching.gestures import HOLD_S
from posecoach.coaching.guide_pages import spoken_s
from posecoach.coaching.speaker import Speaker
from posecoach.coaching.steps.question import LISTEN_S, NO_ANSWER, REACTION_S, STEP_S, Question
from posecoach.coaching.steps.typed_number import LAST, SECOND_DIGIT_S
from posecoach.coaching.view import QuestionKind
from posecoach.core.events import Cue
from posecoach.core.vocabulary import Gesture
from posecoach.phrases import load

WORDS = load("en")
SPEAKER = Speaker(WORDS)
PHRASES = ("session.how_it_feels", "session.how_much", "session.how_hard")
COUNTS_FROM_S = spoken_s(WORDS.say(PHRASES[1])) + LISTEN_S


def asked() -> Question:
    question = Question(PHRASES[1], QuestionKind.PAIN, SPEAKER)
    assert [cue.text for cue in question.begin(0.0) if isinstance(cue, Cue)] == [WORDS.say(PHRASES[1])]
    return question


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
    assert question.tick(typed_s + 0.5) == []
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
