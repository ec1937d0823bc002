from __future__ import annotations

from posecoach.coaching.sets.set_log import SetLog
from posecoach.core.events import SetReviewed


def test_a_set_that_holds_another_number_than_was_announced_is_set_right() -> None:
    log = SetLog(index=1, full=5)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=4))
    assert log.count == 4


def test_what_the_person_corrected_stays_corrected() -> None:
    log = SetLog(index=1, full=5, correction=1)
    log.take(SetReviewed(t_s=30.0, announced=5, counted=6))
    assert log.count == 7
