"""A result as a notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from posecoach.core.clip_review import HoldResult
from posecoach.core.events import RepCompleted
from posecoach.core.spec import ExerciseSpec
from posecoach.progress.words import count
from posecoach.registry import exercises
from posecoach.results.names import view_words

_HEADINGS = ("rep", "start s", "peak s", "end s", "", "range", "score", "faults")
_HOLD_HEADINGS = ("hold", "start s", "end s", "held s")


def notebook_html(
    clip: str, exercise: str, view: str, reps: Sequence[RepCompleted], rejected: int, holds: Sequence[HoldResult]
) -> str:
    """Return a heading, the counts and a table of the repetitions, or of the holds; every text is escaped.

    ``rejected`` is how many movements were not counted. Of an exercise whose plug-in is gone, ids stand for names.
    """
    spec = exercises().get(exercise)
    if spec is None or spec.cycle is not None:
        full = sum(rep.full for rep in reps)
        counts = f"{full} full, {len(reps) - full} partial, {rejected} not counted"
    else:
        counts = count(len(holds), "hold") if spec.hold is not None else ""
    tables = _table(_HEADINGS, _rep_rows(reps, spec)) + _table(_HOLD_HEADINGS, _hold_rows(holds))
    seen_from = view_words(view)
    what = f"{exercise if spec is None else spec.name} in {clip}" + (f", seen from {seen_from}" if seen_from else "")
    return f"<p><strong>{escape(what)}</strong><br>{escape(counts)}</p>{tables}"


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _hold_rows(holds: Sequence[HoldResult]) -> list[tuple[str, ...]]:
    return [
        (str(number), f"{hold.start_s:.1f}", f"{hold.end_s:.1f}", f"{hold.shown_s:.1f}")
        for number, hold in enumerate(holds, 1)
    ]


def _rep_rows(reps: Sequence[RepCompleted], spec: ExerciseSpec | None) -> list[tuple[str, ...]]:
    return [
        (
            str(rep.index),
            f"{rep.start_s:.1f}",
            f"{rep.peak_s:.1f}",
            f"{rep.end_s:.1f}",
            "full" if rep.full else "partial",
            f"{rep.range:.3g} {rep.range_unit}" if rep.range > 0 else "-",
            "-" if rep.score is None else f"{rep.score:.0f}",
            ", ".join(f.id if spec is None else spec.fault_name(f.id) for f in rep.faults),
        )
        for rep in reps
    ]
