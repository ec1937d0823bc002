"""What is kept of a session: plain values between the events it is made from and the database it is kept in.

Times ``*_s`` are seconds on the session's own clock, as in the events.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from posecoach.core.answers import PainReported
from posecoach.core.dose import Dose
from posecoach.core.errors import PosecoachError
from posecoach.core.events import RepCompleted
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling


@dataclass(frozen=True, slots=True)
class HoldRecord:
    """A hold that is over. ``held_s`` leaves out pauses; ``counted`` is False if it was too short or broke off."""

    start_s: float
    end_s: float
    held_s: float
    target_s: float
    counted: bool


@dataclass(frozen=True, slots=True)
class SetRecord:
    """One set. ``counted`` is what the person saw: full repetitions and holds, with their own corrections."""

    start_s: float
    end_s: float
    counted: int
    rejected: int = 0
    reps: tuple[RepCompleted, ...] = ()
    holds: tuple[HoldRecord, ...] = ()

    @property
    def full(self) -> int:
        """Number of full repetitions."""
        return sum(rep.full for rep in self.reps)

    @property
    def partial(self) -> int:
        """Number of repetitions that are not full."""
        return len(self.reps) - self.full


@dataclass(frozen=True, slots=True)
class SpotRecord:
    """How a spot felt after a hold; see :class:`posecoach.core.answers.SpotReported`."""

    t_s: float
    spot: int
    pressed_s: float
    feeling: SpotFeeling
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class ExerciseRecord:
    """One exercise of a session.

    Attributes
    ----------
    worked_s
        Time in which it was being done, without framing, rests and pauses.
    reason
        Why it ended; None if the record breaks off.
    rpe
        Effort, 0 to 10; None if it was not reported.
    spots
        Answers about the spots of a massage, in order; a spot has as many as were given.
    """

    exercise: str
    start_s: float
    end_s: float
    worked_s: float
    reason: EndReason | None = None
    planned: Dose = field(default_factory=Dose)
    rpe: float | None = None
    sets: tuple[SetRecord, ...] = ()
    spots: tuple[SpotRecord, ...] = ()

    @property
    def reps(self) -> tuple[RepCompleted, ...]:
        """The repetitions of all sets."""
        return tuple(rep for done in self.sets for rep in done.reps)

    @property
    def holds(self) -> tuple[HoldRecord, ...]:
        """The holds of all sets."""
        return tuple(hold for done in self.sets for hold in done.holds)

    @property
    def felt_at_last(self) -> tuple[SpotFeeling, ...]:
        """The last answer about each spot."""
        return tuple({answer.spot: answer.feeling for answer in self.spots}.values())


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session, identified by ``user``, ``started_at`` and ``exercise``.

    Attributes
    ----------
    exercise
        As the session was started: an exercise, or the name of a routine.
    reason
        Why it ended; None if the log breaks off.
    worse_day_after
        What the person said in this session about the day after the one before; None if they were not asked.
    """

    user: str
    started_at: str
    exercise: str
    source: str = ""
    model: str = ""
    model_sha256: str = ""
    duration_s: float = 0.0
    reason: EndReason | None = None
    worse_day_after: bool | None = None
    exercises: tuple[ExerciseRecord, ...] = ()
    pains: tuple[PainReported, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies the session among all others."""
        return self.user, self.started_at, self.exercise

    @property
    def day(self) -> date:
        """The day on the person's own clock."""
        return datetime.fromisoformat(self.started_at).date()

    @property
    def instant(self) -> datetime:
        """When it began, for ordering: always with an offset, also where ``started_at`` has none."""
        return datetime.fromisoformat(self.started_at).astimezone()

    def hurt(self, done: ExerciseRecord) -> bool:
        """Whether an exercise of the session hurt: the person stopped it for that, or gave a number for it."""
        return done.reason is EndReason.STOPPED_FOR_PAIN or self.pain_during(done.exercise) is not None

    def pain_during(self, exercise: str) -> int | None:
        """Return the last pain that was reported of an exercise as it was done; None if none was."""
        reported = [p for p in self.pains if p.when is PainMoment.DURING and p.exercise == exercise and p.spot == 0]
        return reported[-1].nprs if reported else None

    def pain(self, when: PainMoment) -> int | None:
        """Return the last pain of the whole session that was reported, ``before`` or ``after`` it; None if none was."""
        reported = [p.nprs for p in self.pains if p.when is when and not p.exercise and p.spot == 0]
        return reported[-1] if reported else None


def checked(session: SessionRecord) -> SessionRecord:
    """Return the session if it can be put in order of time.

    Raises
    ------
    PosecoachError
        If its beginning is no time, or one that no calendar here has.
    """
    try:
        _ = session.instant, session.day
    except (ValueError, OverflowError, OSError) as error:
        raise PosecoachError(f"started_at is {session.started_at[:40]!r}, expected a date and a time") from error
    return session
