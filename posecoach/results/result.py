"""What an analysis found, as plain data: the result file. Its format is described in ``docs/result_file.md``."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from posecoach.core.codec import to_plain
from posecoach.core.events import FaultDetected, RepCompleted, RepRejected
from posecoach.core.findings import FaultFinding
from posecoach.results.course import Course


@dataclass(frozen=True, slots=True)
class HoldResult:
    """A hold, seconds on the clip's clock; ``held_s`` leaves out pauses."""

    start_s: float
    end_s: float
    held_s: float


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
        How many verdicts of the running analysis changed when the whole clip was known.
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
    warnings: tuple[str, ...] = field(default=())
    course: Course | None = field(default=None, compare=False, repr=False)

    @property
    def full(self) -> int:
        """Number of full repetitions."""
        return sum(rep.full for rep in self.reps)

    @property
    def partial(self) -> int:
        """Number of repetitions that are not full."""
        return len(self.reps) - self.full

    def fault_counts(self) -> Counter[str]:
        """How often each fault was found, over repetitions and the time between."""
        return Counter(f.id for rep in self.reps for f in rep.faults) + Counter(e.fault.id for e in self.events)

    def to_dict(self) -> dict[str, Any]:
        """Return the content of the result file; times in seconds, missing numbers as None."""
        from posecoach.results.content import plain_of

        return plain_of(self)

    def reps_frame(self, library: str = "pandas") -> Any:
        """Return a row per repetition as a data frame of ``pandas`` or ``polars``; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the library is not installed.
        """
        from posecoach.results.frames import data_frame
        from posecoach.results.tables import rep_columns

        return data_frame(rep_columns(self), library)

    def signals_frame(self, library: str = "pandas") -> Any:
        """Return a row per frame of the clip and a column per signal as a data frame; see docs/data.md.

        Raises
        ------
        PosecoachError
            If the library is not installed, or the result is one of events only, which have no signals.
        """
        from posecoach.results.frames import data_frame
        from posecoach.results.tables import signal_columns

        return data_frame(signal_columns(self), library)

    def _repr_html_(self) -> str:
        """Return the result as a notebook shows it: counts and a table of the repetitions."""
        from posecoach.results.notebook import notebook_html

        return notebook_html(self)

    def rep_table(self) -> list[dict[str, Any]]:
        """Return one flat row per repetition, for ``pandas.DataFrame(result.rep_table())``."""
        return [
            {
                "clip": self.clip,
                "exercise": self.exercise,
                "index": rep.index,
                "start_s": rep.start_s,
                "peak_s": rep.peak_s,
                "end_s": rep.end_s,
                "full": rep.full,
                "score": rep.score,
                "range": rep.range,
                "range_unit": rep.range_unit,
                "out_s": rep.tempo_s[0],
                "hold_s": rep.tempo_s[1],
                "back_s": rep.tempo_s[2],
                "sides": "+".join(rep.sides),
                "faults": " ".join(f.id for f in rep.faults),
            }
            for rep in self.reps
        ]

    def fault_table(self) -> list[dict[str, Any]]:
        """Return one flat row per fault, for ``pandas.DataFrame(result.fault_table())``."""
        rows = [{"clip": self.clip, "rep": rep.index, **_fault(f)} for rep in self.reps for f in rep.faults]
        return rows + [{"clip": self.clip, "rep": None, **_fault(e.fault)} for e in self.events]


def _fault(fault: FaultFinding) -> dict[str, Any]:
    plain = to_plain(fault)
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in plain.items()}
