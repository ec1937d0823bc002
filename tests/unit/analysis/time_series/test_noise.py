from __future__ import annotations

import math

import numpy as np
import pytest

from posecoach.analysis.time_series.noise import NoiseMeter


def test_noise_is_the_standard_deviation_at_rest() -> None:
    meter, random = NoiseMeter(("a", "b")), np.random.default_rng(5)
    for i in range(300):
        meter.update(random.normal(0.0, [0.5, 2.0]), i / 30, at_rest=True)
    assert meter.noise() == {"a": pytest.approx(0.5, rel=0.2), "b": pytest.approx(2.0, rel=0.2)}


def test_noise_is_not_measured_while_the_person_moves() -> None:
    meter = NoiseMeter(("a",))
    for i in range(300):
        meter.update(np.array([float(i)]), i / 30, at_rest=False)
    assert meter.noise() == {}


def test_a_few_outliers_and_a_signal_that_is_not_seen_do_not_move_the_noise() -> None:
    meter, random = NoiseMeter(("a", "never")), np.random.default_rng(6)
    for i in range(300):
        meter.update(np.array([50.0 if i % 50 == 0 else random.normal(0.0, 0.5), math.nan]), i / 30, at_rest=True)
    assert meter.noise() == {"a": pytest.approx(0.5, rel=0.3)}
