"""From samples of all signals to finished movements: while a set goes on, and in a set that is over."""

from __future__ import annotations

import dataclasses
import math
import statistics
from collections import deque

import numpy as np

from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.cycle_measurer import CycleMeasurer
from posecoach.analysis.segmentation.cycle_merger import CycleMerger, DriveCycle
from posecoach.analysis.segmentation.cycles import OneWayCycle
from posecoach.analysis.segmentation.decoys import DecoyFinder, DecoyMovement
from posecoach.analysis.segmentation.drive_trackers import DriveTracker, drive_trackers
from posecoach.analysis.segmentation.movements import Movement
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.segmentation.two_way_movements import find_two_way
from posecoach.analysis.time_series.buffer import SignalBuffer
from posecoach.analysis.time_series.smoothing import zero_lag
from posecoach.core.cycle import RepCycle
from posecoach.core.measure import Measure
from posecoach.core.pose import FloatArray
from posecoach.core.vocabulary import Phase
from posecoach.signals.order_statistics import percentile_range
from posecoach.signals.view import view_of

PROMINENCE_RATIO = 0.30
"""Share of the usual range from which a movement is noticed: partial repetitions (about 0.4) are, fidgeting is not."""
DRIVE_SEEN_RATIO = 0.9
"""Share of a decoy movement during which the drive must have been seen to say that it hardly moved."""
HALF_RATIO = 0.5
"""How far the back goes at most while the head moves alone, as a share of what most people reach, where nothing is
known of the person: else it is half of a cycle."""
SPANS_KEPT = 6
"""A decoy movement is compared with this many movements of the drives; no more of them end while it waits."""


class RepetitionFinder:
    """Finds the repetitions of one exercise in the samples of all signals."""

    def __init__(self, cycle: RepCycle, measures: tuple[Measure, ...], buffer: SignalBuffer) -> None:
        self.cycle = cycle
        self.usual_ranges: dict[str, float] = {}
        self._buffer = buffer
        self._measurer = CycleMeasurer(cycle, measures, buffer)
        self._column = {name: i for i, name in enumerate(buffer.names)}
        self._drives = drive_trackers(cycle)
        self._merger = CycleMerger(self._drives)
        self._decoys = DecoyFinder(cycle)
        self._last_spans: deque[tuple[float, float]] = deque(maxlen=SPANS_KEPT)

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

        0 at the start position, 1 at the end range; of two-way cycles negative in extension.
        """
        tracker = self._leading
        moved = tracker.level - tracker.rest.level
        if not math.isfinite(moved):
            return 0.0
        if not self.cycle.two_way:
            return max(0.0, moved / self.usual_ranges.get(tracker.name, self.cycle.first_range))
        usual = self.usual_ranges.get(f"{tracker.name}{'+' if moved > 0 else '-'}", self.cycle.first_range / 2)
        return moved / usual

    @property
    def overlong(self) -> int:
        """How many movements took too long to be repetitions; two-way cycles that do are rejected with a reason."""
        return max((t.detector.overlong for t in self._drives if isinstance(t.detector, OneWayCycle)), default=0)

    def update(self, t_s: float, values: FloatArray) -> list[Candidate]:
        """Take one sample of all signals; return the movements that are now over."""
        self._buffer.append(t_s, values)
        for tracker in self._drives:
            level = float(values[self._column[tracker.name]])
            cycle = tracker.update(level, t_s, self._prominence(tracker))
            if cycle is not None:
                self._merger.add(self._measurer.drive_cycle(tracker, cycle))
        for tracker, cycle in self._merger.hand_over(t_s):
            self._merger.add(self._measurer.drive_cycle(tracker, cycle))
        view = view_of(float(values[self._column["azimuth_deg"]]))
        self._decoys.update(t_s, view, lambda name: float(values[self._column[name]]))
        found = self._noted(self._merger.ready(t_s))
        # A decoy movement may turn out to be part of a movement of the drive that is still going on.
        busy = [t.detector.started_s for t in self._drives if t.detector.phase is not Phase.READY]
        decoys = self._decoys.ready(t_s, min(busy, default=math.inf), self._last_spans)
        return found + self._seen_decoys(decoys)

    def close(self, t_s: float) -> list[Candidate]:
        """Return what was going on when the person was lost or the source ended."""
        for tracker in self._drives:
            cycle = tracker.close(t_s)
            if cycle is not None:
                self._merger.add(self._measurer.drive_cycle(tracker, cycle))
        found = self._noted(self._merger.ready(t_s, flush=True))
        return found + self._seen_decoys(self._decoys.close(self._last_spans))

    def _seen_decoys(self, movements: list[DecoyMovement]) -> list[Candidate]:
        """Return those during which a drive was seen hardly to move.

        Half a cycle to both sides of neutral that is left unfinished, as by who rises from all fours, is no movement of
        the drive.
        """
        return [self._measurer.decoy(m) for m in movements if self._moved(m) < self._most_beside_decoy]

    @property
    def _most_beside_decoy(self) -> float:
        """How far a drive goes at most during a movement of a decoy, which else is half of a two-way cycle."""
        if not self.cycle.two_way:
            return math.inf
        usual = max(sum(self.usual_ranges.get(f"{t.name}{sign}", 0.0) for sign in "+-") for t in self._drives)
        return PROMINENCE_RATIO * usual if usual > 0 else HALF_RATIO * self.cycle.first_range

    def _noted(self, groups: list[list[DriveCycle]]) -> list[Candidate]:
        """Return the movements that are over, noting when they were."""
        found = [self._measurer.candidate(group) for group in groups]
        self._last_spans.extend((c.timing.start_s, c.timing.end_s) for c in found)
        return found

    def _prominence(self, tracker: DriveTracker) -> float:
        if self.cycle.two_way:
            usual = sum(self.usual_ranges.get(f"{tracker.name}{sign}", 0.0) for sign in "+-")
        else:
            usual = self.usual_ranges.get(tracker.name, 0.0)
        return max(self.cycle.min_range, PROMINENCE_RATIO * usual)

    def candidate(self, movement: Movement) -> Candidate:
        """Return a movement that was found in a whole set, measured like those that are found live."""
        trackers = {tracker.side: tracker for tracker in self._drives}
        cycles = [DriveCycle(trackers[a.side], a.as_cycle(), a.core_s, a.line) for a in movement.arms]
        found = self._measurer.candidate(cycles)
        if movement.lead.cut_after:
            found.measures["return_ratio"] = math.nan
        found.measures["whole"] = float(not (movement.lead.cut_before or movement.lead.cut_after))
        if not movement.lead.begun or not _has(found.timing, movement.lead.peak_s):
            found = dataclasses.replace(found, timing=_of_lead(found.timing, movement))
        return dataclasses.replace(found, begun=movement.lead.begun, returned=movement.lead.returned)

    def two_way_candidates(self, since_s: float) -> list[Candidate]:
        """Return the cycles of a whole set that began at ``since_s``, if the drive goes to both sides of neutral."""
        window, found = self._buffer.window(since_s, math.inf), []
        for tracker in self._drives:
            for cycle in find_two_way(window.t_s, window[tracker.name], self.cycle.min_range):
                found.append(self._measurer.candidate([self._measurer.drive_cycle(tracker, cycle)]))
        return found

    def lowest(self, drive: str, from_s: float, to_s: float) -> float:
        """Return the lowest level of a drive between two times, smoothed without lag; infinity if it was not seen."""
        window = self._buffer.window(from_s, to_s)
        _, course = zero_lag(window.t_s, window[drive], self.cycle.smoothing_hz)
        return float(course.min(initial=math.inf))

    def decoys_beside(self, counted: list[Candidate], since_s: float) -> list[Candidate]:
        """Return decoy movements of a set that seemed part of a repetition but lie beside those that ``counted``.

        During them the drive moved by less than is noticed at its usual range in the set; else they are half-hearted
        repetitions (with the head alone the back went 0.2 of it as far, in halves of cycles 0.4 to 1).
        """
        usual = statistics.median(c.measures["range"] for c in counted)
        return [
            self._measurer.decoy(m)
            for m in self._decoys.set_aside
            if m.cycle.low_before_s >= since_s
            and not any(m.is_part_of((c.timing.start_s, c.timing.end_s)) for c in counted)
            and self._moved(m) < PROMINENCE_RATIO * usual
        ]

    def forget_set(self) -> None:
        """Forget what is needed only until a set is closed."""
        self._decoys.set_aside.clear()

    def _moved(self, movement: DecoyMovement) -> float:
        """Return how far a drive went during a decoy movement; infinity where that was not seen all the time."""
        window = self._buffer.window(movement.cycle.low_before_s, movement.cycle.low_after_s)
        courses = [window[t.name] for t in self._drives]
        if not all(np.isfinite(course).mean() >= DRIVE_SEEN_RATIO for course in courses):
            return math.inf
        return max(percentile_range(course, 5, 95) for course in courses)


def _has(timing: RepTiming, t_s: float) -> bool:
    return timing.start_s <= t_s <= timing.end_s


def _of_lead(timing: RepTiming, movement: Movement) -> RepTiming:
    """Return the times of a movement until the arm that moved further is back.

    Of one whose way out was not seen the level where it began to be seen is its highest: there it would be back in a
    moment. And the arm nearer to the camera, which gives the times, may have moved while that arm hardly did.
    """
    start_s = min(timing.start_s, movement.lead.start_s)
    peak_s, end_s = movement.lead.peak_s, movement.lead.end_s
    return dataclasses.replace(timing, start_s=start_s, end_range_s=(peak_s, peak_s), peak_s=peak_s, end_s=end_s)
