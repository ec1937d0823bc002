"""The movement over time: the signal that is counted, with repetitions, targets, rejected movements and faults."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from posecoach.core.events import RepCompleted
from posecoach.core.findings import FaultFinding
from posecoach.core.skeleton import SIDES
from posecoach.core.spec import ExerciseSpec
from posecoach.results.course import Course, shown_signals
from posecoach.results.names import signal_words, unit_words
from posecoach.results.pages.course_targets import target_levels
from posecoach.results.pages.svg import THEME, Plot, add_legend, drawn, new_axes
from posecoach.results.result import Result

if TYPE_CHECKING:
    from matplotlib.axes import Axes

ROW_S, MOST_ROWS = 60.0, 12
"""A plot shows a minute; of a long session more, so that there are no more plots than this."""
WIDTH_IN, HEIGHT_IN = 9.0, 2.5
LEAST_S = 0.1
"""Length of the time axis of a clip with a single picture."""
BESIDE_S = 1.0
"""Drawn before and after a set of which only events are known."""
MOST_POINTS = 1500
"""A line has no more: they are more than there are pixels across."""


@dataclass(frozen=True, slots=True)
class CourseRow:
    """A stretch of the session: its plot, and the repetitions that begin in it."""

    start_s: float
    end_s: float
    plot: Plot
    reps: tuple[RepCompleted, ...]


def course_rows(result: Result, spec: ExerciseSpec, name: str) -> list[CourseRow]:
    """Return the session minute by minute. ``name`` must be unique in the page.

    Without a course of signals (a live session's events) repetitions are drawn as bars of their range.
    """
    start_s, end_s = _span_s(result)
    count = max(1, min(MOST_ROWS, math.ceil((end_s - start_s) / ROW_S - 0.2)))
    edges = np.linspace(start_s, end_s, count + 1).tolist()
    limits = _limits(result, spec)
    return [
        CourseRow(
            a, b, _row(result, spec, (a, b), limits, f"{name}-{i}"), tuple(r for r in result.reps if a <= r.start_s < b)
        )
        for i, (a, b) in enumerate(pairwise(edges))
    ]


def has_course(result: Result, spec: ExerciseSpec) -> bool:
    """Whether there is a signal to draw."""
    return bool(_lines(result, spec))


def _span_s(result: Result) -> tuple[float, float]:
    """Return from when to when there is something to draw; of a set of a session only the time of the set."""
    ends = [movement.end_s for movement in result.movements]
    if result.course is not None and len(result.course.t_s):
        start_s = float(result.course.t_s[0])
        return start_s, max([float(result.course.t_s[-1]), start_s + LEAST_S, *ends])
    start_s = max(0.0, min((movement.start_s for movement in result.movements), default=0.0) - BESIDE_S)
    return start_s, max(ends, default=start_s) + BESIDE_S


def _row(
    result: Result, spec: ExerciseSpec, span_s: tuple[float, float], limits: tuple[float, float], name: str
) -> Plot:
    axes = new_axes(WIDTH_IN, HEIGHT_IN)
    axes.set_xlim(*span_s)
    axes.set_ylim(*limits)
    axes.set_xlabel("seconds", color=THEME["ink"], loc="right", labelpad=0)
    axes.set_title(_unit_title(result, spec), loc="left", fontsize=10, color=THEME["ink"])
    _draw_movements(axes, result)
    lines = _lines(result, spec)
    if lines:
        _draw_signals(axes, lines, result.course)
        _draw_targets(axes, result, spec, lines)
    else:
        _draw_bars(axes, result)
    _draw_faults(axes, result)
    return drawn(axes, name)


def _unit_title(result: Result, spec: ExerciseSpec) -> str:
    names = list(_lines(result, spec))
    unit = spec.cycle.unit if spec.cycle is not None else ""
    if not names:
        return _with_unit("range of each repetition", result.reps[0].range_unit if result.reps else "")
    if spec.hold is not None and spec.hold.signal_is and names == [spec.hold.signal]:
        return spec.hold.signal_is
    unit = unit or names[0].rsplit("_", 1)[-1]
    words = {signal_words(name) for name in names}
    if len(words) > 1:
        return unit_words(unit)
    arm = next((f", {side} arm" for side in SIDES if len(names) == 1 and f"_{side}_" in names[0]), "")
    return _with_unit(words.pop() + arm, unit)


def _with_unit(words: str, unit: str) -> str:
    return f"{words} ({unit_words(unit)})" if unit else words


def _lines(result: Result, spec: ExerciseSpec) -> dict[str, np.ndarray]:
    """Return the signals to draw; of one arm at work only that arm's."""
    if result.course is None:
        return {}
    course: Course = result.course.only(shown_signals(spec))
    found = {name: course.signal(name) for name in course.names if np.isfinite(course.signal(name)).any()}
    sides = {side for rep in result.reps for side in rep.sides}
    if sides == {"left"} or sides == {"right"}:
        idle = "right" if sides == {"left"} else "left"
        found = {name: values for name, values in found.items() if f"_{idle}_" not in name} or found
    return found


def _limits(result: Result, spec: ExerciseSpec) -> tuple[float, float]:
    """Return the lower and upper end of the vertical axis, the same for all rows, with room for numbers above."""
    lines = _lines(result, spec)
    if lines:
        values = np.concatenate(list(lines.values()))
        low, high = (float(v) for v in np.nanpercentile(values, [0.2, 99.8]))
    else:
        low, high = 0.0, max((r.range for r in result.reps if math.isfinite(r.range)), default=1.0)
    room = max(high - low, 1e-6)
    return low - 0.08 * room if lines else 0.0, high + 0.28 * room


def _draw_movements(axes: Axes, result: Result) -> None:
    top = axes.get_xaxis_transform()
    for rep in result.reps:
        kind = "good" if rep.full else "partial"
        hatch = None if rep.full else "//"
        axes.axvspan(
            rep.start_s, rep.end_s, facecolor=THEME[kind], edgecolor=THEME[kind], alpha=0.22, hatch=hatch, lw=0
        )
        label = str(rep.index) if rep.full else f"({rep.index})"
        middle_s = (rep.start_s + rep.end_s) / 2
        axes.text(
            middle_s, 0.98, label, transform=top, ha="center", va="top", fontsize=11, color=THEME["ink"], clip_on=True
        )
    for movement in result.rejected:
        axes.axvspan(
            movement.start_s, movement.end_s, facecolor="none", edgecolor=THEME["muted"], hatch="xx", alpha=0.45, lw=0
        )
        middle_s = (movement.start_s + movement.end_s) / 2
        axes.text(
            middle_s, 0.98, "×", transform=top, ha="center", va="top", fontsize=12, color=THEME["ink"], clip_on=True
        )
    for hold in result.holds:
        axes.axvspan(hold.start_s, hold.end_s, facecolor=THEME["good"], edgecolor=THEME["good"], alpha=0.22, lw=0)


def _draw_signals(axes: Axes, lines: dict[str, np.ndarray], course: Course | None) -> None:
    assert course is not None
    step = max(1, len(course.t_s) // (MOST_POINTS * MOST_ROWS) + 1)
    styles = (("first", "-"), ("second", (0, (5, 2))))
    for i, (name, values) in enumerate(lines.items()):
        colour, dashes = styles[i % len(styles)]
        label = next((side for side in SIDES if f"_{side}_" in name), signal_words(name))
        axes.plot(course.t_s[::step], values[::step], color=THEME[colour], ls=dashes, lw=1.6, label=label)
    if len(lines) > 1:
        add_legend(axes)


def _draw_targets(axes: Axes, result: Result, spec: ExerciseSpec, lines: dict[str, np.ndarray]) -> None:
    """Mark how far a full repetition goes: from where each began, the share of the person's usual range."""
    cycle, hold = spec.cycle, spec.hold
    if cycle is not None and result.course is not None:
        all_levels = target_levels(result.reps, cycle, result.course.t_s, lines)
        for rep, levels in zip(result.reps, all_levels, strict=True):
            for level in levels:
                axes.plot([rep.start_s, rep.end_s], [level, level], color=THEME["target"], lw=1.6, ls=":")
    elif hold is not None and not hold.from_rest and hold.signal in lines:
        axes.axhline(hold.enter, color=THEME["target"], lw=1.6, ls=":")


def _draw_bars(axes: Axes, result: Result) -> None:
    for rep in result.reps:
        colour = THEME["first" if rep.full else "second"]
        axes.bar(rep.start_s, rep.range, width=rep.end_s - rep.start_s, align="edge", color=colour, alpha=0.75)


def _draw_faults(axes: Axes, result: Result) -> None:
    top = axes.get_xaxis_transform()
    findings: list[FaultFinding] = [f for rep in result.reps for f in rep.faults] + [e.fault for e in result.events]
    for finding in findings:
        axes.plot(
            [finding.t_s],
            [0.05],
            transform=top,
            marker="^",
            ms=9,
            color=THEME["fault"],
            mec=THEME["surface"],
            clip_on=True,
        )
