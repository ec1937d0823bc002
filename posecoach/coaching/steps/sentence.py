"""A sentence that is heard to its end before something long is explained."""

from __future__ import annotations

from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import AskedInTurn, Talk
from posecoach.coaching.steps.step import Step
from posecoach.core.events import Event


class Sentence(Step[bool]):
    """Such a sentence, said when nothing else is, and again where a pause cut it short.

    Parameters
    ----------
    phrase
        Its id in the catalogue.
    talk
        What is said before it.
    """

    skippable = True
    if_passed = True

    def __init__(self, phrase: str, speaker: Speaker, talk: Talk) -> None:
        super().__init__()
        self._said = AskedInTurn(phrase, speaker, talk)
        self.says = (phrase,)

    def begin(self, t_s: float) -> list[Event]:
        """Begin to wait for its turn."""
        self._said.wait(t_s)
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Say it; let time pass."""
        if t_s >= self._said.until_s:
            self.result = True
        return self._said.tick(t_s)

    def resume(self, paused_s: float, t_s: float) -> None:
        """Wait for as long as was left, or say it again."""
        self._said.resume(paused_s, t_s)
