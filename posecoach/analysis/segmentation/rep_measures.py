"""The numbers of one repetition: statistics of signals over its course."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable

import numpy as np

from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.time_series.buffer import SignalWindow
from posecoach.core.measure import Combine, Measure, Statistic
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side, opposite
from posecoach.signals.order_statistics import median, percentile, percentile_range

START_LEVEL_S, START_SLACK_S = 0.5, 0.05
"""The level at the start is the median over this long before the movement, and the first frame or two of it."""
END_RANGE_HALF_S = 0.15
"""Least half of the time over which the level at the end range is taken: one of an instant still has a few frames."""
TURN_S = 0.15
"""A drop or a rise begins at the level this close to the start: where pull follows pull, the trunk still comes back
from the last one before. Of ten pulls of people in which a reader saw the trunk swing clearly eight are reported (six
from the level before), of 46 in which it was still to that reader two (four); drawn clips, and the cat/camel of people,
are judged as before."""


_OF_COURSE: dict[Statistic, Callable[[FloatArray], float]] = {
    Statistic.RANGE: lambda during: percentile_range(during, 5, 95),
    Statistic.MAX: lambda during: percentile(during, 95),
    Statistic.MEDIAN: median,
}
"""Statistics of the whole repetition; the others compare with its start."""


class RepCourse:
    """The course of all signals around one repetition, cut into the parts that statistics are taken from."""

    def __init__(self, window: SignalWindow, timing: RepTiming) -> None:
        t_s = window.t_s
        begin, finish = timing.end_range_s
        margin = max(0.0, END_RANGE_HALF_S - (finish - begin) / 2)
        self._window = window
        self._before = (t_s >= timing.start_s - START_LEVEL_S) & (t_s <= timing.start_s + START_SLACK_S)
        self._turn = np.abs(t_s - timing.start_s) <= TURN_S
        self._during = (t_s >= timing.start_s) & (t_s <= timing.end_s)
        self._end_range = (t_s >= begin - margin) & (t_s <= finish + margin)

    def value(self, signal: str, statistic: Statistic) -> float:
        """Return one statistic of one signal; NaN where it was not seen."""
        values = self._window[signal]
        during = values[self._during]
        if statistic in _OF_COURSE:
            return _OF_COURSE[statistic](during)
        if statistic is Statistic.AT_PEAK:
            return median(values[self._end_range])
        if statistic is Statistic.DROP:
            return median(values[self._turn]) - percentile(during, 5)
        if statistic is Statistic.RISE:
            return percentile(during, 95) - median(values[self._turn])
        start = median(values[self._before])
        if statistic is Statistic.PLACE:
            return min(start, median(during))
        return start if statistic is Statistic.AT_START else median(values[self._end_range]) - start

    def valid_ratio(self, signal: str) -> float:
        """Return the share of the repetition's frames in which ``signal`` was seen."""
        during = self._window[signal][self._during]
        return float(np.isfinite(during).mean()) if len(during) else 0.0


def measure_value(course: RepCourse, measure: Measure, sides: tuple[Side, ...]) -> float:
    """Return a measure of a repetition done by the arms ``sides``, best seen first; NaN where it was not seen."""
    value = _own_unit(course, measure, sides)
    if not measure.per:
        return value
    per = course.value(measure.per, measure.per_statistic)
    return value / per if per > 0 else math.nan


def _own_unit(course: RepCourse, measure: Measure, sides: tuple[Side, ...]) -> float:
    if "{side}" not in measure.signal:
        return course.value(measure.signal, measure.statistic)
    value = {side: course.value(measure.signal.format(side=side), measure.statistic) for side in SIDES}
    working = [value[side] for side in sides] or list(value.values())
    if measure.combine is Combine.NEAR:
        return working[0]
    if measure.combine is Combine.ASYMMETRY:
        gap = abs(value["left"] - value["right"])
        mean = (value["left"] + value["right"]) / 2
        return gap / mean if mean > 0 else math.nan
    seen = [v for v in working if math.isfinite(v)]
    reduce: dict[Combine, Callable[[list[float]], float]] = {
        Combine.MEAN: statistics.fmean,
        Combine.MAX: max,
        Combine.MIN: min,
    }
    return reduce[measure.combine](seen) if seen else math.nan


def ordered_sides(sides: tuple[Side, ...], near: Side) -> tuple[Side, ...]:
    """Return the working arms, the one nearer to the camera first; both if none is named."""
    order = (near, opposite(near))
    return tuple(side for side in order if side in sides) or order
