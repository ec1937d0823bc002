from __future__ import annotations

import pytest

from posecoach.coaching.display.view import SessionView
from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.settling import PATIENCE_S, PHRASE, REMIND_S, Settling
from posecoach.core.cue import WARNED, Cue
from posecoach.core.vocabulary import Gesture, Stage
from tests.support.led import WORDS

ASKED_S = 0.1
SAID_S = ASKED_S + Talk().spoken_s(WORDS.say(PHRASE))


def asked() -> Settling:
    settling = Settling("Row", Speaker(WORDS), Talk())
    settling.begin(0.0)
    assert said(settling, ASKED_S) == [PHRASE, WARNED]
    return settling


def said(settling: Settling, t_s: float) -> list[str]:
    return [event.id for event in settling.tick(t_s) if isinstance(event, Cue)]


def test_how_to_go_on_is_said_once_more_and_nothing_begins_for_who_does_nothing() -> None:
    settling = asked()
    assert said(settling, SAID_S + REMIND_S - 0.1) == []
    assert said(settling, SAID_S + REMIND_S) == [PHRASE]
    assert said(settling, SAID_S + PATIENCE_S - 0.1) == []
    assert settling.result is None
    settling.tick(SAID_S + PATIENCE_S)
    assert settling.result is False


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_who_asks_for_it_goes_on(command: Command) -> None:
    settling = asked()
    settling.command(Command.COUNT_UP, 1.0)
    assert settling.result is None
    settling.command(command, 1.0)
    assert settling.result is True


def test_a_single_hand_which_may_rub_what_hurts_is_no_wish_to_go_on() -> None:
    settling = asked()
    assert not settling.hand(Gesture.PAUSE, 1.0)
    assert settling.result is None


def test_a_pause_is_waited_for_and_what_it_cut_short_is_said_again_without_the_warning() -> None:
    settling = asked()
    settling.resume(60.0, 61.0)
    assert said(settling, 61.1) == [PHRASE]
    later = asked()
    later.tick(SAID_S + REMIND_S)
    later.resume(1000.0, SAID_S + REMIND_S + 1000.0)
    later.tick(SAID_S + PATIENCE_S + 999.0)
    assert later.result is None


def test_the_screen_shows_how_to_go_on() -> None:
    page = asked().show(SessionView(Stage.GUIDING, "row")).page
    assert page is not None
    assert (page.title, page.text) == ("Row", WORDS.say(PHRASE))
