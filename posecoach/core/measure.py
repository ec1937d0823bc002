"""How the course of signals during one repetition becomes the numbers that it is judged by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

Measures = Mapping[str, float]
"""Numbers of a movement by name; NaN or absent = not seen."""


class Statistic(StrEnum):
    """How the course of a signal during one repetition becomes one number.

    ``start`` is the level in the last half second before the movement, ``peak`` the level over the end range.
    """

    AT_START = "at_start"
    PLACE = "place"
    """Of start and median the lesser: who still comes into place as the movement begins is not out of it."""
    AT_PEAK = "at_peak"
    CHANGE_AT_PEAK = "change_at_peak"
    """peak minus start, signed."""
    RISE = "rise"
    """95th percentile minus the level where the movement begins, not before."""
    DROP = "drop"
    """The level where the movement begins, not before, minus 5th percentile."""
    RANGE = "range"
    """95th minus 5th percentile."""
    MAX = "max"
    MEDIAN = "median"


class Combine(StrEnum):
    """Which arm a measure of ``{side}`` signals is taken from."""

    NEAR = "near"
    """The working arm that is seen best."""
    MEAN = "mean"
    MAX = "max"
    MIN = "min"
    ASYMMETRY = "relative_difference"
    """|left - right| / mean of both, a ratio; NaN if the mean is not above zero."""


OF_EVERY_REP = frozenset(
    {
        "arms",  # how many of them worked
        "out_s",
        "hold_s",  # at the end range
        "back_s",
        "duration_s",
        "tempo_ratio",  # back / out
        "range",  # in the drive's unit
        "range_ratio",  # of the person's usual range
        "shortfall_ratio",  # by how much of that it misses a full one; 0 or less: it does not
        "return_ratio",  # 1 = came all the way back; NaN where the recording cut that off
        "whole",  # 1, or 0 where the recording cut off its beginning or end
        "ends_seen",  # 1, or 0 where it cut off the second end range of a two-way cycle
        "valid_ratio",  # share of frames that could be used
    }
)
"""The measures that a repetition has without being asked for."""
OF_BOTH_WAYS = frozenset({"flexion_range", "extension_range"})
"""Those that a repetition that goes both ways has besides: how far above neutral, and how far below."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of a repetition: a statistic of a signal.

    An exercise adds these to :data:`OF_EVERY_REP`.
    """

    name: str
    signal: str
    statistic: Statistic
    combine: Combine = Combine.NEAR
    per: str = ""
    """A signal that is the unit, such as a length in pixels; empty: the signal's own unit."""
    per_statistic: Statistic = Statistic.MEDIAN
    """What of that signal is the unit: its level, or its change for one movement as a share of another."""
