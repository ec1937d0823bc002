"""Waiting until what was said has been heard, before something long is explained."""

from __future__ import annotations

from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.talk import Talk, TurnToSpeak
from posecoach.coaching.steps.step import Step
from posecoach.core.events import Event


class Quiet(Step[bool]):
    """Such a wait; over at once where nothing is being said."""

    skippable = True

    def __init__(self, talk: Talk) -> None:
        super().__init__()
        self._turn = TurnToSpeak(talk)

    def begin(self, t_s: float) -> list[Event]:
        """Begin to wait."""
        self._turn.wait(t_s)
        return []

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        if self._turn.has_come(t_s):
            self.result = True
        return []

    def command(self, command: Command, t_s: float) -> list[Event]:
        """Wait no longer."""
        del t_s
        if command in (Command.NEXT, Command.SKIP):
            self.result = True
        return []
