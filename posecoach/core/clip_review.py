"""What the movements of a recording were once it was known to its end, as an event."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Event, RepCompleted, RepRejected


@dataclass(frozen=True, slots=True, kw_only=True)
class ClipReviewed(Event):
    """The movements of a clip, judged once more when all of it was known; they are those of its result file.

    They take the place of every `RepCompleted` and `RepRejected` before, which were judged while the clip went on, with
    less to compare them with: times, score, faults and even the count may differ, from that of `SetEnded`, too. Live
    sessions have no such event.

    Attributes
    ----------
    reps, rejected
        Repetitions, numbered anew, and movements that were not counted; with the fields of the events of these names.
    view, warnings
        From where the person was seen; what to know before trusting the result, in sentences.
    """

    reps: tuple[RepCompleted, ...] = ()
    rejected: tuple[RepRejected, ...] = ()
    view: str = ""
    warnings: tuple[str, ...] = ()
