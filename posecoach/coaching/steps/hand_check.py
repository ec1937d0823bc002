"""Asking something that a hand held up affirms; silence means no."""

from __future__ import annotations

from dataclasses import replace

from posecoach.coaching.camera.gestures import HOLD_S
from posecoach.coaching.display.view import QuestionKind, QuestionView, SessionView
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import AskedInTurn, Talk
from posecoach.coaching.steps.step import Step
from posecoach.core.events import Event
from posecoach.core.vocabulary import Gesture

CHECK_S = 5.0
"""Time to lift a hand, from the end of the question; one that is up then is waited for until it is understood."""


class HandCheck(Step[bool]):
    """One such question. The result is whether the person affirmed it.

    Parameters
    ----------
    phrase
        Id of the question in the catalogue; with ``_no`` and ``_yes`` after it, those of its answers.
    title
        Name of the exercise that it is about.
    talk
        What is said before it; there is time to answer from when it is asked aloud.
    """

    skippable = True
    if_passed = False

    def __init__(self, phrase: str, title: str, speaker: Speaker, talk: Talk) -> None:
        super().__init__()
        self._phrase, self._title, self._speaker = phrase, title, speaker
        self._asked = AskedInTurn(phrase, speaker, talk)
        self.says = (phrase,)

    def begin(self, t_s: float) -> list[Event]:
        """Show the question; it is asked as soon as nothing else is being said."""
        self._asked.wait(t_s)
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Ask; take silence for a no."""
        if t_s >= self._asked.until_s + CHECK_S + HOLD_S[2]:
            self.result = False
        return self._asked.tick(t_s)

    def answer(self, value: int, t_s: float) -> None:
        """Take 0 for no and anything else for yes."""
        del t_s
        self.answered, self.result = True, value != 0

    def hand(self, gesture: Gesture, t_s: float) -> bool:
        """Take a hand for a yes."""
        del gesture, t_s
        self.answered = self.result = True
        return True

    def resume(self, paused_s: float, t_s: float) -> None:
        """Wait for as long as was left."""
        self._asked.resume(paused_s, t_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with the question."""
        text, *choices = (self._speaker.words(self._phrase + ending) for ending in ("", "_no", "_yes"))
        asked = QuestionView(QuestionKind.YES_NO, self._phrase, text, title=self._title, choices=tuple(choices))
        return replace(view, question=asked)
