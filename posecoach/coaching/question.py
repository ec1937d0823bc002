"""Asking for a number from 0 to 10: by key, ten as 1 and 0, or by holding up a hand when the coach says it."""

from __future__ import annotations

import math

from posecoach.coaching.gestures import HOLD_S
from posecoach.coaching.guide_pages import spoken_s
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Cue
from posecoach.core.vocabulary import Priority

LISTEN_S = 2.0
"""From the end of the question until the coach begins to count: time to type."""
STEP_S = 2.2
"""From number to number: to hear it, decide, and lift a hand."""
REACTION_S = 0.6
"""From hearing one's number until the hand is up."""
LAST = 10
SECOND_DIGIT_S = 1.0
"""A typed 1 waits so long for the 0 of ten."""


class NumberQuestion:
    """One question. The answer is :attr:`answer`; -1 means that none was given."""

    def __init__(self, phrase: str, t_s: float) -> None:
        self.phrase = phrase
        self.answer: int | None = None
        self.said = -1
        self._asked_s = t_s
        self._told = False
        self._typed_one_s: float | None = None

    def tick(self, speaker: Speaker, t_s: float) -> list[Cue]:
        """Let time pass; return what is to be said now."""
        if not self._told:
            self._told = True
            asked = speaker.say(self.phrase, t_s)
            self._asked_s = t_s + spoken_s(asked.text)
            return [asked]
        if self._typed_one_s is not None:
            if self.answer is None and t_s - self._typed_one_s >= SECOND_DIGIT_S:
                self.answer = 1
            return []
        number = math.floor((t_s - self._asked_s - LISTEN_S) / STEP_S)
        if number > LAST:
            self.answer = -1 if self.answer is None else self.answer
            return []
        if number < 0 or number == self.said:
            return []
        self.said = number
        return [Cue(t_s=t_s, id=f"number.{number}", text=speaker.digit(number), priority=Priority.SETUP)]

    def key(self, digit: int, t_s: float) -> None:
        """Take a digit from the keyboard: a 1 may be the first of ten."""
        if digit == 1 and self._typed_one_s is None:
            self._typed_one_s, self.said = t_s, 1
            return
        self.answer = LAST if digit == 0 and self._typed_one_s is not None else digit

    def wait(self, paused_s: float) -> None:
        """Go on after a pause of so many seconds where it stopped."""
        self._asked_s += paused_s
        if self._typed_one_s is not None:
            self._typed_one_s += paused_s

    def hand(self, t_s: float) -> None:
        """Take a hand that has been up for a second: it was lifted for the number that was said then.

        One that came up while the question was still asked is no answer.
        """
        lifted_s = t_s - HOLD_S[1] - REACTION_S
        number = math.floor((lifted_s - self._asked_s - LISTEN_S) / STEP_S)
        if number >= -1:
            self.answer = min(LAST, max(0, number))
