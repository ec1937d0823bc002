from __future__ import annotations

import pytest

from posecoach.evaluation.matching import Match, match, overlap_ratio
from posecoach.evaluation.truth import TrueRep
from tests.support.findings import completed, finding, rejected


def true(start_s: float, end_s: float) -> TrueRep:
    return TrueRep(start_s, (start_s + end_s) / 2, end_s, full=True, depth=1.0, faults=frozenset())


@pytest.mark.parametrize(
    ("a", "b", "ratio"),
    [
        ((0, 4), (0, 4), 1.0),
        ((0, 4), (2, 6), 2 / 6),
        ((0, 4), (1, 3), 0.5),
        ((0, 4), (4, 6), 0.0),
        ((0, 4), (8, 9), 0.0),
        ((1, 1), (1, 1), 0.0),
    ],
)
def test_overlap_is_intersection_over_union(a: tuple[float, float], b: tuple[float, float], ratio: float) -> None:
    assert overlap_ratio(a, b) == pytest.approx(ratio)
    assert overlap_ratio(b, a) == pytest.approx(ratio)


def test_each_repetition_gets_the_movement_that_overlaps_it_most() -> None:
    found = [completed(1, 0.5, 4.2), completed(2, 5.1, 8.0), rejected(9.0, 12.0)]
    pairs = match([true(0.0, 4.0), true(5.0, 8.0), true(9.0, 12.0)], found)
    assert [pair.found for pair in pairs] == found


def test_a_movement_is_given_away_once() -> None:
    first, second = match([true(0.0, 4.0), true(3.0, 7.0)], [completed(1, 0.5, 5.0)])
    assert first.found is not None
    assert second.found is None


def test_a_movement_that_hardly_overlaps_is_not_the_one() -> None:
    assert match([true(0.0, 4.0)], [completed(1, 3.0, 9.0)])[0].found is None
    assert match([true(0.0, 4.0)], []) == [Match(true(0.0, 4.0), None)]


def test_errors_are_found_minus_true() -> None:
    assert Match(true(1.0, 5.0), completed(1, 1.2, 4.6)).errors_s == pytest.approx((0.2, -0.1, -0.4))


def test_a_rejected_movement_has_no_times_but_keeps_its_faults() -> None:
    assert Match(true(1.0, 5.0), rejected()).errors_s is None
    assert Match(true(1.0, 5.0), rejected()).not_judged == frozenset()
    assert Match(true(1.0, 5.0), completed(faults=(finding(),))).found_faults == {"shrug"}
    assert Match(true(1.0, 5.0), None).found_faults == frozenset()
