"""From a cycle that is over to a movement with its times, ranges and measures: what a candidate is made of."""

from __future__ import annotations

import math

import numpy as np

from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.cycle_merger import OTHER_ARM_RATIO, DriveCycle
from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.decoys import DecoyMovement
from posecoach.analysis.segmentation.drive_trackers import DriveTracker
from posecoach.analysis.segmentation.rep_measures import RepCourse, measure_value, ordered_sides
from posecoach.analysis.segmentation.timing import RepTiming, one_way_timing, two_way_timing
from posecoach.analysis.time_series.buffer import SignalBuffer, SignalWindow
from posecoach.core.cycle import RepCycle
from posecoach.core.measure import Measure
from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Side
from posecoach.signals.order_statistics import median
from posecoach.signals.view import median_azimuth_deg, near_side, view_label

LEAD_IN_S = 1.5
"""How far before a movement its samples are looked at, for the level it started from."""
EXTENSION_RATIO = 0.4
"""Share of a two-way cycle below neutral, where the level at rest is not known (exercises.md 6.3)."""
LARGE, ONE_SIDED_RATIO = 0.4, 0.2
"""A two-way cycle of this many units goes to both sides: where less than this share of it lies on one, the level at
rest was that of an end range, as of somebody who has begun before they are looked at. In 13 recordings of people whole
cycles are of 0.38 to 0.52, with 0.32 to 0.46 of it below neutral, so the one side alone is of 0.33 at most."""


class CycleMeasurer:
    """Measures the cycles of one exercise in the buffered past; remembers none of them.

    Parameters
    ----------
    cycle, measures
        How a repetition shows, and the numbers that it is judged by.
    buffer
        The samples of all signals.
    """

    def __init__(self, cycle: RepCycle, measures: tuple[Measure, ...], buffer: SignalBuffer) -> None:
        self._cycle = cycle
        self._measures = measures
        self._buffer = buffer

    def drive_cycle(self, tracker: DriveTracker, cycle: Cycle) -> DriveCycle:
        """Return a finished cycle of one drive with its stretch from half-way out to half-way back."""
        window = self._window(cycle)
        return DriveCycle(tracker, cycle, self._timing(window, tracker, cycle, window[tracker.name]).core_s)

    def candidate(self, group: list[DriveCycle]) -> Candidate:
        """Return the movement that the cycles of a group are together."""
        most = max(member.cycle.range for member in group)
        working = [member for member in group if member.cycle.range >= OTHER_ARM_RATIO * most]
        lead = self._leader(working)
        window = self._window(lead.cycle)
        by_range = sorted(working, key=lambda member: member.cycle.range)
        timed = [(member, self._timing_of(member, window)) for member in by_range]
        timing = next(its for member, its in timed if member is lead)
        ranges: dict[str, float] = {}
        for member, its in timed:
            ranges |= self._ranges(member.tracker, its)
        sides = tuple(side for side in SIDES if any(member.tracker.side == side for member in working))
        return self._measured(lead, window, timing, sides, ranges, self._way(timing, ranges))

    def decoy(self, movement: DecoyMovement) -> Candidate:
        """Return a movement of a decoy, with the decoy's fault."""
        tracker, decoy, cycle = movement.tracker, movement.decoy, movement.cycle
        window = self._window(cycle)
        timing = one_way_timing(window.t_s, window[tracker.name], cycle, self._cycle.smoothing_hz)
        way = {"range": 0.0, "decoy_range": cycle.range, "decoy_limit": decoy.min_range}
        return self._measured(DriveCycle(tracker, cycle, timing.core_s), window, timing, (), {}, way, decoy.fault)

    def _leader(self, working: list[DriveCycle]) -> DriveCycle:
        """Return the arm that the times are taken from: of those that work the one nearer to the camera."""
        longest = max(working, key=lambda member: member.cycle.range)
        during = self._window(longest.cycle)["azimuth_deg"]
        near = near_side(median(during)) if np.isfinite(during).any() else None
        return max(working, key=lambda member: (member.tracker.side == near, member.cycle.range))

    def _window(self, cycle: Cycle) -> SignalWindow:
        return self._buffer.window(cycle.low_before_s - LEAD_IN_S, cycle.closed_s + LEAD_IN_S)

    def _timing_of(self, member: DriveCycle, window: SignalWindow) -> RepTiming:
        drive = window[member.tracker.name] if member.line is None else member.line.at(window.t_s)
        return self._timing(window, member.tracker, member.cycle, drive)

    def _timing(self, window: SignalWindow, tracker: DriveTracker, cycle: Cycle, drive: FloatArray) -> RepTiming:
        if not self._cycle.two_way:
            return one_way_timing(window.t_s, drive, cycle, self._cycle.smoothing_hz)
        return two_way_timing(window.t_s, drive, cycle, self._cycle.smoothing_hz, _neutral(cycle, tracker.rest.level))

    def _ranges(self, tracker: DriveTracker, timing: RepTiming) -> dict[str, float]:
        if self._cycle.two_way:
            flexion, extension = _both_ways(timing)
            return {f"{tracker.name}+": flexion, f"{tracker.name}-": extension}
        return {tracker.name: timing.peak - min(timing.neutral, timing.low_after)}

    def _way(self, timing: RepTiming, ranges: dict[str, float]) -> dict[str, float]:
        """Return the measures of how far the movement went, in the drive's unit."""
        if not self._cycle.two_way:
            return {"range": max(ranges.values())}
        flexion, extension = _both_ways(timing)
        return {"range": sum(ranges.values()), "flexion_range": flexion, "extension_range": extension}

    def _measured(
        self,
        lead: DriveCycle,
        window: SignalWindow,
        timing: RepTiming,
        sides: tuple[Side, ...],
        ranges: dict[str, float],
        way: dict[str, float],
        decoy_fault: str = "",
    ) -> Candidate:
        azimuth_deg = _azimuth_deg(window, timing)
        course = RepCourse(window, timing)
        order = ordered_sides(sides, near_side(azimuth_deg))
        measures = {m.name: measure_value(course, m, order) for m in self._measures}
        measures |= {
            "arms": float(len(sides)),
            **self._pace(timing),
            "valid_ratio": course.valid_ratio(lead.tracker.name),
            "ends_seen": float(lead.cycle.ends_seen),
            "whole": float(lead.cycle.whole),
        }
        return Candidate(
            timing=timing,
            ranges=ranges,
            sides=sides,
            measures=measures | way,
            azimuth_deg=azimuth_deg,
            view=view_label(azimuth_deg),
            returned=lead.cycle.returned,
            closed_s=lead.cycle.closed_s,
            decoy_fault=decoy_fault,
        )

    def _pace(self, timing: RepTiming) -> dict[str, float]:
        """Return the measures of how long the movement took, and of how far back it came."""
        out_s, hold_s, back_s = timing.tempo_s
        excursion = timing.peak - timing.neutral
        all_the_way = self._cycle.two_way or excursion <= 0
        return {
            "out_s": out_s,
            "hold_s": hold_s,
            "back_s": back_s,
            "duration_s": timing.end_s - timing.start_s,
            "tempo_ratio": back_s / out_s if out_s > 0 else math.nan,
            "return_ratio": 1.0 if all_the_way else (timing.peak - timing.low_after) / excursion,
        }


def _neutral(cycle: Cycle, rest: float) -> float:
    """Return the level between the two ways of a cycle: that at rest, unless it is not known or was an end range's."""
    span = cycle.peak - cycle.low_after
    least = ONE_SIDED_RATIO * span if span >= LARGE else 0.0
    known = cycle.low_after + least < rest < cycle.peak - least
    return rest if known else cycle.low_after + EXTENSION_RATIO * span


def _both_ways(timing: RepTiming) -> tuple[float, float]:
    """Return how far a two-way cycle went above neutral and below it."""
    return timing.peak - timing.neutral, timing.neutral - timing.low_after


def _azimuth_deg(window: SignalWindow, timing: RepTiming) -> float:
    """Return the median direction that the person faced during the movement; NaN if unseen."""
    during = (window.t_s >= timing.start_s) & (window.t_s <= timing.end_s)
    return median_azimuth_deg(window["azimuth_deg"][during])
