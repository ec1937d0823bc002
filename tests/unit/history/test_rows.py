"""Whatever a session has in it, the history and its export keep it."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from posecoach.core.answers import PainReported
from posecoach.core.codec import from_plain
from posecoach.core.errors import PosecoachError
from posecoach.core.events import RepCompleted
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import CountedFrom, EndReason, PainMoment, SpotFeeling, Unjudged
from posecoach.history.store import History
from posecoach.progress.record import (
    Dose,
    ExerciseRecord,
    HoldRecord,
    SessionRecord,
    SetRecord,
    SpotRecord,
)
from posecoach.results.tables.history_table import as_json
from tests.support.any_value import any_record

ANSWER = st.integers(0, 10)
PAINS = st.lists(any_record(PainReported, nprs=ANSWER), max_size=2).map(tuple)
EXERCISES = st.lists(any_record(ExerciseRecord, rpe=st.none() | ANSWER.map(float)), min_size=1, max_size=2).map(tuple)
STARTED_AT = st.datetimes().map(lambda at: at.isoformat() + "+01:00")
SESSION = any_record(SessionRecord, started_at=STARTED_AT, pains=PAINS, exercises=EXERCISES)

FINDING = FaultFinding(
    id="shrug", t_s=1.5, value=0.09, limit=0.05, severity=0.8, counted_from=CountedFrom.USUAL, base=0.02
)
REP = RepCompleted(
    t_s=4.0, index=7, start_s=1.0, peak_s=2.0, end_s=3.0, full=True, range=60.0, range_unit="deg",
    tempo_s=(1.0, 0.5, 1.5), score=88.5, faults=(FINDING,), sides=("left",), view="side-left", measures={"lean": 4.5},
    not_judged=("flare",), not_judged_because={"flare": Unjudged.NOT_SEEN},
)  # fmt: skip
WHOLE = SessionRecord(
    user="me", started_at="2026-01-05T18:00:00+01:00", exercise="routine", source="camera 0", model="full",
    model_sha256="ab", duration_s=99.5, reason=EndReason.PLAN_DONE, worse_day_after=True,
    exercises=(
        ExerciseRecord(
            "row", 1.0, 9.0, 7.5, EndReason.STOPPED, Dose(3, 10, 5.5, 60.5, 2), 6.5,
            (SetRecord(1.0, 9.0, 4, 3, (REP,), (HoldRecord(1.0, 4.0, 2.5, 30.0, True),)),),
            (SpotRecord(5.5, 2, 61.5, SpotFeeling.EASIER, "right"),),
        ),
    ),
    pains=(PainReported(t_s=0.5, nprs=4, when=PainMoment.DURING, exercise="row", spot=2),),
)  # fmt: skip
"""A session that leaves no field at its default."""


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    with History(tmp_path / "history.sqlite3") as opened:
        yield opened


def nested(record: object) -> Iterator[object]:
    yield record
    for one in dataclasses.fields(record):  # type: ignore[arg-type]
        value = getattr(record, one.name)
        for part in value if isinstance(value, tuple) else (value,):
            if dataclasses.is_dataclass(part):
                yield from nested(part)


def test_the_sample_leaves_no_field_at_its_default() -> None:
    for record in nested(WHOLE):
        for one in dataclasses.fields(record):  # type: ignore[arg-type]
            default = one.default_factory() if one.default_factory is not dataclasses.MISSING else one.default
            assert getattr(record, one.name) != default, (type(record).__name__, one.name)


def test_the_history_keeps_every_field_of_a_session(history: History) -> None:
    history.record(WHOLE)
    assert history.sessions() == [WHOLE]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SESSION)
def test_any_session_is_read_from_the_history_as_it_was_written(history: History, session: SessionRecord) -> None:
    history.record(session)
    assert [found for found in history.sessions(session.user) if found.key == session.key] == [session]


@settings(max_examples=60, deadline=None)
@given(SESSION)
def test_any_session_is_read_from_the_export_as_it_was_written(session: SessionRecord) -> None:
    (exported,) = json.loads(as_json([session]))["sessions"]
    assert from_plain(SessionRecord, exported) == session


def test_half_a_surrogate_pair_does_not_break_the_history(history: History) -> None:
    history.record(dataclasses.replace(WHOLE, source="clip\udcff.mp4"))
    assert history.sessions()[0].source == "clip\ufffd.mp4"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE rep SET range = 'wide'", "range: expected a finite number or null, found 'wide'"),
        ("UPDATE rep SET measures = '[1]'", "measures: expected an object, found"),
        ("UPDATE rep SET sides = '[\"up\"]'", "sides.0.: expected one of 'left', 'right', found 'up'"),
        ("UPDATE session SET reason = 'why not'", "reason: expected one of 'done', "),
        ("UPDATE spot SET feeling = 'odd'", "feeling: expected one of 'easier', 'same', 'worse', found 'odd'"),
        ("UPDATE spot SET side = 'up'", "side: "),
        ("UPDATE fault SET counted_from = 'moon'", "counted_from: expected one of '', 'usual'"),
    ],
)
def test_a_row_with_a_value_of_another_type_is_refused_by_field(history: History, change: str, message: str) -> None:
    history.record(WHOLE)
    history._db.execute(change)
    with pytest.raises(PosecoachError, match=message):
        history.sessions()
