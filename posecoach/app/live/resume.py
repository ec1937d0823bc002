"""What was finished of a routine that was broken off, and what is left of it."""

from __future__ import annotations

import datetime
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.answers import DayAfterReported
from posecoach.core.events import Event, ExerciseEnded, ExerciseStarted, SessionEnded, SessionStarted, StageChanged
from posecoach.core.vocabulary import EndReason, Stage
from posecoach.progress.figures import times_done
from posecoach.progress.past import OVER, RESUME_WITHIN
from posecoach.progress.recording import record_of
from posecoach.sources.recorded.log_file import readable_events

ROUTINE = "routine"
"""Name of a routine's session in logs."""
_NAME = re.compile(rf"_{ROUTINE}(-\d+)?$")
FINISHED = (EndReason.DONE, EndReason.SKIPPED, EndReason.STOPPED_FOR_PAIN)
"""What is not done again the same day; what hurt is left out, as the coach said."""
SETS_BEGIN = (Stage.FRAMING, Stage.CALIBRATING, Stage.COUNTDOWN)


LEAST_HEAT_S = 60.0
"""Less warmth than this is not worth lying down for again."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What was done of a routine that was broken off.

    Attributes
    ----------
    over
        Ids of the exercises that were finished, skipped, or given up because they hurt.
    before_sets_s
        Of the others, how long somebody worked before the sets began, seconds: the part that the clock leads.
    sets_done
        Of those of which a set was begun, how many were done.
    halved
        Whether the doses were halved, since the day after the last session was worse than usual.
    recorded
        Those of which the history has what was done, so that the next dose by it follows from the half.
    """

    over: frozenset[str]
    before_sets_s: Mapping[str, float]
    sets_done: Mapping[str, int] = field(default_factory=dict)
    halved: bool = False
    recorded: frozenset[str] = frozenset()

    def was_express(self, routine: Sequence[PlannedExercise], express: Sequence[PlannedExercise]) -> bool:
        """Whether it was the express routine: its first exercise is among those begun, that of the whole one is not.

        Where neither is, the plan has changed since, and it was the whole one.
        """
        return express[0].spec.id in self.begun and routine[0].spec.id not in self.begun

    @property
    def begun(self) -> frozenset[str]:
        """Ids of the exercises that are over, or of which something was done."""
        return self.over | self.before_sets_s.keys() | self.sets_done.keys()

    def left_of(self, items: Iterable[PlannedExercise]) -> list[PlannedExercise]:
        """Return the exercises that are not over, without what was done of the part before the sets and whole sets.

        Doses that were halved stay so; of what is recorded they are the half already, unless a plan says how much.
        Of heat, which is all minutes and no more in two parts than in one, only those that are left.
        """
        left = [self._left_of(item) for item in items if item.spec.id not in self.over]
        return [item for item in left if _is_left(item)]

    def _left_of(self, item: PlannedExercise) -> PlannedExercise:
        if self.halved and (item.fixed or item.spec.id not in self.recorded):
            item = item.with_dose(item.spec.half_of(item.dose))
        done_s = self.before_sets_s.get(item.spec.id, 0.0)
        item = replace(item, before_sets_s=done_s)
        if not item.spec.prescription.goes_on_in_pauses:
            return replace(item, sets_done=self.sets_done.get(item.spec.id))
        left_s = max(0.0, item.dose.amount - done_s) / max(1, item.dose.sets)
        return replace(item, dose=replace(item.dose, duration_s=left_s))


NOTHING_DONE = Interrupted(frozenset(), {})


def _is_left(item: PlannedExercise) -> bool:
    if item.spec.prescription.goes_on_in_pauses:
        return item.dose.amount >= LEAST_HEAT_S
    return (item.sets_done or 0) < item.dose.sets


def interrupted(logs: Sequence[Path], now: datetime.datetime) -> Interrupted:
    """Return what was done of a routine that was broken off lately, maybe more than once."""
    finished: set[str] = set()
    before_sets_s: defaultdict[str, float] = defaultdict(float)
    sets_done: dict[str, int] = {}
    recorded: set[str] = set()
    halved = False
    for log in reversed([log for log in logs if _NAME.search(log.stem)]):
        events = readable_events(log)
        begun = _begun_at(events)
        if begun is not None and begun - now > RESUME_WITHIN:
            continue  # the clock was wrong then
        if begun is None or now - begun > RESUME_WITHIN or _was_completed(events):
            break
        finished |= {e.exercise for e in events if isinstance(e, ExerciseEnded) and e.reason in FINISHED}
        for exercise, seconds in _worked_before_sets(events).items():
            before_sets_s[exercise] += seconds
        for exercise, sets in _sets_done(events).items():
            sets_done[exercise] = max(sets, sets_done.get(exercise, 0))
        recorded |= _recorded(events)
        halved = halved or any(isinstance(e, DayAfterReported) and e.worse for e in events)
    return Interrupted(frozenset(finished), dict(before_sets_s), sets_done, halved, frozenset(recorded))


def _recorded(events: Sequence[Event]) -> set[str]:
    """Return the exercises of a session that were done by the measure of the history."""
    record = record_of(events)
    return set() if record is None else {one.exercise for one in record.exercises if times_done([record], one.exercise)}


def _sets_done(events: Sequence[Event]) -> dict[str, int]:
    """Return how many sets were done of each exercise of which a set was begun: all before the last that is named.

    A rest is named by the set that comes after it; sets of a session that went on with another keep their numbers.
    """
    begun: dict[str, int] = {}
    exercise, in_sets = "", False
    for event in events:
        if isinstance(event, ExerciseStarted):
            exercise, in_sets = event.exercise, False
        elif isinstance(event, StageChanged) and exercise and event.set_index:
            in_sets = in_sets or event.stage is Stage.COUNTDOWN
            if in_sets and event.stage in (Stage.WORKING, Stage.RESTING):
                begun[exercise] = max(event.set_index, begun.get(exercise, 1))
    return {exercise: index - 1 for exercise, index in begun.items()}


def _worked_before_sets(events: Sequence[Event]) -> dict[str, float]:
    """Return the seconds of work in each exercise before somebody was led into position for its sets."""
    worked_s: defaultdict[str, float] = defaultdict(float)
    exercise, since_s = "", math.nan
    for event in events:
        if isinstance(event, StageChanged | ExerciseEnded | SessionEnded) or event is events[-1]:
            if math.isfinite(since_s):
                worked_s[exercise] += event.t_s - since_s
            since_s = math.nan
        if isinstance(event, ExerciseStarted):
            exercise = event.exercise
        if isinstance(event, ExerciseEnded) or (isinstance(event, StageChanged) and event.stage in SETS_BEGIN):
            exercise = ""
        elif isinstance(event, StageChanged) and event.stage is Stage.WORKING and exercise:
            since_s = event.t_s
    return worked_s


def _begun_at(events: Sequence[Event]) -> datetime.datetime | None:
    """Return when a session began; None of an odd time, or one without its zone."""
    started = next((e for e in events if isinstance(e, SessionStarted)), None)
    try:
        begun = None if started is None else datetime.datetime.fromisoformat(started.started_at)
    except ValueError:
        return None
    return begun if begun is not None and begun.tzinfo is not None else None


def _was_completed(events: Sequence[Event]) -> bool:
    return any(isinstance(e, SessionEnded) and e.reason in OVER for e in events)
