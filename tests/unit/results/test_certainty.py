from __future__ import annotations

import pytest

from posecoach.core.views import View
from posecoach.registry import exercise, exercises
from posecoach.results.certainty import counting_words, range_error, tempo_error_s
from posecoach.results.trend_plots import comparable_range_error
from tests.support.findings import completed
from tests.unit.results.test_result import result

ROW, PAD = exercise("row"), exercise("heating_pad")


def test_errors_are_shares_from_a_dozen_repetitions_at_least() -> None:
    found = [e for spec in exercises().values() if spec.accuracy for e in spec.accuracy.range_by_view.values()]
    assert found
    assert all(0 < error.ratio < 1 and error.reps >= 12 for error in found)


def test_the_error_is_that_of_the_view_whichever_side_is_seen() -> None:
    assert ROW.accuracy is not None
    assert range_error(ROW, "side-left") == range_error(ROW, "side-right") == ROW.accuracy.range_by_view[View.SIDE]
    assert range_error(ROW, "back") is None
    assert range_error(PAD, "side-left") is None


def test_the_error_of_a_time_is_that_of_its_two_ends() -> None:
    assert ROW.accuracy is not None
    _, peak_s, end_s = ROW.accuracy.timing_s
    assert tempo_error_s(ROW) == pytest.approx(1.48 * (peak_s**2 + end_s**2) ** 0.5)
    assert tempo_error_s(PAD) is None


def test_what_was_not_measured_is_not_told() -> None:
    assert ROW.accuracy is not None
    assert f"{ROW.accuracy.exact} of {ROW.accuracy.clips}" in counting_words(ROW)
    assert counting_words(PAD) == ""


def test_arms_that_take_turns_cannot_be_compared() -> None:
    reps = (completed(1, sides=("left",)), completed(2, sides=("right",)))
    assert comparable_range_error(result(reps=reps), ROW) is None
    assert comparable_range_error(result(reps=reps[:1]), ROW) == range_error(ROW, "side")
