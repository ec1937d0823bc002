"""Results as columns: repetitions, signals and landmarks, as CSV, Parquet and data frames have them.

Every column's name ends in its unit. ``docs/data.md`` describes the columns.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from posecoach.core.events import RepCompleted
from posecoach.core.findings import FaultFinding
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.results.course import Course

Columns = dict[str, list[Any]]
"""Values by the name of the column, all lists of one length; what is missing is None."""
_TEXTS = (
    "clip", "exercise", "range_unit", "sides", "view", "faults", "not_judged", "fault", "counted_from", "landmark",
)  # fmt: skip
_KINDS: dict[str, type] = {**dict.fromkeys(_TEXTS, str), "rep": int, "frame": int, "full": bool}
"""What the values of a column are; of those that are not named, numbers that need not be whole."""
LANDMARK_COLUMNS = ("clip", "frame", "t_s", "landmark", "x_px", "y_px", "x_m", "y_m", "z_m", "visibility_ratio")
_REP_COLUMNS = (
    "clip", "exercise", "rep", "start_s", "peak_s", "end_s", "full", "score", "range", "range_unit", "out_s", "hold_s",
    "back_s", "sides", "view", "faults", "not_judged",
)  # fmt: skip


_FAULT_COLUMNS = ("clip", "exercise", "rep", "fault", "t_s", "value", "limit", "base", "severity", "counted_from")


def columns_of(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Columns:
    """Return rows as columns, which have these names in the order of the cells."""
    return {name: [row[i] for row in rows] for i, name in enumerate(names)}


def kind_of(column: str) -> type:
    """Return what the values of a column are, which one without any does not show."""
    return _KINDS.get(column, float)


def rep_columns(clip: str, exercise: str, reps: Sequence[RepCompleted]) -> Columns:
    """Return a row per repetition."""
    return columns_of(_REP_COLUMNS, [(clip, exercise, *_rep_cells(rep)) for rep in reps])


def _rep_cells(rep: RepCompleted) -> tuple[Any, ...]:
    return (
        rep.index,
        rep.start_s,
        rep.peak_s,
        rep.end_s,
        rep.full,
        rep.score,
        _known(rep.range),
        rep.range_unit,
        *(_known(part) for part in rep.tempo_s),
        "+".join(rep.sides),
        rep.view,
        " ".join(f.id for f in rep.faults),
        " ".join(rep.not_judged),
    )


def fault_columns(clip: str, exercise: str, reps: Sequence[RepCompleted], between: Sequence[FaultFinding]) -> Columns:
    """Return a row per fault: those of repetitions, then those found ``between`` them, which have no repetition."""
    found: list[tuple[int | None, FaultFinding]] = [(rep.index, fault) for rep in reps for fault in rep.faults]
    found += [(None, fault) for fault in between]
    return columns_of(_FAULT_COLUMNS, [(clip, exercise, rep, *_fault_cells(fault)) for rep, fault in found])


def _fault_cells(fault: FaultFinding) -> tuple[Any, ...]:
    return (
        fault.id,
        *(_known(number) for number in (fault.t_s, fault.value, fault.limit, fault.base, fault.severity)),
        fault.counted_from.value,
    )


def signal_columns(clip: str, reps: Sequence[RepCompleted], course: Course) -> Columns:
    """Return a row per frame: its number from 0, its time, the repetition it belongs to, and every signal."""
    columns: Columns = {
        "clip": [clip] * len(course.t_s),
        "frame": list(range(len(course.t_s))),
        "t_s": course.t_s.tolist(),
        "rep": rep_of_frames(reps, course),
    }
    return columns | {n: [_known(v) for v in course.values[:, i].tolist()] for i, n in enumerate(course.names)}


def rep_of_frames(reps: Sequence[RepCompleted], course: Course) -> list[int | None]:
    """Return for each frame the repetition during which it was seen; None between repetitions."""
    found: list[int | None] = [None] * len(course.t_s)
    for rep in reps:
        first = int(np.searchsorted(course.t_s, rep.start_s, side="left"))
        end = int(np.searchsorted(course.t_s, rep.end_s, side="right"))
        found[first:end] = [rep.index] * (end - first)
    return found


def landmark_rows(clip: str, poses: Iterable[Pose]) -> Iterator[tuple[Any, ...]]:
    """Yield a row per landmark of each frame, in the order of :data:`LANDMARK_COLUMNS`.

    A frame in which nobody was found has its rows, too, with nothing in them.
    """
    for frame, pose in enumerate(poses):
        for point in Landmark:
            numbers = (*pose.xy_px[point], *pose.world_m[point], pose.visibility[point])
            yield clip, frame, pose.t_s, point.name.lower(), *(_rounded(float(n)) for n in numbers)


def _rounded(value: float) -> float | None:
    return round(value, 5) if math.isfinite(value) else None


def _known(value: float) -> float | None:
    return value if math.isfinite(value) else None
