"""What a session came to."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.calibration import Reference
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
    analyzers
        One for each set that was begun.
    """

    reason: EndReason | None
    references: dict[str, Reference]
    informed: frozenset[str]
    analyzers: tuple[Analyzer, ...]

    @property
    def frames(self) -> int:
        """Frames of all sets."""
        return sum(a.frames.total for a in self.analyzers)

    @property
    def frames_with_person(self) -> int:
        """Frames in which the person could be judged."""
        return sum(a.frames.with_person for a in self.analyzers)
