"""A recording cut into overlapping stretches, each with its measures."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from posecoach.analysis.recognition.stretch_measures import FEW, stretch_measures
from posecoach.core.pose import FloatArray
from posecoach.signals.series import PoseSeries

RATE_HZ = 10.0
"""Poses a second that measures are taken from: the exercises are not fast enough to need more."""
WINDOW_S, STEP_S = 8.0, 2.0
"""A stretch holds at least one repetition of a slow exercise; its neighbour begins a step later."""


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a recording and its measures by name."""

    start_s: float
    end_s: float
    measures: dict[str, float]


def windows_of(series: PoseSeries) -> list[Window]:
    """Return the stretches in which enough of a person was seen; a short recording is one stretch."""
    poses = at_rate(series)
    if len(poses.t_s) < FEW:
        return []
    first_s, last_s = float(poses.t_s[0]), float(poses.t_s[-1])
    steps = max(0, math.ceil((last_s - first_s - WINDOW_S) / STEP_S))
    starts_s = [min(first_s + step * STEP_S, max(first_s, last_s - WINDOW_S)) for step in range(steps + 1)]
    cut = [(start_s, poses.between(start_s, start_s + WINDOW_S)) for start_s in starts_s]
    return [
        Window(start_s, min(start_s + WINDOW_S, last_s), stretch_measures(part))
        for start_s, part in cut
        if len(part.t_s) >= FEW
    ]


def at_rate(series: PoseSeries) -> PoseSeries:
    """Return the poses averaged over equal spans of time, so that nothing depends on the clip's frame rate.

    Spans in which nobody was seen are left out.
    """
    seen = series.seen
    span = np.floor(series.t_s[seen] * RATE_HZ).astype(int)
    firsts = np.flatnonzero(np.diff(span, prepend=span[:1] - 1))
    counts = np.diff(firsts, append=len(span))

    def mean(values: FloatArray) -> FloatArray:
        sums = np.add.reduceat(values[seen], firsts, axis=0)
        return np.asarray(sums / counts.reshape(-1, *[1] * (values.ndim - 1)))

    return PoseSeries(*(mean(v) for v in (series.t_s, series.world_m, series.xy_px, series.visibility)))
