from __future__ import annotations

import pytest

from posecoach.coaching.requests import Command
from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.talk import Talk
from posecoach.coaching.steps.sentence import Sentence
from posecoach.core.cue import Cue
from tests.support.led import WORDS

PHRASE = "session.left_out"
TALK = Talk()
SAID_S = TALK.spoken_s(WORDS.say(PHRASE))
BEFORE_S = 5.0


def waiting() -> Sentence:
    """A sentence that waits while something else is said."""
    talk = Talk()
    sentence = Sentence(PHRASE, Speaker(WORDS), talk)
    sentence.begin(0.0)
    talk.until_s = BEFORE_S
    return sentence


def said(sentence: Sentence, t_s: float) -> list[str]:
    return [event.id for event in sentence.tick(t_s) if isinstance(event, Cue)]


def test_it_is_said_in_its_turn_and_lasts_until_it_has_been_heard() -> None:
    sentence = waiting()
    assert said(sentence, BEFORE_S - 0.1) == []
    assert said(sentence, BEFORE_S) == [PHRASE]
    assert said(sentence, BEFORE_S + SAID_S - 0.1) == []
    assert sentence.result is None
    sentence.tick(BEFORE_S + SAID_S)
    assert sentence.result is True


def test_it_is_said_again_where_a_pause_cut_it_short() -> None:
    sentence = waiting()
    sentence.tick(BEFORE_S)
    sentence.resume(60.0, BEFORE_S + 61.0)
    assert said(sentence, BEFORE_S + 61.1) == [PHRASE]
    assert sentence.result is None


@pytest.mark.parametrize("command", [Command.NEXT, Command.SKIP])
def test_whoever_goes_on_need_not_wait(command: Command) -> None:
    sentence = waiting()
    sentence.command(Command.COUNT_UP, 1.0)
    assert sentence.result is None
    sentence.command(command, 1.0)
    assert sentence.result is True
