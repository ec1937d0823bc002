from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import BatchSettings
from posecoach.app.batch.outcome import done, failed
from posecoach.app.batch.summary import summary_files, write_summary
from posecoach.registry import AUTO
from posecoach.results.sets_file import read_clip
from tests.support.findings import completed, finding
from tests.unit.results.test_result import result

GONE = result(exercise="gone", reps=(completed(1, faults=(finding("odd-one"),)),)).to_dict()
NONE = {"version": 1, "clip": "b.mp4", "unknown": [], "warnings": ["The clip has 3 frames a second."], "sets": []}


def summed_up(folder: Path, contents: Mapping[str, object], errors: Mapping[str, str]) -> list[dict[str, str]]:
    """Write the summary of clips whose result files hold these; return the rows of the table."""
    outcomes = [failed(ClipJob(folder / name, name, AUTO), error) for name, error in errors.items()]
    for name, content in contents.items():
        (folder / name).write_text(json.dumps(content), encoding="utf-8")
        outcomes.append(done(ClipJob(folder / name, name, AUTO), read_clip(folder / name), f"clips/{name}/report.html"))
    write_summary(outcomes, BatchSettings(folder))
    return list(csv.DictReader((folder / "summary.csv").read_text(encoding="utf-8").splitlines()))


def test_a_clip_that_shows_none_of_the_exercises_has_a_row_with_its_warnings(tmp_path: Path) -> None:
    (row,) = summed_up(tmp_path, {"b.mp4": NONE}, {})
    assert (row["status"], row["exercise"]) == ("done", "none of the known exercises")
    assert row["warnings"] == "The clip has 3 frames a second."
    assert row["page"] == "clips/b.mp4/report.html"


def test_what_is_said_beside_the_sets_of_a_clip_stands_in_its_first_row_and_that_of_a_set_in_its_own(
    tmp_path: Path,
) -> None:
    warned = GONE | {"warnings": ["It is shaky."]}
    rows = summed_up(tmp_path, {"b.mp4": NONE | {"sets": [GONE, warned]}, "c.mp4": warned}, {})
    assert [row["warnings"] for row in rows] == ["The clip has 3 frames a second.", "It is shaky.", "It is shaky."]


def test_of_an_exercise_whose_plug_in_is_gone_ids_stand_for_names(tmp_path: Path) -> None:
    (row,) = summed_up(tmp_path, {"a.mp4": GONE}, {})
    assert (row["exercise"], row["full"], row["faults"]) == ("gone", "1", "odd-one:1")
    assert "odd-one 1×" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_a_clip_that_failed_has_a_row_that_says_why(tmp_path: Path) -> None:
    rows = summed_up(tmp_path, {"b.mp4": GONE}, {"a.mp4": "It is damaged."})
    assert [(row["clip"], row["status"], row["error"], row["full"]) for row in rows] == [
        ("a.mp4", "failed", "It is damaged.", ""),
        ("b.mp4", "done", "", "1"),
    ]


def test_the_models_that_saw_the_clips_are_named_once_each(tmp_path: Path) -> None:
    summed_up(tmp_path, {"a.mp4": GONE, "b.mp4": GONE, "c.mp4": GONE | {"model": {"name": "lite", "sha256": "cd"}}}, {})
    versions = json.loads((tmp_path / "versions.json").read_text(encoding="utf-8"))
    assert versions["models"] == [{"name": "full", "sha256": "ab" * 32}, {"name": "lite", "sha256": "cd"}]


def test_a_part_of_a_batch_has_a_summary_of_its_own_beside_the_versions_of_all(tmp_path: Path) -> None:
    names = [path.name for path in summary_files(tmp_path, "2/8")]
    assert names == ["summary-2-of-8.csv", "summary-2-of-8.html", "versions.json"]
