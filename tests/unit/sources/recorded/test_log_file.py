from __future__ import annotations

from pathlib import Path

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.event_json import to_json
from posecoach.core.events import Event, PhaseChanged, SessionEnded, SessionStarted
from posecoach.core.vocabulary import EndReason, Phase
from posecoach.sources.recorded.log_file import read_log, readable_events

EVENTS: list[Event] = [
    SessionStarted(t_s=0.0, exercise="row", source="row.mp4", model="full", model_sha256="ab"),
    PhaseChanged(t_s=0.5, phase=Phase.OUT),
    SessionEnded(t_s=9.5, reason=EndReason.CLIP_ENDED, frames=285, frames_with_person=285),
]


@pytest.mark.parametrize("cut", [1, 10, 40])
def test_a_torn_last_line_is_passed_over(tmp_path: Path, cut: int) -> None:
    text = "".join(to_json(event) + "\n" for event in EVENTS)
    (tmp_path / "log.jsonl").write_text(text[: -cut - 1])
    assert read_log(tmp_path / "log.jsonl") == EVENTS[:2]


def test_a_last_line_that_lacks_only_its_end_of_line_counts(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text("\n".join(to_json(event) for event in EVENTS))
    assert read_log(tmp_path / "log.jsonl") == EVENTS


def test_zeros_that_a_power_cut_leaves_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_bytes(to_json(EVENTS[0]).encode() + b"\n" + b"\0" * 200)
    assert read_log(tmp_path / "log.jsonl") == EVENTS[:1]


def test_a_broken_line_in_the_middle_is_named(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text(f"{to_json(EVENTS[0])}\nnonsense\n{to_json(EVENTS[2])}\n")
    with pytest.raises(PosecoachError, match="line 2"):
        read_log(tmp_path / "log.jsonl")


def test_where_an_odd_log_must_not_be_in_the_way_it_is_read_up_to_the_first_broken_line(tmp_path: Path) -> None:
    (tmp_path / "log.jsonl").write_text(f"{to_json(EVENTS[0])}\nnonsense\n{to_json(EVENTS[2])}\n")
    assert readable_events(tmp_path / "log.jsonl") == EVENTS[:1]
    assert readable_events(tmp_path / "none.jsonl") == []


def test_a_log_that_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be read"):
        read_log(tmp_path / "none.jsonl")
