"""Records of sessions as rows of the history, and back.

The codec turns a record into plain data, and checks what comes back. A table has a column for each field of its
record; lists and dictionaries are JSON in one cell.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from posecoach.core.codec import from_plain, to_plain
from posecoach.core.event_json import brought_up_to_date
from posecoach.core.events import RepCompleted
from posecoach.progress.record import SessionRecord, checked

Plain = dict[str, Any]

_COLUMNS = {
    "session": "user, started_at, exercise, source, model, model_sha256, duration_s, reason, worse_day_after",
    "exercise_done": "exercise, start_s, end_s, worked_s, reason, "
    "planned_sets, planned_reps, planned_hold_s, planned_duration_s, load_level",
    "set_done": "start_s, end_s, counted, rejected",
    "rep": "number, t_s, start_s, peak_s, end_s, is_full, range, range_unit, out_s, hold_s, back_s, score, view, "
    "sides, measures, not_judged, not_judged_because",
    "fault": "fault, t_s, value, limit_value, severity, counted_from, base",
    "hold": "start_s, end_s, held_s, target_s, counted",
    "spot": "t_s, spot, pressed_s, feeling, side",
    "pain": "t_s, nprs, moment, exercise, spot",
}
_FIELDS = {"number": "index", "is_full": "full", "fault": "id", "limit_value": "limit", "moment": "when"}
"""Fields that have another name than their column."""
_JSON = frozenset({"sides", "measures", "not_judged", "not_judged_because"})
_TRUTHS = frozenset({("rep", "is_full"), ("hold", "counted"), ("session", "worse_day_after")})
_TEMPO = ("out_s", "hold_s", "back_s")
_OF_SESSION = "JOIN session ON session_id = session.id"
_OF_USER = {
    "exercise_done": _OF_SESSION,
    "pain": _OF_SESSION,
    "set_done": f"JOIN exercise_done ON exercise_id = exercise_done.id {_OF_SESSION}",
}
"""What joins a table with that of the sessions, which have the user."""
_PLANNED = {f"planned_{name}": name for name in ("sets", "reps", "hold_s", "duration_s")} | {"load_level": "load_level"}


def write_session(db: sqlite3.Connection, session: SessionRecord) -> None:
    """Insert a session with everything in it; the same session, if it is there already, is replaced."""
    db.execute("DELETE FROM session WHERE user = ? AND started_at = ? AND exercise = ?", session.key)
    plain = to_plain(session)
    session_id = _insert(db, "session", plain)
    for position, done in enumerate(plain["exercises"], 1):
        _write_exercise(db, done, session_id=session_id, position=position)
    for position, pain in enumerate(plain["pains"], 1):
        _insert(db, "pain", pain, session_id=session_id, position=position)


def _insert(db: sqlite3.Connection, table: str, plain: Plain, **place: int) -> int:
    """Insert a record; ``place`` is the row above it and its position there."""
    columns = _COLUMNS[table].split(", ")
    cells = [_cell(table, column, plain[_FIELDS.get(column, column)]) for column in columns]
    marks = ", ".join("?" * (len(place) + len(cells)))
    names = ", ".join((*place, *columns))
    cursor = db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", (*place.values(), *cells))
    return int(cursor.lastrowid or 0)


def _cell(table: str, column: str, value: Any) -> Any:
    if column in _JSON:
        return json.dumps(value, allow_nan=False)
    if column == "reason":
        return value or ""
    return int(value) if (table, column) in _TRUTHS and value is not None else value


def _write_exercise(db: sqlite3.Connection, done: Plain, **place: int) -> None:
    planned = {column: done["planned"][field] for column, field in _PLANNED.items()}
    exercise_id = _insert(db, "exercise_done", done | planned, **place)
    if done["rpe"] is not None:
        db.execute("INSERT INTO effort (exercise_id, rpe) VALUES (?, ?)", (exercise_id, done["rpe"]))
    for position, answer in enumerate(done["spots"], 1):
        _insert(db, "spot", answer, exercise_id=exercise_id, position=position)
    for position, one in enumerate(done["sets"], 1):
        set_id = _insert(db, "set_done", one, exercise_id=exercise_id, position=position)
        for number, hold in enumerate(one["holds"], 1):
            _insert(db, "hold", hold, set_id=set_id, position=number)
        for number, rep in enumerate(one["reps"], 1):
            _write_rep(db, rep, set_id=set_id, position=number)


def _write_rep(db: sqlite3.Connection, rep: Plain, **place: int) -> None:
    rep_id = _insert(db, "rep", rep | dict(zip(_TEMPO, rep["tempo_s"], strict=True)), **place)
    for position, fault in enumerate(rep["faults"], 1):
        _insert(db, "fault", fault, rep_id=rep_id, position=position)


def read_sessions(db: sqlite3.Connection, user: str | None = None) -> list[SessionRecord]:
    """Return sessions in order of time, of one person or all.

    Raises
    ------
    PosecoachError
        If a row has a value of another type than its field.
    """
    query = f"SELECT id, {_COLUMNS['session']} FROM session"
    rows = (db.execute(query) if user is None else db.execute(f"{query} WHERE user = ?", (user,))).fetchall()
    found = [checked(from_plain(SessionRecord, _session(db, row))) for row in rows]
    return sorted(found, key=lambda session: (session.instant, session.key))


def read_outlines(db: sqlite3.Connection, user: str) -> list[SessionRecord]:
    """Return a person's sessions in order of time, without the repetitions and holds of sets in which any counted.

    Years are read so in a moment. Whether anything was done, and how it felt, is as in the whole session.

    Raises
    ------
    PosecoachError
        If a row has a value of another type than its field.
    """
    sets = _by_parent(db, "set_done", "exercise_id", _OF_USER["set_done"], user)
    exercises = _by_parent(db, "exercise_done", "session_id", _OF_USER["exercise_done"], user)
    pains = _by_parent(db, "pain", "session_id", _OF_USER["pain"], user)
    found = []
    for row in db.execute(f"SELECT id, {_COLUMNS['session']} FROM session WHERE user = ?", (user,)):
        done = [_outline(db, one, sets.get(one[0], [])) for one in exercises.get(row[0], [])]
        felt = [_plain("pain", pain) for pain in pains.get(row[0], [])]
        plain = _plain("session", row) | {"exercises": done, "pains": felt}
        found.append(checked(from_plain(SessionRecord, plain)))
    return sorted(found, key=lambda session: (session.instant, session.key))


def _by_parent(
    db: sqlite3.Connection, table: str, parent: str, joined: str, user: str
) -> dict[int, list[tuple[Any, ...]]]:
    """Return the rows of a table of one person, in order, by the row of the table above; one query for all of them."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    columns = ", ".join(f"{table}.{column}" for column in _COLUMNS[table].split(", "))
    query = f"SELECT {parent}, {table}.id, {columns} FROM {table} {joined} WHERE user = ? ORDER BY {table}.position"
    for parent_id, *row in db.execute(query, (user,)):
        found.setdefault(parent_id, []).append(tuple(row))
    return found


def _outline(db: sqlite3.Connection, row: Sequence[Any], sets: Iterable[Sequence[Any]]) -> Plain:
    """Return an exercise without its repetitions and holds; of a set in which none counted it is told by them."""
    plain = _plain("exercise_done", row)
    planned = {field: plain[column] for column, field in _PLANNED.items()}
    told = [(_plain("set_done", one), one) for one in sets]
    return plain | {"planned": planned, "sets": [plain if plain["counted"] else _set(db, one) for plain, one in told]}


def read_recent(db: sqlite3.Connection, user: str, exercises: Iterable[str], count: int) -> list[SessionRecord]:
    """Return the last sessions of a person, and the last ones with each exercise, in order of time."""
    last = " ORDER BY started_at DESC LIMIT ?"
    ids = {row[0] for row in db.execute("SELECT id FROM session WHERE user = ?" + last, (user, count))}
    for exercise in exercises:
        query = "SELECT session.id FROM session JOIN exercise_done ON session_id = session.id WHERE user = ? AND "
        ids |= {row[0] for row in db.execute(f"{query}exercise_done.exercise = ?{last}", (user, exercise, count))}
    return sorted((read_session(db, i) for i in ids), key=lambda session: (session.instant, session.key))


def session_ids(db: sqlite3.Connection) -> Iterator[int]:
    """Yield the rows of all sessions, one by one: of a damaged table, as far as it goes."""
    for row in db.execute("SELECT id FROM session"):
        yield int(row[0])


def read_session(db: sqlite3.Connection, session_id: int) -> SessionRecord:
    """Return one session.

    Raises
    ------
    PosecoachError
        If a row has a value of another type than its field.
    """
    row = db.execute(f"SELECT id, {_COLUMNS['session']} FROM session WHERE id = ?", (session_id,)).fetchone()
    return checked(from_plain(SessionRecord, _session(db, row)))


def _session(db: sqlite3.Connection, row: Sequence[Any]) -> Plain:
    exercises = [_exercise(db, done) for done in _under(db, "exercise_done", "session_id", row[0])]
    pains = [_plain("pain", pain) for pain in _under(db, "pain", "session_id", row[0])]
    return _plain("session", row) | {"exercises": exercises, "pains": pains}


def _under(db: sqlite3.Connection, table: str, parent: str, parent_id: int) -> list[tuple[Any, ...]]:
    """Return the rows of a table that belong to a row of the table above it, in order, each with its id first."""
    query = f"SELECT id, {_COLUMNS[table]} FROM {table} WHERE {parent} = ? ORDER BY position"
    return db.execute(query, (parent_id,)).fetchall()


def _plain(table: str, row: Sequence[Any]) -> Plain:
    """Return the fields of a row, whose id comes first."""
    columns = _COLUMNS[table].split(", ")
    return {_FIELDS.get(c, c): _value(table, c, cell) for c, cell in zip(columns, row[1:], strict=True)}


def _value(table: str, column: str, cell: Any) -> Any:
    if column in _JSON:
        return json.loads(cell)
    if column == "reason":
        return cell or None
    return bool(cell) if (table, column) in _TRUTHS and cell is not None else cell


def _exercise(db: sqlite3.Connection, row: Sequence[Any]) -> Plain:
    plain = _plain("exercise_done", row)
    rpe = db.execute("SELECT rpe FROM effort WHERE exercise_id = ?", (row[0],)).fetchone()
    planned = {field: plain[column] for column, field in _PLANNED.items()}
    sets = [_set(db, one) for one in _under(db, "set_done", "exercise_id", row[0])]
    spots = [_plain("spot", one) for one in _under(db, "spot", "exercise_id", row[0])]
    return plain | {"planned": planned, "rpe": None if rpe is None else rpe[0], "sets": sets, "spots": spots}


def _set(db: sqlite3.Connection, row: Sequence[Any]) -> Plain:
    faults = _faults(db, row[0])
    reps = [_rep(rep, faults.get(rep[0], [])) for rep in _under(db, "rep", "set_id", row[0])]
    holds = [_plain("hold", hold) for hold in _under(db, "hold", "set_id", row[0])]
    return _plain("set_done", row) | {"reps": reps, "holds": holds}


def _faults(db: sqlite3.Connection, set_id: int) -> dict[int, list[Plain]]:
    """Return the faults of a set by the row of their repetition; one query instead of one for each repetition."""
    found: dict[int, list[Plain]] = {}
    columns = ", ".join(f"fault.{column}" for column in _COLUMNS["fault"].split(", "))
    query = f"SELECT rep_id, {columns} FROM fault JOIN rep ON rep_id = rep.id WHERE set_id = ? ORDER BY fault.position"
    for row in db.execute(query, (set_id,)):
        found.setdefault(row[0], []).append(_plain("fault", row))
    return found


def _rep(row: Sequence[Any], faults: list[Plain]) -> Plain:
    plain = _plain("rep", row)
    whole = plain | {"tempo_s": [plain[part] for part in _TEMPO], "faults": faults}
    return brought_up_to_date(RepCompleted, whole)
