"""Measures of practice over the weeks, with a band within which a difference may be chance."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from posecoach.core.vocabulary import PainMoment
from posecoach.progress.figures import Figures
from posecoach.progress.record import SessionRecord
from posecoach.progress.trends import Trend, TrendMeasure, comparable_rows
from posecoach.progress.words import IN_PER_CENT, measure_words
from posecoach.results.names import unit_words
from posecoach.results.pages.svg import THEME, Plot, add_legend, drawn, new_axes

WIDTH_IN, HEIGHT_IN = 4.6, 2.4
MOST_LABELS = 4
"""Days written below the axis; more run into each other on a phone."""
YEAR_SHOWN_DAYS = 300
"""Over so long a day of a month may be that of another year."""
MOST_POINTS = 60
"""More points of a line run into each other, and nobody sees where it goes."""
SPANS = {1: "", 7: "a week", 28: "four weeks", 91: "three months"}
"""Days of which a point is the middle value, and what they are called; as few as there can be."""
WHOLE_STEPS = (1, 2, 5, 10)
"""Between the numbers at an axis whose scale is fixed, times a power of ten: answers from 0 to 10 are whole."""
_OF_MEASURE: dict[TrendMeasure, Callable[[Figures], float]] = {
    TrendMeasure.REPETITIONS: lambda row: float(row.counted),
    TrendMeasure.FULL: lambda row: row.quality_ratio,
    TrendMeasure.RANGE: lambda row: row.range,
    TrendMeasure.LONGEST_HOLD: lambda row: row.longest_hold_s,
    TrendMeasure.ASYMMETRY: lambda row: row.asymmetry_ratio,
    TrendMeasure.SORE_LEFT: lambda row: row.sore_left,
    TrendMeasure.SORE_RIGHT: lambda row: row.sore_right,
}
_LIMITS = {TrendMeasure.FULL: (0.0, 105.0)} | dict.fromkeys(
    (TrendMeasure.SORE_LEFT, TrendMeasure.SORE_RIGHT), (0.0, 10.4)
)


@dataclass(frozen=True, slots=True)
class Course:
    """Lines over time; each point is the middle value of what ``span`` says, or a day's where that is empty."""

    plot: Plot
    span: str


@dataclass(frozen=True, slots=True)
class TrendPlot:
    """A trend and its course."""

    trend: Trend
    course: Course


def trend_plot(trend: Trend, rows: Sequence[Figures], name: str) -> TrendPlot | None:
    """Return the course of a measure over the sessions of an exercise; None where there are not two values.

    Ranges are only those that can be compared with the last one.
    """
    value = _OF_MEASURE.get(trend.measure)
    if value is None:
        return None
    rows = comparable_rows(rows) if trend.measure is TrendMeasure.RANGE else rows
    factor, unit = (100.0, "%") if trend.unit in IN_PER_CENT else (1.0, unit_words(trend.unit))
    points = [(row.started_at.date(), factor * value(row)) for row in rows if math.isfinite(value(row))]
    title = f"{measure_words(trend)} ({unit})" if unit else measure_words(trend)
    band = (trend.first * factor, trend.least_change * factor)
    limits = _LIMITS.get(trend.measure)
    course = _over_time([("", points, "first", "-")], title, band, name, limits)
    return None if course is None else TrendPlot(trend, course)


def pain_plot(sessions: Sequence[SessionRecord]) -> Course | None:
    """Return pain before and after sessions, 0 to 10; None where it was hardly reported."""
    lines = [
        (when.value, [(s.day, float(pain)) for s in sessions if (pain := s.pain(when)) is not None], colour, line)
        for when, colour, line in ((PainMoment.BEFORE, "first", "-"), (PainMoment.AFTER, "second", "--"))
    ]
    return _over_time([line for line in lines if line[1]], "pain, 0 none to 10 worst", None, "pain", limits=(0.0, 10.4))


_Line = tuple[str, Sequence[tuple[date, float]], str, str]


def _over_time(
    lines: Sequence[_Line],
    title: str,
    band: tuple[float, float] | None,
    name: str,
    limits: tuple[float, float] | None = None,
) -> Course | None:
    from matplotlib.ticker import MaxNLocator

    days = sorted({day for _, points, _, _ in lines for day, _ in points})
    if len(days) < 2:
        return None
    span_days = next((n for n in SPANS if len({_span_of(day, n) for day in days}) <= MOST_POINTS), max(SPANS))
    axes = new_axes(WIDTH_IN, HEIGHT_IN)
    axes.set_title(title, loc="left", fontsize=10, color=THEME["ink"])
    if band is not None and all(map(math.isfinite, band)):
        axes.axhspan(band[0] - band[1], band[0] + band[1], color=THEME["first"], alpha=0.13, lw=0)
    for label, points, colour, line in lines:
        at, values = zip(*_middles(points, span_days), strict=True)
        axes.plot(at, values, color=THEME[colour], ls=line, lw=1.4, marker="o", ms=5, label=label or None)
    written = _labels(days)
    axes.set_xticks([day.toordinal() for day in written], list(written.values()))
    if limits is not None:
        axes.set_ylim(*limits)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=WHOLE_STEPS))
    elif axes.get_ylim()[0] > 0:
        axes.set_ylim(0.0, 1.08 * axes.get_ylim()[1])
    if len(lines) > 1:
        add_legend(axes)
    return Course(drawn(axes, name), SPANS[span_days])


def _span_of(day: date, span_days: int) -> int:
    """Return the number of the span of so many days, from a Monday on, in which a day lies."""
    return (day.toordinal() - 1) // span_days


def _middles(points: Sequence[tuple[date, float]], span_days: int) -> list[tuple[float, float]]:
    """Return where each point stands and how high: each value itself, or the middle of those of a span."""
    if span_days == 1:
        return [(day.toordinal(), value) for day, value in points]
    spans: dict[int, list[tuple[int, float]]] = {}
    for day, value in points:
        spans.setdefault(_span_of(day, span_days), []).append((day.toordinal(), value))
    return [(statistics.median(at for at, _ in one), statistics.median(v for _, v in one)) for one in spans.values()]


def _labels(days: Sequence[date]) -> dict[date, str]:
    """Return what is written below the axis, at days that lie well apart, with the year where there are several."""
    over_days = (days[-1] - days[0]).days
    labels: dict[date, str] = {}
    for day in days:
        if not labels or (day - max(labels)).days >= over_days / (MOST_LABELS - 1):
            labels[day] = f"{day:%b} {day.year}" if over_days > YEAR_SHOWN_DAYS else f"{day.day} {day:%b}"
    return labels
