from __future__ import annotations

import sys
import time
from datetime import UTC, datetime

import pytest

from posecoach.system import wall_clock


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="elsewhere a program cannot change its time zone")
@pytest.mark.parametrize(("zone", "offset_h"), [("EAST-14", 14.0), ("WEST+12", -12.0)])
def test_time_and_day_are_those_of_this_machine(monkeypatch: pytest.MonkeyPatch, zone: str, offset_h: float) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        # Both in whole microseconds: time.time() is finer, and may be ahead by a part of one.
        before, here, after = datetime.now(UTC), wall_clock.now(), datetime.now(UTC)
        offset = here.utcoffset()
        assert offset is not None
        assert offset.total_seconds() == 3600.0 * offset_h
        assert before <= here <= after
        assert wall_clock.today() in (here.date(), wall_clock.now().date())
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.skipif(sys.platform not in ("linux", "darwin"), reason="elsewhere every clock goes on")
def test_the_time_that_passes_goes_on_while_the_machine_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    goes_on = time.CLOCK_BOOTTIME if sys.platform == "linux" else time.CLOCK_MONOTONIC_RAW
    monkeypatch.setattr(time, "clock_gettime", {goes_on: 4000.0}.__getitem__)
    assert wall_clock.passed_s() == 4000.0


def test_the_time_that_passes_does_not_step_back() -> None:
    before_s, after_s = wall_clock.passed_s(), wall_clock.passed_s()
    assert before_s <= after_s
