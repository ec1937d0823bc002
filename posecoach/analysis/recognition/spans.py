"""Where in a recording which exercise is done: the likeliest course of exercises, and of none, window by window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecoach.analysis.recognition.windows import STEP_S, WINDOW_S, Window
from posecoach.core.evidence import EvidenceTable
from posecoach.core.pose import FloatArray

NONE = ""
"""Stands for none of the exercises; its log-odds are 0, those of the exercises are against it."""
CHANGE_LOG_ODDS = 4.0
"""What a change of exercise costs: what is done in the next window is most likely what was done in this."""
SHARED = STEP_S / WINDOW_S
"""Windows overlap, so this is the share of each that is new."""


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a recording in which one thing is done.

    Attributes
    ----------
    exercise
        Id, or :data:`NONE`.
    log_odds
        Of each exercise against none, the mean over the windows of the span.
    """

    exercise: str
    start_s: float
    end_s: float
    log_odds: dict[str, float]


def weighed(windows: Sequence[Window], tables: Mapping[str, EvidenceTable]) -> FloatArray:
    """Return (windows, 1 + exercises) the log-odds against none; the first column is none."""
    rows = [[0.0, *(table.log_odds(window.measures) for table in tables.values())] for window in windows]
    return np.array(rows, dtype=np.float64).reshape(len(windows), 1 + len(tables))


def spans_of(
    windows: Sequence[Window], tables: Mapping[str, EvidenceTable], costs: Sequence[float] | None = None
) -> list[Span]:
    """Return the spans of a recording in order; neighbours differ in the exercise.

    The border of two spans lies half-way between the middles of their windows.

    Parameters
    ----------
    costs
        What a change of exercise costs between each window and the next; None: :data:`CHANGE_LOG_ODDS`.
    """
    if not windows:
        return []
    odds = weighed(windows, tables)
    course = likeliest(odds, costs)
    firsts = np.flatnonzero(np.diff(course, prepend=-1))
    lasts = [*(firsts[1:] - 1), len(windows) - 1]
    names = (NONE, *tables)
    return [
        Span(
            names[course[first]],
            border_s(windows, int(first)),
            border_s(windows, int(last) + 1),
            dict(zip(tables, odds[first : last + 1, 1:].mean(axis=0).tolist(), strict=True)),
        )
        for first, last in zip(firsts, lasts, strict=True)
    ]


def likeliest(log_odds: FloatArray, costs: Sequence[float] | None = None) -> NDArray[np.int64]:
    """Return (n,) the columns of the likeliest course through a table (n, columns), changes being rare (Viterbi).

    ``costs``: what a change costs between each row and the next.
    """
    costs = [CHANGE_LOG_ODDS] * (len(log_odds) - 1) if costs is None else costs
    top = log_odds.max(axis=1, keepdims=True)
    chances = log_odds - top - np.log(np.exp(log_odds - top).sum(axis=1, keepdims=True))
    best, came_from = chances[0] * SHARED, []
    for row, cost in zip(chances[1:], costs, strict=True):
        changed = int(best.argmax())
        stays = best >= best[changed] - cost
        came_from.append(np.where(stays, np.arange(len(best)), changed))
        best = np.where(stays, best, best[changed] - cost) + row * SHARED
    course = [int(best.argmax())]
    for origins in reversed(came_from):
        course.append(int(origins[course[-1]]))
    return np.array(course[::-1], dtype=np.int64)


def border_s(windows: Sequence[Window], index: int) -> float:
    """Return where the windows before an index end and those from it on begin."""
    if index == 0:
        return windows[0].start_s
    if index == len(windows):
        return windows[-1].end_s
    before, after = windows[index - 1], windows[index]
    return (before.start_s + before.end_s + after.start_s + after.end_s) / 4
