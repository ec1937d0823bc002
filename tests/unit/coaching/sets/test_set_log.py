from __future__ import annotations

import pytest

from posecoach.coaching.sets.set_log import SetLog
from posecoach.core.events import SetReviewed
from tests.support.sessions import a_rep


def test_a_set_that_holds_another_number_than_was_announced_is_set_right() -> None:
    log = SetLog(index=1, full=5)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=4))
    assert log.count == 4


def test_what_the_person_corrected_stays_corrected() -> None:
    log = SetLog(index=1, full=5, correction=1)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=6))
    assert log.count == 7


@pytest.mark.parametrize(
    ("held_s", "early"), [([1.2, 1.4, 1.2], True), ([4.2, 1.2, 4.4], False), ([4.1, 4.1], False), ([1.2], False)]
)
def test_squeezes_that_end_long_before_they_should_are_noticed(held_s: list[float], early: bool) -> None:
    log = SetLog(index=1)
    for number, seconds in enumerate(held_s):
        log.take(a_rep(10.0 * number, number, tempo_s=(1.0, seconds, 1.0)))
    log.take(a_rep(100.0, 9, full=False, tempo_s=(1.0, 0.1, 1.0)))
    assert log.lets_go_early(5.0) is early
