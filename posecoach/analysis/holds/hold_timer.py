"""The time that a hold lasts, without its pauses."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(slots=True)
class HoldTimer:
    """Times one hold; a moment that is unknown or has not come is NaN, and the clock is the source's, in seconds."""

    start_s: float = math.nan
    held_s: float = 0.0
    """Seconds held so far, without pauses."""
    left_s: float = math.nan
    """When the pause that is going on began."""
    noticed_s: float = math.nan
    """When it was noticed."""
    gone_s: float = math.nan
    """Since when nothing would be held if nothing were now."""
    back_s: float = math.nan
    """Since when the person seems to be back from it."""
    last_s: float = math.nan
    """When the last sample came."""
    announced_s: float = math.nan
    """When progress was last announced."""
    pauses: list[tuple[float, float]] = field(default_factory=list)
    """First and last moment of each pause that is over."""

    @property
    def running(self) -> bool:
        """Whether a hold is going on (perhaps paused)."""
        return math.isfinite(self.start_s)

    @property
    def paused(self) -> bool:
        """Whether the hold was left and not yet taken up again."""
        return math.isfinite(self.left_s)

    def start(self, since_s: float, t_s: float) -> None:
        """Begin at ``t_s`` to time a hold that goes on since ``since_s``."""
        self.start_s, self.held_s, self.announced_s = since_s, t_s - since_s, t_s

    def leave(self, since_s: float, t_s: float) -> None:
        """Begin a pause, which is noticed at ``t_s``; what was timed since it began was not held."""
        self.left_s, self.noticed_s = max(since_s, self.start_s), t_s
        self.held_s -= max(0.0, self.last_s - self.left_s)

    def back_for_s(self, t_s: float) -> float:
        """Return for how long the person has been back from the pause, counting from the first such call."""
        self.back_s = t_s if math.isnan(self.back_s) else self.back_s
        return t_s - self.back_s

    def not_back(self) -> None:
        """Note that the person has not come back after all."""
        self.back_s = math.nan

    def hold_on(self, t_s: float) -> None:
        """Add the time since the last sample; after a pause, since the person came back."""
        since_s = self.last_s
        if self.paused:
            since_s = self.back_s if math.isfinite(self.back_s) else t_s
            self.pauses.append((self.left_s, since_s))
        self.held_s += t_s - since_s
        self.left_s = self.back_s = math.nan

    def due(self, t_s: float, every_s: float) -> bool:
        """Whether progress has to be announced now, having last been announced ``every_s`` ago or longer."""
        if t_s - self.announced_s < every_s:
            return False
        self.announced_s = t_s
        return True

    def paused_s(self, start_s: float, end_s: float) -> float:
        """Return the seconds of pause between two moments."""
        return sum(max(0.0, min(end_s, until_s) - max(start_s, from_s)) for from_s, until_s in self.pauses)
