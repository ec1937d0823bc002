"""What has been done in the set that is going on."""

from __future__ import annotations

import math
from dataclasses import dataclass

from posecoach.analysis.tracking.presence import UNWATCHED_S
from posecoach.core.events import Event, HoldProgress, RepCompleted, SetEnded, SetReviewed
from posecoach.core.vocabulary import HoldState


@dataclass(slots=True)
class SetLog:
    """Counts of one set. ``correction`` is what the person added or took away, ``added`` holds beyond the plan.

    ``begun_s`` is when it began for the first time, however often it was begun again; ``unseen_s`` is the longest time
    between two looks at the person, where that is long enough for a repetition; ``ended`` is what the set came to, or,
    until it begins, the one before it.
    """

    index: int
    full: int = 0
    partial: int = 0
    correction: int = 0
    added: int = 0
    holds: int = 0
    held_s: float = 0.0
    holding_s: float | None = None
    """Seconds of the hold that is going on; None when there is none."""
    begun_s: float = math.nan
    looked_s: float = math.nan
    unseen_s: float = 0.0
    ended: SetEnded | None = None

    def anew(self) -> SetLog:
        """Return the log of the same set, of which nothing is done."""
        return SetLog(self.index, begun_s=self.begun_s)

    def look(self, t_s: float) -> None:
        """Note that the person was looked for at ``t_s``."""
        unseen_s = t_s - self.looked_s
        if unseen_s > max(self.unseen_s, UNWATCHED_S):
            self.unseen_s = unseen_s
        self.looked_s = t_s

    def take(self, event: Event) -> None:
        """Count what an event reports."""
        if isinstance(event, RepCompleted):
            self.full += event.full
            self.partial += not event.full
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

    def correct(self, by: int) -> None:
        """Add what was missed, or take away what was counted twice: of nothing, nothing can be taken away."""
        self.correction = max(0, self.count + by) - self.full - self.holds

    @property
    def interrupted(self) -> bool:
        """Whether something was done of the set, which is not over."""
        return self.ended is None and (self.count > 0 or self.partial > 0)

    @property
    def count(self) -> int:
        """Full repetitions or holds, as the person sees them."""
        return max(0, self.full + self.holds + self.correction)
