"""Measures of practice over the weeks, with a band within which a difference may be chance."""

from __future__ import annotations

import math
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
class TrendPlot:
    """A trend and its plot."""

    trend: Trend
    plot: Plot


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
    plot = _over_time([("", points, "first", "-")], title, band, name, limits)
    return None if plot is None else TrendPlot(trend, plot)


def pain_plot(sessions: Sequence[SessionRecord]) -> Plot | None:
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
) -> Plot | None:
    from matplotlib.ticker import MaxNLocator

    days = sorted({day for _, points, _, _ in lines for day, _ in points})
    if len(days) < 2:
        return None
    axes = new_axes(WIDTH_IN, HEIGHT_IN)
    axes.set_title(title, loc="left", fontsize=10, color=THEME["ink"])
    if band is not None and all(map(math.isfinite, band)):
        axes.axhspan(band[0] - band[1], band[0] + band[1], color=THEME["first"], alpha=0.13, lw=0)
    for label, points, colour, line in lines:
        at, values = [day.toordinal() for day, _ in points], [value for _, value in points]
        axes.plot(at, values, color=THEME[colour], ls=line, lw=1.4, marker="o", ms=5, label=label or None)
    step = max(1, math.ceil(len(days) / MOST_LABELS))
    ticks = days[::step]
    axes.set_xticks([day.toordinal() for day in ticks], [f"{day.day} {day:%b}" for day in ticks])
    if limits is not None:
        axes.set_ylim(*limits)
        axes.yaxis.set_major_locator(MaxNLocator(nbins=6, steps=WHOLE_STEPS))
    elif axes.get_ylim()[0] > 0:
        axes.set_ylim(0.0, 1.08 * axes.get_ylim()[1])
    if len(lines) > 1:
        add_legend(axes)
    return drawn(axes, name)
