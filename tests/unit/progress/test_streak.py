from __future__ import annotations

from datetime import date, timedelta

from posecoach.core.vocabulary import Stage
from posecoach.progress.record import SessionRecord
from posecoach.progress.streak import Streak, streak
from tests.support.records import record
from tests.support.sessions import MONDAY, Script

DAY_0 = MONDAY.date()


def on(*days: int) -> list[SessionRecord]:
    return [record(Script("row", at=MONDAY + timedelta(days=day)).a_set(3)) for day in days]


def day(number: int) -> date:
    return DAY_0 + timedelta(days=number)


def test_without_sessions_nothing_is_in_a_row() -> None:
    assert streak([], DAY_0) == Streak(0, 0, 0, 0, 0)


def test_two_sessions_on_one_day_are_one_day() -> None:
    assert streak([*on(0), *on(0)], day(0)).this_week == 1


def test_what_can_still_be_done_today_breaks_no_row_of_days() -> None:
    assert streak(on(0, 1, 2), day(2)).days == 3
    assert streak(on(0, 1, 2), day(3)).days == 3
    assert streak(on(0, 1, 2), day(4)).days == 0


def test_what_can_still_be_done_this_week_breaks_no_row_of_weeks() -> None:
    sessions = on(0, 2, 4, 7, 9, 11, 14)
    assert streak(sessions, day(14)) == Streak(1, 3, 2, 2, 1)
    assert streak(sessions, day(13)).goal_weeks == 2
    assert streak(sessions, day(21)) == Streak(0, 3, 0, 2, 0)
    assert streak(sessions, day(28)).weeks == 0


def test_the_longest_row_of_weeks_is_remembered() -> None:
    assert streak(on(0, 1, 2, 7, 8, 9, 14, 28, 29, 30), day(31)).best_goal_weeks == 2


def test_a_session_in_which_nothing_was_done_does_not_count() -> None:
    idle = record(Script("row", at=MONDAY).stage(Stage.FRAMING))
    assert streak([idle], DAY_0) == Streak(0, 0, 0, 0, 0)


def test_the_day_is_that_of_the_persons_own_clock() -> None:
    late = MONDAY.replace(hour=23, minute=30)
    assert streak([record(Script("row", at=late).a_set(1))], DAY_0).this_week == 1


def test_a_clock_that_was_ahead_adds_nothing() -> None:
    assert streak(on(5), day(0)) == Streak(0, 0, 0, 0, 0)
