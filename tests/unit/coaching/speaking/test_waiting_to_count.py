from __future__ import annotations

import pytest

from posecoach.coaching.speaking.speaker import Speaker
from posecoach.coaching.speaking.waiting_to_count import NO_CHANCE, PATIENCE_S, WaitingToCount
from posecoach.core.cue import Cue
from posecoach.core.events import Event, RepRejected
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
    assert told([CURLED, REACHED, SWUNG], until_s=PATIENCE_S) == [WORDS.say("set.refused", one="a row", why=SWUNG)]


def test_three_movements_with_a_reason_each_are_not_explained_at_once() -> None:
    """Of a man who pulled himself up slowly, near the camera, one pull fell into three movements unlike each other."""
    assert told([CURLED, REACHED, SWUNG]) == []


def test_a_movement_that_may_be_what_is_waited_for_is_not_said_to_be_none() -> None:
    """It counts by itself, and may count yet: who rowed was told that they did not, and then how many rows it were."""
    assert told([CURLED, SWUNG, AMONG_OTHERS] * 3) == []
    assert told([AMONG_OTHERS] * NO_CHANCE, until_s=PATIENCE_S + 2.0) == []


def test_after_it_the_wait_goes_on() -> None:
    assert told([AMONG_OTHERS], until_s=2.0 * PATIENCE_S) == [WORDS.say("set.waiting", one="a row")]


def told_of(*movements: tuple[float, float]) -> list[str]:
    """What is said of movements that are refused when they end, each from a moment to another."""
    waiting = WaitingToCount(exercise("row"), Speaker(WORDS))
    waiting.begin(0.0)
    said: list[Event] = []
    for start_s, end_s in movements:
        refused: list[Event] = [RepRejected(t_s=end_s, start_s=start_s, end_s=end_s, reason=SWUNG)]
        said += [*waiting.take(refused, end_s), *waiting.tick(end_s)]
    return [cue.text for cue in said if isinstance(cue, Cue)]


def test_pieces_of_one_slow_movement_are_no_three_that_do_not_count() -> None:
    """A man who pulled himself up slowly under a bar was told in the middle of it that this was no row."""
    pieces = [(2.2, 3.7), (3.7, 4.0), (3.8, 6.8), (6.3, 6.6)]
    assert told_of(*pieces) == []
    assert told_of((1.3, 1.9), *pieces) == [WORDS.say("set.refused", one="a row", why=SWUNG)]


def test_what_is_over_in_a_moment_is_no_attempt() -> None:
    assert told_of((1.0, 1.3), (2.0, 2.4), (3.0, 3.3), (4.0, 4.2)) == []
