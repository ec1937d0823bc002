"""What a session came to."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.analysis.judgement.reference import Reference
from posecoach.core.events import SessionEnded
from posecoach.core.vocabulary import EndReason


@dataclass(frozen=True, slots=True)
class SessionResult:
    """What a session came to.

    Attributes
    ----------
    reason
        Why it ended; None while it goes on.
    references
        The person's usual values as far as they are known now, by exercise.
    informed
        Exercises of which the person heard when to stop.
    frames, frames_with_person
        Of all sets: how many were looked at, and in how many the person could be judged.
    """

    reason: EndReason | None
    references: dict[str, Reference]
    informed: frozenset[str]
    frames: int
    frames_with_person: int

    def ended(self, t_s: float, reason: EndReason, error: str = "") -> SessionEnded:
        """Return the last event of the session's log."""
        return SessionEnded(
            t_s=t_s, reason=reason, frames=self.frames, frames_with_person=self.frames_with_person, error=error
        )
