from __future__ import annotations

import pytest

from posecoach.coaching.sets.set_log import SetLog
from posecoach.core.events import SetReviewed


def test_a_set_that_holds_another_number_than_was_announced_is_set_right() -> None:
    log = SetLog(index=1, full=5)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=4))
    assert log.count == 4


def test_only_a_time_without_a_look_that_is_long_enough_for_a_repetition_is_noted() -> None:
    log = SetLog(index=1, looked_s=10.0)
    for t_s in (10.1, 12.0, 12.1, 15.1, 17.2, 17.3):
        log.look(t_s)
    assert log.unseen_s == pytest.approx(3.0)


def test_what_the_person_corrected_stays_corrected() -> None:
    log = SetLog(index=1, full=5, correction=1)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=6))
    assert log.count == 7


def test_what_is_taken_away_from_nothing_takes_nothing_from_the_next_repetition() -> None:
    log = SetLog(index=1)
    log.correct(-1)
    log.full += 1
    assert log.count == 1
    for by, count in ((-1, 0), (-1, 0), (1, 1)):
        log.correct(by)
        assert log.count == count
