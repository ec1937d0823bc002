"""Captions as lines of text, for sessions without a window."""

from __future__ import annotations

from collections.abc import Callable

from posecoach.core.cue import COUNT, Cue
from posecoach.core.events import Event
from posecoach.core.vocabulary import CueStatus


class CaptionLines:
    """Writes what the coach wants to say, each cue once.

    Counts are for the voice alone: as lines they would hide what has to be done.

    Parameters
    ----------
    write
        Takes one line without its end.
    """

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write

    def handle(self, event: Event) -> None:
        """Take one event."""
        if (
            isinstance(event, Cue)
            and event.status is CueStatus.RAISED
            and event.text
            and not event.id.startswith(COUNT)
        ):
            self._write(event.text)

    def close(self) -> None:
        """Nothing to close."""
