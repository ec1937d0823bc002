"""Waiting, after something hurt, for who wants to go on once it has settled."""

from __future__ import annotations

from dataclasses import replace

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.speaking.guide_pages import DOCTOR_FIRST, Page
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import AskedInTurn, Talk
from posecoach.coaching.steps.step import Step
from posecoach.core.events import Event

PHRASE = "session.left_out"
REMIND_S, PATIENCE_S = 60.0, 300.0
"""How to go on is said once more after the first, and nothing more is begun after the second; our own default."""


class Settling(Step[bool]):
    """Nothing begins by itself any more. The result is whether the person goes on; who does nothing does not.

    Parameters
    ----------
    title
        Name of the exercise that hurt.
    talk
        What is said before it.
    """

    skippable = True
    if_passed = True

    def __init__(self, title: str, speaker: Speaker, talk: Talk) -> None:
        super().__init__()
        self._title, self._speaker = title, speaker
        self._asked = AskedInTurn(PHRASE, speaker, talk)
        self._told = self._reminded = False
        self.says = (PHRASE,)

    def begin(self, t_s: float) -> list[Event]:
        """Show how to go on; it is said as soon as nothing else is."""
        self._asked.wait(t_s)
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Say how to go on, and who had better not; once more, and then wait no longer."""
        if asked := self._asked.tick(t_s):
            told, self._told = self._told, True
            return asked if told else [*asked, self._speaker.warning(self._speaker.words(DOCTOR_FIRST), t_s)]
        waited_s = t_s - self._asked.until_s
        if waited_s >= PATIENCE_S:
            self.result = False
        elif waited_s >= REMIND_S and not self._reminded:
            self._reminded = True
            return [self._speaker.say(PHRASE, t_s)]
        return []

    def resume(self, paused_s: float, t_s: float) -> None:
        """Wait for as long as was left, or say again how to go on."""
        self._asked.resume(paused_s, t_s)

    def show(self, view: SessionView) -> SessionView:
        """Return the view with how to go on."""
        return replace(view, page=Page(self._title, self._speaker.words(PHRASE), None))
