from __future__ import annotations

import json
import math
from typing import Any

from posecoach.core.clip_review import HoldResult
from posecoach.core.events import FaultDetected
from posecoach.results.result import Looks, Result
from tests.support.findings import completed, finding, rejected


def result(**changes: Any) -> Result:
    values: dict[str, Any] = {
        "clip": "a.mp4", "exercise": "row", "view": "side-left", "duration_s": 20.0, "frames": 600,
        "looks": Looks(200, 190), "model": "full", "model_sha256": "ab" * 32,
    }  # fmt: skip
    return Result(**values | changes)


def test_full_and_partial_repetitions_are_counted_apart() -> None:
    found = result(reps=(completed(1), completed(2, full=False), completed(3)))
    assert (found.full, found.partial) == (2, 1)
    assert found.to_dict()["counts"] == {"full": 2, "partial": 1}


def test_faults_are_counted_in_repetitions_and_between() -> None:
    between = FaultDetected(t_s=9.0, fault=finding("nodding-off"))
    found = result(reps=(completed(1, faults=(finding(), finding("too-fast"))), completed(2, faults=(finding(),))),
                   events=(between,))  # fmt: skip
    assert found.fault_counts() == {"shrug": 2, "too-fast": 1, "nodding-off": 1}
    columns = found.fault_columns()
    assert columns["rep"] == [1, 1, 2, None]
    assert columns["fault"] == ["shrug", "too-fast", "shrug", "nodding-off"]


def test_numbers_that_are_not_known_are_null_in_the_file() -> None:
    rep = completed(score=None, tempo_s=(1.0, math.nan, 1.0), measures={"seen": 0.25, "unseen": math.nan})
    written = json.loads(json.dumps(result(reps=(rep,), duration_s=math.inf).to_dict(), allow_nan=False))
    assert written["duration_s"] is None
    assert written["reps"][0]["score"] is None
    assert written["reps"][0]["tempo_s"] == [1.0, None, 1.0]
    assert written["reps"][0]["measures"] == {"seen": 0.25, "unseen": None}


def test_zero_is_a_number() -> None:
    assert result(reps=(completed(score=0.0),)).to_dict()["reps"][0]["score"] == 0.0


def test_movements_that_were_not_counted_keep_their_reason() -> None:
    (kept,) = result(rejected=(rejected(),)).to_dict()["rejected"]
    assert (kept["start_s"], kept["end_s"], kept["reason"]) == (1.0, 4.0, "a hand was raised")


def test_holds_are_given_without_their_pauses() -> None:
    assert result(holds=(HoldResult(1.0, 9.0, 6.5),)).to_dict()["holds"] == [
        {"start_s": 1.0, "end_s": 9.0, "held_s": 6.5}
    ]
