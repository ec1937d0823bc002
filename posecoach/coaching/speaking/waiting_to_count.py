"""What is said in a set in which nothing is counted, though the person is well seen.

They may do something else than was asked, rest, or have had enough; silence would leave them alone with it. Who moves,
but so that nothing counts, hears why, as soon as that is no chance.
"""

from __future__ import annotations

import math
from collections import Counter

from posecoach.analysis.judgement.judge import UNFINISHED
from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import CuesWithdrawn
from posecoach.core.events import Event, HoldProgress, RepCompleted, RepRejected
from posecoach.core.evidence import AMONG_OTHERS
from posecoach.core.spec import ExerciseSpec

PATIENCE_S = 20.0
"""Three slow cat/camel cycles, or four rows with a breath between them; our own default."""
LET_FINISH_S = 15.0
"""What is going on is waited for so much longer: of twelve people who rounded and arched their backs one took 20 s for
a cycle, and heard in the middle of it that one was waited for."""
NO_CHANCE, ALIKE = 3, 2
"""So many movements in a row that do not count, so many of them for the same reason, are no chance: the first time it
is said at once. Where each has another reason, mostly the person is not seen rightly. Our own default."""
LEAST = 2
"""Fewer may be somebody who scratches their head while they wait."""
ATTEMPT_S = 0.5
"""Nobody tries a repetition in less: the quickest of people take 0.9 s. Our own default."""
SHARED_RATIO = 0.3
"""Movements of which the shorter one shares more than this with the other are pieces of one, as when a slow pull falls
apart. With both, and two of three reasons that are the same, it is said at once in 12 of 231 recordings of rows instead
of 19, and in 247 of 485 of something else instead of 279."""
WAITING, REFUSED = "set.waiting", "set.refused"


class WaitingToCount:
    """Names what is waited for and how to end the set, after :data:`PATIENCE_S` and then ever more rarely.

    Where movements were refused meanwhile, it says why most of them were. Minutes alone are waited for in silence.

    Parameters
    ----------
    in_set
        Whether there is a set to end; else, where somebody was asked for repetitions, only why none counts is said.
    """

    def __init__(self, spec: ExerciseSpec, speaker: Speaker, *, in_set: bool = True) -> None:
        self._one = spec.words.one
        self._in_set = in_set
        self._speaker = speaker
        self._again = Backoff(PATIENCE_S)
        self._refused: list[RepRejected] = []
        self._explained = self._told = False
        self._since_s = math.nan

    def begin(self, t_s: float) -> None:
        """Start over: the set begins or goes on, or the person was not seen well."""
        self._again.wait(t_s)
        self._since_s = t_s
        self._refused.clear()
        self._explained = False

    def take(self, events: list[Event], t_s: float) -> list[Event]:
        """Take what was found: a repetition, full or not, or a hold that is on, is what was waited for.

        That it is waited for is then no longer true, and its number is not to wait for the end of a long sentence.
        """
        refused = [e for e in events if isinstance(e, RepRejected) and e.reason not in UNFINISHED]
        for movement in refused:
            self._note(movement)
        if AMONG_OTHERS in {movement.reason for movement in refused}:
            self._doubt(t_s)
        if not any(isinstance(event, RepCompleted | HoldProgress) for event in events):
            return []
        self.begin(t_s)
        told, self._told = self._told, False
        return [CuesWithdrawn(t_s=t_s, ids=(WAITING, REFUSED))] if told else []

    def _note(self, movement: RepRejected) -> None:
        """Note a movement that does not count; the longest piece stands for one that fell apart."""
        pieces = [other for other in self._refused if _is_one(movement, other)]
        whole = max([*pieces, movement], key=_lasts_s)
        if _lasts_s(whole) >= ATTEMPT_S:
            self._refused = [*(other for other in self._refused if other not in pieces), whole]

    def _doubt(self, t_s: float) -> None:
        """Wait on: what counts by itself may be what was waited for, and count when the set is known as a whole.

        In 28 recordings of rows 20 of 105 refused movements were of this kind, in 14 of something else 7 of 315.
        """
        self._again.wait(t_s)
        self._refused.clear()

    def tick(self, t_s: float, moving: bool = False) -> list[Event]:
        """Let time pass; ``moving``: a movement is going on, which may be what is waited for."""
        if not self._one or (moving and not self._refused and t_s - self._since_s < PATIENCE_S + LET_FINISH_S):
            return []
        why, times = self._why()
        if at_once := not self._explained and len(self._refused) >= NO_CHANCE and times >= ALIKE:
            self._again.wait(t_s)
        if not (at_once or self._again.due(t_s)):
            return []
        if len(self._refused) < LEAST and not self._in_set:
            return []
        self._told = True
        if len(self._refused) < LEAST:
            return [self._speaker.say(WAITING, t_s, one=self._one)]
        self._refused.clear()
        self._explained = True
        return [self._speaker.say(REFUSED, t_s, one=self._one, why=why)]

    def _why(self) -> tuple[str, int]:
        """Return the most frequent reason, of as many the newest, and how often it came."""
        reasons = Counter(movement.reason for movement in reversed(self._refused))
        return reasons.most_common(1)[0] if reasons else ("", 0)


def _lasts_s(movement: RepRejected) -> float:
    return movement.end_s - movement.start_s


def _is_one(movement: RepRejected, other: RepRejected) -> bool:
    """Whether two movements are pieces of one."""
    shared_s = min(movement.end_s, other.end_s) - max(movement.start_s, other.start_s)
    return shared_s > SHARED_RATIO * min(_lasts_s(movement), _lasts_s(other))
