"""From a sample clip to its result file, event log, recorded poses and annotated video, through the real model."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
import pandas
import pytest

import posecoach as package
from posecoach.core.events import FaultDetected, RepCompleted, SessionEnded, SessionStarted
from posecoach.estimators.model.model_file import ENVIRONMENT_VARIABLE
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.log_file import read_log
from tests.support.clips import thin_out
from tests.support.command import SAMPLES, posecoach, posecoach_here

pytestmark = pytest.mark.model
CLIP = SAMPLES / "row_chair_shrug.mp4"
TOP_FIELDS = {
    "version": int, "clip": str, "exercise": str, "view": str, "duration_s": float, "frames": int,
    "frames_looked_at": int, "frames_with_person": int, "model": dict, "counts": dict, "reps": list, "rejected": list,
    "holds": list, "events": list, "rejudged": int, "warnings": list, "course": dict,
}  # fmt: skip
REP_FIELDS = {
    "t_s": float, "index": int, "start_s": float, "peak_s": float, "end_s": float, "full": bool, "score": float,
    "range": float,
    "range_unit": str, "tempo_s": list, "sides": list, "view": str, "faults": list, "not_judged": list,
    "not_judged_because": dict, "measures": dict,
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """What one run of the command left behind."""

    folder: Path
    said: str
    warned: str
    result: dict[str, Any]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("made")
    done = posecoach(
        "analyze", CLIP, "--exercise", "row", "--json", folder / "a.json", "--events", folder / "a.jsonl",
        "--poses", folder / CLIP.with_suffix(".npz").name, "--video", folder / "a.mp4",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Made(folder, done.stdout, done.stderr, json.loads((folder / "a.json").read_text()))


def test_the_repetitions_and_faults_of_the_clip_are_found(made: Made) -> None:
    assert made.result["counts"] == {"full": 4, "partial": 0}
    assert [[f["id"] for f in rep["faults"]] for rep in made.result["reps"]] == [[], ["shrug"], [], ["shrug"]]


def test_the_result_file_has_every_documented_field_and_no_other(made: Made) -> None:
    assert {k: type(v) for k, v in made.result.items()} == TOP_FIELDS
    for rep in made.result["reps"]:
        assert {k: type(v) for k, v in rep.items()} == REP_FIELDS
        assert rep["start_s"] < rep["peak_s"] < rep["end_s"]
        assert all(set(f) == {"id", "t_s", "value", "limit", "severity", "counted_from", "base"} for f in rep["faults"])
    document = (SAMPLES.parent / "docs" / "result_file.md").read_text(encoding="utf-8")
    assert [name for name in (*TOP_FIELDS, *REP_FIELDS) if f"`{name}`" not in document] == []


def test_the_result_names_clip_view_and_model(made: Made) -> None:
    result = made.result
    assert (result["version"], result["clip"], result["exercise"]) == (1, CLIP.name, "row")
    assert result["view"] == "side-left"
    assert len(result["model"]["sha256"]) == 64
    assert result["frames"] == sum(1 for _ in ClipSource(CLIP))
    assert result["frames_with_person"] == result["frames_looked_at"] <= result["frames"]


def test_the_event_log_says_the_same_as_the_result(made: Made) -> None:
    events = read_log(made.folder / "a.jsonl")
    assert isinstance(events[0], SessionStarted)
    assert isinstance(events[-1], SessionEnded)
    assert events[-1].frames == made.result["frames_looked_at"]
    reps = [e for e in events if isinstance(e, RepCompleted)]
    assert [r.full for r in reps] == [r["full"] for r in made.result["reps"]]
    # Announced when it was over, a repetition begins within a few milliseconds of where the whole clip says it did.
    assert [r.start_s for r in reps] == pytest.approx([r["start_s"] for r in made.result["reps"]], abs=0.02)
    reported = {(e.rep_index, e.fault.id) for e in events if isinstance(e, FaultDetected)}
    assert reported == {(r.index, f.id) for r in reps for f in r.faults}


def test_the_recorded_poses_give_the_same_result_without_video_and_model(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, "/there/is/none")
    poses, again = made.folder / CLIP.with_suffix(".npz").name, made.folder / "again.json"
    done = posecoach_here("analyze", poses, "-e", "row", "--json", again)
    assert done.returncode == 0, done.stderr
    result = json.loads(again.read_text())
    assert result["model"] == made.result["model"]
    assert result["counts"] == made.result["counts"]
    for rep, before in zip(result["reps"], made.result["reps"], strict=True):
        assert rep["faults"] == [pytest.approx(f, abs=0.01) for f in before["faults"]]
        assert rep["measures"] == pytest.approx(before["measures"], abs=0.01)


def test_the_annotated_video_plays_in_a_browser_and_is_as_long_as_the_clip(made: Made) -> None:
    with av.open(str(made.folder / "a.mp4")) as video, av.open(str(CLIP)) as clip:
        stream = video.streams.video[0]
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert stream.width >= 640
        assert video.duration is not None
        assert clip.duration is not None
        assert video.duration / av.time_base == pytest.approx(clip.duration / av.time_base, abs=0.1)
        assert sum(1 for _ in video.decode(stream)) == made.result["frames"]


def test_a_piped_run_is_quiet_and_plain(made: Made) -> None:
    assert made.warned == ""
    assert "\x1b" not in made.said
    assert "\r" not in made.said


def test_what_is_said_names_count_faults_and_files(made: Made) -> None:
    assert "4 full, 0 partial, 0 not counted" in made.said
    assert "reps 2 and 4, shrug, most in rep" in made.said
    assert "Your shoulder came closer to your ear" in made.said
    for name in ("a.json", "a.jsonl", "a.mp4", "row_chair_shrug.npz"):
        assert str(made.folder / name) in made.said


def test_nothing_but_the_outputs_is_left(made: Made) -> None:
    kept = {"a.json", "a.jsonl", "a.mp4", "row_chair_shrug.npz", "again.json"}
    assert {path.name for path in made.folder.iterdir()} <= kept


def test_the_python_function_returns_tables_for_pandas(made: Made) -> None:
    result = package.analyze(made.folder / "row_chair_shrug.npz", "row")
    assert isinstance(result, package.Result)
    reps, faults = result.reps_frame(), result.faults_frame()
    assert isinstance(reps, pandas.DataFrame)
    assert list(reps["rep"]) == [1, 2, 3, 4]
    assert reps["full"].dtype == bool
    assert reps["start_s"].dtype == float
    assert list(faults["fault"]) == ["shrug", "shrug"]
    assert list(faults["rep"]) == [2, 4]
    assert result.to_dict()["counts"] == made.result["counts"]


def test_of_a_clip_that_shows_no_exercise_it_is_said_what_may_be_wrong_with_the_clip(tmp_path: Path) -> None:
    few = "The clip has 3.0 frames a second, fewer than 15"
    clip = thin_out(SAMPLES / "other_march.mp4", tmp_path / "few.mp4", every=5, pictures=12)
    done = posecoach("analyze", clip, "--report", tmp_path / "few.html", "--json", tmp_path / "few.json")
    assert done.returncode == 0
    assert few in done.stderr
    assert few in (tmp_path / "few.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "few.json").read_text())["warnings"][0].startswith(few)


def test_cat_camel_is_measured_on_the_silhouette_of_the_clip(tmp_path: Path) -> None:
    clip = thin_out(SAMPLES / "cat_camel_side.mp4", tmp_path / "cat_camel.mp4", every=2, pictures=120)
    done = posecoach_here("analyze", clip, "-e", "cat_camel", "--json", tmp_path / "c.json")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "c.json").read_text())["counts"]["full"] == 2


def test_poses_without_silhouettes_are_refused_for_cat_camel(made: Made) -> None:
    done = posecoach_here("analyze", made.folder / "row_chair_shrug.npz", "-e", "cat_camel")
    assert done.returncode == 2
    assert "silhouette" in done.stderr
