from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from posecoach.analysis.calibration import Reference
from posecoach.app.keeping import Keeper
from posecoach.app.live import LiveOptions, LiveOutcome
from posecoach.core.errors import PosecoachError
from posecoach.core.vocabulary import Stage
from posecoach.history.store import History
from posecoach.registry import exercise
from tests.support.sessions import MONDAY, Script, write_log

ROW = exercise("row")


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("POSECOACH_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def outcome(script: Script, **references: Reference) -> LiveOutcome:
    return LiveOutcome("the plan was done", tuple(script.over()), references)


def test_looking_leaves_no_trace(data: Path) -> None:
    keeper = Keeper.of("ann")
    assert keeper.reference("row") is None
    assert keeper.session_number("row") == 1
    assert keeper.plan(ROW, MONDAY.date())[0].sets >= 1
    assert not data.exists()


def test_a_name_that_cannot_be_used_is_refused(data: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be a user's name"):
        Keeper.of("../ann")


def test_a_session_is_kept_in_the_history_and_counts(data: Path) -> None:
    keeper = Keeper.of("me")
    keeper.keep(outcome(Script("row", user="me").sets([8, 8])), MONDAY)
    assert keeper.session_number("row") == 2
    assert keeper.session_number("cat_camel") == 1
    with History(data / "history.sqlite3") as history:
        assert len(history.sessions("me")) == 1


def test_a_session_that_broke_off_counts_for_the_next_one(data: Path) -> None:
    keeper = Keeper.of("me")
    cut = Script("row").begin("row", sets=3, reps=10).stage(Stage.WORKING).rep().rep().events
    write_log(keeper.profile.new_log("row", MONDAY), cut)
    assert keeper.session_number("row") == 2
    (session,) = keeper.sessions()
    assert [s.counted for e in session.exercises for s in e.sets] == [2]
    assert "Not everything was done" in keeper.plan(ROW, MONDAY.date())[1][0]


def test_the_usual_range_is_kept_for_the_next_session(data: Path) -> None:
    learned = Reference(ranges={"humerus_{side}_deg": 70.0}, reps=2)
    keeper = Keeper.of("me")
    keeper.keep(outcome(Script("row").sets([1]), row=learned), MONDAY)
    known = Keeper.of("me").reference("row")
    assert known == learned
    assert Keeper.of("bob").reference("row") is None


def test_a_session_without_a_repetition_leaves_the_usual_range_as_it_was(data: Path) -> None:
    keeper = Keeper.of("me")
    keeper.keep(outcome(Script("row").sets([1]), row=Reference(reps=2)), MONDAY)
    keeper.keep(outcome(Script("row"), row=Reference(reps=0)), MONDAY + datetime.timedelta(days=1))
    known = keeper.reference("row")
    assert known is not None
    assert known.reps == 2


def test_every_session_gets_a_log_of_its_own_and_the_name_of_the_person(data: Path) -> None:
    keeper = Keeper.of("Ann")
    first = keeper.log_options(LiveOptions(), "row", MONDAY)
    assert first.user == "ann"
    assert first.events is not None
    first.events.write_text("")
    second = keeper.log_options(LiveOptions(), "row", MONDAY)
    assert second.events != first.events
    assert keeper.profile.logs() == [first.events]


def test_a_log_that_was_asked_for_is_written_where_it_was_asked_for(data: Path, tmp_path: Path) -> None:
    options = Keeper.of("me").log_options(LiveOptions(events=tmp_path / "mine.jsonl"), "row", MONDAY)
    assert options.events == tmp_path / "mine.jsonl"


def test_the_plan_follows_what_was_done_and_says_why(data: Path) -> None:
    keeper = Keeper.of("me")
    before, _ = keeper.plan(ROW, MONDAY.date())
    script = Script("row", user="me")
    script.begin("row", sets=before.sets, reps=before.reps)
    script.sets([before.reps] * before.sets)
    keeper.keep(outcome(script.end()), MONDAY)
    after, reasons = keeper.plan(ROW, MONDAY.date() + datetime.timedelta(days=2))
    assert reasons
    assert (after.sets, after.reps) >= (before.sets, before.reps)


def test_what_was_told_before_an_exercise_is_remembered(data: Path) -> None:
    keeper = Keeper.of("me")
    told = LiveOutcome("the plan was done", tuple(Script("row").sets([1]).over()), told=frozenset({"row"}))
    keeper.keep(told, MONDAY)
    keeper.keep(outcome(Script("row").sets([1])), MONDAY)
    assert Keeper.of("me").profile.told() == {"row"}
