"""What happens in a session, as small immutable values that go to every sink and into the event log.

Every event carries ``t_s``, seconds on the source's clock. The log, lines of JSON as in ``docs/events.md``, is the
record of a session: report and history are rebuilt from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from posecoach.core.dose import Dose
from posecoach.core.findings import FaultFinding
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import (
    EndReason,
    Gesture,
    HoldState,
    Phase,
    Stage,
    Unjudged,
)

SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened at ``t_s`` seconds on the source's clock.

    Attributes
    ----------
    registry
        The kinds of events by the names under which logs have them.
    written_as
        That name, which never changes: by default that of the class.
    """

    t_s: float
    registry: ClassVar[dict[str, type[Event]]] = {}
    written_as: ClassVar[str] = "Event"

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super(Event, cls).__init_subclass__(**kwargs)
        if "written_as" not in cls.__dict__:
            cls.written_as = cls.__name__
        Event.registry[cls.written_as] = cls


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted(Event):
    """The first event of a log."""

    exercise: str
    source: str
    model: str
    model_sha256: str
    user: str = ""
    started_at: str = ""
    """Wall-clock time, ISO 8601 with offset; empty for clips, whose clock says nothing of the day."""
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionEnded(Event):
    """The last event of a complete log; ``frames`` are those in which the person was looked for."""

    reason: EndReason
    frames: int = 0
    frames_with_person: int = 0
    error: str = ""
    """What went wrong, where the reason is that it failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseChanged(Event):
    """The movement entered another phase."""

    phase: Phase


@dataclass(frozen=True, slots=True, kw_only=True)
class RepCompleted(Event):
    """A full or partial repetition. It is the only record of it in the log, so no field is ever removed.

    Attributes
    ----------
    index
        Number among the repetitions of the session, from 1; full and partial ones are numbered together.
    start_s, peak_s, end_s
        When the limb or trunk left its start position, was at the end of its range, and was back again.
    full
        Whether the repetition is full; only full ones are counted aloud.
    range, tempo_s
        How far it went, in the unit of ``range_unit``; seconds out, held, and back.
    score
        0..100; None if too little was seen, or if the movement may not have been the exercise.
    sides, measures
        Which arms worked, empty for movements of the trunk; the numbers behind the judgement, by name.
    not_judged, not_judged_because
        Faults that could not be judged, and the reason for each.
    """

    index: int
    start_s: float
    peak_s: float
    end_s: float
    full: bool
    range: float
    range_unit: str
    tempo_s: tuple[float, float, float]
    score: float | None
    faults: tuple[FaultFinding, ...] = ()
    sides: tuple[Side, ...] = ()
    view: str = ""
    measures: dict[str, float] = field(default_factory=dict)
    not_judged: tuple[str, ...] = ()
    not_judged_because: dict[str, Unjudged] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepRejected(Event):
    """A movement that was not counted, and why."""

    start_s: float
    end_s: float
    reason: str
    faults: tuple[FaultFinding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldProgress(Event):
    """A hold began at ``start_s`` and has lasted ``held_s``; ``reason`` says why a hold that ended does not count."""

    state: HoldState
    start_s: float
    held_s: float
    target_s: float
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultDetected(Event):
    """A fault was found: in repetition ``rep_index``, or (None) while holding or waiting."""

    fault: FaultFinding
    rep_index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingLost(Event):
    """Nobody, or too little of the person, is in view; nothing is counted until ``TrackingRegained``."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackingRegained(Event):
    """The person is in view again, after ``away_s`` seconds."""

    away_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChanged(Event):
    """The session entered another stage, in set ``set_index``, from 1 (0 = no set).

    ``anew``: the set begins again, and what was done of it before does not count. In a log of before this field was
    added it is so where a countdown comes neither after another one nor after guided repetitions.
    """

    stage: Stage
    set_index: int = 0
    anew: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class GestureSeen(Event):
    """A hand sign was recognised."""

    gesture: Gesture


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCorrected(Event):
    """The person corrected the count to ``count``: of the current set, or of set ``set_index``, which is over.

    A ``set_index`` of 0 is the current set.
    """

    count: int
    set_index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SetReviewed(Event):
    """Judged as a whole, the set has ``counted`` full repetitions; ``announced`` were counted during it."""

    announced: int
    counted: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibrated(Event):
    """The person's usual values were measured from ``reps`` guided repetitions."""

    exercise: str
    reps: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetEnded(Event):
    """A set is over. ``count`` is ``full`` after the person's corrections.

    ``unseen_s`` is the longest time for which no picture came or was looked at, where it may hide a repetition; else 0.
    """

    index: int
    full: int
    partial: int
    count: int = 0
    held_s: float = 0.0
    strength: str = ""
    priority: str = ""
    unseen_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseStarted(Event):
    """One exercise of the session begins, with its planned dose.

    A target of 0 means none; ``load_level`` numbers the bands or weights from 1, the lightest (0 = unknown).
    """

    written_as: ClassVar[str] = "TechniqueStarted"
    exercise: str
    sets: int = 0
    reps: int = 0
    hold_s: float = 0.0
    duration_s: float = 0.0
    load_level: int = 0

    @property
    def dose(self) -> Dose:
        """What is planned, in one value."""
        return Dose(self.sets, self.reps, self.hold_s, self.duration_s, self.load_level)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseEnded(Event):
    """One exercise of the session is over."""

    written_as: ClassVar[str] = "TechniqueEnded"
    exercise: str
    reason: EndReason = EndReason.DONE


@dataclass(frozen=True, slots=True, kw_only=True)
class SinkFailed(Event):
    """A sink (voice, window, log) failed; the session continues without it."""

    sink: str
    error: str
