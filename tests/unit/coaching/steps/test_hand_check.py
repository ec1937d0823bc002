from __future__ import annotations

import pytest

from posecoach.coaching.camera.gestures import HOLD_S
from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk, spoken_s
from posecoach.coaching.steps.hand_check import CHECK_S, HandCheck
from posecoach.core.vocabulary import Gesture, Stage
from posecoach.phrases.catalogue import load

WORDS = load("en")


@pytest.mark.parametrize(
    ("phrase", "well", "badly"),
    [("session.check", "All good", "Something hurts"), ("session.day_after", "No worse", "Worse than usual")],
)
def test_each_answer_says_what_it_means(phrase: str, well: str, badly: str) -> None:
    """ "All good?" and a button "Yes" would stop a person of whom nothing hurts."""
    for value, word in enumerate((well, badly)):
        check = HandCheck(phrase, "", Speaker(WORDS), Talk())
        check.begin(0.0)
        question = check.show(SessionView(Stage.GUIDING, "row")).question
        assert question is not None
        assert question.choices[value] == word
        check.answer(value, 1.0)
        assert check.result is (word == badly)


def test_there_is_time_to_hold_up_a_hand_after_the_question_has_been_heard() -> None:
    talk, asked = Talk(), WORDS.say("session.check")
    check = HandCheck("session.check", "", Speaker(WORDS), talk)
    check.begin(0.0)
    talk.until_s = 9.2
    said_s = [t_s for t_s in (i / 10 for i in range(1, 150)) if check.tick(t_s)]
    assert said_s == [9.2]
    check.tick(9.2 + spoken_s(asked) + CHECK_S + HOLD_S[2] - 0.1)
    assert check.result is None
    check.tick(9.2 + spoken_s(asked) + CHECK_S + HOLD_S[2])
    assert check.result is False


@pytest.mark.parametrize("hands", [1, 2])
def test_a_hand_that_is_lifted_in_the_last_moment_is_waited_for(hands: int) -> None:
    """It is understood a second later, and would pause what follows while something hurts."""
    check = a_check()
    check.tick(0.1)
    lifted_s = 0.1 + spoken_s(WORDS.say("session.check")) + CHECK_S - 0.1
    check.tick(lifted_s + HOLD_S[hands])
    assert check.result is None
    check.hand(Gesture.PAUSE, lifted_s + HOLD_S[hands])
    assert check.result is True


def a_check() -> HandCheck:
    check = HandCheck("session.check", "", Speaker(WORDS), Talk())
    check.begin(0.0)
    return check


@pytest.mark.parametrize("gesture", list(Gesture))
def test_any_hand_says_that_something_hurts_and_does_nothing_else(gesture: Gesture) -> None:
    check = a_check()
    assert check.hand(gesture, 1.0)
    assert check.result is True


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_whoever_goes_on_has_nothing_that_hurts(command: Command) -> None:
    check = a_check()
    check.command(Command.HOW_WAS_THAT, 1.0)
    assert check.result is None
    check.command(command, 1.0)
    assert check.result is False
