"""Records of sessions as rows of the history, and back."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from posecoach.core.events import FaultFinding, RepCompleted
from posecoach.core.vocabulary import EndReason, PainMoment
from posecoach.progress.record import ExerciseRecord, HoldRecord, PainRecord, PlannedDose, SessionRecord, SetRecord


def write_session(db: sqlite3.Connection, session: SessionRecord) -> None:
    """Insert a session with everything in it; the same session, if it is there already, is replaced."""
    db.execute("DELETE FROM session WHERE user = ? AND started_at = ? AND exercise = ?", session.key)
    worse = None if session.worse_day_after is None else int(session.worse_day_after)
    row = (
        *session.key,
        session.source,
        session.model,
        session.model_sha256,
        session.duration_s,
        session.reason or "",
        worse,
    )
    session_id = _insert(db, "session", _SESSION, row)
    for position, done in enumerate(session.exercises, 1):
        _write_exercise(db, session_id, position, done)
    for position, pain in enumerate(session.pains, 1):
        told = (session_id, position, pain.t_s, pain.nprs, pain.when, pain.exercise, pain.spot)
        _insert(db, "pain", _PAIN, told)


_SESSION = "user, started_at, exercise, source, model, model_sha256, duration_s, reason, worse_day_after"
_EXERCISE = (
    "session_id, position, exercise, start_s, end_s, worked_s, reason, "
    "planned_sets, planned_reps, planned_hold_s, planned_duration_s, load_level"
)
_SET = "exercise_id, position, start_s, end_s, counted, rejected"
_REP = (
    "set_id, position, number, t_s, start_s, peak_s, end_s, is_full, range, range_unit, out_s, hold_s, back_s, "
    "score, view, sides, measures, not_judged"
)
_FAULT = "rep_id, position, fault, t_s, value, limit_value, severity"
_PAIN = "session_id, position, t_s, nprs, moment, exercise, spot"
_HOLD = "set_id, position, start_s, end_s, held_s, target_s, counted"


def _insert(db: sqlite3.Connection, table: str, columns: str, row: Sequence[Any]) -> int:
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)
    return int(cursor.lastrowid or 0)


def _write_exercise(db: sqlite3.Connection, session_id: int, position: int, done: ExerciseRecord) -> None:
    dose = done.planned
    row = (session_id, position, done.exercise, done.start_s, done.end_s, done.worked_s, done.reason or "")
    planned = (dose.sets, dose.reps, dose.hold_s, dose.duration_s, dose.load_level)
    exercise_id = _insert(db, "exercise_done", _EXERCISE, (*row, *planned))
    if done.rpe is not None:
        db.execute("INSERT INTO effort (exercise_id, rpe) VALUES (?, ?)", (exercise_id, done.rpe))
    for number, one in enumerate(done.sets, 1):
        _write_set(db, exercise_id, number, one)


def _write_set(db: sqlite3.Connection, exercise_id: int, position: int, one: SetRecord) -> None:
    row = (exercise_id, position, one.start_s, one.end_s, one.counted, one.rejected)
    set_id = _insert(db, "set_done", _SET, row)
    for number, rep in enumerate(one.reps, 1):
        _write_rep(db, set_id, number, rep)
    for number, hold in enumerate(one.holds, 1):
        times = (hold.start_s, hold.end_s, hold.held_s, hold.target_s)
        _insert(db, "hold", _HOLD, (set_id, number, *times, int(hold.counted)))


def _write_rep(db: sqlite3.Connection, set_id: int, position: int, rep: RepCompleted) -> None:
    times = (rep.t_s, rep.start_s, rep.peak_s, rep.end_s)
    words = (rep.view, json.dumps(rep.sides), _measures_text(rep.measures), json.dumps(rep.not_judged))
    row = (set_id, position, rep.index, *times, int(rep.full), rep.range, rep.range_unit, *rep.tempo_s, rep.score)
    rep_id = _insert(db, "rep", _REP, (*row, *words))
    for number, fault in enumerate(rep.faults, 1):
        _insert(db, "fault", _FAULT, (rep_id, number, fault.id, fault.t_s, fault.value, fault.limit, fault.severity))


def _measures_text(measures: dict[str, float]) -> str:
    return json.dumps({name: _json_number(value) for name, value in measures.items()}, allow_nan=False)


def _json_number(value: float | None) -> float | None:
    return None if value is None or not math.isfinite(value) else value


def read_sessions(db: sqlite3.Connection, user: str | None = None, exercise: str | None = None) -> list[SessionRecord]:
    """Return sessions in order of time, of one person or all; of one exercise, only the sessions that had it."""
    query = f"SELECT id, {_SESSION} FROM session"
    conditions, values = [], []
    if user is not None:
        conditions.append("user = ?")
        values.append(user)
    if exercise is not None:
        conditions.append("id IN (SELECT session_id FROM exercise_done WHERE exercise = ?)")
        values.append(exercise)
    where = " WHERE " + " AND ".join(conditions) if conditions else ""
    rows = db.execute(query + where, values).fetchall()
    found = [_session(db, row) for row in rows]
    return sorted(found, key=lambda session: (session.instant, session.key))


def _session(db: sqlite3.Connection, row: Sequence[Any]) -> SessionRecord:
    session_id, user, started_at, exercise, source, model, sha256, duration_s, reason, worse = row
    return SessionRecord(
        user=user,
        started_at=started_at,
        exercise=exercise,
        source=source,
        model=model,
        model_sha256=sha256,
        duration_s=_number(duration_s),
        reason=EndReason(reason) if reason else None,
        worse_day_after=None if worse is None else bool(worse),
        exercises=tuple(_exercise(db, done) for done in _under(db, "exercise_done", _EXERCISE, session_id)),
        pains=tuple(
            PainRecord(_number(t_s), nprs, PainMoment(when), of, spot)
            for _, t_s, nprs, when, of, spot in _under(db, "pain", _PAIN, session_id)
        ),
    )


def _under(db: sqlite3.Connection, table: str, columns: str, parent_id: int) -> Iterable[tuple[Any, ...]]:
    """Return the rows of a table that belong to a row of the table above it, in order, without the parent's id."""
    parent, _position, *others = columns.split(", ")
    query = f"SELECT id, {', '.join(others)} FROM {table} WHERE {parent} = ? ORDER BY position"
    return db.execute(query, (parent_id,)).fetchall()


def _exercise(db: sqlite3.Connection, row: Sequence[Any]) -> ExerciseRecord:
    row_id, exercise, start_s, end_s, worked_s, reason, sets, reps, hold_s, duration_s, load_level = row
    rpe = db.execute("SELECT rpe FROM effort WHERE exercise_id = ?", (row_id,)).fetchone()
    return ExerciseRecord(
        exercise=exercise,
        start_s=_number(start_s),
        end_s=_number(end_s),
        worked_s=_number(worked_s),
        reason=EndReason(reason) if reason else None,
        planned=PlannedDose(sets, reps, hold_s, duration_s, load_level),
        rpe=None if rpe is None else rpe[0],
        sets=tuple(_set(db, one) for one in _under(db, "set_done", _SET, row_id)),
    )


def _set(db: sqlite3.Connection, row: Sequence[Any]) -> SetRecord:
    row_id, start_s, end_s, counted, rejected = row
    holds = tuple(
        HoldRecord(_number(begin), _number(end), _number(held), _number(target), bool(counts))
        for _, begin, end, held, target, counts in _under(db, "hold", _HOLD, row_id)
    )
    faults = _faults(db, row_id)
    reps = tuple(_rep(rep, faults.get(rep[0], ())) for rep in _under(db, "rep", _REP, row_id))
    return SetRecord(_number(start_s), _number(end_s), counted, rejected, reps, holds)


def _faults(db: sqlite3.Connection, set_id: int) -> dict[int, tuple[FaultFinding, ...]]:
    """Return the faults of a set by the row of their repetition; one query instead of one for each repetition."""
    found: dict[int, tuple[FaultFinding, ...]] = {}
    query = (
        "SELECT rep_id, fault, fault.t_s, value, limit_value, severity FROM fault JOIN rep ON rep_id = rep.id "
        "WHERE set_id = ? ORDER BY rep_id, fault.position"
    )
    for rep_id, name, t_s, *numbers in db.execute(query, (set_id,)):
        value, limit, severity = map(_number, numbers)
        one = FaultFinding(id=name, t_s=_number(t_s), value=value, limit=limit, severity=severity)
        found[rep_id] = (*found.get(rep_id, ()), one)
    return found


def _rep(row: Sequence[Any], faults: tuple[FaultFinding, ...]) -> RepCompleted:
    _, number, t_s, start_s, peak_s, end_s, full, extent, unit, out_s, hold_s, back_s, score, *words = row
    view, sides, measures, not_judged = words
    return RepCompleted(
        t_s=_number(t_s),
        index=number,
        start_s=_number(start_s),
        peak_s=_number(peak_s),
        end_s=_number(end_s),
        full=bool(full),
        range=_number(extent),
        range_unit=unit,
        tempo_s=(_number(out_s), _number(hold_s), _number(back_s)),
        score=score,
        faults=faults,
        sides=tuple(json.loads(sides)),
        view=view,
        measures={name: _number(value) for name, value in json.loads(measures).items()},
        not_judged=tuple(json.loads(not_judged)),
    )


def _number(value: float | None) -> float:
    """Return NaN for what the database keeps as NULL."""
    return math.nan if value is None else float(value)
