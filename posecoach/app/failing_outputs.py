"""Outputs that fail: none of them ends a session or takes the others along, and the person hears of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Generic, TypeVar

from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, SinkFailed
from posecoach.phrases.catalogue import Catalogue

T = TypeVar("T")
SAID = {"EventLog": "session.log_lost", "SessionVideo": "session.video_lost"}
"""What is said of a sink that failed; of the others nothing can be said (the voice) or need be."""
NAMES = {"EventLog": "event log", "SessionVideo": "recorded video"}
"""What people call them."""


class IsolatedOutput(Generic[T]):
    """Closes an output so that a failure becomes a sentence in ``problems``, and the others are closed all the same."""

    def __init__(self, output: AbstractContextManager[T], problems: list[str]) -> None:
        self._output, self._problems = output, problems

    def __enter__(self) -> T:
        """Open it; here a failure is an error, because nothing has been done yet."""
        return self._output.__enter__()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._output.__exit__(kind, error, trace)
        except PosecoachError as problem:
            if problem is not error:
                self._problems.append(str(problem))


class LostOutputs:
    """Says once of each output that it is not written any more."""

    def __init__(self, words: Catalogue) -> None:
        self._say = Speaker(words).say
        self._heeded = 0

    def update(self, failures: Sequence[SinkFailed], t_s: float) -> list[Event]:
        """Return what is to be said of failures since the last look."""
        new, self._heeded = failures[self._heeded :], len(failures)
        return [self._say(SAID[failed.sink], t_s) for failed in new if failed.sink in SAID]


def broken_off(failures: Sequence[SinkFailed]) -> list[str]:
    """Return which files end too early and why, in sentences."""
    return [f"The {NAMES[failed.sink]} broke off: {failed.error}" for failed in failures if failed.sink in NAMES]


def voice_failures(events: Sequence[Event]) -> list[str]:
    """Return why cues were captions only, in sentences; the voice reports itself what it fails at."""
    return [f"The voice failed: {e.error}" for e in events if isinstance(e, SinkFailed) and e.sink == "voice"]
