"""Strictly increasing seconds from the presentation times of a clip."""

from __future__ import annotations

import math
from dataclasses import dataclass

DISORDER_MAX_S = 0.5
"""A step back up to this is disorder and costs the frame; a longer one is a clock that was set back.

Writers that misorder B-frames step back by a few frame periods (at most 0.2 s at 5 frames a second and none
with more than two B-frames); clips that were glued together step back by the length of their first part."""

GAP_MAX_S = 600.0
"""A longer step forward is a clock that was set, too: FFmpeg takes one that is set back in MPEG-TS, with its 33 bits
of stamps, for one that has run over, and adds 95,444 s."""


LOW_RATE_HZ = 15.0
"""With fewer frames a second, quick parts of a movement fall between two frames."""
LOW_RATE_STEP_S = 1.0 / (LOW_RATE_HZ - 0.5)
"""A longer step from frame to frame is one of a low rate; containers round times to milliseconds."""


@dataclass(slots=True)
class Timeline:
    """Turns presentation times into times that start at 0 and increase strictly.

    Parameters
    ----------
    period_s
        Nominal seconds from frame to frame; stands in where a frame has no time of its own.

    Attributes
    ----------
    out_of_order
        How many frames were refused because their time did not come after the last one.
    untimed
        How many frames had no time of their own.
    jumps
        How often the clock was set.
    steps, long_steps
        How many steps there were from frame to frame, and how many of them are those of a low rate.
    longest_step_s
        The longest of them.
    first_presentation_s, last_presentation_s
        The first and the last time of a frame, on the container's clock; NaN and None before there is one.
    last_packet_s
        The latest time of what is there of the stream, decoded or not; set by whoever reads it.
    """

    period_s: float
    out_of_order: int = 0
    untimed: int = 0
    jumps: int = 0
    steps: int = 0
    long_steps: int = 0
    longest_step_s: float = 0.0
    first_presentation_s: float = math.nan
    last_presentation_s: float | None = None
    last_packet_s: float = -math.inf
    _origin_s: float | None = None
    _last_s: float | None = None

    def update(self, presentation_s: float | None) -> float | None:
        """Return the time of the next frame in seconds from the first, or None if the frame is out of order.

        Parameters
        ----------
        presentation_s
            Presentation time in seconds on the container's clock; None if it has none.
        """
        t_s = self._time_s(presentation_s)
        if self._last_s is not None and t_s <= self._last_s:
            self.out_of_order += 1
            return None
        if self._last_s is not None:
            self.steps += 1
            self.long_steps += t_s - self._last_s > LOW_RATE_STEP_S
            self.longest_step_s = max(self.longest_step_s, t_s - self._last_s)
        self._last_s = t_s
        return t_s

    @property
    def is_low_rate(self) -> bool:
        """Whether most frames come at fewer than :data:`LOW_RATE_HZ`; a gap does not make a low rate."""
        return self.long_steps * 2 > self.steps

    def _time_s(self, presentation_s: float | None) -> float:
        next_s = 0.0 if self._last_s is None else self._last_s + self.period_s
        if presentation_s is None:
            self.untimed += 1
            return next_s
        self.last_presentation_s = presentation_s
        if math.isnan(self.first_presentation_s):
            self.first_presentation_s = presentation_s
        if self._origin_s is None:
            self._origin_s = presentation_s - next_s
        t_s = presentation_s - self._origin_s
        if self._last_s is not None and not -DISORDER_MAX_S <= t_s - self._last_s <= GAP_MAX_S:
            self._origin_s = presentation_s - next_s
            self.jumps += 1
            return next_s
        return t_s
