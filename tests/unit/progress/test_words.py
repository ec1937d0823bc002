from __future__ import annotations

from datetime import date

import pytest

from posecoach.core.vocabulary import EndReason, PainMoment, SpotFeeling
from posecoach.progress.streak import Streak
from posecoach.progress.trends import Trend, TrendChange, TrendMeasure
from posecoach.progress.words import (
    change_words,
    day_words,
    done_words,
    felt_words,
    minutes,
    pain_words,
    quantity,
    streak_words,
)
from tests.support.records import record
from tests.support.sessions import Script

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [(62.4, "deg", "62°"), (0.934, "ratio", "93%"), (0.163, "trunk lengths", "16.3%"), (31.0, "s", "31 s"),
     (2.5, "points", "2.5"), (90.0, "", "90"), (NAN, "deg", "-")],
)  # fmt: skip
def test_a_number_has_its_unit(value: float, unit: str, words: str) -> None:
    assert quantity(value, unit) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0, "0 s"), (119.0, "119 s"), (120.0, "2 min"), (3599.0, "1 h 0 min"), (6720.0, "1 h 52 min")],
)
def test_time_is_given_no_finer_than_it_matters(seconds: float, words: str) -> None:
    assert minutes(seconds) == words


def test_a_day_of_another_year_has_its_year() -> None:
    assert day_words(date(2026, 1, 2), date(2026, 3, 1)) == "Fri 2 Jan"
    assert day_words(date(2026, 1, 2), date(2026, 3, 1), digits=2) == "Fri  2 Jan"
    assert day_words(date(2025, 12, 31), date(2026, 3, 1)) == "Wed 31 Dec 2025"


def test_an_answer_that_was_not_given_is_a_dash() -> None:
    assert [pain_words(5.0, 3.0), pain_words(NAN, 3.0), pain_words(NAN, NAN)] == ["5 → 3", "3 after", "-"]
    assert pain_words(4.0, NAN) == "4 before"


def test_what_was_done_reads_as_people_say_it() -> None:
    def done(script: Script) -> str:
        return done_words(record(script).exercises[0])

    assert done(Script("row").begin("row").sets([10, 10, 10])) == "3 sets of 10"
    assert done(Script("row").begin("row").sets([8, 7, 6])) == "sets of 8, 7 and 6"
    assert done(Script("row").begin("row").sets([10, 10, 0])) == "2 sets of 10"
    assert done(Script("self_massage").begin("self_massage").a_hold_set([30.0, 28.0])) == "2 holds of 29 s"


def test_each_spot_of_a_massage_is_named_by_how_it_felt_at_last() -> None:
    script = Script("self_massage").begin("self_massage").a_hold_set([30.0] * 4)
    for number, feeling in ((1, "same"), (1, "easier"), (2, "worse"), (3, "easier")):
        script.spot(number, SpotFeeling(feeling))
    assert done_words(record(script).exercises[0]) == "4 holds of 30 s (spots: 2 easier, 1 worse)"


def test_what_hurt_stands_beside_the_pain_before_and_after() -> None:
    names = {"row": "Row"}

    def felt(script: Script) -> str:
        return felt_words(record(script), names)

    rows = Script("row").begin("row").sets([3])
    assert felt(rows) == "-"
    assert felt(Script("row").begin("row").end(EndReason.STOPPED_FOR_PAIN)) == "hurt: Row"
    script = Script("row").pain(2, PainMoment.BEFORE).begin("row").end(EndReason.STOPPED_FOR_PAIN)
    assert felt(script.pain(4, PainMoment.DURING, "row")) == "2 before; hurt: Row (4 of 10)"


def test_a_change_is_named_with_what_counts_as_one() -> None:
    def said(measure: str, unit: str, first: float, lately: float, least: float, change: TrendChange) -> str:
        return change_words(Trend(TrendMeasure(measure), unit, 2, first, lately, least, change))

    assert said("range", "deg", 60, 70, 8, TrendChange.MORE) == "clearly more (needs 8°)"
    assert said("pain after", "points", 6, 4, 1.8, TrendChange.LESS) == "clearly less (needs 1.8 points)"
    assert said("pain after", "points", 3, 3.5, 1.0, TrendChange.NO_CLEAR_CHANGE) == "no clear change (needs 1 point)"
    assert said("full repetitions", "ratio", 0.9, 0.92, 0.1, TrendChange.NO_CLEAR_CHANGE) == (
        "no clear change (needs 10 points)"
    )
    assert said("range", "deg", NAN, NAN, NAN, TrendChange.TOO_FEW) == "not yet: needs 4 sessions, 2 so far"
    assert said("left-right difference", "ratio", 0.14, 0.03, 0.1, TrendChange.LESS) == "even: both sides within 15%"


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "This week ●○○ 1 of 3 days."), (3, "This week ●●● 3 of 3 days."), (4, "This week ●●● 4 days; the goal is 3.")],
)
def test_more_days_than_the_goal_do_not_read_as_a_share_of_it(days: int, words: str) -> None:
    assert streak_words(Streak(days=1, weeks=1, goal_weeks=0, best_goal_weeks=0, this_week=days)) == words


def test_where_a_screen_reader_may_read_it_the_week_is_said_without_dots() -> None:
    found = Streak(days=1, weeks=1, goal_weeks=0, best_goal_weeks=0, this_week=2)
    assert streak_words(found, dots=False) == "This week: 2 of 3 days."


@pytest.mark.parametrize(("days", "weeks", "words"), [(1, 1, ""), (2, 1, " 2 days in a row."), (1, 2, None)])
def test_what_was_done_in_a_row_is_said_from_two_on(days: int, weeks: int, words: str | None) -> None:
    found = Streak(days=days, weeks=weeks, goal_weeks=0, best_goal_weeks=0, this_week=days)
    in_a_row = " 2 weeks in a row with a session." if words is None else words
    assert streak_words(found).partition("3 days.")[2] == in_a_row


@pytest.mark.parametrize(("lately", "best", "said"), [(0, 10, True), (0, 1, False), (2, 10, False)])
def test_a_missed_week_does_not_take_the_longest_row_back(lately: int, best: int, said: bool) -> None:
    words = streak_words(Streak(days=0, weeks=0, goal_weeks=lately, best_goal_weeks=best, this_week=0))
    assert words.endswith("Your longest row: 10 weeks with 3 days or more.") is said
