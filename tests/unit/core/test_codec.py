from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.codec import from_plain, to_plain
from posecoach.core.cue import Cue
from posecoach.core.errors import PosecoachError
from posecoach.core.skeleton import Side
from posecoach.core.vocabulary import Priority, Stage


@dataclass(frozen=True)
class Inner:
    value: float


@dataclass(frozen=True)
class Sample:
    name: str = "a"
    number: float = 1.0
    whole: int = 1
    truth: bool = True
    maybe: float | None = 1.0
    stage: Stage = Stage.WORKING
    priority: Priority = Priority.FORM
    side: Side = "left"
    inner: tuple[Inner, ...] = (Inner(1.0),)
    three: tuple[float, float, float] = (1.0, 2.0, 3.0)
    by_name: dict[str, float] = field(default_factory=lambda: {"a": 1.0})
    stages: dict[str, Stage] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("name", "found", "message"),
    [
        ("name", 3, "name: expected a text, found 3"),
        ("name", "\ud800", "name: expected a text of whole characters, found '\\ud800'"),
        ("number", "1", "number: expected a finite number or null, found '1'"),
        ("number", True, "number: expected a finite number or null, found True"),
        ("number", math.inf, "number: expected a finite number or null, found inf"),
        ("number", 10**400, "number: expected a finite number or null, found 1000"),
        ("whole", 2**63, "whole: expected an integer of 64 bits, found 9223372036854775808"),
        ("whole", -(2**63) - 1, "whole: expected an integer of 64 bits, found -9223372036854775809"),
        ("whole", 1.0, "whole: expected an integer of 64 bits, found 1.0"),
        ("whole", False, "whole: expected an integer of 64 bits, found False"),
        ("whole", None, "whole: expected an integer of 64 bits, found None"),
        ("truth", 1, "truth: expected true or false, found 1"),
        ("maybe", [], "maybe: expected a finite number or null, found []"),
        ("stage", "asleep", "stage: expected one of 'guiding', 'framing', "),
        ("priority", 9, "priority: expected one of 0, 1, 2, 3, 4, 5, found 9"),
        ("priority", True, "priority: expected one of 0, 1, 2, 3, 4, 5, found True"),
        ("side", "up", "side: expected one of 'left', 'right', found 'up'"),
        ("inner", "ab", "inner: expected a list, found 'ab'"),
        ("inner", [3], "inner[0]: expected an object, found 3"),
        ("inner", [{}], "inner[0].value: is missing"),
        ("inner", [{"value": 1}, {"value": {}}], "inner[1].value: expected a finite number or null, found {}"),
        ("three", [1.0], "three: expected 3 values, found [1.0]"),
        ("by_name", [], "by_name: expected an object, found []"),
        ("by_name", {"a": "b"}, "by_name['a']: expected a finite number or null, found 'b'"),
        ("stages", {"a": "b"}, "stages['a']: expected one of 'guiding', "),
    ],
)
def test_a_value_of_another_type_is_refused_by_field_what_was_expected_and_what_was_found(
    name: str, found: object, message: str
) -> None:
    with pytest.raises(PosecoachError) as refused:
        from_plain(Sample, to_plain(Sample()) | {name: found})
    assert str(refused.value).startswith(f"Sample: {message}")


def test_of_many_problems_the_first_are_named_and_the_others_counted() -> None:
    with pytest.raises(PosecoachError, match=r"^Cue: (\w+: is missing; ){3}and 1 more$"):
        from_plain(Cue, {})


@pytest.mark.parametrize("content", [None, 3, [], "text"])
def test_what_is_no_object_is_refused(content: object) -> None:
    with pytest.raises(PosecoachError, match="Sample: expected an object, found"):
        from_plain(Sample, content)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_a_number_that_is_not_finite_is_null_and_comes_back_as_missing(number: float) -> None:
    plain = to_plain(Sample(number=number, maybe=number, inner=(Inner(number),), by_name={"a": number}))
    assert (plain["number"], plain["maybe"], plain["inner"], plain["by_name"]) == (
        None,
        None,
        [{"value": None}],
        {"a": None},
    )
    back = from_plain(Sample, json.loads(json.dumps(plain, allow_nan=False)))
    assert math.isnan(back.number)
    assert math.isnan(back.inner[0].value)
    assert math.isnan(back.by_name["a"])
    assert back.maybe is None


def test_a_field_that_is_missing_has_its_default_and_one_that_is_unknown_is_passed_over() -> None:
    assert from_plain(Sample, {"name": "b", "of_a_later_version": 1}) == Sample(name="b")


@given(st.text())
def test_half_a_surrogate_pair_is_written_as_a_replacement_and_everything_else_as_it_is(text: str) -> None:
    assert to_plain(Sample(name=text))["name"] == text
    broken = to_plain(Sample(name=text + "\udcff", by_name={"\ud800": 1.0}))
    assert broken["name"] == text + "\ufffd"
    assert list(broken["by_name"]) == ["\ufffd"]
    broken["name"].encode("utf-8")


def test_enums_and_tuples_are_plain_in_the_file_and_themselves_again_when_read() -> None:
    plain = to_plain(Sample())
    assert {type(value) for value in plain.values()} <= {str, float, int, bool, list, dict}
    back = from_plain(Sample, plain)
    assert back == Sample()
    assert all(type(getattr(back, f.name)) is type(getattr(Sample(), f.name)) for f in dataclasses.fields(Sample))
