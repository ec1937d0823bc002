"""What has been done in the set that is going on."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

from posecoach.core.events import Event, HoldProgress, RepCompleted, SetReviewed
from posecoach.core.vocabulary import HoldState

LEAST_HELD, HELD_RATIO = 2, 0.8
"""Repetitions, and share of the planned hold, from which it was held (exercises.md, section 9.4)."""


@dataclass(slots=True)
class SetLog:
    """Counts of one set. ``correction`` is what the person added or took away, ``added`` holds beyond the plan."""

    index: int
    full: int = 0
    partial: int = 0
    correction: int = 0
    added: int = 0
    holds: int = 0
    held_s: float = 0.0
    holding_s: float | None = None
    """Seconds of the hold that is going on; None when there is none."""
    end_ranges_s: list[float] = field(default_factory=list)
    """How long each full repetition stayed at its end range."""

    def take(self, event: Event) -> None:
        """Count what an event reports."""
        if isinstance(event, RepCompleted):
            self.full += event.full
            self.partial += not event.full
            self.end_ranges_s += [event.tempo_s[1]] if event.full else []
        elif isinstance(event, SetReviewed):
            self.full = max(0, self.full + event.counted - event.announced)
        elif isinstance(event, HoldProgress):
            self._take_hold(event)

    def _take_hold(self, event: HoldProgress) -> None:
        if event.state is not HoldState.ENDED:
            self.holding_s = event.held_s
            return
        self.holding_s = None
        if not event.reason:
            self.holds += 1
            self.held_s += event.held_s

    def lets_go_early(self, hold_s: float) -> bool:
        """Whether the repetitions, two at least, are held for clearly less than ``hold_s``, judged by their median."""
        held_s = self.end_ranges_s
        return len(held_s) >= LEAST_HELD and statistics.median(held_s) < HELD_RATIO * hold_s

    @property
    def count(self) -> int:
        """Full repetitions or holds, as the person sees them."""
        return max(0, self.full + self.holds + self.correction)
