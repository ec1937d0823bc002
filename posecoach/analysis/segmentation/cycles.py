"""Finding cycles in a drive signal while it is going on.

A cycle is found from its turning points, not from fixed levels: a rise by at least ``prominence`` above the
lowest recent level, then a fall. So it needs no calibration, survives a clip that starts in mid-movement, an arm that
never gets straight, and drift. Two thresholds apart from each other (rise to begin, near-complete fall to end) keep a
tremor or a pause half-way from being counted twice, as the counter of the MediaPipe pose classification guide does
with its enter and exit levels.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass

from posecoach.core.vocabulary import Phase


@dataclass(frozen=True, slots=True)
class Cycle:
    """One cycle of a drive, by its turning points.

    Attributes
    ----------
    low_before_s, peak_s, low_after_s
        When the drive was at its lowest before, highest, and lowest after; of a two-way cycle ``low_after`` is the
        other end range.
    low_before, peak, low_after
        The levels there, in the drive's unit.
    closed_s
        When the cycle was found to be over.
    returned
        False if the signal was lost or the clip ended before the return.
    extension_first
        Two-way cycles only: the movement began below neutral.
    ends_seen, whole
        Two-way cycles of a whole set only: whether both end ranges were seen, and all of the way from home to home;
        the record may cut off either.
    """

    low_before_s: float
    peak_s: float
    low_after_s: float
    low_before: float
    peak: float
    low_after: float
    closed_s: float
    returned: bool = True
    extension_first: bool = False
    ends_seen: bool = True
    whole: bool = True

    @property
    def range(self) -> float:
        """Excursion from the lower of both ends to the peak; of two-way cycles, between both end ranges."""
        return self.peak - min(self.low_before, self.low_after)


@dataclass(slots=True)
class Extreme:
    """A turning point: when, and the level there; NaN until there is one."""

    t_s: float = math.nan
    value: float = math.nan


MEMORY_S = 8.0
"""How long a low level counts as the start position: longer than any rest between two repetitions of a set."""
RETURNED_RATIO = 0.08
"""Share of the excursion that may be missing when a repetition is called finished at once."""
PAUSE_RATIO = 0.5
"""A stop higher than this share of the excursion is a pause within the repetition, not a return."""
SETTLE_S = 0.6
"""A return that comes to rest this long half-way is over; nearer to the start position, after less in proportion."""
CREEP_RATIO = 0.08
"""At rest: sinking by less than this share of the excursion in that time."""
END_RANGE_RATIO = 0.90
"""At the end range: within a tenth of the excursion."""
TURN_RATIO, TURN_PROMINENCE_RATIO = 0.3, 0.4
"""Share of the excursion, and at least of the prominence, by which the drive must fall before the end range is over."""


class OneWayCycle:
    """Finds start -> end range -> start cycles of a drive that rises (a row, a squeeze).

    Parameters
    ----------
    max_duration_s
        A rise that is not over by then was a change of posture; it is dropped.
    """

    def __init__(self, max_duration_s: float) -> None:
        self.max_duration_s = max_duration_s
        self.overlong = 0
        """How many movements were dropped because they took longer."""
        self.reset()

    def reset(self) -> None:
        """Forget everything, as after the person was away."""
        self.phase = Phase.READY
        self.progress = 0.0
        self._recent: deque[tuple[float, float]] = deque()
        self._low, self._peak, self._low_after, self._resting = Extreme(), Extreme(), Extreme(), Extreme()
        self._noticed_s = math.nan

    @property
    def started_s(self) -> float:
        """When the cycle that is going on left the start position; NaN when ready."""
        return math.nan if self.phase is Phase.READY else self._low.t_s

    @property
    def noticed_s(self) -> float:
        """When the cycle that is going on had risen enough to be one; NaN when ready."""
        return math.nan if self.phase is Phase.READY else self._noticed_s

    def update(self, value: float, t_s: float, prominence: float) -> Cycle | None:
        """Take one smoothed sample; return a cycle when it is over."""
        if not math.isfinite(value):
            return None
        if self.phase is Phase.READY:
            self._ready(value, t_s, prominence)
            return None
        if t_s - self._low.t_s > self.max_duration_s:
            self.overlong += 1
            self._restart(value, t_s)
            return None
        excursion = self._peak.value - self._low.value
        self.progress = (value - self._low.value) / excursion if excursion > 0 else 0.0
        if self.phase is Phase.BACK:
            return self._back(value, t_s, prominence)
        self._out(value, t_s, prominence)
        return None

    def close(self, t_s: float) -> Cycle | None:
        """Return the cycle that was going on, not returned, if it had reached its end range."""
        if self.phase is Phase.READY:
            return None
        low_after = self._low_after if self.phase is Phase.BACK else Extreme(t_s, self._peak.value)
        return self._cycle(low_after, t_s, returned=False)

    def hand_over(self, t_s: float) -> Cycle | None:
        """Return the cycle that is going on as over, if more than half the way back is done; else None."""
        if self.phase is not Phase.BACK or self.progress > PAUSE_RATIO:
            return None
        return self._over(t_s)

    def _ready(self, value: float, t_s: float, prominence: float) -> None:
        while self._recent and self._recent[0][0] < t_s - MEMORY_S:
            self._recent.popleft()
        while self._recent and self._recent[-1][1] >= value:  # monotonic: the front is always the lowest
            self._recent.pop()
        self._recent.append((t_s, value))
        low_s, low = self._recent[0]
        self.progress = 0.0
        if value > low + prominence:
            self._low, self._peak = Extreme(low_s, low), Extreme(t_s, value)
            self.phase, self._noticed_s = Phase.OUT, t_s

    def _out(self, value: float, t_s: float, prominence: float) -> None:
        if value >= self._peak.value:
            self._peak = Extreme(t_s, value)
        fall = max(TURN_PROMINENCE_RATIO * prominence, TURN_RATIO * (self._peak.value - self._low.value))
        if value < self._peak.value - fall:
            self.phase = Phase.BACK
            self._low_after = self._resting = Extreme(t_s, value)
        else:
            self.phase = Phase.END_RANGE if self.progress > END_RANGE_RATIO else Phase.OUT

    def _back(self, value: float, t_s: float, prominence: float) -> Cycle | None:
        if value <= self._low_after.value:
            self._low_after = Extreme(t_s, value)
        excursion = self._peak.value - self._low.value
        level = (self._low_after.value - self._low.value) / excursion
        if value < self._resting.value - CREEP_RATIO * excursion:
            self._resting = Extreme(t_s, value)
        rising = value > self._low_after.value + prominence
        if rising and level > PAUSE_RATIO:
            self.phase = Phase.OUT
            return None
        settled = t_s - self._resting.t_s > SETTLE_S * level / PAUSE_RATIO and level <= PAUSE_RATIO
        if not (level <= RETURNED_RATIO or rising or settled):
            return None
        cycle = self._over(t_s)
        self._ready(value, t_s, prominence)
        return cycle

    def _over(self, t_s: float) -> Cycle:
        cycle, bottom = self._cycle(self._low_after, t_s, returned=True), self._low_after
        self._restart(bottom.value, bottom.t_s)
        return cycle

    def _restart(self, value: float, t_s: float) -> None:
        self.reset()
        self._recent.append((t_s, value))

    def _cycle(self, low_after: Extreme, t_s: float, returned: bool) -> Cycle:
        return Cycle(
            self._low.t_s,
            self._peak.t_s,
            low_after.t_s,
            self._low.value,
            self._peak.value,
            low_after.value,
            t_s,
            returned,
        )
