"""What is being read aloud ends when the person answers it, goes on or leaves; warnings are heard all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from posecoach.coaching.requests import Answer, Command, Digit, Request
from posecoach.coaching.setting import Guidance, Person
from posecoach.coaching.speaking.guide_pages import AVOID_SHORT, WARNINGS, first_time_pages
from posecoach.core.answers import DayAfterReported, PainReported
from posecoach.core.camera import CameraState
from posecoach.core.events import Event
from posecoach.core.vocabulary import Stage
from posecoach.registry import exercise
from tests.support.heard import Heard
from tests.support.led import GUIDED, IN_POSITION, WORDS, led, planned
from tests.support.mannequin import RAISED, Mannequin

QUESTION, DAY_AFTER = "session.how_it_feels", "session.day_after"
SHORT = [*dict.fromkeys(map(WORDS.say, WARNINGS.values())), WORDS.say(AVOID_SHORT), exercise("row").guide.check]
STANDING = Mannequin()


class Listening:
    """Somebody who stands before the camera and hears the session."""

    def __init__(self, **changes: object) -> None:
        conduct = changes.pop("conduct", GUIDED)
        self.session = led([planned("row")], conduct, **changes)  # type: ignore[arg-type]
        self.t_s, self.heard, self.events = 0.0, Heard(), list[Event]()

    def wait(self, seconds: float, who: Mannequin = STANDING) -> None:
        for _ in range(round(seconds * 10)):
            self.t_s += 0.1
            self._take(self.session.update(who.pose(self.t_s)))

    def until(self, there: Callable[[], bool]) -> None:
        for _ in range(3000):
            if there():
                return
            self.wait(0.1)
        raise AssertionError("never came there")

    def until_said(self, id: str) -> None:
        self.until(lambda: self.speaking == id)
        self.wait(0.5)
        assert self.speaking == id

    def ask(self, request: Request) -> None:
        self._take(self.session.request(request, self.t_s))

    def _take(self, events: list[Event]) -> None:
        self.events += events
        self.heard.take(events, self.t_s)

    @property
    def speaking(self) -> str:
        """Id of what is being said; empty: nothing."""
        said = self.heard.said[-1] if self.heard.said else None
        if said is None or self.t_s >= said.end_s:
            return ""
        return "" if any(one.id == said.cue.id and one.t_s >= said.start_s for one in self.heard.lost) else said.cue.id


@pytest.mark.parametrize("request_", [Digit(4), Answer(4), Command.NEXT, Command.SKIP])
def test_a_question_that_is_answered_while_it_is_read_aloud_ends_at_once_and_the_session_goes_on(
    request_: Request,
) -> None:
    listening = Listening()
    listening.until_said(QUESTION)
    listening.ask(request_)
    assert listening.speaking != QUESTION
    assert listening.session.view.question is None
    caption = listening.session.view.caption
    assert caption is None or caption.id != QUESTION
    listening.wait(0.3)
    assert listening.speaking in ("session.gently", "guide")


def test_a_one_that_may_become_ten_ends_the_question_too() -> None:
    listening = Listening()
    listening.until_said(QUESTION)
    listening.ask(Digit(1))
    assert listening.speaking == ""
    listening.wait(0.5)
    listening.ask(Digit(0))
    assert [e.nprs for e in listening.events if isinstance(e, PainReported)] == [10]


def test_a_hand_ends_the_question_that_it_answers() -> None:
    listening = Listening(person=Person(asks_day_after=True))
    listening.until_said(QUESTION)
    listening.ask(Digit(3))
    listening.until_said(DAY_AFTER)
    listening.wait(1.2, Mannequin(right_arm=RAISED))
    assert [e.worse for e in listening.events if isinstance(e, DayAfterReported)] == [True]
    assert listening.speaking != DAY_AFTER


def test_who_quits_while_a_page_is_read_hears_no_more_of_it() -> None:
    listening = Listening(asks=False)
    listening.until_said("guide")
    listening.ask(Command.QUIT)
    assert listening.speaking == ""


def test_a_page_that_is_turned_is_not_heard_during_framing_and_what_it_warns_of_was_heard_before() -> None:
    listening = Listening(conduct=IN_POSITION, guidance=Guidance.FIRST_TIME)
    listening.until_said("guide")
    begun_s = listening.t_s
    listening.until(lambda: not _turned(listening))
    assert listening.session.stage is Stage.FRAMING
    framed_s = listening.t_s
    assert framed_s - begun_s < 24.0  # what the pages warn of alone, to check the band among it
    listening.wait(40.0)
    assert not [one for one in listening.heard.said if one.start_s > framed_s and one.cue.id.startswith("guide")]
    assert [one.cue.text for one in listening.heard.said if one.cue.id == "guide.warning"] == SHORT


def _turned(listening: Listening) -> bool:
    """Turn the page that is shown, if there is one."""
    shown = listening.session.view.page is not None
    if shown:
        listening.ask(Command.NEXT)
        listening.wait(0.1)
    return shown


def test_a_pause_answers_at_once_though_a_warning_is_being_said() -> None:
    listening = Listening(conduct=IN_POSITION, guidance=Guidance.FIRST_TIME)
    listening.until_said("guide")
    listening.until(lambda: listening.speaking == "guide.warning" or not _turned(listening))
    listening.wait(0.5)
    assert listening.speaking == "guide.warning"
    listening.ask(Command.PAUSE)
    listening.wait(0.2)
    assert listening.speaking == "session.paused"
    listening.wait(20.0)
    assert listening.heard.said[-1].cue.id == "session.paused"
    listening.ask(Command.PAUSE)
    listening.wait(2.0)
    assert listening.speaking == "guide.warning"


def test_every_page_is_heard_though_the_camera_is_spoken_of_meanwhile() -> None:
    listening = Listening(conduct=IN_POSITION, guidance=Guidance.FIRST_TIME)
    listening.until_said("guide")
    for _ in range(6):
        for state in (CameraState.LOST, CameraState.OK):
            listening._take(listening.session.take_camera(state))
            listening.wait(2.5)
    listening.until(lambda: listening.session.stage is Stage.FRAMING)
    pages = first_time_pages(exercise("row"), WORDS, frozenset())
    assert [one.cue.text for one in listening.heard.said if one.cue.id == "guide"] == [page.text for page in pages]
