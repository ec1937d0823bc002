"""What is said while a person holds a position: that it began, half, almost, done, and to who goes on, to let go."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.coaching.cues.rules import CueSettings
from posecoach.coaching.speaking.backoff import Backoff
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.core.cue import Cue
from posecoach.core.events import HoldProgress
from posecoach.core.vocabulary import HoldState, Priority
from posecoach.phrases.catalogue import Catalogue

HALFWAY_FROM_S, ALMOST_FROM_S = 20.0, 15.0
"""Shorter holds are not divided by words."""
ALMOST_S = 5.0
"""Seconds left when the end is announced; the phrase says the same number."""
ELSEWHERE_S = 3.0
"""The reminder to breathe keeps this far from other words."""
LET_GO_S = 6.0
"""From "Let go" until it is said again to who goes on; then ever more rarely. Our own default."""
SHORT_S = 1.0
"""A hold that lacks no more than this of its target was kept."""
LONG_ENOUGH_RATIO = 2 / 3
"""A hold that was left before this share of its target was left early: 20 of 30 s (exercises.md, section 7)."""


@dataclass(slots=True)
class HeldSet:
    """What is summed up of the holds of a set.

    Attributes
    ----------
    target_s
        Planned for each of them, seconds; 0 before the first.
    kept
        Whether none ended before its time.
    early
        How many that count were left before they were :attr:`long_enough_s`.
    """

    target_s: float = 0.0
    kept: bool = True
    early: int = 0

    @property
    def long_enough_s(self) -> float:
        """From how many seconds on a hold was not left early."""
        return LONG_ENOUGH_RATIO * self.target_s

    def is_short(self, held_s: float) -> bool:
        """Whether a hold ended before its time."""
        return held_s < self.target_s - SHORT_S

    def ended(self, event: HoldProgress) -> None:
        """Take in a hold that has ended."""
        self.kept = self.kept and not self.is_short(event.held_s)
        self.early += not event.reason and event.held_s < self.long_enough_s


class HoldCues:
    """Follows the holds of a set.

    Attributes
    ----------
    of_set
        What is summed up of them.
    """

    def __init__(self, words: Catalogue, settings: CueSettings) -> None:
        self._say = Speaker(words).say
        self._settings = settings
        self.reset()

    def reset(self) -> None:
        """Begin a new set."""
        self.of_set = HeldSet()
        self._begin_hold()

    def _begin_hold(self) -> None:
        self._said: set[str] = set()
        self._breathed_s = 0.0
        self._let_go = Backoff(LET_GO_S)

    def update(self, event: HoldProgress) -> list[Cue]:
        """Take an event of a hold; return the cues for it."""
        if event.state is HoldState.STARTED:
            self.of_set.target_s = event.target_s
            self._begin_hold()
            return [self._say("hold.started", event.t_s, Priority.COUNT)]
        if event.state is HoldState.ENDED:
            self.of_set.ended(event)
        if event.state is HoldState.PAUSED:
            let_go = "hold.done" in self._said
            return [] if let_go else [self._say("hold.paused", event.t_s, Priority.SETUP)]
        return self._going_on(event) if event.state is HoldState.HOLDING else []

    def _going_on(self, event: HoldProgress) -> list[Cue]:
        held_s, target_s = event.held_s, event.target_s
        marks = (
            ("hold.done", target_s > 0 and held_s >= target_s),
            ("hold.almost", target_s >= ALMOST_FROM_S and held_s >= target_s - ALMOST_S),
            ("hold.halfway", target_s >= HALFWAY_FROM_S and held_s >= target_s / 2),
        )
        for position, (mark, reached) in enumerate(marks):
            if reached and mark not in self._said:
                self._said.update(earlier for earlier, _ in marks[position:])
                self._breathed_s = held_s
                self._let_go.wait(event.t_s)
                return [self._say(mark, event.t_s, Priority.COUNT)]
        if "hold.done" in self._said:
            return [self._say("hold.over", event.t_s, Priority.COUNT)] if self._let_go.due(event.t_s) else []
        return self._breathe(event)

    def _breathe(self, event: HoldProgress) -> list[Cue]:
        every_s = self._settings.breathe_every_s
        ends_soon = event.target_s - event.held_s < ELSEWHERE_S + ALMOST_S
        if every_s <= 0 or event.held_s - self._breathed_s < every_s or ends_soon:
            return []
        self._breathed_s = event.held_s
        return [self._say("hold.breathe", event.t_s, Priority.REFINEMENT)]
