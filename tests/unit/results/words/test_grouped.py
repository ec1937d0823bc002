from __future__ import annotations

import math

import pytest

from posecoach.results.words.grouped import clock, moment_words, rep_words, time_words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ([3], "rep 3"),
        ([2, 1], "reps 1 and 2"),
        ([1, 2, 3, 4], "reps 1 to 4"),
        ([1, 3, 4, 5, 8], "reps 1, 3 to 5 and 8"),
    ],
)
def test_repetitions_in_a_row_are_a_span(numbers: list[int], words: str) -> None:
    assert rep_words(numbers) == words


def test_of_many_times_the_first_are_listed() -> None:
    spans = [(float(i), i + 0.5) for i in range(9)]
    assert time_words(spans[:2]) == "0.0 to 0.5 s and 1.0 to 1.5 s"
    assert time_words(spans).endswith("4.0 to 4.5 s and 4 more")


def test_of_many_moments_the_first_are_listed() -> None:
    assert [moment_words([1.0]), moment_words([1.0, 2.5, 4.0])] == ["1.0 s", "1.0, 2.5 and 4.0 s"]
    assert moment_words([float(i) for i in range(9)]) == "0.0, 1.0, 2.0, 3.0, 4.0 s and 4 more times"


@pytest.mark.parametrize(
    ("t_s", "shown"),
    [(0.35, "0:00.3"), (1.05, "0:01.1"), (2.65, "0:02.6"), (59.96, "1:00.0"), (3661.2, "61:01.2"), (math.nan, "-")],
)
def test_a_time_in_a_page_has_the_tenths_that_the_terminal_has(t_s: float, shown: str) -> None:
    assert clock(t_s) == shown


def test_times_of_a_page_are_those_under_its_video() -> None:
    assert time_words([(62.0, 64.5), (177.4, 180.0)], as_clock=True) == "1:02.0 to 1:04.5 and 2:57.4 to 3:00.0"
    assert moment_words([1.0, 62.5], as_clock=True) == "0:01.0 and 1:02.5"
    assert moment_words([float(i) for i in range(9)], as_clock=True).endswith("0:04.0 and 4 more times")
