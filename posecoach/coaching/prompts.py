"""What is said as the minutes of an exercise go by."""

from __future__ import annotations

from posecoach.core.events import Cue
from posecoach.core.spec import Prompt
from posecoach.core.vocabulary import Priority

AT_THE_END_S = 10.0
"""What is said again and again is left out this close to the end, which has words of its own."""


class Prompts:
    """Says each prompt when its time of work has come, once.

    Parameters
    ----------
    duration_s
        Of the whole exercise; prompts before the end need one.
    """

    def __init__(self, prompts: tuple[Prompt, ...], duration_s: float) -> None:
        self._prompts, self._duration_s = prompts, duration_s
        self._worked_s = 0.0

    def tick(self, worked_s: float, t_s: float) -> list[Cue]:
        """Return the prompts that became due since the last call, at ``worked_s`` seconds of work."""
        before_s, self._worked_s = self._worked_s, worked_s
        return [
            Cue(t_s=t_s, id="prompt", text=p.text, priority=p.priority)
            for p in self._prompts
            if self._due(p, before_s, worked_s)
        ]

    def end(self, t_s: float) -> list[Cue]:
        """Return what must be said at the end, where that comes before the time of work is over."""
        return [cue for cue in self.tick(self._duration_s, t_s) if cue.priority is Priority.SAFETY]

    def _due(self, prompt: Prompt, before_s: float, worked_s: float) -> bool:
        if prompt.every_s > 0:
            ends = 0 < self._duration_s < worked_s + AT_THE_END_S
            return not ends and worked_s // prompt.every_s > before_s // prompt.every_s
        moment_s = self._duration_s - prompt.before_end_s
        return self._duration_s > prompt.before_end_s and before_s < moment_s <= worked_s
