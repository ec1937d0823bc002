"""Movements of the arms in a whole stretch of a recording, found from the turning points of its smoothed course.

Whether a movement is a repetition is not asked here. Unlike :mod:`posecoach.analysis.segmentation.cycles`, which must
decide while the movement goes on, this sees all of it: the course is smoothed without lag, and how far is far is known
from the stretch itself, in which the arm that moves more sets the scale.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from posecoach.analysis.segmentation.arm_courses import ArmsCourse, Line, courses_by_angles
from posecoach.analysis.segmentation.cycle_merger import OTHER_ARM_RATIO, SAME_MOVEMENT_RATIO
from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.time_series.smoothing import SET_RATE_HZ
from posecoach.analysis.time_series.turning_points import REVERSAL_RATIO, Turn, turning_points
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side
from posecoach.signals.order_statistics import median
from posecoach.signals.series import PoseSeries

LEAST_RANGE_DEG = 15.0
"""Arms at rest were seen to move this far."""
DIP_RATIO = 0.5
"""A trough less than half as deep as those on both sides of it is a dip within one pull: the arms open by a third while
a pull is held from behind, where the estimator guesses them. Of 52 recordings of rows of people two more are exact with
it, with 0.4 to 0.6 alike, and nothing more counts in 79 others. Where every return is short all troughs are alike."""
HELD_FALL_RATIO, HELD_LEAST_DEG = 0.12, 20.0
"""While a pull is held the elbow may open, because hands drawn to the hips move away from the shoulders again, but the
upper arm stays back: it returns by less than this share of its way, which is at least this many degrees. Of 931 troughs
between two pulls, drawn and of people, the upper arm came back by less in two, its way being 7 degrees in one, and the
drive by over half in both."""
EDGE_RATIO = 0.08
"""A movement begins and ends within this share of its range from its lowest points."""
LONGER_RATIO = 0.15
"""Movements of both arms that are one share this much of the longer one, too: an arm that drifts while the other one
pulls several times does not pull with it."""
LEAST_SEEN_RATIO = 0.35
"""A repetition that a recording cuts off counts if this share of the way out and back was seen; its peak always is."""
CUT_OFF_S = 0.2
"""A way that begins or ends this close to the edge of what was seen was cut off: arms rest for longer than that. All of
seven returns of people that read as half ones (of 548) ended there."""
REST_S = 0.5
"""How much of the rest before and after belongs to a movement, for the level it started from."""


@dataclass(frozen=True, slots=True)
class ArmCycle:
    """A rise of one arm's course to a peak, and its fall.

    ``rise`` and ``fall`` are zero where the recording begins or ends at the peak. ``trough_s`` are the lowest points
    before and after, where it may have rested for long. ``core_s`` is the stretch from half-way out to half-way back.
    ``cut_before`` is True where the arm was already on its way when the person was first seen, ``cut_after`` where it
    was still on its way when the person was last seen. ``line`` is the course that shows it, where that is not the
    arm's drive.
    """

    side: Side
    start_s: float
    peak_s: float
    end_s: float
    rise: float
    fall: float
    peak: float
    trough_s: tuple[float, float]
    core_s: tuple[float, float]
    cut_before: bool = False
    cut_after: bool = False
    line: Line | None = None

    @property
    def range(self) -> float:
        """The larger of rise and fall."""
        return max(self.rise, self.fall)

    @property
    def begun(self) -> bool:
        """Whether enough of the way out was seen."""
        return self.rise >= LEAST_SEEN_RATIO * self.range

    @property
    def returned(self) -> bool:
        """Whether enough of the way back was seen."""
        return self.fall >= LEAST_SEEN_RATIO * self.range

    def as_cycle(self) -> Cycle:
        """Return it as the cycle that a live detector would have found."""
        first_s, last_s = self.trough_s
        return Cycle(
            low_before_s=max(first_s, self.start_s - REST_S),
            peak_s=self.peak_s,
            low_after_s=min(last_s, self.end_s + REST_S),
            low_before=self.peak - self.rise,
            peak=self.peak,
            low_after=self.peak - self.fall,
            closed_s=min(last_s, self.end_s + REST_S),
            returned=self.returned,
        )

    def overlaps(self, other: ArmCycle) -> bool:
        """Whether both are the same movement of two arms."""
        (begin, finish), (other_begin, other_finish) = self.core_s, other.core_s
        shorter, longer = sorted((finish - begin, other_finish - other_begin))
        least = max(SAME_MOVEMENT_RATIO * max(1.0 / SET_RATE_HZ, shorter), LONGER_RATIO * longer)
        return min(finish, other_finish) - max(begin, other_begin) >= least


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement, of one arm or of both together; ``lead`` is the arm that moved further."""

    lead: ArmCycle
    others: tuple[ArmCycle, ...] = ()

    @property
    def arms(self) -> tuple[ArmCycle, ...]:
        """The arms that worked."""
        return (self.lead, *self.others)

    @property
    def whole(self) -> bool:
        """Whether enough of the way out and back was seen of the arm that moved further."""
        return self.lead.begun and self.lead.returned

    @property
    def lasts_s(self) -> float:
        """How long the movement of the arm that moved further takes."""
        return self.lead.end_s - self.lead.start_s

    @property
    def sides(self) -> tuple[Side, ...]:
        """The arms that worked, left first."""
        return tuple(side for side in SIDES if any(arm.side == side for arm in self.arms))


def find_movements(
    series: PoseSeries, usual: float | None = None, courses: Sequence[ArmsCourse] | None = None
) -> list[Movement]:
    """Return the movements of the arms, by time.

    Parameters
    ----------
    series
        The poses of the stretch.
    usual
        The usual range where it is known; else that of the whole stretch stands for it.
    courses
        The courses in which they are looked for; those by joint angles where none are given.
    """
    found: list[Movement] = []
    stretches = courses_by_angles(series) if courses is None else courses
    span = usual if usual is not None else max((course.span for course in stretches), default=0.0)
    reversal = max(LEAST_RANGE_DEG, REVERSAL_RATIO * span)
    for course in stretches:
        cycles = [c for side in course.arms for c in _cycles(course, side, reversal)]
        found += _joined([c for c in cycles if not _is_of_several(c, cycles, series)])
    return sorted(found, key=lambda movement: movement.lead.peak_s)


def _cycles(course: ArmsCourse, side: Side, reversal: float) -> Iterable[ArmCycle]:
    turns = _without_held(_without_dips(turning_points(course.arms[side], reversal), course.arms[side]), course, side)
    for i, turn in enumerate(turns):
        if turn.is_peak:
            before = turns[i - 1] if i else None
            after = turns[i + 1] if i + 1 < len(turns) else None
            yield _cycle(course, side, before, turn, after)


def _without_dips(turns: list[Turn], level: FloatArray) -> list[Turn]:
    """Return the turns without the dips within pulls; of the two peaks around a dip the higher one stays."""
    kept, i = list(turns), 2
    while i < len(kept) - 2:
        before, first, dip, second, after = kept[i - 2 : i + 3]
        least = min(level[first.index], level[second.index])
        way = least - max(level[before.index], level[after.index])
        if not dip.is_peak and least - level[dip.index] < DIP_RATIO * way:
            kept[i - 1 : i + 2] = [max(first, second, key=lambda peak: level[peak.index])]
            i = max(2, i - 3)  # the first whose neighbours are others now
        else:
            i += 1
    return kept


def _without_held(turns: list[Turn], course: ArmsCourse, side: Side) -> list[Turn]:
    """Return the turns without the dips of pulls that are held; of the two peaks around a dip the higher one stays."""
    kept: list[Turn] = []
    for turn in turns:
        if turn.is_peak and len(kept) > 2 and _is_held(course.upper_arms[side], kept[-3], kept[-2], turn):
            _, first = kept.pop(), kept.pop()
            kept.append(max(first, turn, key=lambda peak: course.arms[side][peak.index]))
        else:
            kept.append(turn)
    return kept


def _is_held(upper_arm: FloatArray, before: Turn, first: Turn, second: Turn) -> bool:
    """Return whether two peaks, before which the arm was let out, are those of one pull."""
    back = min(upper_arm[first.index], upper_arm[second.index])
    way = max(upper_arm[first.index], upper_arm[second.index]) - upper_arm[before.index]
    fall = back - upper_arm[first.index : second.index + 1].min()
    return bool(way >= HELD_LEAST_DEG and fall < HELD_FALL_RATIO * way)


def _cycle(course: ArmsCourse, side: Side, before: Turn | None, top: Turn, after: Turn | None) -> ArmCycle:
    level, t_s = course.arms[side], course.t_s
    peak = float(level[top.index])
    first, last = before.index if before else 0, after.index if after else len(level) - 1
    rise = peak - float(level[first]) if before else 0.0
    fall = peak - float(level[last]) if after else 0.0
    out, back = level[first : top.index + 1], level[top.index : last + 1]
    half = peak - max(rise, fall) / 2
    start_s = float(t_s[first + _last_at_most(out, peak - (1 - EDGE_RATIO) * rise)])
    end_s = float(t_s[top.index + _first_at_most(back, peak - (1 - EDGE_RATIO) * fall)])
    return ArmCycle(
        side=side,
        start_s=start_s,
        peak_s=float(t_s[top.index]),
        end_s=end_s,
        rise=rise,
        fall=fall,
        peak=peak,
        trough_s=(float(t_s[first]), float(t_s[last])),
        core_s=(
            float(t_s[first + _last_at_most(out, half)]),
            float(t_s[top.index + _first_at_most(back, half)]),
        ),
        cut_before=start_s - float(t_s[0]) < CUT_OFF_S,
        cut_after=float(t_s[-1]) - end_s < CUT_OFF_S,
        line=course.line(side),
    )


def _last_at_most(level: FloatArray, threshold: float) -> int:
    low = np.flatnonzero(level <= threshold)
    return int(low[-1]) if len(low) else 0


def _first_at_most(level: FloatArray, threshold: float) -> int:
    low = np.flatnonzero(level <= threshold)
    return int(low[0]) if len(low) else len(level) - 1


def _is_of_several(cycle: ArmCycle, cycles: list[ArmCycle], series: PoseSeries) -> bool:
    """Return whether the other arm, which is seen better, came back in between.

    The elbow of a hidden arm is guessed, and may seem bent from one repetition to the next.
    """
    within = [
        c
        for c in cycles
        if c.side != cycle.side and c.range >= OTHER_ARM_RATIO * cycle.range and cycle.start_s < c.peak_s < cycle.end_s
    ]
    if len(within) < 2:
        return False
    during = series.between(cycle.start_s, cycle.end_s)
    return median(during.arm_seen_ratio(within[0].side)) > median(during.arm_seen_ratio(cycle.side))


def _joined(cycles: list[ArmCycle]) -> list[Movement]:
    """Join the cycles of both arms that are one movement, the larger first."""
    waiting = sorted(cycles, key=lambda cycle: -cycle.range)
    found = []
    while waiting:
        lead = waiting.pop(0)
        same = [c for c in waiting if c.side != lead.side and c.overlaps(lead)]
        waiting = [c for c in waiting if c not in same]
        working = tuple(c for c in same if c.range >= OTHER_ARM_RATIO * lead.range)
        found.append(Movement(lead, working[:1]))
    return found
