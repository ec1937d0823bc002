from __future__ import annotations

import math

from posecoach.coaching.speaking.backoff import Backoff

FIRST_S, MOST_S = 5.0, 15.0


def said_s(backoff: Backoff, from_s: float, until_s: float) -> list[float]:
    """When it was due, if asked every half second."""
    asked_s = [from_s + i / 2 for i in range(round(2 * (until_s - from_s)))]
    return [t_s for t_s in asked_s if backoff.due(t_s)]


def test_it_is_said_at_once_and_each_time_after_twice_as_long() -> None:
    assert said_s(Backoff(FIRST_S), 1.0, 50.0) == [1.0, 6.0, 16.0, 36.0]


def test_a_warning_never_gets_rarer_than_its_longest_wait() -> None:
    assert said_s(Backoff(FIRST_S, MOST_S), 0.0, 50.0) == [0.0, 5.0, 15.0, 30.0, 45.0]


def test_a_new_matter_is_said_at_once_and_again_as_soon_as_the_first_one() -> None:
    backoff = Backoff(FIRST_S)
    said_s(backoff, 0.0, 20.0)
    backoff.reset()
    assert said_s(backoff, 20.0, 36.0) == [20.0, 25.0, 35.0]


def test_what_waits_is_not_said_at_once_but_as_soon_as_a_repetition() -> None:
    backoff = Backoff(FIRST_S)
    said_s(backoff, 0.0, 20.0)
    backoff.wait(20.0)
    assert said_s(backoff, 20.0, 36.0) == [25.0, 35.0]


def test_what_is_asked_late_is_put_off_from_then_on() -> None:
    backoff = Backoff(FIRST_S)
    assert [t_s for t_s in (0.0, 9.0, 18.0, 19.0) if backoff.due(t_s)] == [0.0, 9.0, 19.0]
    assert not backoff.due(math.nextafter(39.0, 0.0))
