"""One exercise of one session in a few numbers."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from posecoach.core.events import RepCompleted
from posecoach.core.measure import Combine
from posecoach.core.spec import ExerciseSpec
from posecoach.core.views import without_side
from posecoach.core.vocabulary import EndReason, PainMoment
from posecoach.progress.record import ExerciseRecord, SessionRecord, SetRecord
from posecoach.progress.spots import followed_spots

BEST_REPS = 5
"""The range of two-way cycles is the median of so many, that of others of all full ones (exercises.md 12)."""
LEAST_WORK_S = 60.0
"""An exercise that only the timer leads counts as done if it lasted this long."""
BOTH_ARMS_SEEN = ("front", "back")
"""Beginnings of the views that show both arms alike: only these say anything of symmetry (exercises.md 8.2, 12)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much of an exercise was done in a session; NaN where there is nothing to report.

    It has more than fifteen fields on purpose: each is a value that is followed over sessions by its name.

    Attributes
    ----------
    counted, best_set
        Full repetitions or holds as the person saw them: all, and of the best set.
    quality_ratio
        Share of the repetitions that were full.
    range, range_unit, view
        Usual excursion of the full repetitions, and from where most of them were seen, without the side. Ranges of
        different views cannot be compared.
    longest_hold_s, held_s
        Over the holds that counted.
    under_tension_s
        Seconds in movement or holding.
    asymmetry_ratio
        |left - right| / mean, median over the repetitions of both arms in a view that shows both.
    score
        Median, 0 to 100.
    pain_before, pain_after, rpe
        As reported, 0 to 10; pain is that of the whole session.
    sore_left, sore_right
        How sore the spot was that a side of a massage began with, when it was first pressed, 0 to 10.
    planned, planned_hold_s
        What was prescribed for that session: repetitions or holds of all sets, and seconds of each hold.
    """

    started_at: datetime
    exercise: str
    sets: int
    counted: int
    best_set: int
    full: int
    partial: int
    quality_ratio: float
    range: float
    range_unit: str
    view: str
    holds: int
    longest_hold_s: float
    held_s: float
    under_tension_s: float
    worked_s: float
    asymmetry_ratio: float
    score: float
    load_level: int
    pain_before: float
    pain_after: float
    rpe: float
    sore_left: float
    sore_right: float
    planned: float
    planned_hold_s: float


def figures(sessions: Iterable[SessionRecord], exercise: str, spec: ExerciseSpec | None = None) -> list[Figures]:
    """Return the figures of every session that had the exercise, in the order given.

    ``spec`` says which range and which measure of symmetry the exercise has; without it (a plug-in that is gone)
    the range is that of all full repetitions, and there is no symmetry.
    """
    return [
        _figures(session, done, spec)
        for session in sessions
        for done in session.exercises
        if done.exercise == exercise and exercise_worked(done)
    ]


def worked(session: SessionRecord) -> bool:
    """Whether anything was done in a session."""
    return any(exercise_worked(done) for done in session.exercises)


def exercises_worked(sessions: Iterable[SessionRecord]) -> list[str]:
    """Return the exercises in which anything was done, by id, in the order in which they were done first."""
    done = (one.exercise for session in sessions for one in session.exercises if exercise_worked(one))
    return list(dict.fromkeys(done))


def worked_or_hurt(session: SessionRecord) -> bool:
    """Whether there is anything to show of a session."""
    return worked(session) or any(map(session.hurt, session.exercises))


def exercise_worked(done: ExerciseRecord) -> bool:
    """Whether anything was done of an exercise: counted, moved, held, or kept up for a minute on the timer."""
    by_timer = done.reason is not EndReason.SKIPPED and not done.sets and done.worked_s >= LEAST_WORK_S
    return by_timer or any(map(set_worked, done.sets))


def set_worked(done: SetRecord) -> bool:
    """Whether anything was done in a set: counted, moved, held, or kept up for a minute."""
    return bool(done.counted or done.reps or done.holds) or done.end_s - done.start_s >= LEAST_WORK_S


def times_done(sessions: Iterable[SessionRecord], exercise: str) -> list[tuple[SessionRecord, ExerciseRecord]]:
    """Return when an exercise was done, or given up because it hurt, in the order given; not when it was left out."""
    return [
        (session, done)
        for session in sessions
        for done in session.exercises
        if done.exercise == exercise and (exercise_worked(done) or session.hurt(done))
    ]


def _figures(session: SessionRecord, done: ExerciseRecord, spec: ExerciseSpec | None) -> Figures:
    reps, holds = done.reps, [h for h in done.holds if h.counted]
    full = [rep for rep in reps if rep.full]
    before, after = session.pain(PainMoment.BEFORE), session.pain(PainMoment.AFTER)
    sore = {spot.side: float(spot.first) for spot in followed_spots(session, done) if spot.first is not None}
    return Figures(
        started_at=session.instant,
        exercise=done.exercise,
        sets=len(done.sets),
        counted=sum(s.counted for s in done.sets),
        best_set=max((s.counted for s in done.sets), default=0),
        full=len(full),
        partial=len(reps) - len(full),
        quality_ratio=len(full) / len(reps) if reps else math.nan,
        range=_usual_range(full, spec),
        range_unit=full[0].range_unit if full else "",
        view=_view(full),
        holds=len(holds),
        longest_hold_s=max((h.held_s for h in holds), default=math.nan),
        held_s=sum(h.held_s for h in holds),
        under_tension_s=sum(r.end_s - r.start_s for r in reps) + sum(h.held_s for h in done.holds),
        worked_s=done.worked_s,
        asymmetry_ratio=_asymmetry(full, spec),
        score=median(math.nan if r.score is None else r.score for r in reps),
        load_level=done.planned.load_level,
        pain_before=math.nan if before is None else before,
        pain_after=math.nan if after is None else after,
        rpe=math.nan if done.rpe is None else done.rpe,
        sore_left=sore.get("left", math.nan),
        sore_right=sore.get("right", math.nan),
        planned=float(done.planned.sets * done.planned.reps) or math.nan,
        planned_hold_s=done.planned.hold_s or math.nan,
    )


def median(values: Iterable[float]) -> float:
    """Return the median of the numbers that are there; NaN of none."""
    seen = [v for v in values if math.isfinite(v)]
    return statistics.median(seen) if seen else math.nan


def _usual_range(full: list[RepCompleted], spec: ExerciseSpec | None) -> float:
    view = _view(full)
    ranges = sorted((r.range for r in full if without_side(r.view) == view and math.isfinite(r.range)), reverse=True)
    two_way = spec is not None and spec.cycle is not None and spec.cycle.two_way
    return median(ranges[:BEST_REPS] if two_way else ranges)


def _view(reps: list[RepCompleted]) -> str:
    seen = Counter(without_side(rep.view) for rep in reps)
    return seen.most_common(1)[0][0] if seen else ""


def _asymmetry(full: list[RepCompleted], spec: ExerciseSpec | None) -> float:
    names = [] if spec is None else [m.name for m in spec.measures if m.combine is Combine.ASYMMETRY]
    if not names:
        return math.nan
    both = [r for r in full if len(r.sides) == 2 and r.view.startswith(BOTH_ARMS_SEEN)]
    return median(r.measures.get(names[0], math.nan) for r in both)
