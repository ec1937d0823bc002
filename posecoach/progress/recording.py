"""From the events of a session to its record. The events are all there is: the same log gives the same record.

:mod:`posecoach.results.session_results` reads them for reports, and says why there are two.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from posecoach.core.answers import DayAfterReported, EffortReported, PainReported, SpotReported
from posecoach.core.dose import Dose
from posecoach.core.events import (
    CountCorrected,
    Event,
    ExerciseEnded,
    ExerciseStarted,
    HoldProgress,
    RepCompleted,
    RepRejected,
    SessionEnded,
    SessionStarted,
    SetEnded,
    StageChanged,
)
from posecoach.core.vocabulary import EndReason, HoldState, Stage
from posecoach.progress.record import (
    ExerciseRecord,
    HoldRecord,
    SessionRecord,
    SetRecord,
    SpotRecord,
    checked,
)
from posecoach.progress.stages_passed import StagesPassed

SCALE_MAX = 10
"""Pain and effort are reported from 0 to 10; anything else was a slip and is not kept."""


def record_of(events: Iterable[Event]) -> SessionRecord | None:
    """Return the record of a session as far as the events go; None of a clip, whose clock says nothing of the day.

    Raises
    ------
    PosecoachError
        If the session says that it began at something that is no time.
    """
    recorder = _Recorder()
    for event in events:
        recorder.update(event)
    return recorder.record


@dataclass(slots=True)
class _OpenSet:
    start_s: float
    reps: list[RepCompleted] = field(default_factory=list)
    holds: list[HoldRecord] = field(default_factory=list)
    holding: HoldProgress | None = None
    rejected: int = 0
    correction: int | None = None
    """By how much the person corrected the count; None: they did not."""

    @property
    def empty(self) -> bool:
        return not (self.reps or self.holds or self.rejected) and self.holding is None and self.correction is None

    @property
    def seen(self) -> int:
        """Full repetitions and holds that count, without corrections."""
        return sum(r.full for r in self.reps) + sum(h.counted for h in self.holds)

    def correct(self, count: int) -> None:
        """Take the count as it is corrected now; what comes after it adds to that."""
        self.correction = count - self.seen

    def closed(self, t_s: float, counted: int | None = None) -> SetRecord:
        holds = list(self.holds)
        if self.holding is not None:
            holds.append(_hold(self.holding, t_s, counted=False))
        counted = max(0, self.seen + (self.correction or 0)) if counted is None else counted
        return SetRecord(self.start_s, t_s, counted, self.rejected, tuple(self.reps), tuple(holds))


@dataclass(slots=True)
class _OpenExercise:
    exercise: str
    start_s: float
    planned: Dose = field(default_factory=Dose)
    sets: list[SetRecord] = field(default_factory=list)
    open_set: _OpenSet | None = None
    worked_s: float = 0.0
    working_since_s: float = math.nan
    reason: EndReason | None = None
    end_s: float | None = None
    rpe: float | None = None
    spots: list[SpotRecord] = field(default_factory=list)
    stages: StagesPassed = field(default_factory=StagesPassed)

    @property
    def over(self) -> bool:
        return self.end_s is not None

    def work(self, t_s: float) -> _OpenSet:
        """Return the set that is going on; the first event of a set begins it."""
        if self.open_set is None:
            self.open_set = _OpenSet(t_s)
        return self.open_set

    def stage(self, event: StageChanged) -> None:
        self.rest(event.t_s)
        if self.stages.begins_anew(event):
            self.open_set = None  # what was done of the set before does not count
        if event.stage is Stage.WORKING:
            self.working_since_s = event.t_s
            self.work(event.t_s)

    def rest(self, t_s: float) -> None:
        if math.isfinite(self.working_since_s):
            self.worked_s += max(0.0, t_s - self.working_since_s)
        self.working_since_s = math.nan

    def end_set(self, t_s: float, counted: int | None = None) -> None:
        if self.open_set is not None and (counted is not None or not self.open_set.empty):
            self.sets.append(self.open_set.closed(t_s, counted))
        self.open_set = None

    def close(self, t_s: float, reason: EndReason | None) -> None:
        self.end_set(t_s)
        self.rest(t_s)
        self.reason, self.end_s = reason, t_s

    def record(self, t_s: float) -> ExerciseRecord:
        sets, worked_s, end_s = list(self.sets), self.worked_s, t_s if self.end_s is None else self.end_s
        if self.open_set is not None and not self.open_set.empty:
            sets.append(self.open_set.closed(end_s))
        if math.isfinite(self.working_since_s):
            worked_s += max(0.0, end_s - self.working_since_s)
        if self.stages.last is None:
            worked_s = end_s - self.start_s
        return ExerciseRecord(
            exercise=self.exercise,
            start_s=self.start_s,
            end_s=end_s,
            worked_s=worked_s,
            reason=self.reason,
            planned=self.planned,
            rpe=self.rpe,
            sets=tuple(sets),
            spots=tuple(self.spots),
        )


class _Recorder:
    """Takes the events of one session in order; :attr:`record` is at any time the record so far."""

    def __init__(self) -> None:
        self._started: SessionStarted | None = None
        self._exercises: list[_OpenExercise] = []
        self._pains: list[PainReported] = []
        self._worse: bool | None = None
        self._reason: EndReason | None = None
        self._first_s = self._last_s = math.nan

    @property
    def record(self) -> SessionRecord | None:
        """The session so far; None of a clip, whose clock says nothing of the day, or before the session began."""
        started = self._started
        if started is None or not started.started_at:
            return None
        session = SessionRecord(
            user=started.user,
            started_at=started.started_at,
            exercise=started.exercise,
            source=started.source,
            model=started.model,
            model_sha256=started.model_sha256,
            duration_s=self._last_s - self._first_s,
            reason=self._reason,
            worse_day_after=self._worse,
            exercises=tuple(e.record(self._last_s) for e in self._exercises),
            pains=tuple(self._pains),
        )
        return checked(session)

    def update(self, event: Event) -> None:
        """Take one event."""
        if isinstance(event, SessionStarted):
            self._started = event
        self._first_s = event.t_s if math.isnan(self._first_s) else self._first_s
        self._last_s = event.t_s
        self._exercise(event)
        self._work(event)
        self._reported(event)
        if isinstance(event, SessionEnded):
            self._reason = event.reason
            self._close(event.t_s, event.reason)

    def _close(self, t_s: float, reason: EndReason | None) -> None:
        if self._exercises and not self._exercises[-1].over:
            self._exercises[-1].close(t_s, reason)

    def _exercise(self, event: Event) -> None:
        if isinstance(event, ExerciseStarted):
            self._close(event.t_s, None)
            self._exercises.append(_OpenExercise(event.exercise, event.t_s, event.dose))
        elif isinstance(event, ExerciseEnded):
            self._close(event.t_s, event.reason)
            if event.reason is EndReason.STOPPED_FOR_PAIN and self._exercises:  # as was said after its end
                self._exercises[-1].reason = event.reason

    def _current(self, t_s: float) -> _OpenExercise:
        """Return the exercise that is going on. A session that names none has one, that of its start."""
        if not self._exercises or self._exercises[-1].over:
            name = self._started.exercise if self._started is not None else ""
            self._exercises.append(_OpenExercise(name, t_s))
        return self._exercises[-1]

    def _work(self, event: Event) -> None:
        t_s = event.t_s
        if isinstance(event, StageChanged):
            begun = bool(self._exercises) and not self._exercises[-1].over
            if begun or event.stage is Stage.WORKING:
                self._current(t_s).stage(event)
        elif isinstance(event, SetEnded):
            exercise = self._current(t_s)
            exercise.work(t_s)
            exercise.end_set(t_s, event.count)
        elif isinstance(event, RepCompleted):
            self._current(t_s).work(event.start_s).reps.append(event)
        elif isinstance(event, RepRejected):
            self._current(t_s).work(event.start_s).rejected += 1
        elif isinstance(event, HoldProgress):
            _take_hold(self._current(t_s).work(event.start_s), event)
        elif isinstance(event, CountCorrected) and event.set_index:
            self._correct_ended(event)
        elif isinstance(event, CountCorrected):
            self._current(t_s).work(t_s).correct(event.count)

    def _correct_ended(self, event: CountCorrected) -> None:
        """Correct the set that ended last, also where its exercise is over."""
        sets = self._exercises[-1].sets if self._exercises else []
        if sets:
            sets[-1] = replace(sets[-1], counted=event.count)

    def _reported(self, event: Event) -> None:
        if isinstance(event, PainReported) and 0 <= event.nprs <= SCALE_MAX:
            self._pains.append(event)
        elif isinstance(event, DayAfterReported):
            self._worse = event.worse
        elif isinstance(event, EffortReported) and 0 <= event.rpe <= SCALE_MAX:
            for done in self._named(event.exercise):
                done.rpe = event.rpe
        elif isinstance(event, SpotReported):
            for done in self._named(event.exercise):
                done.spots.append(SpotRecord(event.t_s, event.spot, event.pressed_s, event.feeling, event.side))

    def _named(self, exercise: str) -> list[_OpenExercise]:
        """Return the last exercise of this name, or of any where it is empty; none if there was none."""
        return [e for e in self._exercises if exercise in ("", e.exercise)][-1:]


def _take_hold(into: _OpenSet, event: HoldProgress) -> None:
    if event.state is HoldState.ENDED:
        into.holds.append(_hold(event, event.t_s, counted=not event.reason))
        into.holding = None
    else:
        into.holding = event


def _hold(event: HoldProgress, end_s: float, *, counted: bool) -> HoldRecord:
    return HoldRecord(event.start_s, end_s, event.held_s, event.target_s, counted)
