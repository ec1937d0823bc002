"""What is said in a set in which nothing is counted, though the person is well seen.

They may do something else than was asked, rest, or have had enough; silence would leave them alone with it. Who moves,
but so that nothing counts, hears why, as soon as that is no chance.
"""

from __future__ import annotations

from collections import Counter

from posecoach.analysis.judgement.judge import UNFINISHED
from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.events import CuesWithdrawn, Event, HoldProgress, RepCompleted, RepRejected
from posecoach.core.evidence import AMONG_OTHERS
from posecoach.core.spec import ExerciseSpec

PATIENCE_S = 20.0
"""Three slow cat/camel cycles, or four rows with a breath between them; our own default."""
NO_CHANCE = 3
"""So many movements in a row that do not count are no chance: the first time it is said at once; our own default."""
LEAST = 2
"""Fewer may be somebody who scratches their head while they wait."""
WAITING, REFUSED = "set.waiting", "set.refused"


class WaitingToCount:
    """Names what is waited for and how to end the set, after :data:`PATIENCE_S` and then ever more rarely.

    Where movements were refused meanwhile, it says why most of them were. Minutes alone are waited for in silence.
    """

    def __init__(self, spec: ExerciseSpec, speaker: Speaker) -> None:
        self._one = spec.words.one
        self._speaker = speaker
        self._again = Backoff(PATIENCE_S)
        self._refused: list[str] = []
        self._explained = self._told = False

    def begin(self, t_s: float) -> None:
        """Start over: the set begins or goes on, or the person was not seen well."""
        self._again.wait(t_s)
        self._refused.clear()
        self._explained = False

    def take(self, events: list[Event], t_s: float) -> list[Event]:
        """Take what was found: a repetition, full or not, or a hold that is on, is what was waited for.

        That it is waited for is then no longer true, and its number is not to wait for the end of a long sentence.
        """
        reasons = [e.reason for e in events if isinstance(e, RepRejected) and e.reason not in UNFINISHED]
        self._refused += reasons
        if AMONG_OTHERS in reasons:
            self._doubt(t_s)
        if not any(isinstance(event, RepCompleted | HoldProgress) for event in events):
            return []
        self.begin(t_s)
        told, self._told = self._told, False
        return [CuesWithdrawn(t_s=t_s, ids=(WAITING, REFUSED))] if told else []

    def _doubt(self, t_s: float) -> None:
        """Wait on: what counts by itself may be what was waited for, and count when the set is known as a whole.

        In 28 recordings of rows 20 of 105 refused movements were of this kind, in 14 of something else 7 of 315.
        """
        self._again.wait(t_s)
        self._refused.clear()

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        if not self._one:
            return []
        if at_once := not self._explained and len(self._refused) >= NO_CHANCE:
            self._again.wait(t_s)
        if not (at_once or self._again.due(t_s)):
            return []
        self._told = True
        if len(self._refused) < LEAST:
            return [self._speaker.say(WAITING, t_s, one=self._one)]
        why = max(reversed(self._refused), key=Counter(self._refused).__getitem__)  # of as many the newest
        self._refused.clear()
        self._explained = True
        return [self._speaker.say(REFUSED, t_s, one=self._one, why=why)]
