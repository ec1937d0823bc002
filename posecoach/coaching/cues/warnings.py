"""Warnings, which are a matter of safety: said at once, in any phase, and again for as long as the danger lasts.

Somebody who falls asleep on a heating pad may burn, and one warning may not wake them. So it comes again, soon at first
and in other words: four times within a minute. Then it gets rarer, because a head that is bent down may belong to
somebody awake (who is warned every few seconds while reading switches the voice off, and then nothing wakes them), but
never rarer than once a minute for as long as the head is down: a warm pad harms the skin in minutes, not in seconds. A
head that comes up and sinks again, as of somebody who fights sleep, goes on with the same series; only a minute awake
begins a new one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from posecoach.coaching.cues.rules import FaultCue
from posecoach.coaching.speaking.backoff import Backoff
from posecoach.core.cue import Cue
from posecoach.core.vocabulary import Priority

AGAIN_S = 8.0
"""Shortest time before a warning is repeated."""
RAREST_S = 60.0
"""Longest time before the warning of a danger that lasts is repeated. The guard against sleep of exercises.md 2 warns
for the first time after 90 s; our own default."""
OVER_S = 60.0
"""A danger of posture that comes back after more than this long is a new one; our own default."""


class Warnings:
    """Warns of the ``faults`` that are a matter of safety."""

    def __init__(self, faults: Mapping[str, FaultCue]) -> None:
        self._dangers = {
            name: _Danger(name, fault) for name, fault in faults.items() if fault.priority is Priority.SAFETY
        }

    @property
    def faults(self) -> frozenset[str]:
        """The faults that it warns of."""
        return frozenset(self._dangers)

    def __contains__(self, id: str) -> bool:
        """Whether a fault is a matter of safety."""
        return id in self._dangers

    def warn(self, id: str, t_s: float) -> Cue | None:
        """Return the warning of a danger that is there at ``t_s``; None if it is too soon after the last one."""
        return self._dangers[id].warn(t_s)


class _Danger:
    """One fault, and the warnings of it: in its usual words, then, while it lasts, in the other ones."""

    def __init__(self, id: str, fault: FaultCue) -> None:
        self._id, self._fault = id, fault
        rarest_s, self._over_s = (RAREST_S, OVER_S) if fault.lasting else (AGAIN_S, AGAIN_S)
        self._again = Backoff(AGAIN_S, rarest_s)
        self._there_s = -math.inf

    def warn(self, t_s: float) -> Cue | None:
        new = t_s - self._there_s > self._over_s
        self._there_s = t_s
        if new:
            self._again.reset()
        if not self._again.due(t_s):
            return None
        text = self._fault.text if new else self._fault.alternative
        return Cue(t_s=t_s, id=f"cue.{self._id}", text=text, priority=Priority.SAFETY)
