"""The printed history: an overview of everything, or one exercise in detail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from posecoach.cli.console import bold, plain_table
from posecoach.core.spec import ExerciseSpec
from posecoach.phrases.catalogue import load
from posecoach.phrases.dose_words import written_dose
from posecoach.progress.dose import next_dose
from posecoach.progress.figures import Figures, exercises_worked, figures, worked, worked_or_hurt
from posecoach.progress.record import SessionRecord
from posecoach.progress.spot_words import ABOUT, SpotTable, spot_table
from posecoach.progress.streak import streak
from posecoach.progress.trends import (
    QUALITY_GOAL_RATIO,
    Trend,
    TrendChange,
    TrendMeasure,
    pain_trends,
    trends,
    trends_without_pain,
)
from posecoach.progress.words import (
    ARROWS,
    NOTHING,
    bests,
    change_words,
    count,
    day_words,
    measure_words,
    minutes,
    pain_words,
    quantity,
    session_words,
    streak_words,
    too_few_words,
    totals_words,
)

SHOWN_SESSIONS, SHOWN_IN_DETAIL = 7, 15
"""As many as fit on a screen with the rest."""


def show_overview(
    user: str, sessions: Sequence[SessionRecord], specs: Mapping[str, ExerciseSpec], today: date, console: Console
) -> None:
    """Print streak, the last sessions, and for each exercise how it goes and what comes next."""
    done = [s for s in sessions if worked(s)]
    if not done:
        begun = count(len(sessions), "session was", "sessions were")
        console.print(bold(user) + f": {begun} begun; nothing was counted or held yet.")
        return
    console.print(bold(user) + f": {totals_words(done, today)}")
    console.print(streak_words(streak(sessions, today)))
    console.print()
    kept = [s for s in sessions if worked_or_hurt(s)]
    console.print(_sessions_table(kept[-SHOWN_SESSIONS:], specs, today))
    if len(kept) > SHOWN_SESSIONS:
        console.print(f"and {len(kept) - SHOWN_SESSIONS} earlier; --export csv has all", style="dim")
    felt = pain_trends(done)
    compared = _can_be_compared(felt)
    if compared:
        console.print()
        console.print(bold("Pain") + ", 0 none to 10 worst, middle value of 7 days")
        console.print(_trends_table(felt))
    for exercise in exercises_worked(done):
        spec = specs.get(exercise)
        rows = figures(done, exercise, spec)
        console.print()
        console.print(bold(_name(exercise, spec)) + f": {count(len(rows), 'session')}{_best_words(rows, today)}")
        found = trends_without_pain(rows)
        compared |= _can_be_compared(found)
        _show_trends(found, console)
        _show_next(spec, sessions, today, console)
    _closing(console, compared=compared)


def show_exercise(
    user: str,
    sessions: Sequence[SessionRecord],
    exercise: str,
    spec: ExerciseSpec | None,
    today: date,
    console: Console,
) -> None:
    """Print every number of one exercise; ``sessions`` are those that had it."""
    rows = figures(sessions, exercise, spec)
    what = f", {user}: {count(len(rows), 'session')}{_best_words(rows, today)}"
    console.print(bold(_name(exercise, spec)) + what)
    if not rows:
        console.print("Nothing was counted or held in it yet.")
        return
    console.print(_figures_table(rows, today))
    _show_spots(spot_table(sessions, exercise, today), console)
    console.print()
    found = trends(rows)
    _show_trends(found, console)
    _show_next(spec, sessions, today, console)
    _closing(console, compared=_can_be_compared(found))


def _name(exercise: str, spec: ExerciseSpec | None) -> str:
    return exercise if spec is None else spec.name


def _sessions_table(sessions: Sequence[SessionRecord], specs: Mapping[str, ExerciseSpec], today: date) -> Table:
    table = plain_table("day", "done", "time", "pain", right=("time", "pain"))
    names = {name: spec.name for name, spec in specs.items()}
    for session in sessions:
        words = session_words(session, names, today)
        table.add_row(day_words(session.day, today, digits=2), words.done, words.time, words.felt)
    return table


def _best_words(rows: Sequence[Figures], today: date) -> str:
    found = bests(rows, today)
    return f"; best: {', '.join(found)}" if found else ""


def _figures_table(rows: Sequence[Figures], today: date) -> Table:
    columns = {
        "day": [day_words(row.started_at.date(), today, digits=2) for row in rows],
        "sets": [str(row.sets) for row in rows],
        "done": [str(row.counted) for row in rows],
        "full": [quantity(row.quality_ratio, "ratio") for row in rows],
        "range": [quantity(row.range, row.range_unit) for row in rows],
        "seen from": [row.view or NOTHING for row in rows],
        "longest hold": [quantity(row.longest_hold_s, "s") for row in rows],
        "time": [minutes(row.worked_s) for row in rows],
        "score": [quantity(row.score, "") for row in rows],
        "effort": [quantity(row.rpe, "") for row in rows],
        "pain": [pain_words(row.pain_before, row.pain_after) for row in rows],
    }
    filled = {name: cells for name, cells in columns.items() if any(cell != NOTHING for cell in cells)}
    table = plain_table(*filled, right=[name for name in filled if name not in ("day", "seen from")])
    for cells in list(zip(*filled.values(), strict=True))[-SHOWN_IN_DETAIL:]:
        table.add_row(*cells)
    return table


def _show_spots(spots: SpotTable | None, console: Console) -> None:
    if spots is None:
        return
    table = plain_table("day", *spots.sides)
    for day, cells in reversed(spots.rows[:SHOWN_IN_DETAIL]):
        table.add_row(day, *cells)
    console.print()
    console.print(ABOUT, style="dim")
    console.print(table)


def _can_be_compared(found: Sequence[Trend]) -> bool:
    """Whether there are sessions enough for what was first and what is lately."""
    return any(trend.change is not TrendChange.TOO_FEW for trend in found)


def _show_trends(found: Sequence[Trend], console: Console) -> None:
    if too_few := too_few_words(found):
        console.print(f"  {too_few}")
    elif found:
        console.print(_trends_table(found))
    low = next((t for t in found if t.measure is TrendMeasure.FULL and t.lately < QUALITY_GOAL_RATIO), None)
    if low is not None:
        console.print(f"  {low.lately:.0%} full is below {QUALITY_GOAL_RATIO:.0%}: better to do fewer, each one fully.")


def _trends_table(found: Sequence[Trend]) -> Table:
    table = plain_table("", "first", "", "lately", "", right=("first", "lately"))
    for trend in found:
        first, lately = (quantity(value, trend.unit) for value in (trend.first, trend.lately))
        table.add_row(f"  {measure_words(trend)}", first, ARROWS[trend.change], lately, change_words(trend))
    return table


def _show_next(spec: ExerciseSpec | None, sessions: Sequence[SessionRecord], today: date, console: Console) -> None:
    if spec is None:
        return
    plan = next_dose(spec, sessions, today)
    dose = bold(written_dose(plan.dose, spec.prescription.rest_s, load()))
    console.print(Text("  Next time: ") + dose + f". {' '.join(plan.reasons)}")


def _closing(console: Console, *, compared: bool) -> None:
    console.print()
    if compared:
        console.print("first, lately: the middle value of up to 3 sessions. needs: less may be chance.", style="dim")
    console.print(
        "These numbers describe practice, not health. If pain stays or worries you, see a doctor.",
        style="dim",
    )
