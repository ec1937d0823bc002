from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta

import pytest

from posecoach.core.measure import Combine
from posecoach.core.vocabulary import PainMoment
from posecoach.exercises.row import SPEC as ROW
from posecoach.progress.figures import Figures, figures
from posecoach.progress.trends import Trend, TrendChange, pain_trends, trends
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

ASYMMETRY = next(m.name for m in ROW.measures if m.combine is Combine.ASYMMETRY)


def sessions_of(values: Sequence[dict[str, object]], exercise: str = "row") -> list[Figures]:
    """A session every second day, each of three repetitions with these values."""
    made = [record(Script(exercise, at=MONDAY + timedelta(days=2 * i)).a_set(3, **one)) for i, one in enumerate(values)]
    return figures(made, exercise, ROW)


def trend(rows: Sequence[Figures], measure: str) -> Trend:
    return next(found for found in trends(rows) if found.measure == measure)


def ranges(*values: float, unit: str = "deg") -> Trend:
    return trend(sessions_of([{"range": v, "range_unit": unit} for v in values]), "range")


def test_with_fewer_than_four_sessions_nothing_is_claimed() -> None:
    found = ranges(40.0, 60.0, 80.0)
    assert (found.change, found.sessions) == (TrendChange.TOO_FEW, 3)
    assert math.isnan(found.lately)


def test_the_last_three_sessions_are_compared_with_the_first_three() -> None:
    found = ranges(60.0, 61.0, 99.0, 10.0, 70.0, 72.0, 71.0)
    assert (found.first, found.lately, found.change) == (61.0, 71.0, TrendChange.MORE)


@pytest.mark.parametrize(
    ("lately", "change"),
    [
        (67.9, TrendChange.NO_CLEAR_CHANGE),
        (68.0, TrendChange.MORE),
        (52.0, TrendChange.LESS),
        (53.0, TrendChange.NO_CLEAR_CHANGE),
    ],
)
def test_a_range_in_degrees_has_changed_from_eight_on(lately: float, change: TrendChange) -> None:
    assert ranges(60.0, 60.0, lately, lately).change is change


def test_a_range_of_the_body_has_changed_beyond_twice_the_persons_own_scatter() -> None:
    def steady(*values: float) -> TrendChange:
        return ranges(*values, unit="trunk lengths").change

    assert steady(0.160, 0.161, 0.159, 0.185, 0.186, 0.184) is TrendChange.MORE
    assert steady(0.140, 0.160, 0.180, 0.165, 0.185, 0.205) is TrendChange.NO_CLEAR_CHANGE
    assert steady(0.140, 0.160, 0.180, 0.179, 0.199, 0.219) is TrendChange.NO_CLEAR_CHANGE
    assert steady(0.140, 0.160, 0.180, 0.181, 0.201, 0.221) is TrendChange.MORE
    assert steady(0.160, 0.160, 0.160, 0.179, 0.179, 0.179) is TrendChange.NO_CLEAR_CHANGE


def repetitions(*of_days: tuple[int, int]) -> TrendChange:
    """What is said of days with so many repetitions planned and done, each in one set."""
    made = [
        record(Script(at=MONDAY + timedelta(days=2 * day)).begin("row", sets=1, reps=planned).a_set(done))
        for day, (planned, done) in enumerate(of_days)
    ]
    return trend(figures(made, "row", ROW), "repetitions").change


def test_who_does_less_because_less_was_prescribed_has_done_no_less() -> None:
    whole, halved = (10, 10), (5, 5)
    assert repetitions(*[whole] * 3, *[halved] * 3) is TrendChange.AS_PLANNED
    assert repetitions(*[whole] * 3, *[(5, 4)] * 3) is TrendChange.AS_PLANNED
    assert repetitions(*[whole] * 3, *[(5, 3)] * 3) is TrendChange.LESS
    assert repetitions(*[whole] * 3, *[(10, 5)] * 3) is TrendChange.LESS
    assert repetitions(*[whole] * 3, *[(0, 5)] * 3) is TrendChange.LESS  # it is not known what was prescribed
    assert repetitions(*[halved] * 3, *[whole] * 3) is TrendChange.MORE


@pytest.mark.parametrize(("planned_s", "change"), [(15.0, TrendChange.AS_PLANNED), (30.0, TrendChange.LESS)])
def test_shorter_holds_that_were_prescribed_are_no_less(planned_s: float, change: TrendChange) -> None:
    made = [
        record(
            Script("self_massage", at=MONDAY + timedelta(days=2 * day))
            .begin("self_massage", sets=1, reps=2, hold_s=hold_s)
            .a_hold_set([held_s, held_s])
        )
        for day, (hold_s, held_s) in enumerate([(30.0, 30.0)] * 2 + [(planned_s, 15.0)] * 2)
    ]
    assert trend(figures(made, "self_massage"), "longest hold").change is change


def test_ranges_of_another_view_are_not_compared() -> None:
    front = [{"range": 20.0, "view": "front"}] * 3
    side = [{"range": 60.0, "view": "side-left"}, {"range": 60.0, "view": "side-right"}] * 2
    found = trend(sessions_of([*front, *side]), "range")
    assert (found.sessions, found.first, found.change) == (4, 60.0, TrendChange.NO_CLEAR_CHANGE)


def test_the_share_of_full_repetitions_has_changed_by_ten_points() -> None:
    def quality(partials: Sequence[int]) -> Trend:
        made = [record(Script("row", at=MONDAY + timedelta(days=i)).a_set(9, p)) for i, p in enumerate(partials)]
        return trend(figures(made, "row", ROW), "full repetitions")

    assert quality([3, 3, 3, 0, 0, 0]).change is TrendChange.MORE
    assert quality([1, 1, 1, 0, 0, 0]).first == pytest.approx(0.9)
    assert quality([1, 1, 1, 0, 0, 0]).change is TrendChange.MORE
    assert quality([1, 1, 1, 1, 1, 1]).change is TrendChange.NO_CLEAR_CHANGE


def test_a_hold_has_changed_by_a_fifth() -> None:
    def hold(lately: float) -> TrendChange:
        made = [
            record(Script("muscle_fatigue", at=MONDAY + timedelta(days=i)).a_hold_set([s]))
            for i, s in enumerate((30.0, 30.0, lately, lately))
        ]
        return trend(figures(made, "muscle_fatigue"), "longest hold").change

    assert [hold(35.0), hold(36.0), hold(24.0)] == [TrendChange.NO_CLEAR_CHANGE, TrendChange.MORE, TrendChange.LESS]


def test_the_difference_of_the_sides_has_changed_by_ten_points() -> None:
    rows = sessions_of([{"view": "front", "measures": {ASYMMETRY: v}} for v in (0.30, 0.30, 0.18, 0.18)])
    assert trend(rows, "left-right difference").change is TrendChange.LESS


def test_only_measures_that_the_exercise_has_are_shown() -> None:
    names = [found.measure for found in trends(sessions_of([{}] * 4))]
    assert names == ["repetitions", "full repetitions", "range"]
    assert trends([]) == []


def pains(answers: Sequence[tuple[float, int]]) -> Trend:
    made = [
        record(Script("row", at=MONDAY + timedelta(days=day)).pain(nprs, PainMoment.BEFORE)) for day, nprs in answers
    ]
    (found,) = pain_trends(made)
    return found


def test_pain_is_compared_between_the_first_and_the_last_seven_days() -> None:
    found = pains([(0, 6), (2, 5), (4, 6), (10, 1), (20, 4), (22, 3), (24, 3)])
    assert (found.first, found.lately, found.change) == (6.0, 3.0, TrendChange.LESS)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (8, 7, TrendChange.NO_CLEAR_CHANGE),
        (8, 6, TrendChange.LESS),
        (6, 8, TrendChange.MORE),
        (3, 2, TrendChange.LESS),
        (4, 3, TrendChange.NO_CLEAR_CHANGE),
        (1, 1, TrendChange.NO_CLEAR_CHANGE),
    ],
)
def test_two_points_or_thirty_per_cent_are_a_change_of_pain(before: int, after: int, change: TrendChange) -> None:
    assert pains([(0, before), (2, before), (20, after), (22, after)]).change is change


def test_coming_once_a_week_is_enough_for_a_trend() -> None:
    found = pains([(0, 6), (7, 6), (14, 5), (21, 3), (28, 3)])
    assert (found.first, found.lately) == (6.0, 3.0)


@pytest.mark.parametrize("answers", [[(0, 6), (20, 3)], [(0, 6), (1, 5), (2, 4), (6, 2)], [(0, 6), (9, 3), (10, 3)]])
def test_a_few_answers_or_one_week_of_them_say_nothing_of_pain(answers: list[tuple[float, int]]) -> None:
    assert pains(answers).change is TrendChange.TOO_FEW
