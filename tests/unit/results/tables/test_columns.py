from __future__ import annotations

import math

import numpy as np
import pandas
import polars
import pyarrow.parquet
import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.core.clip_review import HoldResult
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.registry import exercise
from posecoach.results.course import Course, shown_signals
from posecoach.results.result import Result
from posecoach.results.tables.columns import LANDMARK_COLUMNS, landmark_rows, rep_of_frames
from posecoach.results.tables.frames import data_frame, parquet_bytes
from tests.support.findings import completed, finding
from tests.support.sample_poses import POSES
from tests.unit.results.test_result import result


@pytest.fixture(scope="module")
def rows() -> Result:
    return analyze(POSES / "row_chair_shrug.npz", "row")


def test_a_repetition_is_a_row_with_its_faults_and_what_was_not_judged() -> None:
    reps = (completed(1, faults=(finding(),), not_judged=("asymmetry",)), completed(2, score=None))
    columns = result(reps=reps).rep_columns()
    assert columns["rep"] == [1, 2]
    assert columns["faults"] == ["shrug", ""]
    assert columns["not_judged"] == ["asymmetry", ""]
    assert columns["score"] == [90.0, None]


def test_a_fault_is_a_row_with_what_was_measured_and_what_is_missing_is_empty() -> None:
    found = result(reps=(completed(3, faults=(finding(value=math.nan, limit=0.1, t_s=2.5),)),))
    assert {name: cells[0] for name, cells in found.fault_columns().items()} == {
        "clip": "a.mp4", "exercise": "row", "rep": 3, "fault": "shrug", "t_s": 2.5, "value": None, "limit": 0.1,
        "base": 0.0, "severity": 0.0, "counted_from": "",
    }  # fmt: skip


def test_a_frame_belongs_to_the_repetition_during_which_it_was_seen() -> None:
    course = Course(np.arange(10.0), (), np.empty((10, 0)))
    reps = (completed(1, start_s=2.0, end_s=4.0), completed(2, start_s=6.5, end_s=7.5))
    assert rep_of_frames(reps, course) == [None, None, 1, 1, 1, None, None, 2, None, None]


def test_pandas_and_polars_give_the_same_frames(rows: Result) -> None:
    assert isinstance(rows.reps_frame(), pandas.DataFrame)
    for made in (rows.reps_frame, rows.faults_frame, rows.signals_frame):
        other = made("polars")
        assert isinstance(other, polars.DataFrame)
        assert list(made().columns) == other.columns
        assert len(made()) == len(other)


def test_the_frame_of_signals_holds_what_the_repetitions_were_measured_on(rows: Result) -> None:
    frame = rows.signals_frame()
    assert len(frame) == rows.frames
    for rep in rows.reps:
        pulls = frame[frame["rep"] == rep.index][shown_signals(exercise("row"))[0]]
        assert pulls.max() - pulls.min() == pytest.approx(rep.range, abs=20.0)


def test_a_library_that_is_not_known_is_an_error_in_words(rows: Result) -> None:
    with pytest.raises(PosecoachError, match="pandas or polars"):
        rows.reps_frame("numpy")


def test_what_is_missing_is_missing_in_parquet_too() -> None:
    content = parquet_bytes(result(reps=(completed(1, score=None), completed(2))).rep_columns())
    table = pyarrow.parquet.read_table(pyarrow.BufferReader(content))
    assert table["score"].to_pylist() == [None, 90.0]
    assert table.column_names == list(result().rep_columns())


def test_parquet_is_the_same_bytes_each_time(rows: Result) -> None:
    assert parquet_bytes(rows.signal_columns()) == parquet_bytes(rows.signal_columns())


def test_a_result_of_events_has_no_signals_and_says_so() -> None:
    with pytest.raises(PosecoachError, match="were not kept"):
        result().signals_frame()


def test_landmarks_are_in_long_form_and_empty_where_nobody_was_found() -> None:
    rows = list(landmark_rows("a.mp4", [Pose.nobody(0.5, (64, 48))]))
    assert len(rows) == 33
    assert len(rows[0]) == len(LANDMARK_COLUMNS)
    assert rows[11] == ("a.mp4", 0, 0.5, "left_shoulder", None, None, None, None, None, None)


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_table_has_the_same_types_whether_or_not_anything_was_found(library: str) -> None:
    some = result(reps=(completed(1, faults=(finding(),), sides=("left",), view="front", not_judged=("shrug",)),))
    unscored, none = result(reps=(completed(1, score=None),)), result(reps=(), events=())
    types = dict(zip(some.reps_frame(library).columns, some.reps_frame(library).dtypes, strict=True))
    for other in (unscored, none):
        assert dict(zip(types, other.reps_frame(library).dtypes, strict=True)) == types
    assert list(some.faults_frame(library).dtypes) == list(none.faults_frame(library).dtypes)
    assert (len(some.reps_frame(library)), len(none.reps_frame(library))) == (1, 0)


def test_repetitions_of_clips_of_which_one_has_none_are_put_together() -> None:
    frames = [result(reps=reps).reps_frame() for reps in ((), (completed(1), completed(2, full=False)))]
    together = pandas.concat(frames, ignore_index=True)
    assert together[together["full"]]["rep"].tolist() == [1]


def test_parquet_has_the_same_types_whether_or_not_anything_was_found() -> None:
    schemas = []
    for reps in ((completed(1),), (completed(1, score=None),), ()):
        content = parquet_bytes(result(reps=reps).rep_columns())
        schemas.append(pyarrow.parquet.read_schema(pyarrow.BufferReader(content)))
    assert schemas[0] == schemas[1] == schemas[2]


def test_no_rows_make_an_empty_frame_with_its_columns() -> None:
    assert list(data_frame(result().rep_columns()).columns)[:3] == ["clip", "exercise", "rep"]


def test_a_notebook_shows_the_repetitions_and_runs_nothing_from_a_file_name() -> None:
    html = result(clip="<img src=x onerror=alert(1)>.mp4", reps=(completed(1),))._repr_html_()
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "<td>full</td>" in html


def test_a_notebook_names_view_and_faults_in_words_and_gives_no_range_where_there_is_none() -> None:
    found = result(
        exercise="cat_camel", view="side-left", reps=(completed(1, range=0.0, faults=(finding("head-only"),)),)
    )
    html = found._repr_html_()
    assert "Cat/camel in a.mp4, seen from the side (left)" in html
    assert "<td>only the head moves</td>" in html
    assert "<td>-</td>" in html
    assert "seen from" not in result(view="unknown")._repr_html_()
    gone = result(exercise="gone", reps=(completed(1, faults=(finding("odd-one"),)),))._repr_html_()
    assert "gone in a.mp4" in gone
    assert "<td>odd-one</td>" in gone


def test_a_notebook_shows_the_holds_of_an_exercise_without_repetitions() -> None:
    holds = (HoldResult(4.4, 12.6, 8.2), HoldResult(17.2, 23.3, 6.1))
    html = result(exercise="self_massage", reps=(), holds=holds)._repr_html_()
    assert "2 holds" in html
    assert "<td>2</td><td>17.2</td><td>23.3</td><td>6.1</td>" in html
    assert "0 full" not in html
