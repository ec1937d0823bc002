"""A result as a notebook shows it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from posecoach.core.events import RepCompleted
from posecoach.registry import exercises
from posecoach.results.names import view_words

_HEADINGS = ("rep", "start s", "peak s", "end s", "", "range", "score", "faults")


def notebook_html(clip: str, exercise: str, view: str, counts: str, reps: Sequence[RepCompleted]) -> str:
    """Return a heading, the counts and a table of the repetitions; every text is escaped.

    Of an exercise whose plug-in is gone, ids stand for names.
    """
    spec = exercises().get(exercise)
    head = "".join(f"<th>{escape(heading)}</th>" for heading in _HEADINGS)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>"
        for row in (
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
        )
    )
    seen_from = view_words(view)
    what = f"{exercise if spec is None else spec.name} in {clip}" + (f", seen from {seen_from}" if seen_from else "")
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if reps else ""
    return f"<p><strong>{escape(what)}</strong><br>{escape(counts)}</p>{table}"
