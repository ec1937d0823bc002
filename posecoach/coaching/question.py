"""Asking for a number from 0 to 10: by key, or by holding up a hand when the coach says it."""

from __future__ import annotations

import math

from posecoach.analysis.cue_rules import SETUP
from posecoach.coaching.speaker import Speaker
from posecoach.core.events import Cue
from posecoach.signals.gestures import HOLD_S

LISTEN_S = 4.0
"""Time to press a key before the coach begins to count."""
STEP_S = 2.2
"""From number to number: to hear it, decide, and lift a hand."""
REACTION_S = 0.6
"""From hearing one's number until the hand is up."""
LAST = 10


class NumberQuestion:
    """One question. The answer is :attr:`answer`; -1 means that none was given."""

    def __init__(self, phrase: str, t_s: float) -> None:
        self.phrase = phrase
        self.answer: int | None = None
        self.said = -1
        self._asked_s = t_s
        self._told = False

    def tick(self, speaker: Speaker, t_s: float) -> list[Cue]:
        """Let time pass; return what is to be said now."""
        if not self._told:
            self._told = True
            return [speaker.say(self.phrase, t_s)]
        number = math.floor((t_s - self._asked_s - LISTEN_S) / STEP_S)
        if number > LAST:
            self.answer = -1 if self.answer is None else self.answer
            return []
        if number < 0 or number == self.said:
            return []
        self.said = number
        return [Cue(t_s=t_s, id=f"number.{number}", text=speaker.digit(number), priority=SETUP)]

    def key(self, digit: int) -> None:
        """Take a digit from the keyboard."""
        self.answer = digit

    def wait(self, paused_s: float) -> None:
        """Go on after a pause of so many seconds where it stopped."""
        self._asked_s += paused_s

    def hand(self, t_s: float) -> None:
        """Take a hand that has been up for a second: it was lifted for the number that was said then."""
        lifted_s = t_s - HOLD_S[1] - REACTION_S
        number = math.floor((lifted_s - self._asked_s - LISTEN_S) / STEP_S)
        self.answer = min(LAST, max(0, number))
