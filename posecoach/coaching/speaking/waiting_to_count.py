"""What is said in a set in which nothing is counted, though the person is well seen.

They may do something else than was asked, rest, or have had enough; silence would leave them alone with it.
"""

from __future__ import annotations

from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.events import Event, RepCompleted
from posecoach.core.spec import ExerciseSpec

PATIENCE_S = 20.0
"""Three slow cat/camel cycles, or four rows with a breath between them; our own default."""


class WaitingToCount:
    """Names what is waited for and how to end the set, after :data:`PATIENCE_S` and then ever more rarely.

    Exercises whose repetitions are not counted, as those held or led by minutes, are waited for in silence.
    """

    def __init__(self, spec: ExerciseSpec, speaker: Speaker) -> None:
        self._one = spec.words.one
        self._speaker = speaker
        self._again = Backoff(PATIENCE_S)

    def begin(self, t_s: float) -> None:
        """Start over: the set begins or goes on, or the person was not seen well."""
        self._again.wait(t_s)

    def take(self, events: list[Event], t_s: float) -> None:
        """Take what was found: a repetition, full or not, is what was waited for."""
        if any(isinstance(event, RepCompleted) for event in events):
            self.begin(t_s)

    def tick(self, t_s: float) -> list[Event]:
        """Let time pass."""
        if not self._one or not self._again.due(t_s):
            return []
        return [self._speaker.say("set.waiting", t_s, one=self._one)]
