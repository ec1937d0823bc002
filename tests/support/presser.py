"""A massage in a session: somebody at the wall who stays still while a hold is wanted, and moves between holds."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Sequence
from typing import TypeVar

from posecoach.coaching.requests import Answer
from posecoach.coaching.session import Session
from posecoach.coaching.setting import FOR_A_CLIP, Person
from posecoach.core.cue import Cue
from posecoach.core.dose import Dose
from posecoach.core.events import Event, StageChanged
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus, Stage
from tests.support.led import led, planned
from tests.support.lounger import Lounger

AT_THE_WALL = Lounger(azimuth_deg=0.0, hands="chest", waist_deg=6.0, chest_deg=6.0)
ASKED = dataclasses.replace(FOR_A_CLIP, asks=True)
RATE_HZ = 8.0
SEARCH_S = 5.0
EventT = TypeVar("EventT", bound=Event)
EASIER, SAME, WORSE = Answer(1), Answer(2), Answer(3)


class Presser:
    """Gives a session the poses of its massage, and the answers about the spots, one after the other.

    Parameters
    ----------
    answers
        To the questions in turn; None, or no more of them: none is given.
    patience_s
        How long the person stays on a spot.
    slowness
        How many times as long as usual the coach's voice takes.
    sore
        Numbers in answer to how sore a spot was, in turn; None, or no more of them: none is given.
    """

    def __init__(
        self,
        *answers: Answer | None,
        sore: Sequence[int | None] = (),
        sets: int = 1,
        holds: int = 3,
        hold_s: float = 30.0,
        asks: bool = True,
        person: Person | None = None,
        patience_s: float = math.inf,
        slowness: float = 1.0,
    ) -> None:
        dose = Dose(sets=sets, reps=holds, hold_s=hold_s)
        items = [planned("self_massage", dose, rest_s=10.0)]
        self.session: Session = led(items, ASKED if asks else FOR_A_CLIP, person, slowness=slowness)
        self.events: list[Event] = []
        self.t_s = 0.0
        self._answers = list(answers)
        self._sore = list(sore)
        self._asked = ""
        self._since_s = 0.0
        self._patience_s = patience_s

    def run(self, until: Callable[[], bool], limit_s: float = 900.0) -> Presser:
        """Let time go on until something is so."""
        while not until():
            assert self.t_s < limit_s, f"still {self.session.view}"
            self._step()
        return self

    def to_the_end(self) -> Presser:
        """Let time go on until the session is over."""
        return self.run(lambda: self.session.over)

    def to_the_question(self) -> Presser:
        """Let time go on until a spot is asked of."""
        return self.run(self.asking)

    def asking(self) -> bool:
        """Whether a spot is asked of."""
        question = self.session.view.question
        return question is not None and question.id == "spot.ask"

    def of(self, kind: type[EventT]) -> list[EventT]:
        """Return the events of a kind."""
        return [event for event in self.events if isinstance(event, kind)]

    def texts(self) -> list[str]:
        return [e.text for e in self.events if isinstance(e, Cue) and e.status is CueStatus.RAISED]

    def said(self) -> list[str]:
        """Return the ids of what the coach said."""
        return [e.id for e in self.events if isinstance(e, Cue) and e.status is CueStatus.RAISED]

    def _step(self) -> None:
        self._answer()
        new = self.session.update(self._pose())
        for event in new:
            let_go = isinstance(event, Cue) and event.id == "hold.done"
            if let_go or isinstance(event, StageChanged):
                self._since_s = self.t_s
        self.events += new
        self.t_s += 1.0 / RATE_HZ

    def _answer(self) -> None:
        question = self.session.view.question
        if question is not None and question.id == "session.how_it_feels":
            self.events += self.session.request(Answer(2), self.t_s)
        asked = question.id if question is not None else ""
        if asked == "spot.ask" and self._asked != asked and self._answers:
            answer = self._answers.pop(0)
            self.events += self.session.request(answer, self.t_s) if answer is not None else []
        if asked.startswith("spot.sore") and self._asked != asked and self._sore:
            number = self._sore.pop(0)
            self.events += self.session.request(Answer(number), self.t_s) if number is not None else []
        self._asked = asked

    def _pose(self) -> Pose:
        stays = SEARCH_S < self.t_s - self._since_s < SEARCH_S + self._patience_s
        still = self.session.stage is Stage.WORKING and stays
        searching = 0.0 if still else 1.0
        right_m, up_m = 0.05 * math.sin(2.1 * self.t_s), 0.04 * math.cos(1.7 * self.t_s)
        who = dataclasses.replace(AT_THE_WALL, right_m=searching * right_m, up_m=searching * up_m)
        return who.pose(self.t_s)
