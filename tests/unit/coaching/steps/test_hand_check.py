from __future__ import annotations

import pytest

from posecoach.coaching.speaker import Speaker
from posecoach.coaching.steps.hand_check import HandCheck
from posecoach.coaching.view import SessionView
from posecoach.core.vocabulary import Stage
from posecoach.phrases import load

WORDS = load("en")


@pytest.mark.parametrize(
    ("phrase", "well", "badly"),
    [("session.check", "All good", "Something hurts"), ("session.day_after", "No worse", "Worse than usual")],
)
def test_each_answer_says_what_it_means(phrase: str, well: str, badly: str) -> None:
    """ "All good?" and a button "Yes" would stop a person of whom nothing hurts."""
    for value, word in enumerate((well, badly)):
        check = HandCheck(phrase, "", Speaker(WORDS))
        check.begin(0.0)
        question = check.show(SessionView(Stage.GUIDING, "row")).question
        assert question is not None
        assert question.choices[value] == word
        check.answer(value, 1.0)
        assert check.result is (word == badly)
