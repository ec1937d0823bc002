from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecoach.core.codec import to_plain
from posecoach.core.errors import PosecoachError
from posecoach.core.events import FaultDetected
from posecoach.core.findings import FaultFinding
from posecoach.results.content import rounded
from posecoach.results.result import Looks, Result
from tests.support.any_value import any_record

BETWEEN = any_record(FaultFinding).map(lambda fault: FaultDetected(t_s=fault.t_s, fault=fault))
RESULT = any_record(Result, course=st.none(), events=st.lists(BETWEEN, max_size=2).map(tuple))


@settings(max_examples=60, deadline=None)
@given(RESULT)
def test_any_result_is_read_from_its_file_as_it_was_written_to_three_digits(result: Result) -> None:
    written = json.loads(json.dumps(result.to_dict(), allow_nan=False))
    back = Result.from_dict(written)
    kept = [f.name for f in dataclasses.fields(Result) if f.name not in ("course", "duration_s")]
    for name in kept:
        values = (getattr(result, name), getattr(back, name))
        before, now = (to_plain(v) if not isinstance(v, tuple) else [to_plain(one) for one in v] for v in values)
        assert now == rounded(before)
    assert (back.full, back.partial) == (written["counts"]["full"], written["counts"]["partial"])


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("frames", "many", "frames: expected an integer of 64 bits, found 'many'"),
        ("reps", [{"index": 1}], r"reps\[0\].start_s: is missing"),
        ("model", {"name": 3, "sha256": ""}, "model.name: expected a text, found 3"),
    ],
)
def test_a_field_of_another_type_is_refused_by_name(field: str, value: object, message: str) -> None:
    plain = Result("a.mp4", "row", "", 1.0, 1, Looks(1, 1), "full", "ab").to_dict()
    with pytest.raises(PosecoachError, match=message):
        Result.from_dict(plain | {field: value})


def test_a_file_of_an_older_version_lacks_when_a_movement_was_judged() -> None:
    plain = Result("a.mp4", "row", "", 1.0, 1, Looks(1, 1), "full", "ab").to_dict()
    plain["rejected"] = [{"start_s": 1.0, "end_s": 2.5, "reason": "too short"}]
    (rejected,) = Result.from_dict(plain).rejected
    assert (rejected.t_s, rejected.end_s, rejected.faults) == (2.5, 2.5, ())


def test_in_a_file_of_an_older_version_all_frames_were_looked_at() -> None:
    plain = Result("a.mp4", "row", "", 1.0, 30, Looks(30, 20), "full", "ab").to_dict()
    del plain["frames_looked_at"]
    assert Result.from_dict(plain).looks == Looks(30, 20)
