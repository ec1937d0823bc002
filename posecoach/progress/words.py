"""Numbers of the history as words that a tired person takes in at a glance."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from posecoach.core.vocabulary import PainMoment, SpotFeeling
from posecoach.progress.figures import Figures, exercise_worked, set_worked, worked
from posecoach.progress.record import ExerciseRecord, SessionRecord
from posecoach.progress.streak import WEEKLY_GOAL, Streak
from posecoach.progress.trends import LEAST_SESSIONS, SYMMETRIC_BELOW_RATIO, Trend, TrendChange, TrendMeasure

ARROWS = {
    TrendChange.MORE: "↑",
    TrendChange.LESS: "↓",
    TrendChange.NO_CLEAR_CHANGE: "→",
    TrendChange.AS_PLANNED: "→",
    TrendChange.TOO_FEW: " ",
}
NOTHING = "-"
IN_PER_CENT = {"ratio": 0, "trunk lengths": 1}
"""Units of which people read a hundredth as 1 %, and with how many decimals."""
DOCTOR_IF = "With fever, after a fall, or if it is no better in a day or two, see a doctor or therapist."
REST_TODAY = f"It hurt today. Rest until tomorrow. {DOCTOR_IF}"
"""Whoever stopped for pain reads this before anything else that day."""
FELT = {SpotFeeling.EASIER: "easier", SpotFeeling.SAME: "the same", SpotFeeling.WORSE: "worse"}
"""In the order in which they are named."""


def day_words(day: date, today: date, *, digits: int = 1) -> str:
    """Return ``Fri 2 Jan``, with the year where it is not this one; ``digits`` 2 keeps room for a longer number."""
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%a} {day.day:{digits}d} {day:%b}{year}"


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 session``, ``2 sessions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def quantity(value: float, unit: str) -> str:
    """Return a number with its unit; ``-`` where it is missing."""
    if not math.isfinite(value):
        return NOTHING
    if unit == "deg":
        return f"{value:.0f}°"
    if unit in IN_PER_CENT:
        return f"{value:.{IN_PER_CENT[unit]}%}"
    if unit == "points":
        return f"{value:g}"
    return f"{value:.3g} {unit}" if unit and unit != "s" else f"{value:.0f}{' s' if unit else ''}"


def measure_words(trend: Trend) -> str:
    """Return the name of a measure, with what its shares are shares of."""
    return f"{trend.measure}, of trunk length" if trend.unit == "trunk lengths" else trend.measure


def minutes(seconds: float) -> str:
    """Return ``25 min``, ``1 h 52 min``, or seconds below two minutes."""
    if seconds < 120:
        return f"{seconds:.0f} s"
    hours, rest = divmod(round(seconds / 60), 60)
    return f"{hours} h {rest} min" if hours else f"{rest} min"


def totals_words(done: Sequence[SessionRecord], today: date) -> str:
    """Return ``12 sessions since Fri 2 Jan, 3 h 5 min of exercise``; ``done`` has a session at least."""
    time = minutes(sum(one.worked_s for session in done for one in session.exercises))
    return f"{count(len(done), 'session')} since {day_words(done[0].day, today)}, {time} of exercise"


def so_far_words(sessions: Sequence[SessionRecord]) -> str:
    """Return in how many sessions something was done, in a sentence."""
    return f"{count(sum(map(worked, sessions)), 'session')} so far."


def pain_words(before: float, after: float) -> str:
    """Return ``5 → 3``, or ``5 before`` or ``3 after`` where only one was answered; a dash where neither was."""
    answered = [(f"{v:.0f}", when) for v, when in ((before, "before"), (after, "after")) if math.isfinite(v)]
    if len(answered) == 1:
        return " ".join(answered[0])
    return " → ".join(number for number, _ in answered) or NOTHING


def reported_words(session: SessionRecord) -> str:
    """Return the pain before and after a session, as it was reported; a dash where nobody gave a number."""
    before, after = (session.pain(when) for when in (PainMoment.BEFORE, PainMoment.AFTER))
    return pain_words(math.nan if before is None else before, math.nan if after is None else after)


def felt_words(session: SessionRecord, names: Mapping[str, str]) -> str:
    """Return the pain before and after a session, and in which exercises it hurt; a dash where nothing was reported.

    ``names`` are those of the exercises by id.
    """
    asked, hurt = reported_words(session), hurt_words(session, names)
    return "; ".join(part for part in (asked, hurt) if part and not (hurt and part == NOTHING))


@dataclass(frozen=True, slots=True)
class SessionWords:
    """A session as a line of the history: when, what was done, how long it took, and how it felt."""

    day: str
    done: str
    time: str
    felt: str


def session_words(session: SessionRecord, names: Mapping[str, str], today: date) -> SessionWords:
    """Return a session in words; ``names`` are those of the exercises by id."""
    did = [done for done in session.exercises if exercise_worked(done)]
    return SessionWords(
        day_words(session.day, today),
        "; ".join(f"{names.get(done.exercise, done.exercise)}: {done_words(done)}" for done in did),
        minutes(sum(done.worked_s for done in did)),
        felt_words(session, names),
    )


def hurt_words(session: SessionRecord, names: Mapping[str, str]) -> str:
    """Return in which exercises it hurt, with the number where one was given; empty: in none."""
    hurt: dict[str, None] = {}
    for done in session.exercises:
        if session.hurt(done):
            pain = session.pain_during(done.exercise)
            number = "" if pain is None else f" ({pain} of 10)"
            hurt[f"{names.get(done.exercise, done.exercise)}{number}"] = None
    return f"hurt: {', '.join(hurt)}" if hurt else ""


def done_words(done: ExerciseRecord) -> str:
    """Return what was done in an exercise: ``3 sets of 10``, ``sets of 8 and 6``, ``3 holds of 25 s``, or minutes."""
    counts = [s.counted for s in done.sets if set_worked(s)]
    held_s, spots = [hold.held_s for hold in done.holds if hold.counted], spots_words(done)
    if held_s:
        return f"{count(len(held_s), 'hold')} of {statistics.median(held_s):.0f} s" + (
            f" (spots: {spots})" if spots else ""
        )
    if not any(counts):
        return minutes(done.worked_s)
    if len(set(counts)) == 1:
        return f"{count(len(counts), 'set')} of {counts[0]}"
    return f"sets of {', '.join(map(str, counts[:-1]))} and {counts[-1]}"


def spots_words(done: ExerciseRecord) -> str:
    """Return how the spots of a massage felt at last: ``2 easier, 1 the same``; empty: nobody said."""
    felt = Counter(done.felt_at_last)
    return ", ".join(f"{felt[feeling]} {word}" for feeling, word in FELT.items() if felt[feeling])


def change_words(trend: Trend) -> str:
    """Return what has changed, in words, and how much a change must be to be one."""
    if trend.change is TrendChange.TOO_FEW:
        what = "answers over more than a week" if trend.unit == "points" else "sessions"
        return f"not yet: needs {LEAST_SESSIONS} {what}, {min(trend.sessions, LEAST_SESSIONS)} so far"
    if trend.measure is TrendMeasure.ASYMMETRY and max(trend.first, trend.lately) < SYMMETRIC_BELOW_RATIO:
        return f"even: both sides within {SYMMETRIC_BELOW_RATIO:.0%}"
    if trend.change is TrendChange.AS_PLANNED:
        return "as planned: less was prescribed"
    words = "no clear change" if trend.change is TrendChange.NO_CLEAR_CHANGE else f"clearly {trend.change.value}"
    return f"{words} (needs {_least(trend)})"


def too_few_words(found: Sequence[Trend]) -> str:
    """Return that nothing can be compared yet, and how much is still needed; empty where something can."""
    if not found or any(trend.change is not TrendChange.TOO_FEW for trend in found):
        return ""
    most = max(found, key=lambda trend: trend.sessions)
    what = "answers over more than a week" if most.unit == "points" else "sessions"
    so_far = min(most.sessions, LEAST_SESSIONS)
    return f"Too early to tell a change: it takes {LEAST_SESSIONS} {what}; so far you have {so_far}."


def _least(trend: Trend) -> str:
    if trend.unit == "ratio" and trend.measure is not TrendMeasure.RANGE:
        return f"{100 * trend.least_change:.0f} points"
    if trend.unit == "points":
        number = f"{trend.least_change:.1f}".removesuffix(".0")
        return f"{number} point" if number == "1" else f"{number} points"
    return quantity(trend.least_change, trend.unit)


def streak_words(found: Streak, *, dots: bool = True) -> str:
    """Return this week's days and what was done in a row, in sentences; with ``dots`` also drawn, one for each day."""
    goal = WEEKLY_GOAL
    drawn = "●" * min(found.this_week, goal) + "○" * max(0, goal - found.this_week)
    this_week = f"This week {drawn}" if dots else "This week:"
    words = f"{this_week} {found.this_week} of {goal} days."
    if found.this_week > goal:  # "4 of 3" would read like a mistake
        words = f"{this_week} {found.this_week} days; the goal is {goal}."
    if found.goal_weeks:
        words += f" {count(found.goal_weeks, 'week')} in a row with {goal} days or more"
        words += f"; the longest row: {found.best_goal_weeks}." if found.best_goal_weeks > found.goal_weeks else "."
    elif found.weeks > 1:
        words += f" {count(found.weeks, 'week')} in a row with a session."
    if found.best_goal_weeks > 1 and not found.goal_weeks:  # a missed week takes nothing back
        words += f" Your longest row: {found.best_goal_weeks} weeks with {goal} days or more."
    return words + (f" {count(found.days, 'day')} in a row." if found.days > 1 else "")


def bests(rows: Sequence[Figures], today: date) -> list[str]:
    """Return the bests that exist: most repetitions, longest hold, highest load. A wider range is not a better one."""
    found = []
    most = max(rows, key=lambda row: row.counted, default=None)
    if most is not None and most.counted and (most.full or most.partial):
        day = day_words(most.started_at.date(), today).split(maxsplit=1)[1]
        in_a_set = max(row.best_set for row in rows)
        found.append(f"{most.counted} on {day}" + (f", {in_a_set} in a set" if in_a_set != most.counted else ""))
    longest_s = max((row.longest_hold_s for row in rows if row.holds), default=0.0)
    if longest_s:
        found.append(f"a hold of {longest_s:.0f} s")
    load = max((row.load_level for row in rows), default=0)
    if load:
        found.append(f"load {load}")
    return found
