from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from rich.console import Console

from posecoach.core.errors import PosecoachError
from posecoach.evaluation import Evaluation, evaluate
from posecoach.evaluation.tables import show
from posecoach.registry import exercises
from tests.support.sample_poses import POSES, SAMPLES

NAMES = ("row_chair_shrug", "other_march", "muscle_fatigue_side", "heating_pad_nodding")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("labelled")
    for name in NAMES:
        shutil.copy(POSES / f"{name}.npz", folder)
        shutil.copy(SAMPLES / f"{name}.json", folder)
    return folder


Progress = list[tuple[int, int | None]]


@pytest.fixture(scope="module")
def evaluated(folder: Path) -> tuple[Evaluation, Progress]:
    """The evaluation of the folder, and the progress that was reported meanwhile."""
    reported: Progress = []
    return evaluate(folder, progress=lambda done, total: reported.append((done, total))), reported


def test_progress_is_reported_clip_by_clip(evaluated: tuple[Evaluation, Progress]) -> None:
    assert evaluated[1] == [(i, len(NAMES)) for i in range(1, len(NAMES) + 1)]


def test_a_clip_is_judged_as_what_it_shows_and_something_else_as_every_exercise(
    evaluated: tuple[Evaluation, Progress],
) -> None:
    scores = evaluated[0].clips
    with_reps = {spec.id for spec in exercises().values() if spec.cycle is not None}
    assert {s.exercise for s in scores if s.clip == "other_march"} == with_reps
    (row,) = (s for s in scores if s.clip == "row_chair_shrug")
    assert (row.true_full, row.found_full, row.view) == (4, 4, "side-left")
    assert [m.found_faults & {"shrug"} for m in row.matches] == [set(), {"shrug"}, set(), {"shrug"}]
    assert {a.angle for a in row.angles} >= {"left_elbow_deg"}
    (fatigue,) = (s for s in scores if s.clip == "muscle_fatigue_side")
    assert (len(fatigue.holds.errors_s), fatigue.holds.missed, fatigue.has_reps) == (2, 0, False)
    (pad,) = (s for s in scores if s.clip == "heating_pad_nodding")
    assert [name for name, delay_s in pad.events.errors_s if delay_s is not None] == ["nodding-off"]


@pytest.mark.parametrize("width", [80, 160])
def test_the_tables_fit_the_terminal_and_cut_no_name(
    evaluated: tuple[Evaluation, Progress], tmp_path: Path, width: int
) -> None:
    console = Console(width=width, record=True, soft_wrap=True, quiet=False, file=(tmp_path / "said.txt").open("w"))
    show(evaluated[0], console)
    said = console.export_text()
    assert all(name in said for name in NAMES)
    assert "…" not in said
    table = said.split("clips counted")[0].splitlines()
    assert max(map(len, table)) <= width


def test_a_clip_of_an_exercise_that_does_not_exist_is_refused(folder: Path, tmp_path: Path) -> None:
    truth = json.loads((folder / "row_chair_shrug.json").read_text())
    (tmp_path / "row_chair_shrug.json").write_text(json.dumps(truth | {"exercise": "deadlift"}))
    shutil.copy(folder / "row_chair_shrug.npz", tmp_path)
    with pytest.raises(PosecoachError, match="'deadlift', which is none of"):
        evaluate(tmp_path)


def test_poses_without_silhouettes_are_not_judged_where_they_are_needed(folder: Path, tmp_path: Path) -> None:
    truth = json.loads((folder / "row_chair_shrug.json").read_text())
    shutil.copy(folder / "row_chair_shrug.npz", tmp_path)
    (tmp_path / "row_chair_shrug.json").write_text(json.dumps(truth | {"exercise": None, "full_reps": 0}))
    assert "cat_camel" not in {score.exercise for score in evaluate(tmp_path).clips}
    (tmp_path / "row_chair_shrug.json").write_text(json.dumps(truth | {"exercise": "cat_camel"}))
    with pytest.raises(PosecoachError, match="no silhouettes"):
        evaluate(tmp_path)
