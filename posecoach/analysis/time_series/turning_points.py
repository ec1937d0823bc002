"""Turning points of a course: its peaks and troughs."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.pose import FloatArray

REVERSAL_RATIO = 0.3
"""Share of the usual range from which a change of direction is a turn: partial repetitions have about 0.4."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point: the index of its sample, and whether it is a peak or a trough."""

    index: int
    is_peak: bool


def turning_points(course: FloatArray, reversal: float) -> list[Turn]:
    """Return the turning points of a course, peaks and troughs in turn.

    A point is one if the course then reverses by ``reversal`` or more, in the course's unit. The highest or lowest
    point before the first reversal and the one after the last are among them, wherever the course began or ended.
    """
    turns: list[Turn] = []
    low = high = 0
    rising: bool | None = None
    for i, level in enumerate(course):
        if rising is not False and level > course[high]:
            high = i
        if rising is not True and level < course[low]:
            low = i
        fell, rose = course[high] - level >= reversal, level - course[low] >= reversal
        if fell and rising is not False:
            turns += [Turn(low, False)] if rising is None and low < high else []
            turns.append(Turn(high, True))
            rising, low = False, i
        elif rose and rising is not True:
            turns += [Turn(high, True)] if rising is None and high < low else []
            turns.append(Turn(low, False))
            rising, high = True, i
    if rising is not None:
        turns.append(Turn(high, True) if rising else Turn(low, False))
    return turns
