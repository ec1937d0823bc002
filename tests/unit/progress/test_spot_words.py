from __future__ import annotations

from datetime import timedelta

import pytest

from posecoach.core.vocabulary import SpotFeeling
from posecoach.exercises.self_massage import SPEC
from posecoach.progress.figures import figures
from posecoach.progress.record import SessionRecord
from posecoach.progress.spot_words import SpotTable, soreness_lines, spot_table, spot_words
from posecoach.progress.spots import FollowedSpot
from posecoach.progress.trends import TrendChange, TrendMeasure, trends
from posecoach.progress.words import change_words
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

EASIER, SAME, WORSE = SpotFeeling.EASIER, SpotFeeling.SAME, SpotFeeling.WORSE
TODAY = MONDAY.date() + timedelta(days=60)


def week(number: int, left: int | None, right: int | None = None) -> SessionRecord:
    script = Script("self_massage", at=MONDAY + timedelta(weeks=number))
    script.begin("self_massage", sets=2, reps=2, hold_s=30.0).a_hold_set([30.0, 30.0])
    script.spot(1, EASIER, 60.0, "left")
    if left is not None:
        script.sore(1, left, max(0, left - 3))
    script.a_hold_set([30.0], index=2).spot(2, SAME, 30.0, "right")
    if right is not None:
        script.sore(2, right)
    return record(script.end())


@pytest.mark.parametrize(
    ("spot", "words"),
    [
        (FollowedSpot("left", 6, 3, EASIER, 61.2), "6 → 3, easier after 61 s"),
        (FollowedSpot("left", 6, None, SAME, 90.0), "6 at first, the same after 90 s"),
        (FollowedSpot("left", None, 3, WORSE, 30.0), "3 at the end, worse after 30 s"),
        (FollowedSpot(None, None, None, WORSE, 30.0), "worse after 30 s"),
    ],
)
def test_a_spot_in_words(spot: FollowedSpot, words: str) -> None:
    assert spot_words(spot) == words


def test_the_table_has_the_newest_day_first_and_a_column_for_each_side_that_is_known_of() -> None:
    old = record(Script("self_massage", at=MONDAY).begin("self_massage").a_hold_set([30.0]).spot(1, WORSE).end())
    row = record(Script("row", at=MONDAY + timedelta(days=1)).sets([5]))
    table = spot_table([old, row, week(1, 6, 4)], "self_massage", TODAY)
    assert table == SpotTable(
        ("left", "right", "side not known"),
        (
            ("Mon 12 Jan", ("6 → 3, easier after 60 s", "4 at first, the same after 30 s", "-")),
            ("Mon 5 Jan", ("-", "-", "worse after 30 s")),
        ),
    )


def test_where_nobody_said_anything_there_is_no_table() -> None:
    silent = record(Script("self_massage", at=MONDAY).begin("self_massage").a_hold_set([30.0]).end())
    assert spot_table([silent], "self_massage", TODAY) is None


def test_a_spot_that_let_go_over_the_weeks_is_clearly_less_sore_on_its_side_alone() -> None:
    sessions = [week(i, 7 - i, 4) for i in range(6)]
    found = {t.measure: t for t in trends(figures(sessions, "self_massage", SPEC))}
    left, right = found[TrendMeasure.SORE_LEFT], found[TrendMeasure.SORE_RIGHT]
    assert (left.first, left.lately, left.change) == (6.0, 3.0, TrendChange.LESS)
    assert change_words(left) == "clearly less (needs 2 of 10)"
    assert (right.change, right.sessions) == (TrendChange.NO_CLEAR_CHANGE, 6)


def test_weeks_without_a_number_are_no_weeks_without_soreness() -> None:
    rows = figures([week(0, 6), week(1, None), week(2, 4)], "self_massage", SPEC)
    (trend,) = [t for t in trends(rows) if t.measure is TrendMeasure.SORE_LEFT]
    assert (trend.sessions, trend.change) == (2, TrendChange.TOO_FEW)
    assert TrendMeasure.SORE_RIGHT not in {t.measure for t in trends(rows)}


def test_after_a_session_the_sides_with_numbers_are_told() -> None:
    session = week(0, 6)
    assert soreness_lines(session, session.exercises[0]) == ["Sorest spot, left: 6 → 3, easier after 60 s"]
