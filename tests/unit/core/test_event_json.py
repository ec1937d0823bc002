from __future__ import annotations

import json
import math

import pytest
from hypothesis import given

from posecoach.core.answers import SpotReported
from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import from_json, to_json
from posecoach.core.events import Event, RepCompleted
from posecoach.core.vocabulary import SpotFeeling
from tests.support.any_value import any_record


@pytest.mark.parametrize("kind", Event.registry.values(), ids=lambda kind: kind.__name__)
def test_every_event_survives_the_way_into_a_log_and_back(kind: type[Event]) -> None:
    @given(any_record(kind))
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


def test_an_answer_about_a_spot_from_before_sides_were_kept_is_read_without_one() -> None:
    old = {"type": "SpotReported", "t_s": 9.0, "exercise": "self_massage", "spot": 2, "pressed_s": 31.0}
    event = from_json(json.dumps(old | {"feeling": "worse"}))
    assert isinstance(event, SpotReported)
    assert (event.spot, event.feeling, event.side) == (2, SpotFeeling.WORSE, None)
