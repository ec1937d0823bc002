from __future__ import annotations

import dataclasses
import json
import math
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import from_json, to_json
from posecoach.core.events import Event, FaultFinding, RepCompleted

NUMBER = st.floats(allow_nan=False, allow_infinity=False, width=32)
FINDING = st.builds(
    FaultFinding, id=st.text(max_size=8), t_s=NUMBER, value=NUMBER, limit=NUMBER, severity=st.floats(0, 1)
)
STRATEGIES: dict[object, st.SearchStrategy[object]] = {
    float: NUMBER,
    int: st.integers(-1000, 1000),
    str: st.text(max_size=12),
    bool: st.booleans(),
    float | None: st.none() | NUMBER,
    int | None: st.none() | st.integers(0, 99),
    FaultFinding: FINDING,
    tuple[FaultFinding, ...]: st.lists(FINDING, max_size=2).map(tuple),
    tuple[str, ...]: st.lists(st.text(max_size=4), max_size=2).map(tuple),
    tuple[float, float, float]: st.tuples(NUMBER, NUMBER, NUMBER),
    dict[str, float]: st.dictionaries(st.text(max_size=4), NUMBER, max_size=2),
    dict[str, str]: st.dictionaries(st.text(max_size=4), st.text(max_size=4), max_size=2),
}


def any_event(kind: type[Event]) -> st.SearchStrategy[Event]:
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f.name: STRATEGIES[hints[f.name]] for f in dataclasses.fields(kind)})


@pytest.mark.parametrize("kind", Event.registry.values(), ids=lambda kind: kind.__name__)
def test_every_event_survives_the_way_into_a_log_and_back(kind: type[Event]) -> None:
    @given(any_event(kind))
    def check(event: Event) -> None:
        line = to_json(event)
        assert "\n" not in line
        assert from_json(line) == event

    check()


def a_rep(**changes: object) -> RepCompleted:
    values: dict[str, object] = {
        "t_s": 5.0, "index": 1, "start_s": 1.0, "peak_s": 2.0, "end_s": 4.0, "full": True, "range": 70.0,
        "range_unit": "deg", "tempo_s": (1.0, 0.5, 1.5), "score": 90.0,
    }  # fmt: skip
    return RepCompleted(**(values | changes))  # type: ignore[arg-type]


def test_a_missing_number_is_null_in_the_log() -> None:
    line = to_json(a_rep(measures={"shrug": math.nan}))
    assert json.loads(line)["measures"] == {"shrug": None}
    back = from_json(line)
    assert isinstance(back, RepCompleted)
    assert math.isnan(back.measures["shrug"])


def test_a_field_of_a_later_version_is_passed_over() -> None:
    data = json.loads(to_json(a_rep())) | {"heart_rate_hz": 1.2}
    assert from_json(json.dumps(data)) == a_rep()


@pytest.mark.parametrize(
    "line", ["", "{", "[]", '{"type": "Unheard"}', '{"t_s": 1}', '{"type": "RepCompleted", "t_s": 1}']
)
def test_a_line_that_is_no_event_is_refused_in_a_sentence(line: str) -> None:
    with pytest.raises(PosecoachError, match="event log"):
        from_json(line)
