"""Nothing moves unnoticed: the events of recorded clips against files that somebody has looked at."""

from __future__ import annotations

import json
from typing import Any

import pytest

from posecoach.core.event_json import to_json
from tests.golden.regenerate import CLIPS, FOLDER, golden_events

TIME_WITHIN_S = 0.1
NUMBER_WITHIN_RATIO = 0.05
HOW = "if this is wanted: python -m tests.golden.regenerate"


def same(now: Any, before: Any, key: str = "") -> bool:
    """Whether two values of the log are the same, times and numbers within their tolerance."""
    if isinstance(before, dict):
        return now.keys() == before.keys() and all(same(now[k], before[k], k) for k in before)
    if isinstance(before, list):
        return len(now) == len(before) and all(same(n, b, key) for n, b in zip(now, before, strict=True))
    if isinstance(before, float) and now is not None:
        if key.endswith("_s"):
            return abs(now - before) <= TIME_WITHIN_S
        return bool(now == pytest.approx(before, rel=NUMBER_WITHIN_RATIO, abs=0.02))
    return bool(now == before)


@pytest.mark.parametrize("name", CLIPS)
def test_the_events_of_a_recorded_clip_are_those_of_the_golden_file(name: str) -> None:
    before = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    now = [json.loads(to_json(event)) for event in golden_events(name)]
    assert [e["type"] for e in now] == [e["type"] for e in before], HOW
    assert [(n, b) for n, b in zip(now, before, strict=True) if not same(n, b)] == [], HOW


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ({"t_s": 1.0}, {"t_s": 1.2}),
        ({"full": True}, {"full": False}),
        ({"range": 80.0}, {"range": 70.0}),
        ({"faults": []}, {"faults": [{"id": "shrug"}]}),
        ({"score": None}, {"score": 80.0}),
    ],
)
def test_a_difference_that_matters_is_one(now: dict[str, Any], before: dict[str, Any]) -> None:
    assert not same(now, before)
    assert same(before, before)
