from __future__ import annotations

import pytest

from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.waiting_to_count import NO_CHANCE, PATIENCE_S, WaitingToCount
from posecoach.core.events import Cue, Event, RepRejected
from posecoach.core.evidence import AMONG_OTHERS
from posecoach.registry import exercise
from tests.support.led import WORDS

CURLED, SWUNG, REACHED = "the forearms turned", "the arms swung", "the hands did not reach forward"


def told(reasons: list[str], until_s: float = 0.0) -> list[str]:
    """What is said of movements that are refused every two seconds for these reasons, and of the silence after them."""
    waiting = WaitingToCount(exercise("row"), Speaker(WORDS))
    waiting.begin(0.0)
    said: list[Event] = []
    for number in range(max(len(reasons), round(until_s / 2.0))):
        t_s = 2.0 * number + 2.0
        refused: list[Event] = [
            RepRejected(t_s=t_s, start_s=t_s - 2.0, end_s=t_s, reason=r) for r in reasons[number:][:1]
        ]
        said += [*waiting.take(refused, t_s), *waiting.tick(t_s)]
    return [cue.text for cue in said if isinstance(cue, Cue)]


@pytest.mark.parametrize("reasons", [[SWUNG, CURLED, SWUNG], [CURLED, SWUNG, SWUNG], [SWUNG, SWUNG, CURLED]])
def test_the_reason_of_most_movements_is_given(reasons: list[str]) -> None:
    assert told(reasons) == [WORDS.say("set.refused", one="a row", why=SWUNG)]


def test_of_reasons_that_came_as_often_the_newest_is_given() -> None:
    """What was done ten seconds ago, before the person took their place, is not what they wonder about."""
    assert told([CURLED, REACHED, SWUNG]) == [WORDS.say("set.refused", one="a row", why=SWUNG)]


def test_a_movement_that_may_be_what_is_waited_for_is_not_said_to_be_none() -> None:
    """It counts by itself, and may count yet: who rowed was told that they did not, and then how many rows it were."""
    assert told([CURLED, SWUNG, AMONG_OTHERS] * 3) == []
    assert told([AMONG_OTHERS] * NO_CHANCE, until_s=PATIENCE_S + 2.0) == []


def test_after_it_the_wait_goes_on() -> None:
    assert told([AMONG_OTHERS], until_s=2.0 * PATIENCE_S) == [WORDS.say("set.waiting", one="a row")]
