"""Holds: a chest that stays lifted, a body that stays still."""

from __future__ import annotations

import math

from posecoach.analysis.holds.hold_course import HoldCourse
from posecoach.analysis.holds.hold_timer import HoldTimer
from posecoach.analysis.time_series.derived import SPEED_PREFIX, SPEED_SPAN_S
from posecoach.analysis.time_series.rest import RestLevel
from posecoach.analysis.time_series.smoothing import LowPass
from posecoach.analysis.tracking.presence import UNWATCHED_S
from posecoach.core.clip_review import HoldResult
from posecoach.core.cycle import Hold
from posecoach.core.events import Event, HoldProgress
from posecoach.core.vocabulary import HoldState

PROGRESS_EVERY_S = 1.0
RESUME_WITHIN_S = 1.5
"""A pause shorter than this is part of the hold: nobody holds without a tremor."""
PAUSED_WITHIN_S = 3.0
"""The same where leaving only pauses the timer; going to another spot took 4.0 s and more in rendered massages."""

EDGE_RATIO = 0.85
"""A lifted hold begins and ends at this share of its plateau, which is known only afterwards."""


class HoldTracker:
    """Follows one kind of hold, pose after pose."""

    def __init__(self, hold: Hold) -> None:
        self.hold = hold
        self.found: list[HoldResult] = []
        """Those that are over and were long enough to count."""
        self.quality = math.nan
        """What faults of the hold are judged by; NaN while there is nothing to judge."""
        self.seen = False
        """Whether the signal was seen last: else a hold ended because nobody could see it."""
        self._smooth = LowPass(hold.smoothing_hz)
        self._rest = RestLevel()
        self.reset()

    def reset(self) -> None:
        """Forget the hold that is going on."""
        self._beyond_since_s = self.quality = math.nan
        self._plateau = self._moved = self._again_from = 0.0
        self._timer = HoldTimer()
        self._course = HoldCourse()

    @property
    def holding(self) -> bool:
        """Whether a hold is going on (perhaps paused)."""
        return self._timer.running

    def update(self, value: float, t_s: float, still_since_s: float = math.nan) -> list[Event]:
        """Take one sample of the hold's signal; one that is missing (NaN) is not held.

        Where it is missing because the picture stands still, that is since ``still_since_s``.
        """
        self.quality = math.nan
        self._timer.gone_s = still_since_s if math.isfinite(still_since_s) else t_s
        unwatched = self._unwatched(t_s)
        level = self._smooth.update(value, t_s)
        self.seen = math.isfinite(level)
        rest = self._rest.update(level, t_s, at_rest=not self.holding and math.isnan(self._beyond_since_s))
        if self.hold.from_rest and math.isnan(rest):
            return unwatched
        excursion = level - rest if self.hold.from_rest else level
        events = self._during(excursion, t_s) if self.holding else self._waiting(excursion, t_s)
        self._timer.last_s = t_s
        return unwatched + events

    def _unwatched(self, t_s: float) -> list[Event]:
        """Take a time in which nobody looked, longer than a busy machine's, for one in which nothing was held."""
        if not t_s - self._timer.last_s > UNWATCHED_S:
            return []
        self._beyond_since_s = math.nan
        if not self.holding:
            return []
        if not self._timer.paused:
            self._timer.leave(self._timer.last_s, self._timer.last_s)
        return self._away(t_s) or ([self._progress(HoldState.PAUSED, t_s)] if self.hold.pauses else [])

    def _waiting(self, excursion: float, t_s: float) -> list[Event]:
        if excursion < self.hold.leave:
            self._again_from = 0.0
        if not self._beyond(excursion, max(self.hold.enter, self._again_from)):
            self._beyond_since_s = math.nan
            return []
        if math.isnan(self._beyond_since_s):
            self._beyond_since_s, self._course = t_s, HoldCourse()
        self._course.note(t_s, excursion)
        if t_s - self._beyond_since_s < self.hold.settle_s:
            return []
        self._timer.start(self._beyond_since_s, t_s)
        self._plateau = excursion
        return [self._progress(HoldState.STARTED, t_s)]

    def _during(self, excursion: float, t_s: float) -> list[Event]:
        if self.hold.rising and math.isfinite(excursion):
            self._course.note(t_s, excursion)
        self._plateau = self._course.upper_level() if self.hold.rising else self._plateau
        floor = max(self.hold.leave, self.hold.collapse_ratio * self._plateau) if self.hold.rising else self.hold.leave
        on = self._beyond(excursion, floor) and self._settled(t_s)
        self.quality = self._how_well(excursion, on)
        if on:
            return self._held_on(t_s)
        if not self._beyond(excursion, floor):
            self._timer.not_back()
        if not self._timer.paused:
            self._timer.leave(self._timer.gone_s, t_s)
            return [self._progress(HoldState.PAUSED, t_s)] if self.hold.pauses else []
        return self._away(t_s)

    def _away(self, t_s: float) -> list[Event]:
        """End a hold that was left for too long."""
        patience_s = PAUSED_WITHIN_S if self.hold.pauses else RESUME_WITHIN_S
        return self.close(t_s) if t_s - self._timer.noticed_s > patience_s else []

    def _settled(self, t_s: float) -> bool:
        """Whether a pause, if there was one, is over: a still moment amid a search is not enough."""
        if not self._timer.paused or not self.hold.pauses:
            return True
        return self._timer.back_for_s(t_s) >= self.hold.settle_s

    def _held_on(self, t_s: float) -> list[Event]:
        self._timer.hold_on(t_s)
        return [self._progress(HoldState.HOLDING, t_s)] if self._timer.due(t_s, PROGRESS_EVERY_S) else []

    def _how_well(self, excursion: float, on: bool) -> float:
        """Return the share of the plateau that is kept; of stillness the speed, and after a pause the highest of it.

        A chest that is back on the floor was let down: the hold is over, not failing. During a pause it is
        not known whether the person will come back to the hold or has ended it. In both cases NaN.
        """
        if self.hold.rising:
            return excursion / self._plateau if excursion >= self.hold.leave else math.nan
        if not on:
            self._moved = max(self._moved, excursion)
            return math.nan
        moved, self._moved = self._moved, 0.0
        return max(moved, excursion)

    def close(self, t_s: float) -> list[Event]:
        """End the hold that is going on, as at the end of a clip."""
        if not self.holding:
            return []
        end_s = self._timer.left_s if self._timer.paused else t_s
        long_enough = end_s - self._timer.start_s >= self.hold.min_s
        if long_enough:
            self.found.append(self._result(end_s))
        event = self._progress(HoldState.ENDED, t_s, "" if long_enough else "too short to count")
        # A lift that has sunk is not a new one until the chest was down or comes up again.
        again_from = self.hold.collapse_ratio * self._plateau if self.hold.rising else 0.0
        self.reset()
        self._again_from = again_from
        return [event]

    def _result(self, end_s: float) -> HoldResult:
        """Return the hold with its times taken back by the filter's lag and, if it was a lift, moved to its plateau."""
        lag_s = self._smooth.lag_s + (SPEED_SPAN_S / 2 if self.hold.signal.startswith(SPEED_PREFIX) else 0.0)
        start_s = self._timer.start_s
        if self.hold.rising:
            first_s, last_s = self._course.high_s(EDGE_RATIO * self._course.upper_level())
            start_s, end_s = first_s, min(end_s, last_s)
        held_s = end_s - start_s - self._timer.paused_s(start_s, end_s)
        return HoldResult(start_s - lag_s, end_s - lag_s, held_s)

    def _beyond(self, excursion: float, level: float) -> bool:
        return excursion >= level if self.hold.rising else excursion <= level

    def _progress(self, state: HoldState, t_s: float, reason: str = "") -> HoldProgress:
        return HoldProgress(
            t_s=t_s,
            state=state,
            start_s=self._timer.start_s,
            held_s=self._timer.held_s,
            target_s=self.hold.target_s,
            reason=reason,
        )
