"""Whether something has changed over the weeks, or only scatters.

Lately is compared with the beginning: the median of the last sessions (up to three) with that of the first (as many).
Pain is compared over seven days, and at least two answers, since single ones scatter. Who does less because less was
prescribed, as after a day that was worse, has done no less: it is compared with the plan of each day. What counts as a
change is exercises.md 12; below that the word is "no clear change", and with fewer than four sessions "too few
sessions".
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from posecoach.core.vocabulary import PainMoment
from posecoach.progress.figures import Figures, median
from posecoach.progress.record import SessionRecord

LEAST_SESSIONS = 4
WINDOW_SESSIONS = 3
PAIN_WINDOW = timedelta(days=7)
PAIN_POINTS, PAIN_RATIO = 2.0, 0.30
"""Shoulder 2.17 [S126], low back 2 [S127]; 30 % of what it was, where that is a whole point at least."""
RANGE_DEG = 8.0
"""Smallest detectable difference of shoulder angles from pictures 4.4 to 7.9 degrees [S43]."""
RANGE_RATIO = 0.02
"""Least change of a range in lengths of the body; at least twice the person's own scatter (exercises.md 12)."""
SCATTER_FACTOR = 2.0
HOLD_RATIO = 0.20
ASYMMETRY_RATIO = 0.10
SYMMETRIC_BELOW_RATIO = 0.15
QUALITY_RATIO = 0.10
"""One repetition of ten; our own default, without a study behind it."""
QUALITY_GOAL_RATIO = 0.80
SORE_POINTS = 2.0
"""Points of 0 to 10 by which the soreness of a spot, when it is first pressed, has changed (exercises.md 12)."""
REPS_STEP = 2.0
"""Repetitions are counted exactly; less than a step of the dose is the day's form."""


class TrendMeasure(StrEnum):
    """What is followed over the weeks, as people call it."""

    REPETITIONS = "repetitions"
    FULL = "full repetitions"
    RANGE = "range"
    LONGEST_HOLD = "longest hold"
    ASYMMETRY = "left-right difference"
    PAIN_BEFORE = "pain before"
    PAIN_AFTER = "pain after"
    SORE_LEFT = "sorest spot, left"
    SORE_RIGHT = "sorest spot, right"


OF_PAIN = {PainMoment.BEFORE: TrendMeasure.PAIN_BEFORE, PainMoment.AFTER: TrendMeasure.PAIN_AFTER}


class TrendChange(StrEnum):
    """How a measure changed, as far as that can be said."""

    TOO_FEW = "too few sessions"
    NO_CLEAR_CHANGE = "no clear change"
    MORE = "more"
    LESS = "less"
    AS_PLANNED = "as planned"
    """Less, but no less of what was prescribed."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure over the sessions of an exercise.

    Attributes
    ----------
    unit
        Of the numbers; ``ratio`` for shares.
    sessions
        How many sessions could be compared.
    first, lately
        Medians at the beginning and lately; NaN where there are too few sessions.
    least_change
        The least difference that counts as a change; less may be chance.
    """

    measure: TrendMeasure
    unit: str
    sessions: int
    first: float
    lately: float
    least_change: float
    change: TrendChange


Values = Sequence[float]
Limit = Callable[[Values, Values], float]
"""From the values at the beginning and lately to the least change that counts."""


def trends(rows: Sequence[Figures]) -> list[Trend]:
    """Return the trends of one exercise over its sessions, in order of time; only measures that it has."""
    counts = [float(row.counted) if row.full or row.partial else math.nan for row in rows]
    comparable = comparable_rows(rows)
    ranges, unit = [row.range for row in comparable], comparable[-1].range_unit if comparable else ""
    range_limit: Limit = _fixed(RANGE_DEG) if unit == "deg" else _beyond_scatter
    found = [
        _by_sessions(TrendMeasure.REPETITIONS, "", counts, _fixed(REPS_STEP), [row.planned for row in rows]),
        _by_sessions(TrendMeasure.FULL, "ratio", [row.quality_ratio for row in rows], _fixed(QUALITY_RATIO)),
        _by_sessions(TrendMeasure.RANGE, unit, ranges, range_limit),
        _by_sessions(
            TrendMeasure.LONGEST_HOLD,
            "s",
            [row.longest_hold_s for row in rows],
            _share(HOLD_RATIO),
            [row.planned_hold_s for row in rows],
        ),
        _by_sessions(TrendMeasure.ASYMMETRY, "ratio", [r.asymmetry_ratio for r in rows], _fixed(ASYMMETRY_RATIO)),
        _by_sessions(TrendMeasure.SORE_LEFT, "of 10", [row.sore_left for row in rows], _fixed(SORE_POINTS)),
        _by_sessions(TrendMeasure.SORE_RIGHT, "of 10", [row.sore_right for row in rows], _fixed(SORE_POINTS)),
        pain_trend(PainMoment.BEFORE, [(row.started_at, row.pain_before) for row in rows]),
        pain_trend(PainMoment.AFTER, [(row.started_at, row.pain_after) for row in rows]),
    ]
    return [trend for trend in found if trend.sessions]


def trends_without_pain(rows: Sequence[Figures]) -> list[Trend]:
    """Return the trends of one exercise but for those of pain, which is that of the whole session."""
    return [trend for trend in trends(rows) if trend.measure not in OF_PAIN.values()]


def comparable_rows(rows: Sequence[Figures]) -> list[Figures]:
    """Return the sessions whose range was measured as the last one was, from the same view in the same unit."""
    seen = [row for row in rows if math.isfinite(row.range)]
    return [row for row in seen if (row.view, row.range_unit) == (seen[-1].view, seen[-1].range_unit)]


def _by_sessions(
    measure: TrendMeasure, unit: str, values: Values, limit: Limit, planned: Values | None = None
) -> Trend:
    """Return the trend of a measure; ``planned`` is how much of it was prescribed for each session."""
    seen = [(v, p) for v, p in zip(values, planned or [math.nan] * len(values), strict=True) if math.isfinite(v)]
    done = [v for v, _ in seen]
    if len(seen) < LEAST_SESSIONS:
        return _trend(measure, unit, len(seen), [], [], limit)
    window = min(WINDOW_SESSIONS, len(seen) // 2)
    found = _trend(measure, unit, len(seen), done[:window], done[-window:], limit)
    before, now = (median(p - v for v, p in part) for part in (seen[:window], seen[-window:]))
    as_planned = found.change is TrendChange.LESS and now - before < found.least_change
    return replace(found, change=TrendChange.AS_PLANNED) if as_planned else found


def pain_trends(sessions: Sequence[SessionRecord]) -> list[Trend]:
    """Return how the pain before and after sessions has changed, whatever was done in them; only what was reported."""
    found = [pain_trend(when, [(s.instant, _number(s.pain(when))) for s in sessions]) for when in OF_PAIN]
    return [trend for trend in found if trend.sessions]


def _number(value: int | None) -> float:
    return math.nan if value is None else float(value)


def pain_trend(when: PainMoment, answers: Sequence[tuple[datetime, float]]) -> Trend:
    """Return how answers ``before`` or ``after`` sessions have changed from the first seven days to the last."""
    answered = [(at, value) for at, value in answers if math.isfinite(value)]
    first: list[float] = []
    lately: list[float] = []
    if len(answered) >= LEAST_SESSIONS and answered[-1][0] - answered[0][0] > PAIN_WINDOW:
        early = sum(at - answered[0][0] < PAIN_WINDOW for at, _ in answered)
        late = sum(answered[-1][0] - at < PAIN_WINDOW for at, _ in answered)
        early = min(max(2, early), len(answered) - 2)  # somebody who comes once a week has one answer in seven days
        late = min(max(2, late), len(answered) - early)
        first, lately = [value for _, value in answered[:early]], [value for _, value in answered[-late:]]
    return _trend(OF_PAIN[when], "points", len(answered), first, lately, _pain_limit)


def _trend(measure: TrendMeasure, unit: str, sessions: int, first: Values, lately: Values, limit: Limit) -> Trend:
    if not first:
        return Trend(measure, unit, sessions, math.nan, math.nan, math.nan, TrendChange.TOO_FEW)
    before, now, least = median(first), median(lately), limit(first, lately)
    change = TrendChange.NO_CLEAR_CHANGE
    if abs(now - before) >= least - 1e-9:  # 0.9 - 0.8 is not quite 0.1
        change = TrendChange.MORE if now > before else TrendChange.LESS
    return Trend(measure, unit, sessions, before, now, least, change)


def _fixed(least: float) -> Limit:
    return lambda _first, _lately: least


def _share(ratio: float) -> Limit:
    return lambda first, _lately: ratio * median(first)


def _pain_limit(first: Values, _lately: Values) -> float:
    return min(PAIN_POINTS, max(1.0, PAIN_RATIO * median(first)))


def _beyond_scatter(first: Values, lately: Values) -> float:
    """Twice the person's scatter from session to session: the pooled standard deviation within both ends."""
    squares = sum((v - statistics.fmean(part)) ** 2 for part in (first, lately) for v in part)
    scatter = math.sqrt(squares / max(1, len(first) + len(lately) - 2))
    return max(RANGE_RATIO, SCATTER_FACTOR * scatter)
