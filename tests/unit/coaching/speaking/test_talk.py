from __future__ import annotations

import pytest

from posecoach.coaching.speaking.talk import Talk, TurnToSpeak, spoken_s
from posecoach.core.cue import Cue, CuesWithdrawn
from posecoach.core.vocabulary import Priority

LONG, SHORT = "one two three four five six seven eight", "one two"


def said(id: str, text: str, t_s: float = 0.0) -> Cue:
    return Cue(t_s=t_s, id=id, text=text, priority=Priority.SETUP)


def test_what_is_withdrawn_takes_no_more_time() -> None:
    talk = Talk()
    talk.take(said("session.check", LONG))
    talk.take(said("summary.set", SHORT))
    talk.take(CuesWithdrawn(t_s=1.0, ids=("session.check",)))
    assert talk.until_s == pytest.approx(1.0 + spoken_s(SHORT))


def test_what_is_being_said_is_said_to_its_end_when_another_cue_is_withdrawn() -> None:
    talk = Talk()
    talk.take(said("summary.set", LONG))
    talk.take(said("session.check", SHORT))
    talk.take(CuesWithdrawn(t_s=1.0, ids=("session.check",)))
    assert talk.until_s == pytest.approx(spoken_s(LONG))


def test_warnings_on_pages_are_said_besides_an_answer() -> None:
    talk = Talk()
    talk.take(said("guide", LONG))
    talk.take(said("guide.warning", SHORT))
    talk.take(said("session.skipped", "Skipped", 1.0))
    assert talk.until_s == pytest.approx(1.0 + spoken_s(SHORT) + spoken_s("Skipped"))


def test_a_slow_voice_takes_longer() -> None:
    talk = Talk(2.0)
    talk.take(said("guide", LONG))
    assert talk.until_s == pytest.approx(2.0 * spoken_s(LONG))


def test_nobody_is_asked_before_a_slow_voice_has_finished() -> None:
    talk, many = Talk(2.0), " ".join([LONG] * 4)
    talk.take(said("summary.set", many))
    turn = TurnToSpeak(talk)
    turn.wait(0.0)
    assert not turn.has_come(2.0 * spoken_s(many) - 0.1)
    assert turn.has_come(2.0 * spoken_s(many))


def test_a_warning_is_said_after_another_one() -> None:
    talk = Talk()
    for text in (LONG, SHORT):
        talk.take(Cue(t_s=0.0, id="prompt", text=text, priority=Priority.SAFETY))
    assert talk.until_s == pytest.approx(spoken_s(LONG) + spoken_s(SHORT))
