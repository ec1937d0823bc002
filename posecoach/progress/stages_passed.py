"""The stages of one exercise as its session passes through them, and which of them begins a set anew."""

from __future__ import annotations

from posecoach.core.events import StageChanged
from posecoach.core.vocabulary import Stage

GOES_ON_AFTER = (Stage.CALIBRATING, Stage.COUNTDOWN)
"""A set that was interrupted by guided repetitions goes on from its count, though it is counted in again."""


class StagesPassed:
    """Follows the stages.

    Attributes
    ----------
    last
        The last one, pauses aside; None: there was none.
    """

    def __init__(self) -> None:
        self.last: Stage | None = None

    def begins_anew(self, event: StageChanged) -> bool:
        """Take the stage that begins now; return whether what was done of the set before it does not count."""
        if event.stage is Stage.PAUSED:
            return False
        before, self.last = self.last, event.stage
        return event.anew or (event.stage is Stage.COUNTDOWN and before not in GOES_ON_AFTER)
