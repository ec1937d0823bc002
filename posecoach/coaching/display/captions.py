"""What the coach says, as text on the picture for as long as it takes to read."""

from __future__ import annotations

import math

from posecoach.core.cue import GUIDED, SUMMARY, Cue, CuesWithdrawn
from posecoach.core.events import Event, ExerciseStarted, StageChanged
from posecoach.core.vocabulary import CueStatus, Priority, Stage

READING_S, PER_WORD_S = 1.5, 0.35
"""A glance at the screen, and three words a second."""
LASTING = frozenset({*GUIDED, "guide.voice_gone"})
"""Cues that say what to do until another one comes: without them the picture would not say what is waited for, or that
nothing would wake somebody."""
VOICE_BACK = "session.voice_back"


class Captions:
    """Keeps the cue that is shown; a more urgent or newer one takes its place, a less urgent one waits for its end."""

    def __init__(self) -> None:
        self._cue: Cue | None = None
        self._next: Cue | None = None
        self._lasting: Cue | None = None
        self._until_s = -math.inf
        self.summary = ""
        """What was said at the end of the last set, until the next one begins."""

    def take(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, CuesWithdrawn) and self._cue is not None and self._cue.id in event.ids:
            self._until_s = -math.inf
        if isinstance(event, CuesWithdrawn) and self._next is not None and self._next.id in event.ids:
            self._next = None
        if isinstance(event, StageChanged):
            self._lasting = None
        if isinstance(event, ExerciseStarted) or (isinstance(event, StageChanged) and event.stage is Stage.WORKING):
            self.summary = ""
        if (
            not isinstance(event, Cue)
            or event.status is not CueStatus.RAISED
            or not event.text
            or event.priority is Priority.COUNT
        ):
            return
        if event.id == SUMMARY:
            self.summary = event.text
        if event.id in LASTING:
            self._lasting = event
        elif event.id == VOICE_BACK:
            self._lasting = None
        if self._cue is not None and event.t_s < self._until_s and event.priority > self._cue.priority:
            self._next = event
            return
        self._cue, self._next = event, None
        self._until_s = _read_s(event)

    def shown(self, t_s: float) -> Cue | None:
        """Return the cue to show at ``t_s``."""
        if t_s <= self._until_s:
            return self._cue
        return self._next if self._next is not None and t_s <= _read_s(self._next) else self._lasting


def _read_s(cue: Cue) -> float:
    """Return until when a cue is shown that is shown at once."""
    return cue.t_s + READING_S + PER_WORD_S * len(cue.text.split())
