"""Tells the person when the camera goes and comes back."""

from __future__ import annotations

from posecoach.coaching.framing import FramingAdvice
from posecoach.core.events import Cue, Event
from posecoach.core.vocabulary import Priority
from posecoach.phrases import Catalogue
from posecoach.screen.present import CAMERA_MESSAGES
from posecoach.sources.camera_health import CameraState

NOBODY = f"camera.{FramingAdvice.NOBODY.value}"


class CameraWatch:
    """Turns changes of a camera's state into cues; each is said once."""

    def __init__(self, words: Catalogue) -> None:
        self._words = words
        self.state = CameraState.STARTING

    def update(self, state: CameraState, t_s: float) -> list[Cue]:
        """Take the camera's state at ``t_s``."""
        before, self.state = self.state, state
        if state is before or state is CameraState.STARTING:
            return []
        if state is CameraState.OK:
            return [] if before is CameraState.STARTING else [self._say("camera.back", t_s)]
        return [self._say(CAMERA_MESSAGES[state][0], t_s)]

    def sift(self, events: list[Event]) -> list[Event]:
        """Return the events without the complaint that nobody is seen, which goes without saying of a lost camera."""
        if self.state in (CameraState.OK, CameraState.STARTING):
            return events
        return [e for e in events if not (isinstance(e, Cue) and e.id == NOBODY)]

    def _say(self, phrase: str, t_s: float) -> Cue:
        return Cue(t_s=t_s, id=phrase, text=self._words.say(phrase), priority=Priority.CAMERA)
