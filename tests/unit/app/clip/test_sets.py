"""Clips of which nobody has said what they show."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from posecoach.analysis.recognition.spans import NONE
from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.recording import Recording
from posecoach.app.clip.sets import ClipSets, analyze_sets
from posecoach.app.clip.trial_runner import NAMED_FROM, longest_set
from posecoach.app.documents.recognized_documents import recognize_and_write
from posecoach.app.documents.report import report_of_file
from posecoach.app.documents.request import ClipRequest, Documents
from posecoach.app.outputs import Outputs
from posecoach.core.clip_review import ClipReviewed
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.core.recognition import Likeness, Recognition
from posecoach.registry import exercise
from posecoach.results.pages.review_form import review_data
from posecoach.results.session_results import results_of_session
from posecoach.results.sets_file import read_clip
from posecoach.sources.recorded.log_file import read_log
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.joined import excerpt, join, joined
from tests.support.sample_poses import NAMES, POSES, sample

THREE = ("row_chair_shrug", "cat_camel_side", "foam_roller_side")
BORDER_S = 3.0


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[float]]:
    target = tmp_path_factory.mktemp("joined") / "three.npz"
    return target, joined(THREE, target)


@cache
def recognised(name: str) -> ClipSets:
    return analyze_sets(POSES / f"{name}.npz")


@pytest.mark.parametrize("name", ["row_standing_swing", "cat_camel_head_only"])
def test_a_clip_of_one_exercise_has_the_result_that_it_has_if_the_exercise_is_named(name: str) -> None:
    (found,) = recognised(name).sets
    assert found.result == analyze(POSES / f"{name}.npz", found.result.exercise)
    assert found.recognition.best.exercise == found.result.exercise


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_shows_its_exercise(name: str) -> None:
    shown = sample(name)[1]["exercise"]
    assert [one.result.exercise for one in recognised(name).sets] == ([shown] if shown else [])


@pytest.mark.parametrize("name", ["row_standing_side", "row_standing_swing"])
def test_three_quick_pulls_among_something_else_are_recognised_although_they_are_a_small_part_of_it(
    name: str, tmp_path: Path
) -> None:
    first, _, third = analyze(POSES / f"{name}.npz", "row").reps[:3]
    quick = excerpt(PoseFile(POSES / f"{name}.npz"), first.start_s - 1.0, third.end_s + 0.5, times_as_fast=4.0)
    march = list(PoseFile(POSES / "other_march.npz"))
    join([march, quick, march], tmp_path / "quick.npz")
    (found,) = analyze_sets(tmp_path / "quick.npz").sets
    assert (found.result.exercise, found.result.full) == ("row", 3)
    assert found.recognition.best.probability >= NAMED_FROM


def test_a_set_that_decides_what_a_part_shows_has_three_repetitions_without_a_long_pause() -> None:
    result = analyze(POSES / "row_standing_side.npz", "row")
    first, second, third, *_ = (rep for rep in result.reps if rep.full)
    assert longest_set(dataclasses.replace(result, reps=(first, second, third))) == (first.start_s, third.end_s)
    assert longest_set(dataclasses.replace(result, reps=(first, second))) is None
    later = dataclasses.replace(third, start_s=second.end_s + 11.0, end_s=second.end_s + 13.0)
    assert longest_set(dataclasses.replace(result, reps=(first, second, later))) is None


def test_poses_without_silhouettes_tell_which_exercise_lacks_them_and_do_not_keep_others_from_being_counted(
    tmp_path: Path,
) -> None:
    for target, names in (("cat.npz", ["cat_camel_side"]), ("both.npz", ["cat_camel_side", "row_standing_side"])):
        joined(names, tmp_path / "with.npz")
        recorded = np.load(tmp_path / "with.npz")
        bare = {name: recorded[name] for name in recorded.files if not name.startswith("silhouette")}
        np.savez(tmp_path / target, **bare)
    with pytest.raises(PosecoachError, match=r"Cat/camel is measured on the silhouette, and cat\.npz has none"):
        analyze_sets(tmp_path / "cat.npz")
    both = analyze_sets(tmp_path / "both.npz")
    assert [found.result.exercise for found in both.sets] == ["row"]
    (warning,) = both.warnings
    assert warning.startswith("Cat/camel is measured on the silhouette, and both.npz has none")
    outputs = Outputs(json=tmp_path / "both.json")
    recognize_and_write(ClipRequest(tmp_path / "both.npz", Documents(report=tmp_path / "both.html"), outputs))
    report_of_file(tmp_path / "both.json", tmp_path / "again.html")
    for page in ("both.html", "again.html"):
        assert (tmp_path / page).read_text(encoding="utf-8").count("<p>Cat/camel is measured on the silhouette") == 1


def test_poses_without_silhouettes_are_not_refused_for_an_exercise_that_is_less_likely_than_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    recorded = np.load(POSES / "other_march.npz")
    bare = {name: recorded[name] for name in recorded.files if not name.startswith("silhouette")}
    np.savez(tmp_path / "bare.npz", **bare)
    likely = (Likeness("cat_camel", 0.36), Likeness(NONE, 0.35), Likeness("row", 0.29))
    monkeypatch.setattr("posecoach.app.clip.sets.recognized_sets", lambda *_: [Recognition(0.0, 9.0, likely)])
    monkeypatch.setattr("posecoach.app.clip.trial_runner.likely_between", lambda *_: likely)
    assert analyze_sets(tmp_path / "bare.npz").sets == ()


def test_a_part_in_which_nobody_is_in_view_shows_none_and_is_not_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    row = list(PoseFile(POSES / "row_standing_swing.npz"))
    away = [Pose.nobody(0.1 * i, row[0].image_size_px) for i in range(20)]
    _, gone_s, end_s = join([row, away], tmp_path / "gone.npz")
    likely = analyze_sets(POSES / "row_standing_swing.npz").sets[0].recognition.likely
    parts = [Recognition(0.0, gone_s - 0.1, likely), Recognition(gone_s, end_s, likely)]
    monkeypatch.setattr("posecoach.app.clip.sets.recognized_sets", lambda *_: parts)
    found = analyze_sets(tmp_path / "gone.npz")
    assert [one.result.exercise for one in found.sets] == ["row"]
    assert [(part.start_s, part.best.exercise) for part in found.unknown] == [(gone_s, NONE)]


def test_the_event_log_has_what_is_wrong_with_the_clip_itself_as_the_result_has_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    few = "The clip has about 15 frames a second."
    recorded = Recording(POSES / "row_standing_swing.npz", 500, few)
    monkeypatch.setattr("posecoach.app.clip.trial_runner.record_poses", lambda *_, **__: recorded)
    (tmp_path / "row.mp4").touch()
    outputs = Outputs(events=tmp_path / "events.jsonl")
    (found,) = recognize_and_write(ClipRequest(tmp_path / "row.mp4", Documents(), outputs)).sets
    (reviewed,) = [event for event in read_log(tmp_path / "events.jsonl") if isinstance(event, ClipReviewed)]
    assert reviewed.warnings == found.result.warnings
    assert reviewed.warnings[0] == few


def test_a_set_has_the_frames_of_its_part_of_the_clip_also_those_that_were_not_looked_at(
    three: tuple[Path, list[float]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    poses = PoseFile(three[0])
    every_sixth = range(0, 6 * poses.frame_count, 6)
    recorded = Recording(three[0], every_sixth[-1] + 3, numbers=every_sixth)
    monkeypatch.setattr("posecoach.app.clip.trial_runner.record_poses", lambda *_, **__: recorded)
    results = analyze_sets(tmp_path / "three.mp4").results
    assert [result.frames for result in results] == [6 * (result.looks.looked_at - 1) + 1 for result in results]
    for result in results:
        course = result.course
        assert course is not None
        fps = review_data(exercise(result.exercise), [("", result)])["fps"]
        assert fps == pytest.approx((result.frames - 1) / (course.t_s[-1] - course.t_s[0]), abs=1e-3)


def test_a_set_in_saved_poses_has_the_frames_that_it_has_in_the_clip(
    three: tuple[Path, list[float]], tmp_path: Path
) -> None:
    recorded = dict(np.load(three[0]))
    clip_frames = 6 * (len(recorded["t_s"]) - 1) + 1
    np.savez(tmp_path / "three.npz", **recorded | {"frames": np.array(clip_frames)})
    results = analyze_sets(tmp_path / "three.npz").results
    assert len(results) == 3
    for result in results:
        course = result.course
        assert course is not None
        lasted_ratio = (course.t_s[-1] - course.t_s[0]) / (recorded["t_s"][-1] - recorded["t_s"][0])
        assert result.frames == pytest.approx(1 + lasted_ratio * (clip_frames - 1), abs=1.0)
        assert result.rate_hz == pytest.approx((clip_frames - 1) / (recorded["t_s"][-1] - recorded["t_s"][0]), rel=0.01)


def test_an_exercise_that_is_less_likely_than_not_is_not_named() -> None:
    row = exercise("row")
    alone = {row.id: row}
    (one,) = analyze_sets(POSES / "row_standing_swing.npz", known=alone).sets
    assert one.recognition.best.probability > NAMED_FROM
    both = alone | {"row_too": dataclasses.replace(row, id="row_too")}
    found = analyze_sets(POSES / "row_standing_swing.npz", known=both)
    assert found.sets == ()
    assert found.unknown[0].best.exercise in both


def test_something_else_is_none_of_the_exercises(tmp_path: Path) -> None:
    outputs = Outputs(json=tmp_path / "result.json", events=tmp_path / "events.jsonl")
    found = recognize_and_write(ClipRequest(POSES / "other_march.npz", Documents(report=tmp_path / "r.html"), outputs))
    assert found.sets == ()
    assert found.unknown[0].best.exercise == ""
    read = read_clip(tmp_path / "result.json")
    assert read.results == ()
    assert read.beside.unknown[0].best.exercise == ""
    assert "None of the known exercises" in (tmp_path / "r.html").read_text(encoding="utf-8")
    report_of_file(tmp_path / "result.json", tmp_path / "again.html")
    assert (tmp_path / "again.html").read_bytes() == (tmp_path / "r.html").read_bytes()


def test_three_exercises_one_after_the_other_are_three_sets(three: tuple[Path, list[float]], tmp_path: Path) -> None:
    clip, borders_s = three
    outputs = Outputs(json=tmp_path / "result.json", events=tmp_path / "events.jsonl")
    found = recognize_and_write(ClipRequest(clip, Documents(report=tmp_path / "report.html"), outputs))
    assert [one.result.exercise for one in found.sets] == ["row", "cat_camel", "foam_roller"]
    for one, start_s, end_s in zip(found.sets, borders_s, borders_s[1:], strict=False):
        assert one.recognition.start_s == pytest.approx(start_s, abs=BORDER_S)
        assert one.recognition.end_s == pytest.approx(end_s, abs=BORDER_S)
    alone = [analyze(POSES / f"{name}.npz", one.result.exercise) for name, one in zip(THREE, found.sets, strict=True)]
    assert [one.result.full for one in found.sets] == [result.full for result in alone]
    assert {one.result.clip for one in found.sets} == {"three.npz"}
    read = read_clip(tmp_path / "result.json").results
    assert [(r.exercise, r.full) for r in read] == [(one.result.exercise, one.result.full) for one in found.sets]
    logged = results_of_session(read_log(tmp_path / "events.jsonl"))
    assert [one.result.exercise for one in logged] == ["row", "cat_camel", "foam_roller"]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert all(heading in page for heading in ("Set 1: Row", "Set 2: Cat/camel", "Set 3: Foam roller"))


def test_a_short_set_between_others_begins_where_the_posture_changes_and_keeps_its_repetitions(tmp_path: Path) -> None:
    clip = tmp_path / "short.npz"
    borders_s = joined(["foam_roller_side", "row_standing_side", "self_massage_front"], clip)
    found = analyze_sets(clip)
    assert [one.result.exercise for one in found.sets] == ["foam_roller", "row", "self_massage"]
    assert [one.recognition.start_s for one in found.sets] == pytest.approx(borders_s[:3], abs=0.5)
    assert found.sets[1].result.full == analyze(POSES / "row_standing_side.npz", "row").full


def test_two_sets_with_a_rest_between_are_two_results(tmp_path: Path) -> None:
    clip = tmp_path / "rest.npz"
    joined(["row_chair_shrug", "row_chair_shrug"], clip, repeat_last_pose_s=25.0)
    log = tmp_path / "events.jsonl"
    found = recognize_and_write(ClipRequest(clip, outputs=Outputs(events=log)))
    assert [(one.result.exercise, one.result.full) for one in found.sets] == [("row", 4), ("row", 4)]
    kept = results_of_session(read_log(log))
    assert [one.number for one in kept] == [1, 2]
    for one, whole in zip(kept, found.results, strict=True):
        assert one.result.duration_s == pytest.approx(whole.duration_s)
        assert one.result.looks == whole.looks


def test_a_video_of_recorded_poses_is_refused_after_everything_else_is_written(
    three: tuple[Path, list[float]], tmp_path: Path
) -> None:
    outputs = Outputs(json=tmp_path / "result.json", video=tmp_path / "video.mp4")
    with pytest.raises(PosecoachError, match="needs the clip itself"):
        recognize_and_write(ClipRequest(three[0], Documents(), outputs))
    assert len(read_clip(tmp_path / "result.json").results) == 3


def test_an_empty_room_is_said_to_be_empty(tmp_path: Path) -> None:
    import numpy as np

    with np.load(POSES / "other_march.npz") as file:
        arrays = {name: file[name] for name in file.files}
    arrays |= {name: np.full_like(arrays[name], np.nan) for name in ("xy_px", "world_m", "visibility")}
    np.savez(tmp_path / "empty.npz", **arrays)
    with pytest.raises(PosecoachError, match=r"Nobody was found in empty\.npz"):
        analyze_sets(tmp_path / "empty.npz")


def test_where_nothing_is_recognised_from_straight_ahead_it_is_said_to_film_from_the_side() -> None:
    alone = {"row": exercise("row")}
    from_the_front = analyze_sets(POSES / "self_massage_away.npz", known=alone)
    assert from_the_front.warnings == (
        "Seen from the front, an exercise may not be recognised: film it from the side.",
    )
    assert not analyze_sets(POSES / "other_march.npz", known=alone).warnings  # from obliquely in front
