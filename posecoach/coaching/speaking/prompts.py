"""What is said as the minutes of an exercise go by."""

from __future__ import annotations

from posecoach.core.cue import PROMPT, Cue
from posecoach.core.prescription import Prompt
from posecoach.core.vocabulary import Priority

AT_THE_END_S = 10.0
"""What is said again and again is left out this close to the end, which has words of its own."""


class Prompts:
    """Says each prompt when its time has come, once.

    Those that come again and again go by the time that has passed, those before the end by the time of work.

    Parameters
    ----------
    duration_s
        Of the whole exercise; prompts before the end need one.
    """

    def __init__(self, prompts: tuple[Prompt, ...], duration_s: float) -> None:
        self._prompts, self._duration_s = prompts, duration_s
        self._worked_s = self._passed_s = 0.0

    def tick(self, worked_s: float, passed_s: float, t_s: float) -> list[Cue]:
        """Return the prompts that became due since the last call.

        Parameters
        ----------
        worked_s, passed_s
            Seconds of work, and since it began with those of pauses that count.
        t_s
            Now.
        """
        ends = 0 < self._duration_s < worked_s + AT_THE_END_S
        again = [p for p in self._prompts if p.every_s > 0 and not ends and self._passed(p.every_s, passed_s)]
        self._passed_s = passed_s
        return [_said(prompt, t_s) for prompt in (*again, *self._before_end(worked_s))]

    def end(self, t_s: float) -> list[Cue]:
        """Return what must be said at the end, where that comes before the time of work is over, as of heat: off."""
        return [
            _said(prompt, t_s) for prompt in self._before_end(self._duration_s) if prompt.priority is Priority.SAFETY
        ]

    def _passed(self, every_s: float, passed_s: float) -> bool:
        return passed_s // every_s > self._passed_s // every_s

    def _before_end(self, worked_s: float) -> list[Prompt]:
        """Return the prompts before the end that became due with ``worked_s`` seconds of work."""
        before_s, self._worked_s, whole_s = self._worked_s, worked_s, self._duration_s
        return [p for p in self._prompts if p.every_s <= 0 and before_s < whole_s - p.before_end_s <= worked_s]


def _said(prompt: Prompt, t_s: float) -> Cue:
    return Cue(t_s=t_s, id=PROMPT, text=prompt.text, priority=prompt.priority)
