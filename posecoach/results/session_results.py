"""The results of a live session or a clip from its event log alone: one for each set of each exercise.

:mod:`posecoach.progress.recording` reads the same events for the history, which keeps something else: how long was
worked, counts as they were corrected, answers about pain and effort. A result needs each movement whole instead, with
why it was refused, the faults that lasted, and signals that the log has after the end of the set. One reading for both
would have to keep all of this for each. What both know is where a set begins, begins anew and ends; a test compares it.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from posecoach.core.clip_review import ClipReviewed, HoldResult
from posecoach.core.events import (
    Event,
    ExerciseStarted,
    FaultDetected,
    HoldProgress,
    RepCompleted,
    RepRejected,
    SessionEnded,
    SessionStarted,
    SetEnded,
    StageChanged,
)
from posecoach.core.set_signals import SignalsKept
from posecoach.core.vocabulary import HoldState
from posecoach.progress.stages_passed import StagesPassed
from posecoach.progress.words import day_words
from posecoach.results.course import Course
from posecoach.results.result import Looks, Result


@dataclass(frozen=True, slots=True)
class SetResult:
    """The result of one set: ``number`` of its exercise, from 1 (0: the only one); ``title`` is that of the session."""

    result: Result
    number: int
    title: str


@dataclass(slots=True)
class _OpenSet:
    exercise: str
    number: int
    reps: list[RepCompleted] = field(default_factory=list)
    rejected: list[RepRejected] = field(default_factory=list)
    holds: list[HoldResult] = field(default_factory=list)
    faults: list[FaultDetected] = field(default_factory=list)
    signals: list[SignalsKept] = field(default_factory=list)
    view: str = ""
    warnings: tuple[str, ...] = ()
    reviewed: bool = False
    frames: tuple[int, int] = (0, 0)
    end_s: float = math.nan

    @property
    def span_s(self) -> tuple[float, float]:
        """From the first movement to the end of the last one."""
        parts: tuple[RepCompleted | RepRejected | HoldResult, ...] = (*self.reps, *self.rejected, *self.holds)
        times = [t for part in parts for t in (part.start_s, part.end_s)] + [fault.t_s for fault in self.faults]
        return min(times, default=math.nan), max(times, default=math.nan)

    @property
    def course(self) -> Course | None:
        """How the signals went, as far as that was kept."""
        kept = [s for s in self.signals if s.signals]
        if not kept:
            return None
        names = tuple(kept[0].signals)
        values = [np.stack([np.array(s.signals[name]) for name in names], axis=1) for s in kept]
        return Course(np.concatenate([np.array(s.times_s) for s in kept]), names, np.concatenate(values))

    @property
    def empty(self) -> bool:
        """Whether nothing happened; a clip that was watched to its end has a result all the same."""
        return not (self.reps or self.rejected or self.holds or self.faults or self.reviewed)

    def review(self, event: ClipReviewed) -> None:
        """Take what was known of a clip, which is one set, in the end."""
        self.reps, self.rejected = list(event.reps), list(event.rejected)
        self.holds = list(event.holds) or self.holds
        self.view, self.warnings, self.reviewed = event.view, event.warnings, True

    def take(self, event: Event) -> None:
        """Take an event of the set; others are passed over."""
        if isinstance(event, RepCompleted):
            self.reps.append(event)
        elif isinstance(event, RepRejected):
            self.rejected.append(event)
        elif isinstance(event, FaultDetected) and event.rep_index is None:
            self.faults.append(event)
        elif isinstance(event, HoldProgress) and event.state is HoldState.ENDED and event.held_s > 0:
            self.holds.append(HoldResult(event.start_s, event.t_s, event.held_s))


def results_of_session(events: Iterable[Event]) -> list[SetResult]:
    """Return the results of the sets in which anything happened, in the order of time."""
    reader = _Reader()
    for event in events:
        reader.update(event)
    return reader.results()


def anything_done(events: Iterable[Event]) -> bool:
    """Whether there is a result of any set; of what is read from a file no more is taken than tells."""
    reader = _Reader()
    for event in events:
        reader.update(event)
        if isinstance(event, SetEnded) and reader.done:  # what has ended is not begun anew
            return True
    return bool(reader.done)


class _Reader:
    def __init__(self) -> None:
        self._started: SessionStarted | None = None
        self._sets: list[_OpenSet] = []
        self._of_clip = 0
        self._stages = StagesPassed()

    def update(self, event: Event) -> None:
        """Take the next event."""
        if isinstance(event, SessionStarted):
            self._started = event
            before = sum(one.exercise == event.exercise for one in self.done)  # a clip has a session for each set
            self._of_clip = len(self._sets)
            self._sets.append(_OpenSet(event.exercise, before + 1))
        elif isinstance(event, SessionEnded):
            for one in self._sets[self._of_clip :]:
                one.frames, one.end_s = (event.frames, event.frames_with_person), event.t_s
        elif isinstance(event, ExerciseStarted):
            self._sets.append(_OpenSet(event.exercise, 1))
            self._stages = StagesPassed()
        elif isinstance(event, SignalsKept):
            self._keep(event)
        elif isinstance(event, ClipReviewed) and self._sets:
            self._sets[self._of_clip].review(event)
        elif isinstance(event, StageChanged):
            if self._stages.begins_anew(event) and self._sets:
                begun = self._sets.pop()  # what was done of the set before does not count, as in the history
                self._sets.append(_OpenSet(begun.exercise, begun.number))
        elif self._sets:
            self._sets[-1].take(event)
            if isinstance(event, SetEnded):
                self._sets.append(_OpenSet(self._sets[-1].exercise, self._sets[-1].number + 1))

    def _keep(self, event: SignalsKept) -> None:
        """Give signals, which come after the end of a set, to the set in whose time they lie."""
        for one in reversed(self._sets):
            if one.exercise == event.exercise and not one.empty and event.times_s:
                start_s, end_s = one.span_s
                if event.times_s[0] <= end_s and start_s <= event.times_s[-1]:
                    one.signals.append(event)
                    return

    @property
    def done(self) -> list[_OpenSet]:
        """The sets so far in which anything happened."""
        return [one for one in self._sets if not one.empty]

    def results(self) -> list[SetResult]:
        """Return what was found so far."""
        done = self.done
        sets = Counter(one.exercise for one in done)
        return [
            SetResult(self._result(one), one.number if sets[one.exercise] > 1 else 0, self._title()) for one in done
        ]

    def _title(self) -> str:
        """Return the day of a session; of a clip, or where the log has no day, the source."""
        assert self._started is not None
        try:
            day = datetime.fromisoformat(self._started.started_at).date()
        except ValueError:
            return self._started.source
        return f"Session of {day_words(day, day)} {day.year}"

    def _result(self, one: _OpenSet) -> Result:
        assert self._started is not None
        views = Counter(rep.view for rep in one.reps)
        frames, with_person = one.frames
        return Result(
            clip=self._started.source,
            exercise=one.exercise,
            view=one.view or (views.most_common(1)[0][0] if views else ""),
            duration_s=one.end_s,
            frames=frames,
            looks=Looks(frames, with_person),
            model=self._started.model,
            model_sha256=self._started.model_sha256,
            reps=tuple(one.reps),
            rejected=tuple(one.rejected),
            holds=tuple(one.holds),
            events=tuple(one.faults),
            warnings=one.warnings,
            course=one.course,
        )
