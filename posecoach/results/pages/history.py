"""The history as a page: days of practice, trends with what may be chance, pain, and what comes next."""

from __future__ import annotations

import calendar
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import load
from posecoach.phrases.dose_words import written_dose
from posecoach.progress.dose import next_dose
from posecoach.progress.figures import exercises_worked, figures, worked, worked_or_hurt
from posecoach.progress.record import SessionRecord
from posecoach.progress.spot_words import ABOUT, spot_table
from posecoach.progress.streak import streak
from posecoach.progress.trends import Trend, pain_trends, trends_without_pain
from posecoach.progress.words import (
    ARROWS,
    bests,
    change_words,
    count,
    measure_words,
    quantity,
    session_words,
    streak_words,
    too_few_words,
    totals_words,
)
from posecoach.results.pages.history_plots import pain_plot, trend_plot
from posecoach.results.pages.templates import page

MONTHS = 4
SHOWN_SPOTS = 15
SHOWN_SESSIONS = 30
"""The last ones; ``posecoach history --export csv`` has all."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar; ``number`` is 0 where a week reaches into another month."""

    number: int
    sessions: int
    words: str
    today: bool


def history_page(user: str, sessions: Sequence[SessionRecord], specs: Mapping[str, ExerciseSpec], today: date) -> str:
    """Return the page about all sessions of a person, in the order of time; ``user`` is empty where nobody is named."""
    done = [session for session in sessions if worked(session)]
    kept = [session for session in sessions if worked_or_hurt(session)]
    names = {name: spec.name for name, spec in specs.items()}
    pain = _told(pain_trends(done))
    told = [_exercise(name, specs.get(name), sessions, today, i) for i, name in enumerate(exercises_worked(done))]
    return page(
        "history.html",
        script="history.js",
        user=user,
        done=done,
        totals=_totals(done, today),
        streak=streak_words(streak(sessions, today)),
        months=_months(done, today),
        pain=pain,
        pain_plot=pain_plot(done),
        exercises=told,
        about_spots=ABOUT,
        shown_spots=SHOWN_SPOTS,
        compared=bool(pain["rows"]) or any(one["trends"]["rows"] for one in told),
        sessions=[session_words(s, names, today) for s in reversed(kept[-SHOWN_SESSIONS:])],
        earlier=max(0, len(kept) - SHOWN_SESSIONS),
    )


def _totals(done: Sequence[SessionRecord], today: date) -> str:
    return f"{totals_words(done, today)}." if done else "Nothing was counted or held yet."


def _months(done: Sequence[SessionRecord], today: date) -> list[dict[str, Any]]:
    """Return the last months, from the first session on, the newest last."""
    if not done:
        return []
    times = Counter(session.day for session in done)
    months: list[tuple[int, int]] = []
    year, month = today.year, today.month
    while len(months) < MONTHS and (year, month) >= (done[0].day.year, done[0].day.month):
        months.append((year, month))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return [{"title": f"{date(y, m, 1):%B} {y}", "weeks": _weeks(y, m, times, today)} for y, m in reversed(months)]


def _weeks(year: int, month: int, times: Counter[date], today: date) -> list[list[CalendarDay]]:
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year, month):
        weeks.append(
            [_calendar_day(day, times, today) if day.month == month else CalendarDay(0, 0, "", False) for day in week]
        )
    return weeks


def _calendar_day(day: date, times: Counter[date], today: date) -> CalendarDay:
    words = count(times[day], "session") if times[day] else ""
    return CalendarDay(day.day, times[day], words, day == today)


def _told(found: Sequence[Trend]) -> dict[str, Any]:
    """Return the rows of a table of trends; while nothing can be compared yet, one sentence instead of rows."""
    waits = too_few_words(found)
    return {"rows": [] if waits else _trend_rows(found), "waits": waits}


def _trend_rows(found: Sequence[Trend]) -> list[dict[str, str]]:
    return [
        {
            "measure": measure_words(trend),
            "first": quantity(trend.first, trend.unit),
            "arrow": ARROWS[trend.change],
            "lately": quantity(trend.lately, trend.unit),
            "words": change_words(trend),
        }
        for trend in found
    ]


def _exercise(
    name: str, spec: ExerciseSpec | None, sessions: Sequence[SessionRecord], today: date, number: int
) -> dict[str, Any]:
    rows = figures(sessions, name, spec)
    found = trends_without_pain(rows)
    plots = [trend_plot(trend, rows, f"e{number}-{i}") for i, trend in enumerate(found)]
    plan = None if spec is None else next_dose(spec, sessions, today)
    return {
        "id": f"e{number}",
        "name": name if spec is None else spec.name,
        "times": count(len(rows), "session"),
        "bests": bests(rows, today),
        "trends": _told(found),
        "spots": spot_table(sessions, name, today),
        "plots": [plot for plot in plots if plot is not None],
        "next": "" if plan is None or spec is None else written_dose(plan.dose, spec.prescription.rest_s, load()),
        "reasons": () if plan is None else plan.reasons,
    }
