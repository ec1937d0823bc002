"""Words that wait for a moment without effort; one at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace

from posecoach.core.cue import Cue
from posecoach.core.vocabulary import CueStatus, Phase

EFFORT = frozenset({Phase.OUT, Phase.END_RANGE})
"""Phases in which only safety speaks. Ready is none of them, though somebody who does not rest has begun the next pull
before it is noticed: of 21 words of praise in recordings half fell into it. Kept for the way back a tenth would, but 16
of 18 would make the next number come more than 0.6 s late, and numbers go before praise (exercises.md 11.1)."""
MOST_WAIT_S = 2.5
"""How long words about a repetition wait for a moment without effort: later they speak of something long past
(exercises.md 11.1). All of 20 words in recordings were said within 0.7 s; who holds for three seconds and never rests
would hear them nearly 4 s late, at the end of the next repetition, which may be without fault."""
LASTING_WAIT_S = 6.0
"""The same of words about a posture, which stay true as long as it lasts; our own default."""


@dataclass(slots=True)
class WaitingWords:
    """Keeps a cue until its time has come and there is no effort.

    Attributes
    ----------
    phase
        Where in a repetition the person is.
    cue, fault
        What waits, and the fault it corrects; None and empty: nothing.
    most_s
        How long it may wait.
    """

    phase: Phase = Phase.READY
    cue: Cue | None = None
    fault: str = ""
    most_s: float = MOST_WAIT_S

    def plan(self, cue: Cue, t_s: float, fault: str = "", most_s: float = MOST_WAIT_S) -> list[Cue]:
        """Let a cue wait for its moment; return the one it displaces, or itself if that is more urgent."""
        if self.cue is not None and self.cue.priority < cue.priority:
            return [dropped(cue, f"{self.cue.id} waits and is more urgent", t_s)]
        displaced = self.drop(f"{cue.id} came before it", t_s)
        self.cue, self.fault, self.most_s = cue, fault, most_s
        return displaced

    def due(self, t_s: float) -> bool:
        """Whether what waits is to be said or dropped now."""
        return self.cue is not None and t_s >= self.cue.t_s and (self.is_late(t_s) or self.phase not in EFFORT)

    def is_overtaken(self, kind: str, t_s: float) -> bool:
        """Whether words of a kind, by the beginning of their id, could be said now but for an effort that goes on.

        On the way back they would be heard within the next repetition, and its number come late: of 144 words of praise
        in 181 sessions with recordings 82 fell into one, without those 57 of 116, and 17 of 93 numbers came in time.
        """
        return self.cue is not None and self.cue.id.startswith(kind) and t_s >= self.cue.t_s and self.phase in EFFORT

    def is_late(self, t_s: float) -> bool:
        """Whether what waits has waited for too long."""
        return self.cue is not None and t_s - self.cue.t_s > self.most_s

    def take(self, t_s: float) -> tuple[Cue, str]:
        """Return what waits, said at ``t_s``, and the fault it corrects; nothing waits afterwards."""
        assert self.cue is not None
        said = replace(self.cue, t_s=t_s), self.fault
        self.cue, self.fault = None, ""
        return said

    def drop(self, reason: str, t_s: float) -> list[Cue]:
        """Return what waits as dropped, if anything does."""
        waiting, self.cue, self.fault = self.cue, None, ""
        return [] if waiting is None else [dropped(waiting, reason, t_s)]


def dropped(cue: Cue, reason: str, t_s: float) -> Cue:
    """Return the cue as one that was not said."""
    return replace(cue, t_s=t_s, status=CueStatus.DROPPED, reason=reason)
