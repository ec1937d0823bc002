"""What the movements of a recording were once it was known to its end, as an event."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Event, RepCompleted, RepRejected


@dataclass(frozen=True, slots=True)
class HoldResult:
    """A hold in a clip, as its result file has it.

    Attributes
    ----------
    start_s, end_s
        From when to when, seconds on the clip's clock.
    held_s
        For how long, without pauses.
    """

    start_s: float
    end_s: float
    held_s: float

    @property
    def shown_s(self) -> float:
        """How long was held, as people are told in tenths: no longer than the rounded times beside it say."""
        return min(self.held_s, round(self.end_s, 1) - round(self.start_s, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipReviewed(Event):
    """The movements of a clip, judged once more when all of it was known; they are those of its result file.

    They take the place of every `RepCompleted`, `RepRejected` and `HoldProgress` before, which were judged while the
    clip went on, with less to compare them with: times, score, faults and even the count may differ, from that of
    `SetEnded`, too. Live sessions have no such event.

    Attributes
    ----------
    reps, rejected
        Repetitions, numbered anew, and movements that were not counted; with the fields of the events of these names.
    holds
        Holds, from when to when. Older logs lack them.
    view, warnings
        From where the person was seen; what to know before trusting the result, in sentences.
    """

    reps: tuple[RepCompleted, ...] = ()
    rejected: tuple[RepRejected, ...] = ()
    holds: tuple[HoldResult, ...] = ()
    view: str = ""
    warnings: tuple[str, ...] = ()
