"""What a person hears of a session, and when: cues through the voice's own queue, each as long as it takes to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from posecoach.coaching.speaking.talk import spoken_s
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.events import Event
from posecoach.core.vocabulary import CueStatus
from posecoach.speech.queue import UtteranceQueue


@dataclass(frozen=True)
class Utterance:
    """Something that was heard from ``start_s`` on; to ``end_s`` unless it was cut short."""

    cue: Cue
    start_s: float
    end_s: float


class Heard:
    """A voice without devices.

    Attributes
    ----------
    said, lost
        What was heard, in order, and cues that were not, or not to their end, with the reason.
    """

    def __init__(self) -> None:
        self.said: list[Utterance] = []
        self.lost: list[Cue] = []
        self._queue = UtteranceQueue()

    def take(self, events: Iterable[Event], t_s: float) -> None:
        """Take what was raised at ``t_s``, and let time go on to it."""
        for event in events:
            if isinstance(event, CuesWithdrawn):
                self.lost += self._queue.withdraw(event.ids, t_s)
            elif isinstance(event, Cue) and event.status is CueStatus.RAISED:
                self.lost += self._queue.offer(event, t_s)
        if self._queue.speaking is not None and t_s >= self.said[-1].end_s:
            self._queue.finished(t_s)
        cue, stale = self._queue.take(t_s, lambda _cue: True)
        self.lost += stale
        if cue is not None:
            self.said.append(Utterance(cue, t_s, t_s + spoken_s(cue.text)))

    def ids(self) -> list[str]:
        return [one.cue.id for one in self.said]

    def first(self, id: str, after_s: float = 0.0) -> Utterance:
        return next(one for one in self.said if one.cue.id == id and one.start_s >= after_s)
