from __future__ import annotations

from datetime import timedelta

import pytest

from posecoach.core.vocabulary import EndReason, Stage
from posecoach.progress.apart import done_too_lately
from posecoach.registry import exercise
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

HEAT = exercise("heating_pad")


def heated(minutes: float, name: str = "heating_pad") -> Script:
    script = Script("routine").begin(name, sets=1, duration_s=900.0).stage(Stage.WORKING)
    script.t_s += 60.0 * minutes
    return script.end(EndReason.STOPPED)


@pytest.mark.parametrize(
    ("minutes", "later_min", "too_soon"),
    [(15.0, 20.0, True), (15.0, 74.0, True), (15.0, 76.0, False), (4.0, 20.0, False), (15.0, -600.0, False)],
)
def test_heat_is_left_alone_for_an_hour_after_it_ended(minutes: float, later_min: float, too_soon: bool) -> None:
    now = MONDAY + timedelta(minutes=later_min)
    assert done_too_lately(HEAT, [record(heated(minutes))], now) is too_soon


def test_other_exercises_may_be_done_again_at_once() -> None:
    assert not done_too_lately(exercise("row"), [record(heated(15.0, "row"))], MONDAY + timedelta(minutes=20))
    assert not done_too_lately(HEAT, [record(heated(15.0, "row"))], MONDAY + timedelta(minutes=20))
