from __future__ import annotations

import re
from pathlib import Path

import pytest

from posecoach.core.views import View
from posecoach.registry import exercise, exercises
from posecoach.results.pages.rep_plots import comparable_range_error
from posecoach.results.words.certainty import counting_words, fault_words, range_error, tempo_error_s
from posecoach.signals.order_statistics import SD_OF_MAD
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
    assert tempo_error_s(ROW) == pytest.approx(SD_OF_MAD * (peak_s**2 + end_s**2) ** 0.5)
    assert tempo_error_s(PAD) is None


def test_what_was_not_measured_is_not_stated() -> None:
    assert counting_words(PAD) == ""
    assert "real people is not known" in fault_words(ROW)


def test_an_exercise_that_was_counted_in_people_says_so_with_the_figures_of_the_document() -> None:
    table = Path("docs/accuracy.md").read_text(encoding="utf-8")
    for name in ("row", "cat_camel"):
        accuracy = exercise(name).accuracy
        assert accuracy is not None
        people = accuracy.people
        assert people is not None
        words = counting_words(exercise(name))
        assert f"{people.exact} of {people.recordings};" in words
        assert f"{people.others_refused:,} of {people.others:,} recordings" in words
        assert "drawn" not in words
        assert re.search(rf"of people(, video)?\*\* \| {people.recordings} \| \*\*{people.exact} \(", table)
        assert re.search(rf"\| {people.others} \| \*\*{people.others_refused} \(", table)


def test_an_exercise_that_was_counted_in_drawn_people_alone_says_so() -> None:
    words = counting_words(exercise("foam_roller"))
    assert "drawn people the count was exact in 4 of 4" in words
    assert "real people are counted in this exercise was not measured" in words


def test_arms_that_take_turns_cannot_be_compared() -> None:
    reps = (completed(1, sides=("left",)), completed(2, sides=("right",)))
    assert comparable_range_error(result(reps=reps), ROW) is None
    assert comparable_range_error(result(reps=reps[:1]), ROW) == range_error(ROW, "side")
