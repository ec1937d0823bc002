"""What comes one after the other between two holds on spots: sentences, and numbers that nobody has to give."""

from __future__ import annotations

import math
from collections.abc import Callable

from posecoach.coaching.display.view import QuestionKind, QuestionView
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.typed_number import LAST, TypedNumber
from posecoach.core.cue import Cue
from posecoach.core.vocabulary import PainMoment

BETWEEN_S = 0.4
"""From sentence to sentence."""
NUMBER_S = 6.0
"""Time to touch or type a number, from the end of the question."""
SORE = {PainMoment.BEFORE: "spot.sore_first", PainMoment.AFTER: "spot.sore_last"}


class Said:
    """A sentence, which has the time that it takes to say.

    Parameters
    ----------
    say
        Makes the cue.
    talk
        How long the voice takes.

    Attributes
    ----------
    text
        What is said; empty before it has begun.
    until_s
        When it is over.
    cut_short
        Whether it has to be said again, after a pause.
    """

    def __init__(self, say: Callable[[float], Cue], talk: Talk) -> None:
        self._say, self._talk = say, talk
        self.text = ""
        self.until_s = math.nan
        self.cut_short = False
        self._said_s = -math.inf

    def begin(self, t_s: float) -> Cue:
        """Say it."""
        cue = self._say(t_s)
        said_s = t_s + self._talk.spoken_s(cue.text)
        self.text, self.until_s, self.cut_short = cue.text, said_s + BETWEEN_S, False
        self._said_s = -math.inf if cue.must_be_heard else said_s  # a warning is heard in a pause, too
        return cue

    def over(self, t_s: float) -> bool:
        """Whether the next one may begin."""
        return t_s >= self.until_s

    def resume(self, paused_s: float, t_s: float) -> None:
        """Last for as long as was left after a pause, or begin again where that cut it short."""
        self.until_s += paused_s
        self.cut_short = t_s - paused_s < self._said_s


class Numbered(Said):
    """The question how sore a spot was, 0 to 10, at first (``BEFORE``) or at the end (``AFTER``) of pressing it.

    Both are asked once the spot is left: hands are not free before, and both numbers given in one go are compared.

    Attributes
    ----------
    value
        The answer; None: there is none, or not yet.
    noted
        Whether it was taken note of that it is over.
    passed_over
        Whether the person went on without it.
    """

    def __init__(self, spot: int, when: PainMoment, speaker: Speaker, talk: Talk) -> None:
        super().__init__(speaker.saying(SORE[when]), talk)
        self.spot, self.when = spot, when
        self.value: int | None = None
        self.noted = self.passed_over = False
        self._typed = TypedNumber()

    def begin(self, t_s: float) -> Cue:
        """Ask."""
        cue = super().begin(t_s)
        self.until_s += NUMBER_S
        return cue

    def over(self, t_s: float) -> bool:
        """Whether it is answered, or the time for it has passed."""
        if self.value is None:
            self.value = self._typed.tick(t_s)
        return self.value is not None or (super().over(t_s) and not self._typed.begun)

    def digit(self, value: int, t_s: float) -> None:
        """Take a digit key."""
        self.value = self._typed.digit(value, t_s)

    def answer(self, value: int) -> None:
        """Take a number as from a scale that was touched; any other than 0 to 10 is no answer."""
        self.value = value if 0 <= value <= LAST else None

    def pass_over(self, t_s: float) -> None:
        """Go on without it."""
        self.until_s, self.passed_over = t_s, True

    def resume(self, paused_s: float, t_s: float) -> None:
        """Wait for as long as was left; who has begun to type has heard enough."""
        super().resume(paused_s, t_s)
        self._typed.resume(paused_s)
        self.cut_short = self.cut_short and not self._typed.begun

    def question(self) -> QuestionView:
        """Return what there is to see."""
        return QuestionView(QuestionKind.SORENESS, SORE[self.when], self.text)
