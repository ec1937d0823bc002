"""Composition of an analysis, on recorded poses; the real model is used in tests/end_to_end."""

from __future__ import annotations

import json
import math
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.input import RECORDED
from posecoach.app.clip.sets import analyze_sets
from posecoach.app.documents.clip_documents import analyze_and_write
from posecoach.app.documents.request import ClipRequest, Documents
from posecoach.app.outputs import Outputs, OutputsLostError
from posecoach.core.clip_review import ClipReviewed
from posecoach.core.errors import PosecoachError
from posecoach.core.events import RepCompleted, SessionEnded, SessionStarted
from posecoach.core.pose import Pose
from posecoach.registry import exercise
from posecoach.results.course import shown_signals
from posecoach.results.session_results import results_of_session
from posecoach.results.words.refusals import refusals
from posecoach.sinks.event_log import EventLog
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.log_file import read_log
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.command import posecoach_here
from tests.support.rowing import breathing, row_angles, rowing
from tests.support.sample_poses import POSES


def recorded(path: Path, poses: list[Pose]) -> Path:
    with PoseRecorder(path) as recorder:
        for pose in poses:
            recorder.add(pose)
    return path


@pytest.fixture(scope="module")
def rower(tmp_path_factory: pytest.TempPathFactory) -> Path:
    poses = list(rowing(row_angles([3.0, 9.0, 15.0]), 20.0, 25.0))
    return recorded(tmp_path_factory.mktemp("poses") / "rower.npz", poses)


def test_recorded_poses_are_analysed_without_video_or_model(rower: Path) -> None:
    result = analyze(rower, "row", model=Path("/there/is/none"))
    assert result.full == 3
    assert (result.clip, result.model, result.frames) == ("rower.npz", RECORDED, 500)
    assert result.duration_s == pytest.approx(19.96)


def test_recorded_poses_are_known_by_their_name_however_that_is_written(rower: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(rower, tmp_path / "ROWER.NPZ"))
    assert analyze(path, "row").full == 3
    assert [one.result.full for one in analyze_sets(path).sets] == [3]


def test_who_wants_the_exercise_recognised_is_told_what_does_that(rower: Path) -> None:
    with pytest.raises(PosecoachError, match=r"analyze_sets"):
        analyze(rower, "auto")


def test_an_exercise_may_be_given_as_a_specification(rower: Path) -> None:
    assert analyze(rower, exercise("row")) == analyze(str(rower), "row")


@pytest.mark.parametrize(("length_s", "counted", "refused"), [(11.0, 1, 1), (11.6, 2, 0)])
def test_no_movement_ends_after_the_clip(tmp_path: Path, length_s: float, counted: int, refused: int) -> None:
    poses = list(rowing(row_angles([3.0, 9.0]), length_s, 25.0))
    result = analyze(recorded(tmp_path / "cut.npz", poses), "row")
    assert (len(result.reps), len(result.rejected)) == (counted, refused)
    assert max(movement.end_s for movement in (*result.reps, *result.rejected)) <= result.duration_s
    for rep in result.reps:
        assert sum(rep.tempo_s) == pytest.approx(rep.end_s - rep.start_s)


def test_how_long_a_repetition_took_is_not_guessed_where_the_clip_cuts_off_its_end(tmp_path: Path) -> None:
    poses = list(rowing(row_angles([3.0, 9.0]), 11.6, 25.0))
    whole, cut = analyze(recorded(tmp_path / "cut.npz", poses), "row").reps
    assert whole.measures["duration_s"] == pytest.approx(whole.end_s - whole.start_s)
    assert whole.measures["back_s"] == whole.tempo_s[2]
    assert [cut.measures[name] for name in ("back_s", "duration_s", "tempo_ratio")] == pytest.approx(
        [math.nan] * 3, nan_ok=True
    )
    assert (cut.measures["out_s"], cut.measures["hold_s"]) == cut.tempo_s[:2]


@pytest.mark.parametrize("begins_s", [2.3, 2.6, 2.75])
def test_of_a_pull_whose_way_out_is_not_recorded_the_whole_way_back_is_listed(tmp_path: Path, begins_s: float) -> None:
    held_to_2_7_back_at_4_3 = list(rowing(row_angles([1.0, 7.0]), 11.0, 25.0))
    poses = [replace(p, t_s=p.t_s - begins_s) for p in held_to_2_7_back_at_4_3 if p.t_s >= begins_s - 1e-9]
    result = analyze(recorded(tmp_path / "from_the_top.npz", poses), "row")
    assert result.full == 1
    (refused,) = result.rejected
    assert (refused.start_s, refused.end_s) == pytest.approx((0.0, 4.3 - begins_s), abs=0.3)
    (line,) = refusals(result, exercise("row"))
    assert line.endswith("not counted: the recording begins in the middle of it.")


def test_progress_is_reported_after_every_frame(rower: Path) -> None:
    reported: list[tuple[int, int | None]] = []
    analyze(rower, "row", progress=lambda done, total: reported.append((done, total)))
    assert reported == [(i, 500) for i in range(1, 501)]


def test_who_reads_the_event_log_and_the_result_file_finds_the_same_repetitions_in_both(tmp_path: Path) -> None:
    poses = list(rowing(row_angles([3.0, 9.0]), 11.6, 25.0))
    log = tmp_path / "cut.jsonl"
    result = analyze(recorded(tmp_path / "cut.npz", poses), "row", outputs=Outputs(events=log))
    events = read_log(log)
    live = [event for event in events if isinstance(event, RepCompleted)]
    assert (len(live), len(result.reps)) == (1, 2), "of the last one the log learns when the clip is over"
    (review,) = [event for event in events if isinstance(event, ClipReviewed)]
    of_the_log = replace(result, reps=review.reps, rejected=review.rejected)
    assert of_the_log.to_dict() == result.to_dict()
    (shown,) = results_of_session(events)
    assert shown.result.to_dict()["reps"] == result.to_dict()["reps"]


def test_a_report_of_the_event_log_has_the_view_and_the_warnings_of_the_clip(tmp_path: Path) -> None:
    log = tmp_path / "massage.jsonl"
    result = analyze(POSES / "self_massage_away.npz", "row", outputs=Outputs(events=log))
    assert (result.reps, result.view) == ((), "front")
    assert result.warnings
    (shown,) = results_of_session(read_log(log))
    assert (shown.result.view, shown.result.warnings) == (result.view, result.warnings)


def test_every_output_is_written_whole(rower: Path, tmp_path: Path) -> None:
    outputs = Outputs(json=tmp_path / "a.json", events=tmp_path / "a.jsonl", poses=tmp_path / "a.npz")
    result = analyze(rower, "row", outputs=outputs)
    assert {path.name for path in tmp_path.iterdir()} == {"a.json", "a.jsonl", "a.npz"}
    written = json.loads((tmp_path / "a.json").read_text())
    assert written.pop("course")["signals"].keys() == set(shown_signals(exercise("row")))
    assert written == result.to_dict()
    events = read_log(tmp_path / "a.jsonl")
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].t_s == result.duration_s
    assert sum(1 for _ in PoseFile(tmp_path / "a.npz")) == 500


def test_nobody_in_view_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    clip = recorded(tmp_path / "room.npz", [Pose.nobody(i / 10, (640, 480)) for i in range(50)])
    outputs = Outputs(json=tmp_path / "a.json", events=tmp_path / "a.jsonl", poses=tmp_path / "a.npz")
    with pytest.raises(PosecoachError, match=r"Nobody was found in room.npz \(50 frames\)"):
        analyze(clip, "row", outputs=outputs)
    assert [path.name for path in tmp_path.iterdir()] == ["room.npz"]


def test_a_log_that_cannot_be_written_is_an_error_and_takes_no_other_output_along(
    rower: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(self: EventLog, event: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(EventLog, "handle", full_disk)
    outputs = Outputs(json=tmp_path / "a.json", events=tmp_path / "a.jsonl")
    with pytest.raises(PosecoachError, match="No space left on device"):
        analyze(rower, "row", outputs=outputs)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.json"]


def test_one_output_that_fails_leaves_the_others_and_the_result(
    rower: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(target: Path, content: bytes) -> None:
        raise PosecoachError(f"{target.name} cannot be written (No space left on device).")

    monkeypatch.setattr("posecoach.app.clip.analyze.write_whole", full_disk)
    documents = Documents(report=tmp_path / "a.html", data=tmp_path / "tables")
    outputs = Outputs(json=tmp_path / "a.json", events=tmp_path / "a.jsonl")
    with pytest.raises(OutputsLostError, match=r"a.json cannot be written \(No space left on device\)") as lost:
        analyze_and_write(ClipRequest(rower, documents, outputs), "row")
    assert lost.value.found.full == 3
    assert {path.name for path in tmp_path.iterdir()} == {"a.html", "a.jsonl", "tables"}


@pytest.mark.parametrize("exercise", ["row", "auto"])
def test_the_counts_are_shown_although_an_output_failed(
    rower: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exercise: str
) -> None:
    def full_disk(target: Path, content: bytes) -> None:
        raise PosecoachError(f"{target.name} cannot be written (No space left on device).")

    monkeypatch.setattr("posecoach.app.clip.analyze.write_whole", full_disk)
    monkeypatch.setattr("posecoach.app.documents.recognized_documents.write_whole", full_disk)
    ran = posecoach_here("analyze", rower, "-e", exercise, "--json", tmp_path / "a.json")
    assert ran.returncode == 2
    assert "3 full" in ran.stdout
    assert "No space left on device" in ran.stderr


def test_poses_have_no_pictures_for_a_video(rower: Path, tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="needs the clip itself"):
        analyze(rower, "row", outputs=Outputs(video=tmp_path / "a.mp4"))
    assert list(tmp_path.iterdir()) == []


def test_a_view_that_cannot_be_judged_is_declined_with_a_better_one(tmp_path: Path) -> None:
    poses = [breathing(pose) for pose in rowing(row_angles([3.0, 9.0]), 14.0, azimuth_deg=180.0)]
    result = analyze(recorded(tmp_path / "back.npz", poses), "scapular_retraction")
    assert result.full == 0
    assert result.view == "back"
    (warning,) = result.warnings
    assert "not judged from this view (from behind)" in warning
    assert "side" in warning


def test_the_model_of_the_recording_is_named() -> None:
    result = analyze(POSES / "row_standing_side.npz", "row")
    assert result.model == "pose_landmarker_full"
    assert len(result.model_sha256) == 64


def test_an_analysis_repeated_says_the_same(rower: Path) -> None:
    assert analyze(rower, "row").to_dict() == analyze(rower, "row").to_dict()
