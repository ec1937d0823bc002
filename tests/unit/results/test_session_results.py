from __future__ import annotations

import dataclasses
from dataclasses import replace
from pathlib import Path

import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.app.outputs import Outputs
from posecoach.core.events import SessionEnded, SetEnded
from posecoach.core.set_signals import SignalsKept
from posecoach.core.vocabulary import Stage
from posecoach.progress.recording import record_of
from posecoach.results.session_results import results_of_session
from posecoach.sources.recorded.log_file import read_log
from tests.support.sample_poses import POSES
from tests.support.sessions import Script


def test_each_set_of_a_live_session_has_a_result_of_its_own() -> None:
    script = Script("row").begin("row", sets=2, reps=3).a_set(3).a_set(2, 1, index=2).end()
    found = results_of_session(
        [*script.events, SessionEnded(t_s=99.0, reason="done", frames=50, frames_with_person=40)]
    )
    assert [(f.result.full, f.result.partial, f.number) for f in found] == [
        (3, 0, 1),
        (2, 1, 2),
    ]
    assert found[0].title == "Session of Mon 5 Jan 2026"
    assert (found[0].result.frames, found[0].result.view, found[0].result.model) == (50, "side-left", "full")


def test_each_set_has_the_signals_that_were_kept_of_it() -> None:
    def kept(from_s: float, to_s: float, exercise: str = "row") -> SignalsKept:
        times_s = (from_s, (from_s + to_s) / 2, to_s)
        return SignalsKept(
            t_s=to_s + 1, exercise=exercise, times_s=times_s, signals={"drawn_in_left_deg": (0.0, from_s, 0.0)}
        )

    script = Script("row").begin("row", sets=2, reps=2).a_set(2)
    first, second = kept(13.0, 19.0), kept(52.0, 58.0)
    script.add(first).a_set(2, index=2).end().add(second).add(kept(13.0, 19.0, "cat_camel"))
    results = [one.result for one in results_of_session(script.events)]
    assert [r.course.t_s.tolist() for r in results if r.course is not None] == [
        list(first.times_s),
        list(second.times_s),
    ]
    assert results[1].course is not None
    assert results[1].course.signal("drawn_in_left_deg").tolist() == [0.0, 52.0, 0.0]


def test_of_a_set_that_is_begun_anew_what_was_done_before_is_left_out_as_in_the_history() -> None:
    script = Script("row").begin("row", sets=2, reps=3).a_set(3)
    script.stage(Stage.COUNTDOWN, 2).stage(Stage.WORKING, 2).rep(full=False).rep()
    script.a_set(2, index=2).end()
    found = results_of_session(script.events)
    assert [(f.result.full, f.result.partial, f.number) for f in found] == [(3, 0, 1), (2, 0, 2)]
    record = record_of(script.events)
    assert record is not None
    assert [(one.full, one.partial) for one in record.exercises[0].sets] == [(3, 0), (2, 0)]


@pytest.mark.parametrize("pause", [[], [Stage.PAUSED, Stage.COUNTDOWN]])
def test_a_set_that_goes_on_after_guided_repetitions_keeps_what_was_done_before_as_in_the_history(
    pause: list[Stage],
) -> None:
    script = Script("row").begin("row", sets=2, reps=3)
    script.stage(Stage.COUNTDOWN).stage(Stage.WORKING).rep().stage(Stage.CALIBRATING)
    for stage in (Stage.COUNTDOWN, *pause, Stage.WORKING):
        script.stage(stage)
    script.rep().rep().add(SetEnded(t_s=script.t_s, index=1, full=3, partial=0, count=3))
    script.stage(Stage.RESTING, 2).stage(Stage.COUNTDOWN, 2).stage(Stage.WORKING, 2).rep().end()
    assert [(f.result.full, f.number) for f in results_of_session(script.events)] == [(3, 1), (1, 2)]
    record = record_of(script.events)
    assert record is not None
    assert [(one.full, one.counted) for one in record.exercises[0].sets] == [(3, 3), (1, 1)]


def test_without_kept_signals_there_is_no_course() -> None:
    script = Script("row").begin("row", sets=1, reps=2).a_set(2).end()
    assert [one.result.course for one in results_of_session(script.events)] == [None]


def test_a_session_that_began_at_an_odd_time_is_called_by_its_source() -> None:
    events = Script("row").begin("row", sets=1).a_set(2).end().events
    events[0] = replace(events[0], started_at="some day")
    assert [one.title for one in results_of_session(events)] == ["camera 0"]


def test_the_only_set_has_no_number_and_sets_of_nothing_are_left_out() -> None:
    script = Script("row").begin("row", sets=1).a_set(2).end()
    assert [f.number for f in results_of_session(script.events)] == [0]


def test_a_log_of_nothing_gives_no_result() -> None:
    assert results_of_session([]) == []
    assert results_of_session(Script("row").events) == []


@pytest.mark.parametrize(
    ("clip", "id"), [("self_massage_away", "self_massage"), ("muscle_fatigue_wrong", "muscle_fatigue")]
)
def test_the_log_of_a_clip_has_the_holds_of_its_result(clip: str, id: str, tmp_path: Path) -> None:
    log = tmp_path / "events.jsonl"
    found = analyze(POSES / f"{clip}.npz", id, outputs=Outputs(events=log))
    (kept,) = results_of_session(read_log(log))
    assert found.holds
    assert [dataclasses.astuple(h) for h in kept.result.holds] == [
        pytest.approx(dataclasses.astuple(h)) for h in found.holds
    ]


def test_the_log_of_a_clip_in_which_nothing_was_to_correct_has_its_result(tmp_path: Path) -> None:
    log = tmp_path / "events.jsonl"
    found = analyze(POSES / "heating_pad_awake.npz", "heating_pad", outputs=Outputs(events=log))
    (kept,) = results_of_session(read_log(log))
    assert (kept.result.exercise, kept.result.duration_s) == ("heating_pad", pytest.approx(found.duration_s))
