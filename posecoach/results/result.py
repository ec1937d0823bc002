"""What an analysis found, and the forms in which it is handed on: the result file, tables, a notebook."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

from posecoach.core.clip_review import HoldResult
from posecoach.core.errors import PosecoachError
from posecoach.core.events import FaultDetected, RepCompleted, RepRejected
from posecoach.results.content import Content, Model, content_of, plain_of
from posecoach.results.course import Course
from posecoach.results.notebook import notebook_html
from posecoach.results.tables.columns import Columns, fault_columns, rep_columns, signal_columns
from posecoach.results.tables.frames import data_frame


@dataclass(frozen=True, slots=True)
class Looks:
    """In how many frames the person was looked for, and in how many they could be judged.

    A frame that shows nothing new takes what was seen in the last one, and counts as looked at.
    """

    looked_at: int
    with_person: int


@dataclass(frozen=True, slots=True)
class Result:
    """Repetitions, holds and faults of one clip.

    Attributes
    ----------
    clip
        File name.
    view
        From where the person was seen, with the side: ``side-left``.
    frames
        How many the clip has.
    model, model_sha256
        Which model saw it; of recorded poses, ``recorded poses``.
    rejudged
        How many judgements of the running analysis changed when the whole clip was known.
    warnings
        What a person should know about the clip, in sentences.
    course
        How the signals went; None where only events are known. Not part of :meth:`to_dict`: the file has those signals
        that the exercise is counted by, see :mod:`posecoach.results.result_file`.
    """

    clip: str
    exercise: str
    view: str
    duration_s: float
    frames: int
    looks: Looks
    model: str
    model_sha256: str
    reps: tuple[RepCompleted, ...] = ()
    rejected: tuple[RepRejected, ...] = ()
    holds: tuple[HoldResult, ...] = ()
    events: tuple[FaultDetected, ...] = ()
    rejudged: int = 0
    warnings: tuple[str, ...] = ()
    course: Course | None = field(default=None, compare=False, repr=False)

    @property
    def full(self) -> int:
        """Number of full repetitions."""
        return sum(rep.full for rep in self.reps)

    @property
    def partial(self) -> int:
        """Number of repetitions that are not full."""
        return len(self.reps) - self.full

    @property
    def rate_hz(self) -> float:
        """Frames a second of the clip, also those that were not looked at; NaN where that is not known."""
        begin_s = self.course.t_s[0] if self.course is not None and len(self.course.t_s) else 0.0
        lasted_s = self.duration_s - begin_s
        return (self.frames - 1) / lasted_s if self.frames > 1 and 0.0 < lasted_s < math.inf else math.nan

    @property
    def movements(self) -> tuple[RepCompleted | RepRejected | HoldResult, ...]:
        """All that was found to last from a start to an end: what was counted, what was not, and holds."""
        return (*self.reps, *self.rejected, *self.holds)

    def fault_counts(self) -> Counter[str]:
        """How often each fault was found, over repetitions and the time between."""
        return Counter(f.id for rep in self.reps for f in rep.faults) + Counter(e.fault.id for e in self.events)

    def to_dict(self) -> dict[str, Any]:
        """Return the content of the result file; times in seconds, missing numbers as None."""
        content = Content(
            clip=self.clip,
            exercise=self.exercise,
            view=self.view,
            duration_s=self.duration_s,
            frames=self.frames,
            frames_looked_at=self.looks.looked_at,
            frames_with_person=self.looks.with_person,
            model=Model(self.model, self.model_sha256),
            reps=self.reps,
            rejected=self.rejected,
            holds=self.holds,
            events=tuple(event.fault for event in self.events),
            rejudged=self.rejudged,
            warnings=self.warnings,
        )
        return plain_of(content, full=self.full)

    @classmethod
    def from_dict(cls, plain: Any) -> Self:
        """Return the result of a file's content, without its course.

        Raises
        ------
        PosecoachError
            If a field is missing or has a value of another type; the message names it.
        """
        content = content_of(plain)
        return cls(
            clip=content.clip,
            exercise=content.exercise,
            view=content.view,
            duration_s=content.duration_s,
            frames=content.frames,
            looks=Looks(content.frames_looked_at, content.frames_with_person),
            model=content.model.name,
            model_sha256=content.model.sha256,
            reps=content.reps,
            rejected=content.rejected,
            holds=content.holds,
            events=tuple(FaultDetected(t_s=fault.t_s, fault=fault) for fault in content.events),
            rejudged=content.rejudged,
            warnings=content.warnings,
        )

    def rep_columns(self) -> Columns:
        """Return a row per repetition, column by column; see docs/data.md."""
        return rep_columns(self.clip, self.exercise, self.reps)

    def fault_columns(self) -> Columns:
        """Return a row per fault, column by column; see docs/data.md."""
        return fault_columns(self.clip, self.exercise, self.reps, [event.fault for event in self.events])

    def signal_columns(self) -> Columns:
        """Return a row per frame, column by column; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the result is one of events only, which have no signals.
        """
        if self.course is None:
            raise PosecoachError(
                f"The signals of {self.clip} were not kept. Analyse the clip, or poses recorded from it, again."
            )
        return signal_columns(self.clip, self.reps, self.course)

    def reps_frame(self, library: str = "pandas") -> Any:
        """Return a row per repetition as a data frame of ``pandas`` or ``polars``; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the library is not installed.
        """
        return data_frame(self.rep_columns(), library)

    def faults_frame(self, library: str = "pandas") -> Any:
        """Return a row per fault as a data frame of ``pandas`` or ``polars``; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the library is not installed.
        """
        return data_frame(self.fault_columns(), library)

    def signals_frame(self, library: str = "pandas") -> Any:
        """Return a row per frame of the clip and a column per signal as a data frame; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the library is not installed, or the result is one of events only, which have no signals.
        """
        return data_frame(self.signal_columns(), library)

    def _repr_html_(self) -> str:
        """Return the result as a notebook shows it: counts and a table of the repetitions, or the holds."""
        return notebook_html(self.clip, self.exercise, self.view, self.reps, len(self.rejected), self.holds)
