"""What the person reports when they are asked, as events."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.events import Event
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import PainMoment, SpotFeeling


@dataclass(frozen=True, slots=True, kw_only=True)
class PainReported(Event):
    """How much it hurts, 0 (not at all) to 10 (as much as can be imagined).

    ``exercise`` is empty for the whole session. If ``spot`` is not 0, the number says how sore that spot of a massage
    (numbered as in ``SpotReported``) was under pressure: ``before`` at first, ``after`` at the end.
    """

    nprs: int
    when: PainMoment
    exercise: str = ""
    spot: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpotReported(Event):
    """How a spot of a massage feels after a hold, compared with before.

    ``spot`` numbers the spots of the exercise from 1; ``pressed_s`` is how long this one has been pressed in the
    session; ``side`` is the side of the spine, null if not known.
    """

    exercise: str
    spot: int
    pressed_s: float
    feeling: SpotFeeling
    side: Side | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortReported(Event):
    """How hard it was, 0 (nothing) to 10 (maximum); an empty ``exercise`` means the one done last."""

    rpe: float
    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAfterReported(Event):
    """Whether the day after the last session was worse than usual; if so, this session's doses are halved."""

    worse: bool
