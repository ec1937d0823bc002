"""Holds: a chest that stays lifted, a body that stays still."""

from __future__ import annotations

import math
import statistics
from dataclasses import dataclass

from posecoach.analysis.derived import SPEED_PREFIX, SPEED_SPAN_S
from posecoach.analysis.rest import RestLevel
from posecoach.core.events import Event, HoldProgress
from posecoach.core.spec import Hold
from posecoach.signals.smoothing import LowPass

PROGRESS_EVERY_S = 1.0
RESUME_WITHIN_S = 1.5
"""A pause shorter than this is part of the hold: nobody holds without a tremor."""


EDGE_RATIO = 0.85
"""A lifted hold begins and ends at this share of its plateau, once that is known: while rising nobody knows it."""


@dataclass(frozen=True, slots=True)
class HoldSpan:
    """A hold that is over: its first and last moment and the seconds really held."""

    start_s: float
    end_s: float
    held_s: float


class HoldTracker:
    """Follows one kind of hold, pose after pose."""

    def __init__(self, spec: Hold) -> None:
        self.spec = spec
        self.spans: list[HoldSpan] = []
        self._smooth = LowPass(spec.smoothing_hz)
        self._rest = RestLevel()
        self.reset()

    def reset(self) -> None:
        """Forget the hold that is going on."""
        self._beyond_since_s = self._start_s = self._left_s = self._told_s = math.nan
        self._held_s = 0.0
        self._last_s = math.nan
        self._plateau = 0.0
        self._course: list[tuple[float, float]] = []

    @property
    def holding(self) -> bool:
        """Whether a hold is going on (perhaps paused)."""
        return math.isfinite(self._start_s)

    def update(self, value: float, t_s: float) -> list[Event]:
        """Take one sample of the hold's signal; one that is missing (NaN) is not held."""
        level = self._smooth.update(value, t_s)
        rest = self._rest.update(level, t_s, at_rest=not self.holding and math.isnan(self._beyond_since_s))
        if self.spec.from_rest and math.isnan(rest):
            return []
        excursion = level - rest if self.spec.from_rest else level
        events = self._during(excursion, t_s) if self.holding else self._waiting(excursion, t_s)
        self._last_s = t_s
        return events

    def _waiting(self, excursion: float, t_s: float) -> list[Event]:
        if not self._beyond(excursion, self.spec.enter):
            self._beyond_since_s = math.nan
            return []
        if math.isnan(self._beyond_since_s):
            self._beyond_since_s, self._course = t_s, []
        self._course.append((t_s, excursion))
        if t_s - self._beyond_since_s < self.spec.settle_s:
            return []
        self._start_s, self._held_s, self._told_s = self._beyond_since_s, t_s - self._beyond_since_s, t_s
        self._plateau = excursion
        return [self._progress("started", t_s)]

    def _during(self, excursion: float, t_s: float) -> list[Event]:
        if self.spec.rising and math.isfinite(excursion):
            self._course.append((t_s, excursion))
        self._plateau = max(self._plateau, excursion) if self.spec.rising else self._plateau
        floor = max(self.spec.leave, self.spec.collapse_ratio * self._plateau) if self.spec.rising else self.spec.leave
        if self._beyond(excursion, floor):
            resumed = math.isfinite(self._left_s)
            self._held_s += 0.0 if resumed else t_s - self._last_s
            self._left_s = math.nan
            if t_s - self._told_s < PROGRESS_EVERY_S:
                return []
            self._told_s = t_s
            return [self._progress("holding", t_s)]
        if math.isnan(self._left_s):
            self._left_s = t_s
            return [self._progress("paused", t_s)] if self.spec.pauses else []
        return self.close(t_s) if t_s - self._left_s > RESUME_WITHIN_S else []

    def close(self, t_s: float) -> list[Event]:
        """End the hold that is going on, as at the end of a clip."""
        if not self.holding:
            return []
        end_s = self._left_s if math.isfinite(self._left_s) else t_s
        long_enough = end_s - self._start_s >= self.spec.min_s
        if long_enough:
            self.spans.append(self._span(end_s))
        event = self._progress("ended", t_s, "" if long_enough else "too short to count")
        self.reset()
        return [event]

    def _span(self, end_s: float) -> HoldSpan:
        """Return the hold with its times taken back by the filter's lag and, if it was a lift, moved to its plateau."""
        lag_s = 1.0 / (2.0 * math.pi * self.spec.smoothing_hz)
        lag_s += SPEED_SPAN_S / 2 if self.spec.signal.startswith(SPEED_PREFIX) else 0.0
        start_s = self._start_s
        if self.spec.rising:
            upper_half = sorted(level for _, level in self._course)[len(self._course) // 2 :]
            edge = EDGE_RATIO * statistics.median(upper_half)
            high_s = [t_s for t_s, level in self._course if level >= edge]
            start_s, end_s = high_s[0], min(end_s, high_s[-1])
        return HoldSpan(start_s - lag_s, end_s - lag_s, self._held_s)

    def _beyond(self, excursion: float, level: float) -> bool:
        return excursion >= level if self.spec.rising else excursion <= level

    def _progress(self, state: str, t_s: float, reason: str = "") -> HoldProgress:
        return HoldProgress(
            t_s=t_s,
            state=state,
            start_s=self._start_s,
            held_s=self._held_s,
            target_s=self.spec.target_s,
            reason=reason,
        )
