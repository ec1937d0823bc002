from __future__ import annotations

import math

import pytest

from posecoach.evaluation.scores import Detection


def test_precision_recall_and_f1_of_known_counts() -> None:
    detection = Detection(true_positive=6, false_positive=2, false_negative=4, not_judged=9)
    assert detection.precision == 0.75
    assert detection.recall == 0.6
    assert detection.f1 == pytest.approx(2 / 3)


def test_shares_of_nothing_are_not_numbers() -> None:
    assert math.isnan(Detection().precision)
    assert math.isnan(Detection(false_positive=1).recall)
    assert math.isnan(Detection().f1)


def test_counts_add_up() -> None:
    total = Detection(1, 2, 3, 4)
    total.add(Detection(10, 20, 30, 40))
    assert total == Detection(11, 22, 33, 44)
