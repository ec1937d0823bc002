"""What the coach says, as events, and which of it is treated in a way of its own, by its id."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.camera import CameraState
from posecoach.core.events import Event
from posecoach.core.vocabulary import CueStatus, Priority

READ, WARNED = "guide", "guide.warning"
"""What is read of a page of the guide, and what is heard of it though it is turned."""
SUMMARY = "summary.set"
"""What sums a set up."""
COUNT = "count."
"""Beginning of the ids of counts of repetitions and holds."""
PROMPT = "prompt"
"""What is said as the minutes of an exercise go by."""
GUIDED = ("calibration.relax", "calibration.rep", "calibration.again")
"""What is asked for in guided repetitions."""
MUST_BE_HEARD = frozenset({WARNED, "guide.stop"})
"""Warnings: whatever the person asks for meanwhile, they are said."""
_CAMERA_FAILS = frozenset(CameraState) - {CameraState.OK, CameraState.STARTING}
STAY_TRUE = MUST_BE_HEARD | {READ, "camera.back", "camera.others", *(f"camera.{state}" for state in _CAMERA_FAILS)}
"""Said however late: they are withdrawn when they no longer matter, as a page when it is turned."""
ANSWERS = frozenset({
    "session.paused", "session.slept", "session.resumed", "session.skipped", "session.repeat", "session.ended",
    "spot.eased", "spot.once_more", "spot.enough", "spot.leave",
})  # fmt: skip
"""To what the person just asked for, or was not there for: said late, they would leave a doubt whether it is so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Event):
    """Something the coach wanted to say, whether it was said, and if not to the end, why."""

    id: str
    text: str
    priority: Priority
    status: CueStatus = CueStatus.RAISED
    reason: str = ""

    @property
    def answers(self) -> bool:
        """Whether it answers what the person just asked for: what is being announced is then cut short."""
        return self.id in ANSWERS

    @property
    def must_be_heard(self) -> bool:
        """Whether it warns: whatever the person asks for meanwhile, it is said."""
        return self.id in MUST_BE_HEARD

    @property
    def stays_true(self) -> bool:
        """Whether it is said however late: it is withdrawn when it no longer matters, as a page when it is turned."""
        return self.id in STAY_TRUE


@dataclass(frozen=True, slots=True, kw_only=True)
class CuesWithdrawn(Event):
    """Cues of these ids no longer matter, as a question that was answered: the voice says them no further."""

    ids: tuple[str, ...]
