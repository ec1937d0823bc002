from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings, analyze_one
from posecoach.app.documents import data_files
from posecoach.core.errors import PosecoachError
from posecoach.estimators.model.model_file import ModelFile
from posecoach.registry import AUTO
from posecoach.results.exports.data_format import DataFormat
from posecoach.system.whole_file import SUFFIX, partial_prefix
from tests.support.sample_poses import POSES

CLIP = "row_chair_shrug.npz"


@pytest.fixture
def job(tmp_path: Path) -> ClipJob:
    shutil.copy(POSES / CLIP, tmp_path / CLIP)
    return ClipJob(tmp_path / CLIP, CLIP, "row")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_clip_gets_a_folder_with_result_events_and_report(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out")
    outcome = analyze_one(job, settings)
    assert outcome.error == ""
    assert outcome.found == "Row: 4 full"
    assert analyze_one(job, settings).found == outcome.found
    assert {p.name for p in (settings.clips / CLIP).iterdir()} == {
        "done.json",
        "events.jsonl",
        "report.html",
        "result.json",
    }
    assert [p.name for p in settings.clips.iterdir()] == [CLIP]


def test_a_clip_that_shows_none_of_the_exercises_says_so_now_and_when_it_is_kept(tmp_path: Path) -> None:
    job = ClipJob(POSES / "other_march.npz", "other_march.npz", AUTO)
    outcomes = [analyze_one(job, BatchSettings(tmp_path / "out", report=False)) for _ in range(2)]
    assert [(outcome.shows_none, outcome.kept, outcome.error) for outcome in outcomes] == [
        (True, False, ""),
        (True, True, ""),
    ]


def test_a_clip_that_is_done_is_not_done_again(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out", report=False)
    analyze_one(job, settings)
    result = settings.clips / CLIP / "result.json"
    changed = result.read_text() + "\n"
    result.write_text(changed)
    assert analyze_one(job, settings).kept
    assert result.read_text() == changed


def test_a_clip_whose_result_was_damaged_is_done_anew(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out", report=False)
    before = analyze_one(job, settings)
    (settings.clips / CLIP / "result.json").write_text("{}")
    assert analyze_one(job, settings) == before


def test_another_exercise_another_setting_or_another_clip_of_that_name_is_done_anew(
    job: ClipJob, tmp_path: Path
) -> None:
    settings = BatchSettings(tmp_path / "out", report=False)
    analyze_one(job, settings)
    assert not analyze_one(ClipJob(job.path, job.name, "self_massage"), settings).kept
    other = BatchSettings(tmp_path / "out", report=False, formats=(DataFormat.BORIS,))
    assert not analyze_one(job, other).kept
    shutil.copy(POSES / "row_standing_side.npz", job.path)
    assert not analyze_one(job, other).kept
    assert json.loads((settings.clips / CLIP / "result.json").read_text())["view"] == "side-right"


def test_a_clip_is_done_anew_with_another_model_of_the_same_name_but_not_where_there_is_none(
    job: ClipJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecoach.app.batch.one_clip.holds_poses", lambda _: False)
    found: list[ModelFile] = []

    def resolved(_: Path | None = None) -> ModelFile:
        if not found:
            raise PosecoachError("There is no pose model yet.")
        return found[-1]

    monkeypatch.setattr("posecoach.estimators.model.model_file.resolve_model", resolved)
    settings = BatchSettings(tmp_path / "out", report=False)
    for sha256, kept in (("ab", False), ("ab", True), ("cd", False), ("cd", True)):
        found.append(ModelFile(tmp_path / "lite.task", "lite", sha256))
        assert analyze_one(job, settings).kept is kept
    found.clear()
    assert analyze_one(job, settings).kept


def begun_by(process: int, job: ClipJob, settings: BatchSettings) -> Path:
    """Return a folder as a process begins it for a clip."""
    with mock.patch("os.getpid", return_value=process):
        left = settings.clips / f"{partial_prefix(settings.clips / job.name)}abc{SUFFIX}"
    left.mkdir(parents=True)
    (left / "result.json").write_text("{")
    return left


def test_what_an_interrupted_run_left_half_done_is_swept_away(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out")
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = begun_by(ended.pid, job, settings)
    analyze_one(job, settings)
    assert not left.exists()


def test_what_another_run_is_at_work_on_is_left_alone(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out")
    going_on = begun_by(os.getppid(), job, settings)
    assert analyze_one(job, settings).error == ""
    assert (going_on / "result.json").exists()


def test_a_bad_clip_is_an_outcome_without_the_folders_of_this_machine(tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"no video")
    outcome = analyze_one(ClipJob(tmp_path / "bad.mp4", "bad.mp4", "row"), BatchSettings(tmp_path / "out"))
    assert outcome.error.startswith("bad.mp4 is not a clip")
    assert str(tmp_path) not in outcome.error
    assert list((tmp_path / "out" / "clips").iterdir()) == []


def test_a_clip_that_vanished_and_an_unknown_exercise_are_outcomes(job: ClipJob, tmp_path: Path) -> None:
    settings = BatchSettings(tmp_path / "out")
    gone = analyze_one(ClipJob(tmp_path / "none.mp4", "none.mp4", "row"), settings).error
    assert gone == "none.mp4 is not there: it was moved or removed, or is a link that leads nowhere."
    assert "juggling" in analyze_one(ClipJob(job.path, job.name, "juggling"), settings).error


def test_the_same_clip_gives_the_same_bytes_wherever_it_is_done(job: ClipJob, tmp_path: Path) -> None:
    for out in ("one", "other/deeper"):
        analyze_one(job, BatchSettings(tmp_path / out))
    assert contents(tmp_path / "one") == contents(tmp_path / "other" / "deeper")


def test_a_clip_that_lies_where_its_results_would_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "clips").mkdir()
    clip = Path(shutil.copy(POSES / CLIP, tmp_path / "clips" / CLIP))
    before = clip.read_bytes()
    outcome = analyze_one(ClipJob(clip, CLIP, "row"), BatchSettings(tmp_path))
    assert "lies where its results would" in outcome.error
    assert clip.read_bytes() == before


def test_what_cannot_be_written_is_named_as_it_would_be_found(
    job: ClipJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(target: Path, content: bytes) -> None:
        raise PosecoachError(f"{target} cannot be written ({len(content)} bytes, no space left on device).")

    monkeypatch.setattr(data_files, "write_whole", full)
    outcome = analyze_one(job, BatchSettings(tmp_path / "out", report=False, formats=(DataFormat.MOT,)))
    assert outcome.error.startswith(f"data{os.sep}row_chair_shrug_angles.mot cannot be written (")
