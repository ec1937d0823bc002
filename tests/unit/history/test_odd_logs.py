"""An odd log is passed over, and the reason is said; the other sessions are kept."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecoach.core.codec import to_plain
from posecoach.core.event_json import to_json
from posecoach.history import store
from posecoach.history.rebuild import rebuild_history
from posecoach.history.schema import connect, transaction
from posecoach.history.store import History
from posecoach.history.writing import write_each
from posecoach.progress.record import SessionRecord
from posecoach.progress.recording import record_of
from tests.support.fuzz import FEW
from tests.support.sessions import MONDAY, Script, write_log

GOOD = Script("row").sets([3]).over()
OTHER = Script("row", at=MONDAY + timedelta(days=1)).sets([4]).over()
LINES = [json.loads(to_json(event)) for event in OTHER]


def sessions_of(folder: Path, odd: Path) -> tuple[list[SessionRecord], str]:
    """Return what is kept with an odd log beside a good one, and what is said; rebuilding must find the same."""
    good = write_log(folder / "good.jsonl", GOOD)
    path = folder / "history.sqlite3"
    path.unlink(missing_ok=True)
    with History(path) as history:
        caught = history.catch_up([odd, good])
        found = history.sessions()
        again = history.catch_up([odd, good])
        assert again.recorded == 0
        assert again.unreadable == caught.unreadable
    rebuilt = rebuild_history(path, [odd, good])
    assert rebuilt.unreadable == caught.unreadable
    with History(path) as history:
        assert list(map(to_plain, history.sessions())) == list(map(to_plain, found))  # with numbers that are missing
    return found, " ".join(caught.unreadable)


ODD: dict[str, Any] = {
    "a text for a truth": ("RepCompleted", "full", "yes"),
    "a text for a number": ("RepCompleted", "range", "wide"),
    "a number past 64 bits": ("RepCompleted", "index", 2**63),
    "half a surrogate pair": ("SessionStarted", "source", "\ud800"),
    "a time that is none": ("SessionStarted", "started_at", "2026-13-45"),
    "a time no calendar has": ("SessionStarted", "started_at", "0001-01-01T00:00:00+14:00"),
    "an object for a text": ("SessionStarted", "exercise", {"a": 1}),
    "a list that is too short": ("RepCompleted", "tempo_s", [1.0]),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_value_costs_its_own_session_only(tmp_path: Path, name: str) -> None:
    kind, field, value = ODD[name]
    lines = [line | {field: value} if line["type"] == kind else line for line in LINES]
    odd = tmp_path / "odd.jsonl"
    odd.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found, said = sessions_of(tmp_path, odd)
    assert found == [record_of(GOOD)]
    assert str(odd) in said
    assert field in said


def test_of_a_session_that_the_database_refuses_nothing_is_kept_and_all_of_the_others(tmp_path: Path) -> None:
    good, odd = record_of(GOOD), record_of(OTHER)
    assert good is not None
    assert odd is not None
    (done,) = odd.exercises
    too_many = replace(done, sets=(*done.sets, replace(done.sets[0], counted=2**63)))
    sessions = {Path("odd.jsonl"): replace(odd, exercises=(too_many,)), Path("good.jsonl"): good}
    path = tmp_path / "history.sqlite3"
    with contextlib.closing(connect(path)) as db, transaction(db):
        problems = write_each(db, sessions)
    assert list(problems) == [Path("odd.jsonl")]
    with History(path) as history:
        assert history.sessions() == [good]


def test_deep_nesting_costs_its_own_session_only(tmp_path: Path) -> None:
    odd = tmp_path / "odd.jsonl"
    odd.write_text("[" * 100_000 + "\n")
    found, said = sessions_of(tmp_path, odd)
    assert found == [record_of(GOOD)]
    assert "odd.jsonl, line 1" in said


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=5,
)


@FEW
@given(data=st.data())
def test_whatever_stands_in_a_log_the_others_are_kept(tmp_path: Path, data: st.DataObject) -> None:
    lines = [dict(line) for line in LINES]
    for _ in range(data.draw(st.integers(1, 3))):
        line = data.draw(st.sampled_from(lines))
        line[data.draw(st.sampled_from(sorted(line)))] = data.draw(ANYTHING)
    odd = tmp_path / "odd.jsonl"
    odd.write_text("".join(json.dumps(line) + "\n" for line in lines))
    found, _ = sessions_of(tmp_path, odd)
    assert record_of(GOOD) in found


@FEW
@given(position=st.integers(0, 10**6), noise=st.binary(min_size=1, max_size=40))
def test_whatever_bytes_a_log_has_the_others_are_kept(tmp_path: Path, position: int, noise: bytes) -> None:
    content = "".join(to_json(event) + "\n" for event in OTHER).encode()
    at = position % len(content)
    odd = tmp_path / "odd.jsonl"
    odd.write_bytes(content[:at] + noise + content[at + len(noise) :])
    found, _ = sessions_of(tmp_path, odd)
    assert record_of(GOOD) in found


def test_a_log_is_read_once_until_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Path] = []
    original = store.read_logs

    def counted(logs: Any) -> Any:
        logs = list(logs)
        read.extend(logs)
        return original(logs)

    monkeypatch.setattr(store, "read_logs", counted)
    cut = write_log(tmp_path / "cut.jsonl", OTHER[:-1])  # a session without an end
    odd = tmp_path / "odd.jsonl"
    odd.write_text("nonsense\n")
    with History(tmp_path / "history.sqlite3") as history:
        history.catch_up([cut, odd])
        history.catch_up([cut, odd])
        assert read == [cut, odd]
        write_log(cut, OTHER)
        history.catch_up([cut, odd])
        assert read == [cut, odd, cut]
        assert history.sessions() == [record_of(OTHER)]
