"""How far a full repetition goes, as levels of the signal that is counted, for the plot of the movement."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence

import numpy as np

from posecoach.analysis.judgement.usual_range import better_half_median
from posecoach.core.cycle import RepCycle
from posecoach.core.events import RepCompleted
from posecoach.core.pose import FloatArray

BOTH_WAYS = ("flexion_range", "extension_range")
"""Measures of how far a two-way cycle goes above neutral and below it."""


def target_levels(
    reps: Sequence[RepCompleted], cycle: RepCycle, t_s: FloatArray, lines: Mapping[str, FloatArray]
) -> list[tuple[float, ...]]:
    """Return for each repetition the level, of a two-way one the two levels, that a full one reaches.

    Parameters
    ----------
    t_s, lines
        (n,) the course of the signals that count, in the unit of the drive.

    Returns
    -------
    levels
        In the unit of the drive; NaN where that is not known.
    """
    if cycle.two_way:
        return [_two_way(rep, reps, cycle.full_from(rep.measures), t_s, lines) for rep in reps]
    return [(_one_way(rep, cycle.full_from(rep.measures), t_s, lines),) for rep in reps]


def _one_way(rep: RepCompleted, full_ratio: float, t_s: FloatArray, lines: Mapping[str, FloatArray]) -> float:
    """From where it began, the share of the person's usual range that a full one has."""
    ratio = rep.measures.get("range_ratio", math.nan)
    known = ratio > 0 and rep.range > 0
    own = _counted(rep, t_s, lines)
    return _level_at(rep.start_s, t_s, own) + full_ratio * rep.range / ratio if known else math.nan


def _counted(rep: RepCompleted, t_s: FloatArray, lines: Mapping[str, FloatArray]) -> Mapping[str, FloatArray]:
    """Return the signals by which a repetition was counted: of its arms, or the one that rose as far as it went."""
    if rep.sides:
        return {name: line for name, line in lines.items() if any(f"_{side}_" in name for side in rep.sides)} or lines

    def amiss(name: str) -> float:
        line = {name: lines[name]}
        differs = abs(_level_at(rep.peak_s, t_s, line) - _level_at(rep.start_s, t_s, line) - rep.range)
        return differs if math.isfinite(differs) else math.inf

    nearest = min(lines, key=amiss)
    return {nearest: lines[nearest]}


def _two_way(
    rep: RepCompleted,
    reps: Sequence[RepCompleted],
    full_ratio: float,
    t_s: FloatArray,
    lines: Mapping[str, FloatArray],
) -> tuple[float, float]:
    """On both sides of neutral, the share of what is usual.

    What is usual each way is learned from the repetitions. Where the person's own range is known from before, both are
    brought to it by the one share that the repetition has of it (``range_ratio``, that of the lesser way).
    """
    usual = [better_half_median(each.measures.get(way, math.nan) for each in reps) for way in BOTH_WAYS]
    done = [rep.measures.get(way, math.nan) for way in BOTH_WAYS]
    ratio = rep.measures.get("range_ratio", math.nan)
    if not (ratio > 0 and all(u > 0 for u in usual) and all(map(math.isfinite, done))):
        return math.nan, math.nan
    scale = min(d / u for d, u in zip(done, usual, strict=True)) / ratio
    neutral = _level_at(rep.peak_s, t_s, lines) - done[0]
    return neutral + full_ratio * scale * usual[0], neutral - full_ratio * scale * usual[1]


def _level_at(at_s: float, t_s: FloatArray, lines: Mapping[str, FloatArray]) -> float:
    """Return the mean of the signals at a time; NaN where none is known."""
    place = int(np.searchsorted(t_s, at_s))
    values = [float(line[min(place, len(line) - 1)]) for line in lines.values()]
    known = [value for value in values if math.isfinite(value)]
    return statistics.fmean(known) if known else math.nan
