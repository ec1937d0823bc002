"""A history as a file for other programs; the formats are described in ``docs/history.md``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from posecoach.core.codec import to_plain
from posecoach.core.spec import ExerciseSpec
from posecoach.progress.figures import Figures, exercise_worked, figures
from posecoach.progress.record import SessionRecord
from posecoach.results.tables.csv_file import csv_text

EXPORT_VERSION = 1


def as_json(sessions: Iterable[SessionRecord]) -> str:
    """Return everything that is kept; a number that is missing is null."""
    content = {"version": EXPORT_VERSION, "sessions": [to_plain(session) for session in sessions]}
    return json.dumps(content, indent=2, allow_nan=False, ensure_ascii=False) + "\n"


def as_csv(sessions: Iterable[SessionRecord], specs: Mapping[str, ExerciseSpec], exercise: str | None = None) -> str:
    """Return a line per exercise of a session, or only of one exercise; what is missing is empty."""
    names = [f.name for f in fields(Figures)]
    lines: list[list[Any]] = []
    for session in sessions:
        for name in dict.fromkeys(done.exercise for done in session.exercises):
            if exercise not in (None, name):
                continue
            for row in figures([session], name, specs.get(name)):
                values = {n: getattr(row, n) for n in names} | {"started_at": session.started_at}
                lines.append([session.user, *(_cell(values[n]) for n in names)])
    return csv_text(["user", *names], lines)


def has_lines(session: SessionRecord, exercise: str | None = None) -> bool:
    """Whether the CSV has a line of a session: one that was left before anything was done has none."""
    return any(exercise in (None, done.exercise) and exercise_worked(done) for done in session.exercises)


def _cell(value: Any) -> Any:
    return float(f"{value:.6g}") if isinstance(value, float) else value
