"""How regularly a person comes back.

Days count, not sessions: two sessions on one day are one. A week begins on Monday. The goal of three days a week is
exercises.md 12; small regular doses are what helped [S99].
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from posecoach.progress.figures import worked
from posecoach.progress.record import SessionRecord

WEEKLY_GOAL = 3
DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """Days and weeks in a row up to today. What can still be done today or this week breaks nothing.

    Attributes
    ----------
    days, weeks, goal_weeks
        In a row: days with a session, weeks with one, weeks with :data:`WEEKLY_GOAL` days or more.
    best_goal_weeks
        The longest such row so far.
    this_week
        Days with a session since Monday.
    """

    days: int
    weeks: int
    goal_weeks: int
    best_goal_weeks: int
    this_week: int


def streak(sessions: Iterable[SessionRecord], today: date) -> Streak:
    """Return the streak up to ``today``; sessions in which nothing was done do not count."""
    days = {s.day for s in sessions if worked(s) and s.day <= today}
    weeks = Counter(monday(day) for day in days)
    reached = {week for week, count in weeks.items() if count >= WEEKLY_GOAL}
    return Streak(
        days=_row(days, today, DAY),
        weeks=_row(set(weeks), monday(today), WEEK),
        goal_weeks=_row(reached, monday(today), WEEK),
        best_goal_weeks=max((_row(reached, week, WEEK) for week in reached), default=0),
        this_week=weeks[monday(today)],
    )


def monday(day: date) -> date:
    """Return the first day of the week."""
    return day - timedelta(days=day.weekday())


def _row(done: set[date], last: date, step: timedelta) -> int:
    """Return the length of the run in ``done`` that ends at ``last``, or just before it, without a gap."""
    at = last if last in done else last - step
    count = 0
    while at in done:
        count, at = count + 1, at - step
    return count
