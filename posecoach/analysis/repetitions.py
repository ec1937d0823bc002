"""From samples of all signals to finished movements with their measures."""

from __future__ import annotations

import dataclasses
import math
import statistics

import numpy as np

from posecoach.analysis.buffer import SignalBuffer, SignalWindow
from posecoach.analysis.candidates import (
    ArmMovement,
    Candidate,
    CycleMerger,
    DriveTracker,
    drive_trackers,
)
from posecoach.analysis.cycles import Cycle, OneWayCycle
from posecoach.analysis.measures import RepCourse, measure_value, ordered_sides
from posecoach.analysis.mistaken_movements import Mistake, MistakenMovements
from posecoach.analysis.movements import Movement
from posecoach.analysis.rest import RestLevel
from posecoach.analysis.smoothing import zero_lag
from posecoach.analysis.timing import RepTiming, one_way_timing, two_way_timing
from posecoach.analysis.two_way_movements import find_two_way
from posecoach.core.cycle import RepCycle
from posecoach.core.measure import Measure
from posecoach.core.pose import FloatArray
from posecoach.core.vocabulary import Phase
from posecoach.signals.order_statistics import median, percentile_range
from posecoach.signals.view import near_side, view_label

PROMINENCE_RATIO = 0.30
"""A movement is noticed from this share of the usual range on: partial ones (about 0.4) are, fidgeting is not."""
OTHER_ARM_RATIO = 0.5
"""An arm that moves less than this share of the other one's excursion only goes along; it is not working."""
DRIVE_SEEN_RATIO = 0.9
"""Share of a mistaken movement during which the drive must have been seen to say that it hardly moved."""
LEAD_IN_S = 1.5
"""How far before a movement its samples are looked at, for the level it started from."""


class RepetitionFinder:
    """Finds the repetitions of one exercise in the samples of all signals."""

    def __init__(self, cycle: RepCycle, measures: tuple[Measure, ...], buffer: SignalBuffer) -> None:
        self.cycle = cycle
        self.usual_ranges: dict[str, float] = {}
        self._measures = measures
        self._buffer = buffer
        self._column = {name: i for i, name in enumerate(buffer.names)}
        self._drives = drive_trackers(cycle)
        self._merger = CycleMerger(self._drives)
        self._mistaken = MistakenMovements(cycle)
        self._last_spans: list[tuple[float, float]] = []
        self._neutral = {t.name: RestLevel(span_s=6.0) for t in self._drives}

    @property
    def has_arms(self) -> bool:
        """Whether the arms make the movement, each with a drive of its own."""
        return any(tracker.side is not None for tracker in self._drives)

    @property
    def _leading(self) -> DriveTracker:
        return max(self._drives, key=lambda t: (t.detector.phase is not Phase.READY, t.detector.progress))

    @property
    def phase(self) -> Phase:
        """Phase of the arm that is furthest."""
        return self._leading.detector.phase

    @property
    def progress(self) -> float:
        """Share of the usual range (until one is known: of what most people reach) reached by the arm that is furthest.

        0 at the start position, 1 at the end range; of two-way cycles negative on the way of extension.
        """
        tracker = self._leading
        moved = tracker.level - self._neutral[tracker.name].level
        if not math.isfinite(moved):
            return 0.0
        if not self.cycle.two_way:
            return max(0.0, moved / self.usual_ranges.get(tracker.name, self.cycle.first_range))
        usual = self.usual_ranges.get(f"{tracker.name}{'+' if moved > 0 else '-'}", self.cycle.first_range / 2)
        return moved / usual

    @property
    def overlong(self) -> int:
        """How many movements took too long to be repetitions; of two-way cycles these are rejected, each with why."""
        return max((t.detector.overlong for t in self._drives if isinstance(t.detector, OneWayCycle)), default=0)

    def update(self, t_s: float, values: FloatArray) -> list[Candidate]:
        """Take one sample of all signals; return the movements that are now over."""
        self._buffer.append(t_s, values)
        for tracker in self._drives:
            tracker.level = tracker.smooth.update(float(values[self._column[tracker.name]]), t_s)
            at_rest = tracker.detector.phase is Phase.READY
            self._neutral[tracker.name].update(tracker.level, t_s, at_rest)
            cycle = tracker.detector.update(tracker.level, t_s, self._prominence(tracker))
            if cycle is not None:
                self._merger.add(self._movement(tracker, cycle))
        for tracker, cycle in self._merger.hand_over(t_s):
            self._merger.add(self._movement(tracker, cycle))
        self._mistaken.update(t_s, lambda name: float(values[self._column[name]]))
        return [self._candidate(group) for group in self._merger.ready(t_s)] + self._mistakes_ready(t_s)

    def close(self, t_s: float) -> list[Candidate]:
        """Return what was going on when the person was lost or the source ended."""
        for tracker in self._drives:
            cycle = tracker.detector.close(t_s)
            if cycle is not None:
                self._merger.add(self._movement(tracker, cycle))
            tracker.detector.reset()
            tracker.smooth.reset()
        found = [self._candidate(group) for group in self._merger.ready(t_s, flush=True)]
        return found + [self._mistake(m) for m in self._mistaken.close(self._last_spans)]

    def _prominence(self, tracker: DriveTracker) -> float:
        if self.cycle.two_way:
            usual = sum(self.usual_ranges.get(f"{tracker.name}{sign}", 0.0) for sign in "+-")
        else:
            usual = self.usual_ranges.get(tracker.name, 0.0)
        return max(self.cycle.min_range, PROMINENCE_RATIO * usual)

    def candidate(self, movement: Movement) -> Candidate:
        """Return a movement that was found in a whole set, measured like those found on the way."""
        trackers = {tracker.side: tracker for tracker in self._drives}
        found = self._candidate([ArmMovement(trackers[a.side], a.as_cycle(), a.core_s) for a in movement.arms])
        if movement.lead.cut_after:
            found.measures["return_ratio"] = math.nan
        found.measures["whole"] = float(not (movement.lead.cut_before or movement.lead.cut_after))
        return dataclasses.replace(found, begun=movement.lead.begun, returned=movement.lead.returned)

    def two_way_candidates(self, since_s: float) -> list[Candidate]:
        """Return the cycles of a whole set that began at ``since_s``, if the drive goes to both sides of neutral."""
        window, found = self._buffer.window(since_s, math.inf), []
        for tracker in self._drives:
            for cycle in find_two_way(window.t_s, window[tracker.name], self.cycle.min_range):
                found.append(self._candidate([self._movement(tracker, cycle)]))
        return found

    def lowest(self, drive: str, from_s: float, to_s: float) -> float:
        """Return the lowest level of a drive between two times, smoothed without lag; infinity if it was not seen."""
        window = self._buffer.window(from_s, to_s)
        _, course = zero_lag(window.t_s, window[drive], self.cycle.smoothing_hz)
        return float(course.min(initial=math.inf))

    # -- mistaken movements ------------------------------------------------------------------------------------

    def _mistakes_ready(self, t_s: float) -> list[Candidate]:
        """Return mistaken movements during which no drive moved, once no drive is still on the way."""
        busy_since_s = min(
            (t.detector.started_s for t in self._drives if t.detector.phase is not Phase.READY),
            default=math.inf,
        )
        return [self._mistake(m) for m in self._mistaken.ready(t_s, busy_since_s, self._last_spans)]

    def mistakes_beside(self, counted: list[Candidate], since_s: float) -> list[Candidate]:
        """Return mistaken movements of a set that seemed part of a repetition but lie beside those that ``counted``.

        The drive went less far during them than is noticed now that its usual range in the set is known; else they are
        half-hearted repetitions (with the head alone the back went 0.2 of it as far, in halves of cycles 0.4 to 1).
        """
        usual = statistics.median(c.measures["range"] for c in counted)
        return [
            self._mistake(m)
            for m in self._mistaken.overshadowed
            if m.cycle.low_before_s >= since_s
            and not any(m.is_part_of((c.timing.start_s, c.timing.end_s)) for c in counted)
            and self._moved(m) < PROMINENCE_RATIO * usual
        ]

    def _moved(self, mistake: Mistake) -> float:
        """Return how far a drive went during a mistaken movement; infinity where that was not seen all the time."""
        window = self._buffer.window(mistake.cycle.low_before_s, mistake.cycle.low_after_s)
        courses = [window[t.name] for t in self._drives]
        if not all(np.isfinite(course).mean() >= DRIVE_SEEN_RATIO for course in courses):
            return math.inf
        return max(percentile_range(course, 5, 95) for course in courses)

    def _mistake(self, mistake: Mistake) -> Candidate:
        tracker, decoy, cycle = mistake.tracker, mistake.decoy, mistake.cycle
        window = self._window(cycle)
        timing = one_way_timing(window.t_s, window[tracker.name], cycle, self.cycle.smoothing_hz)
        measures = self._measured(window, timing, (), tracker.name)
        measures |= {"range": 0.0, "decoy_range": cycle.range, "decoy_limit": decoy.min_range}
        return self._finished(window, timing, {}, (), measures, cycle, decoy.fault)

    # -- repetitions -------------------------------------------------------------------------------------------

    def _movement(self, tracker: DriveTracker, cycle: Cycle) -> ArmMovement:
        return ArmMovement(tracker, cycle, self._timing(self._window(cycle), tracker, cycle).core_s)

    def _candidate(self, group: list[ArmMovement]) -> Candidate:
        most = max(member.cycle.range for member in group)
        working = [member for member in group if member.cycle.range >= OTHER_ARM_RATIO * most]
        tracker, cycle = self._leader(working)
        window = self._window(cycle)
        timing = self._timing(window, tracker, cycle)
        ranges: dict[str, float] = {}
        for member in sorted(working, key=lambda member: member.cycle.range):
            ranges |= self._ranges(member.tracker, self._timing(window, member.tracker, member.cycle))
        sides = tuple(t.side for t in self._drives if t.side is not None and t.name in ranges)
        measures = self._measured(window, timing, sides, tracker.name)
        measures["range"] = max(ranges.values()) if not self.cycle.two_way else sum(ranges.values())
        if self.cycle.two_way:
            measures["flexion_range"], measures["extension_range"] = (
                timing.peak - timing.neutral,
                timing.neutral - timing.low_after,
            )
        self._last_spans = [*self._last_spans[-5:], (timing.start_s, timing.end_s)]
        return self._finished(window, timing, ranges, sides, measures, cycle, "")

    def _leader(self, working: list[ArmMovement]) -> tuple[DriveTracker, Cycle]:
        """Return the arm that the times are taken from: of those that work the one nearer to the camera."""
        longest = max(working, key=lambda member: member.cycle.range)
        during = self._window(longest.cycle)["azimuth_deg"]
        near = near_side(median(during)) if np.isfinite(during).any() else None
        best = max(working, key=lambda member: (member.tracker.side == near, member.cycle.range))
        return best.tracker, best.cycle

    def _window(self, cycle: Cycle) -> SignalWindow:
        return self._buffer.window(cycle.low_before_s - LEAD_IN_S, cycle.closed_s + LEAD_IN_S)

    def _timing(self, window: SignalWindow, tracker: DriveTracker, cycle: Cycle) -> RepTiming:
        drive = window[tracker.name]
        if not self.cycle.two_way:
            return one_way_timing(window.t_s, drive, cycle, self.cycle.smoothing_hz)
        neutral = self._neutral[tracker.name].level
        if not cycle.low_after < neutral < cycle.peak:
            neutral = cycle.low_after + 0.4 * (
                cycle.peak - cycle.low_after
            )  # exercises.md 6.3: extension is about 40 %
        return two_way_timing(window.t_s, drive, cycle, self.cycle.smoothing_hz, neutral)

    def _ranges(self, tracker: DriveTracker, timing: RepTiming) -> dict[str, float]:
        if self.cycle.two_way:
            return {
                f"{tracker.name}+": timing.peak - timing.neutral,
                f"{tracker.name}-": timing.neutral - timing.low_after,
            }
        return {tracker.name: timing.peak - min(timing.neutral, timing.low_after)}

    def _measured(
        self, window: SignalWindow, timing: RepTiming, sides: tuple[str, ...], drive: str
    ) -> dict[str, float]:
        course = RepCourse(window, timing)
        near = near_side(self._azimuth(window, timing))
        order = ordered_sides(sides, near)  # type: ignore[arg-type]
        out_s, hold_s, back_s = timing.tempo_s
        excursion = timing.peak - timing.neutral
        measures = {m.name: measure_value(course, m, order) for m in self._measures}
        return measures | {
            "arms": float(len(sides)),
            "out_s": out_s,
            "hold_s": hold_s,
            "back_s": back_s,
            "duration_s": timing.end_s - timing.start_s,
            "tempo_ratio": back_s / out_s if out_s > 0 else math.nan,
            "return_ratio": 1.0
            if self.cycle.two_way or excursion <= 0
            else (timing.peak - timing.low_after) / excursion,
            "valid_ratio": course.valid_ratio(drive),
            "whole": 1.0,
        }

    def _azimuth(self, window: SignalWindow, timing: RepTiming) -> float:
        t_s, azimuth = window.t_s, window["azimuth_deg"]
        during = azimuth[(t_s >= timing.start_s) & (t_s <= timing.end_s) & np.isfinite(azimuth)]
        if len(during) == 0:
            return math.nan
        radians = np.radians(during)
        return math.degrees(math.atan2(median(np.sin(radians)), median(np.cos(radians))))

    def _finished(
        self,
        window: SignalWindow,
        timing: RepTiming,
        ranges: dict[str, float],
        sides: tuple[str, ...],
        measures: dict[str, float],
        cycle: Cycle,
        decoy_fault: str,
    ) -> Candidate:
        azimuth = self._azimuth(window, timing)
        return Candidate(
            timing=timing,
            ranges=ranges,
            sides=sides,  # type: ignore[arg-type]
            measures=measures,
            azimuth_deg=azimuth,
            view=view_label(azimuth),
            returned=cycle.returned,
            closed_s=cycle.closed_s,
            decoy_fault=decoy_fault,
        )
