"""Asking for a number from 0 to 10: by key, ten as 1 and 0, by touch, or by a hand held up when the coach says it."""

from __future__ import annotations

import math
from dataclasses import replace

from posecoach.coaching.camera.gestures import HOLD_S
from posecoach.coaching.display.view import QuestionKind, QuestionView, SessionView
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import AskedInTurn, Talk
from posecoach.coaching.steps.step import Step
from posecoach.coaching.steps.typed_number import LAST, TypedNumber
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.core.vocabulary import Gesture, Priority

LISTEN_S = 2.0
"""From the end of the question until the coach begins to count: time to type."""
STEP_S = 2.2
"""From number to number: to hear it, decide, and lift a hand."""
REACTION_S = 0.6
"""From hearing one's number until the hand is up."""
NO_ANSWER = -1
NOT_ASKED = -1000
"""Far before the first number."""


class Question(Step[int]):
    """One question. The result is the answer, :data:`NO_ANSWER` if none was given.

    Parameters
    ----------
    phrase
        Id of the question in the catalogue.
    kind
        What the numbers mean, for a screen that shows a scale.
    talk
        What is said before it: the question is shown at once and can be answered, but asked aloud after that, since the
        numbers that a hand answers are counted from then on.
    """

    skippable = True
    if_passed = NO_ANSWER

    def __init__(self, phrase: str, kind: QuestionKind, speaker: Speaker, talk: Talk) -> None:
        super().__init__()
        self._phrase, self._kind, self._speaker = phrase, kind, speaker
        self._offered: int | None = None
        self._asked, self._talk = AskedInTurn(phrase, speaker, talk), talk
        self._typed = TypedNumber()
        self._heard_typing = False
        self.says = (phrase, *(f"number.{number}" for number in range(LAST + 1)))

    def begin(self, t_s: float) -> list[Event]:
        """Show the question; it is asked as soon as nothing else is being said."""
        self._asked.wait(t_s)
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Ask; count up, once there was time to type; after the last number and the time for its hand there is none."""
        if self._typed.begun:
            return self._wait_for_ten(t_s)
        if math.isnan(self._asked.until_s):
            return self._asked.tick(t_s)
        number = self._number(t_s)
        if number > LAST:
            self.result = NO_ANSWER if self._lifted_at(t_s) > LAST else None
            return []
        if number < 0 or (self._offered is not None and number <= self._offered):
            return []
        if (others_s := self._talk.until_s - t_s) > 0:  # a hand answers the number that is heard, so counting waits
            self._asked.put_off(others_s)
            return []
        self._offered = number
        return [Cue(t_s=t_s, id=f"number.{number}", text=self._speaker.digit(number), priority=Priority.SETUP)]

    def _wait_for_ten(self, t_s: float) -> list[Event]:
        """Say nothing more while a 1 may be followed by the 0 of ten."""
        self.result, first, self._heard_typing = self._typed.tick(t_s), not self._heard_typing, True
        return [CuesWithdrawn(t_s=t_s, ids=self.says)] if first else []

    def digit(self, value: int, t_s: float) -> None:
        """Take a digit from the keyboard: a 1 may be the first of ten."""
        self.answered = True
        self.result = self._typed.digit(value, t_s)
        self._offered = 1 if self.result is None else self._offered

    def answer(self, value: int, t_s: float) -> None:
        """Take a whole number, as from a scale that was touched; another than 0 to 10 is no answer."""
        del t_s
        self.answered = True
        self.result = value if 0 <= value <= LAST else NO_ANSWER

    def hand(self, gesture: Gesture, t_s: float) -> bool:
        """Take a hand that has been up for a second: it was lifted for the number that was said then.

        One that came up while the question was still asked is no answer.
        """
        del gesture
        number = self._lifted_at(t_s)
        if number >= -1:
            self.answered = True
            self.result = min(LAST, max(0, number))
        return True

    def resume(self, paused_s: float, t_s: float) -> None:
        """Go on where it stopped."""
        self._asked.resume(paused_s, t_s)
        self._typed.resume(paused_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the question."""
        asked = QuestionView(self._kind, self._phrase, self._speaker.words(self._phrase), self._offered)
        return replace(view, question=asked)

    def _lifted_at(self, t_s: float) -> int:
        """Return the number for which a hand was lifted that has been up for long enough at ``t_s``."""
        return self._number(t_s - HOLD_S[1] - REACTION_S)

    def _number(self, t_s: float) -> int:
        """Return the number that is on at ``t_s``, below 0 while the question is asked or the person may type."""
        if math.isnan(self._asked.until_s):
            return NOT_ASKED
        return math.floor((t_s - self._asked.until_s - LISTEN_S) / STEP_S)
