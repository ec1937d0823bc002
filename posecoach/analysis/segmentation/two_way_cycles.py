"""Finding cycles that go to both sides of neutral, as flexion and extension of the back do.

As for one-way cycles the turning points matter, not fixed levels. What remains to be found is which two end ranges
belong together: the first turn after a rest shows it.
"""

from __future__ import annotations

import math
import statistics
from collections import deque
from dataclasses import replace
from typing import NamedTuple

from posecoach.analysis.segmentation.cycles import MEMORY_S, SETTLE_S, Cycle, Extreme
from posecoach.analysis.tracking.presence import UNSEEN_S, UNWATCHED_S
from posecoach.core.vocabulary import Phase

LEAD_RATIO = 0.45
"""A fall that began after a rise of this share of the prominence began at an end range, not at rest."""
START_S = 0.4
"""How long the start must be seen before a fall that begins a cycle; else the record began in mid-movement."""
SETTLED_S, SETTLED_RATIO = 0.8, 0.5
"""At rest, for the first time: within this share of the prominence for this long. End ranges are held more briefly or
come later."""
BEYOND_RATIO = 0.2
"""The other side of neutral is reached at this share of the first excursion; closer it may be a stop at neutral."""
CLOSE_RATIO = 0.65
"""Coming back by this share of the prominence from the second end range ends a cycle: neutral is not far."""
HOME_RATIO, HOME_S = 0.05, 0.6
"""A finished cycle is handed over this close to neutral, or this long after the turn, so that its end can be timed."""
TURNED_RATIO, BEFORE_NEUTRAL_RATIO = 0.2, 0.6
"""Likewise as a share of the way between both end ranges, for the first cycle, when nothing is known of the person;
and if the turn was short of the other side of neutral, where people stop for a moment."""
REST_S = 3.0
"""This long without a turn is a rest, unless the second end range is still to come."""
HISTORY_STEP_S = 0.04


class _Seen(NamedTuple):
    """When the drive was last seen, and for how long a cycle goes on without it, in seconds."""

    t_s: float
    bridged_s: float


class TwoWayCycle:
    """Finds cycles that go to both sides of neutral: a peak and a trough, in either order (cat/camel).

    The first turn after a rest shows the order; where the record begins in mid-movement, the peak comes first. A cycle
    is over when the drive is on its way back from the second end range or rests beyond neutral. A stop at
    neutral between both end ranges is waited out.

    Parameters
    ----------
    max_duration_s
        A cycle whose second end range is not over by then is returned as unfinished.
    """

    def __init__(self, max_duration_s: float) -> None:
        self.max_duration_s = max_duration_s
        self.reset()

    def reset(self) -> None:
        """Forget everything, as after the person was away."""
        self._history: deque[tuple[float, float]] = deque()
        self._rest = math.nan
        self._span = math.nan
        self._seen = _Seen(math.nan, UNWATCHED_S)
        self._found: Cycle | None = None
        self._be_ready()

    def _be_ready(self, since_s: float = math.inf, settled: bool = True) -> None:
        """Wait for the next cycle, remembering the samples from ``since_s`` on."""
        self.phase = Phase.READY if settled else Phase.BACK
        self.progress = 0.0
        self._sign = 1.0
        self._before, self._first, self._second = Extreme(), Extreme(), Extreme()
        while self._history and self._history[0][0] < since_s:
            self._history.popleft()

    @property
    def started_s(self) -> float:
        """When the cycle that is going on, or about to be handed over, began; NaN when ready."""
        if self._found is not None:
            return self._found.low_before_s
        return self._before.t_s

    @property
    def _waiting(self) -> bool:
        return math.isnan(self._before.t_s)

    def update(self, value: float, t_s: float, prominence: float) -> Cycle | None:
        """Take one smoothed sample; return a cycle when it is over."""
        if not math.isfinite(value):
            self._seen = _Seen(self._seen.t_s, UNSEEN_S)
            return None
        lost = self._after_gap(t_s)
        if not self._history:
            self.phase = Phase.BACK
        self._remember(value, t_s)
        if self._waiting:
            self._ready(value, t_s, prominence)
            return lost
        signed = self._sign * value
        if self.phase is Phase.BACK:
            return self._back(signed, t_s, prominence)
        self._out(signed, t_s, prominence)
        return self._home(signed, t_s)

    def close(self, t_s: float) -> Cycle | None:
        """Return the cycle that was going on, if both end ranges were passed."""
        found, self._found = self._found, None
        if found is not None:
            return replace(found, closed_s=t_s)
        if self._waiting or self.phase is not Phase.BACK:
            return None
        return self._cycle(t_s, returned=t_s - self._second.t_s > SETTLE_S)

    def _after_gap(self, t_s: float) -> Cycle | None:
        cycle = None
        if t_s - self._seen.t_s > self._seen.bridged_s:
            cycle = self.close(self._seen.t_s)
            self.reset()
        self._seen = _Seen(t_s, UNWATCHED_S)
        return cycle

    def _remember(self, value: float, t_s: float) -> None:
        if not self._history or t_s - self._history[-1][0] >= HISTORY_STEP_S:
            self._history.append((t_s, value))
        while self._history[0][0] < t_s - MEMORY_S:
            self._history.popleft()

    def _ready(self, value: float, t_s: float, prominence: float) -> None:
        past = [Extreme(*sample) for sample in self._history]
        low, high = min(past, key=lambda e: e.value), max(past, key=lambda e: e.value)
        if value - low.value > prominence:
            self._begin(1.0, low, Extreme(t_s, value), None, prominence)
        elif high.value - value > prominence:
            rise = min((e for e in past if e.t_s <= high.t_s), key=lambda e: e.value)
            if high.value - rise.value >= LEAD_RATIO * prominence:
                self._begin(1.0, rise, high, Extreme(t_s, value), prominence)
            elif self._seen_near(high, past, prominence) - past[0].t_s >= START_S:
                self._begin(-1.0, high, Extreme(t_s, value), None, prominence)
            else:
                self._be_ready(since_s=t_s, settled=False)
        elif self.phase is not Phase.READY and self._settled(past, t_s, prominence):
            self._be_ready(since_s=t_s - SETTLED_S)

    @staticmethod
    def _seen_near(extreme: Extreme, past: list[Extreme], prominence: float) -> float:
        """Return when the drive was last almost at an extreme."""
        return max(e.t_s for e in past if abs(e.value - extreme.value) <= LEAD_RATIO * prominence)

    @staticmethod
    def _settled(past: list[Extreme], t_s: float, prominence: float) -> bool:
        recent = [e.value for e in past if e.t_s >= t_s - SETTLED_S]
        return t_s - past[0].t_s >= SETTLED_S and max(recent) - min(recent) < SETTLED_RATIO * prominence

    def _begin(self, sign: float, before: Extreme, first: Extreme, second: Extreme | None, prominence: float) -> None:
        """Begin a cycle; with ``second`` the first end range is already over."""
        near = [v for t, v in self._history if t <= first.t_s and abs(v - before.value) < LEAD_RATIO * prominence]
        self._sign, self._rest = sign, statistics.median(near)  # the extreme itself is the tip of the noise
        self._before, self._first = Extreme(before.t_s, sign * before.value), Extreme(first.t_s, sign * first.value)
        self._second = Extreme() if second is None else Extreme(second.t_s, sign * second.value)
        self.phase = Phase.OUT if second is None else Phase.BACK

    def _out(self, signed: float, t_s: float, prominence: float) -> None:
        if signed > self._first.value:
            self._first = Extreme(t_s, signed)
        rise = self._first.value - self._before.value
        self.progress = min(1.0, max(0.0, (signed - self._before.value) / rise)) if rise > 0 else 0.0
        if signed < self._first.value - prominence:
            self._second, self.phase = Extreme(t_s, signed), Phase.BACK
        elif t_s - self._first.t_s > REST_S and rise < CLOSE_RATIO * self._span:
            self._be_ready(since_s=self._first.t_s)  # back at neutral and resting, not on the way out again

    def _back(self, signed: float, t_s: float, prominence: float) -> Cycle | None:
        if signed < self._second.value:
            self._second = Extreme(t_s, signed)
        span = self._first.value - self._second.value
        self.progress = min(1.0, max(0.0, (self._first.value - signed) / span)) if span > 0 else 0.0
        rest = self._sign * self._rest
        beyond = rest - self._second.value > max(LEAD_RATIO * prominence, BEYOND_RATIO * (self._first.value - rest))
        enough = (
            max(CLOSE_RATIO * prominence, TURNED_RATIO * span)
            if beyond
            else max(prominence, BEFORE_NEUTRAL_RATIO * span)
        )
        turned = signed - self._second.value > enough
        rested = beyond and t_s - self._second.t_s > REST_S
        late = t_s - self._before.t_s > self.max_duration_s
        if not (turned or rested or late):
            return None
        cycle, start = self._cycle(t_s, returned=turned or rested), self._second
        self._span = span
        if not turned:
            self._be_ready(since_s=t_s, settled=rested)
            return cycle
        # The same order goes on: the way home may be the way to the next first end range.
        self._before, self._first, self._second = start, Extreme(t_s, signed), Extreme()
        self._found, self.phase = cycle, Phase.OUT
        return self._home(signed, t_s)

    def _home(self, signed: float, t_s: float) -> Cycle | None:
        """Return the cycle that was found, once the drive is back at neutral, turns again or takes too long."""
        found = self._found
        if found is None:
            return None
        rest, end_range = self._sign * self._rest, self._before.value
        home = signed >= rest - HOME_RATIO * max(0.0, rest - end_range)
        if not (home or self.phase is not Phase.OUT or t_s - found.closed_s > HOME_S):
            return None
        self._found = None
        return replace(found, closed_s=t_s)

    def _cycle(self, t_s: float, returned: bool) -> Cycle:
        high, low = (self._first, self._second) if self._sign > 0 else (self._second, self._first)
        return Cycle(
            self._before.t_s,
            high.t_s,
            low.t_s,
            self._sign * self._before.value,
            self._sign * high.value,
            self._sign * low.value,
            t_s,
            returned,
            extension_first=self._sign < 0,
        )
