from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from pathlib import Path

from posecoach.app.batch.clips import ClipJob
from posecoach.app.batch.one_clip import RESULT, BatchSettings
from posecoach.app.batch.summary import summary_files, write_summary
from posecoach.registry import AUTO
from tests.support.findings import completed, finding
from tests.unit.results.test_result import result

GONE = result(exercise="gone", reps=(completed(1, faults=(finding("odd-one"),)),)).to_dict()
NONE = {"version": 1, "clip": "b.mp4", "unknown": [], "warnings": ["b.mp4 has 3 frames a second."], "sets": []}


def summed_up(folder: Path, contents: Mapping[str, object], errors: dict[str, str]) -> list[dict[str, str]]:
    """Write the summary of clips whose result files hold these; return the rows of the table."""
    settings = BatchSettings(folder)
    for name, content in contents.items():
        (settings.clips / name).mkdir(parents=True)
        (settings.clips / name / RESULT).write_text(json.dumps(content), encoding="utf-8")
    jobs = [ClipJob(folder / name, name, AUTO) for name in sorted({*contents, *errors})]
    write_summary(jobs, settings, errors)
    return list(csv.DictReader((folder / "summary.csv").read_text(encoding="utf-8").splitlines()))


def test_a_clip_that_shows_none_of_the_exercises_has_a_row_with_its_warnings(tmp_path: Path) -> None:
    (row,) = summed_up(tmp_path, {"b.mp4": NONE}, {})
    assert (row["status"], row["exercise"]) == ("done", "none of the known exercises")
    assert row["warnings"] == "b.mp4 has 3 frames a second."
    assert row["page"] == "clips/b.mp4/report.html"


def test_of_an_exercise_whose_plug_in_is_gone_ids_stand_for_names(tmp_path: Path) -> None:
    (row,) = summed_up(tmp_path, {"a.mp4": GONE}, {})
    assert (row["exercise"], row["full"], row["faults"]) == ("gone", "1", "odd-one:1")
    assert "odd-one 1×" in (tmp_path / "summary.html").read_text(encoding="utf-8")


def test_what_failed_now_counts_although_there_are_results_of_before(tmp_path: Path) -> None:
    rows = summed_up(tmp_path, {"a.mp4": GONE}, {"a.mp4": "It is damaged.", "b.mp4": "It is gone."})
    assert [(row["clip"], row["status"], row["error"], row["full"]) for row in rows] == [
        ("a.mp4", "failed", "It is damaged.", ""),
        ("b.mp4", "failed", "It is gone.", ""),
    ]


def test_a_part_of_a_batch_has_a_summary_of_its_own_beside_the_versions_of_all(tmp_path: Path) -> None:
    names = [path.name for path in summary_files(tmp_path, "2/8")]
    assert names == ["summary-2-of-8.csv", "summary-2-of-8.html", "versions.json"]
