"""A data folder as it was written before events had enums and one codec: it must open as it did then.

Its calibration, logs and history are real files of that program; never write them anew.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from posecoach.core.event_json import brought_up_to_date, to_json
from posecoach.core.events import RepCompleted
from posecoach.core.vocabulary import CountedFrom, PainMoment
from posecoach.history.data_folder import history_path
from posecoach.history.profile import Profile, all_logs
from posecoach.history.rebuild import rebuild_history
from posecoach.history.store import History
from posecoach.sources.recorded.log_file import read_log

OLD = Path(__file__).parents[2] / "support" / "data" / "data_folder"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(OLD, tmp_path / "data"))


def test_every_line_of_an_old_log_is_read_and_written_back_with_all_it_had(folder: Path) -> None:
    for log in all_logs(folder):
        old = log.read_text(encoding="utf-8").splitlines()
        events = read_log(log)
        for event, line in zip(events, old, strict=False):
            before = brought_up_to_date(type(event), json.loads(line))
            now = json.loads(to_json(event))
            assert {key: now.get(key) for key in before} == before
    assert sum(len(read_log(log)) for log in all_logs(folder)) > 50


def test_an_old_history_has_its_sessions_with_everything_in_them(folder: Path) -> None:
    with History(history_path(folder)) as history:
        row, routine = history.sessions("me")
    assert (row.exercise, row.reason, row.duration_s) == ("row", "the person ended it", 11.5)
    assert [(rep.full, rep.score, rep.range) for rep in row.exercises[0].reps] == [
        (True, 90.0, 60.0),
        (False, None, 41.5),
    ]
    assert row.exercises[0].sets[0].counted == 2
    assert [f.id for rep in row.exercises[0].reps for f in rep.faults] == ["shrug", "shrug"]
    assert (routine.pain(PainMoment.BEFORE), routine.pain(PainMoment.AFTER), routine.worse_day_after) == (3, 2, True)
    assert [(e.exercise, e.reason) for e in routine.exercises] == [
        ("heating_pad", "skipped"),
        ("self_massage", "done"),
        ("row", "stopped"),
    ]
    assert routine.exercises[2].rpe == 6.5
    assert [h.held_s for h in routine.exercises[1].holds] == [31.5, 12.25, 2.0]


def test_a_session_that_broke_off_is_taken_up_from_its_old_log(folder: Path) -> None:
    with History(history_path(folder)) as history:
        assert history.catch_up(all_logs(folder)).recorded == 1
        broken = history.sessions("me")[-1]
    assert (broken.exercise, broken.reason, len(broken.exercises[0].reps)) == ("cat_camel", None, 3)


def test_a_decoy_is_still_known_as_one(folder: Path) -> None:
    rep = read_log(Profile.of("me", folder).logs()[-1])[-1]
    assert isinstance(rep, RepCompleted)
    assert [(f.id, f.counted_from) for f in rep.faults] == [("head-only", CountedFrom.DECOY)]


def test_an_old_history_is_rebuilt_from_its_logs(folder: Path) -> None:
    rebuilt = rebuild_history(history_path(folder), all_logs(folder))
    assert (rebuilt.recorded, rebuilt.kept, rebuilt.unreadable) == (3, 0, ())


def test_an_old_calibration_is_used(folder: Path) -> None:
    reference = Profile.of("me", folder).reference("row")
    assert reference is not None
    assert (reference.ranges["pull_left_deg"], reference.measures["shoulder_height@left"], reference.reps) == (
        62.5,
        3.2,
        7,
    )
    assert Profile.of("me", folder).informed() == {"row", "heating_pad"}
