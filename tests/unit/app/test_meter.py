from __future__ import annotations

import pytest

from posecoach.app.meter import LoopMeter


def test_an_unused_meter_shows_nothing() -> None:
    assert LoopMeter().rate_hz == 0.0
    assert LoopMeter().median_latency_s == 0.0


def test_the_rate_is_that_of_the_pictures_shown() -> None:
    meter = LoopMeter()
    for i in range(40):
        meter.add(i / 20.0, 0.06)
    assert meter.rate_hz == pytest.approx(20.0)
    assert meter.lines()[0].startswith("20 ")


def test_one_late_picture_does_not_change_the_latency() -> None:
    meter = LoopMeter()
    for latency_s in (0.05, 0.05, 2.0, 0.06, 0.05):
        meter.add(1.0, latency_s)
    assert meter.median_latency_s == pytest.approx(0.05)


def test_only_the_last_seconds_count() -> None:
    meter = LoopMeter(window=10)
    for i in range(100):
        meter.add(i * 1.0, 1.0)
    for i in range(10):
        meter.add(200.0 + i / 10.0, 0.1)
    assert meter.rate_hz == pytest.approx(10.0)
    assert meter.median_latency_s == pytest.approx(0.1)
