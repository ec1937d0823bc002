from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.evaluation.evaluation import Evaluation
from posecoach.evaluation.run import evaluate
from posecoach.evaluation.tables import show
from posecoach.registry import exercises
from posecoach.sinks.poses import PoseRecorder
from tests.support.sample_poses import POSES, SAMPLES

NAMES = ("row_chair_shrug", "other_march", "muscle_fatigue_side", "muscle_fatigue_wrong", "heating_pad_nodding")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("labelled")
    for name in NAMES:
        shutil.copy(POSES / f"{name}.npz", folder)
        shutil.copy(SAMPLES / f"{name}.json", folder)
    return folder


Progress = list[tuple[str, int, int]]


@pytest.fixture(scope="module")
def evaluated(folder: Path) -> tuple[Evaluation, Progress]:
    """The evaluation of the folder, and the progress that was reported meanwhile."""
    reported: Progress = []
    return evaluate(folder, progress=lambda *done: reported.append(done)), reported


def test_progress_is_reported_clip_by_clip(evaluated: tuple[Evaluation, Progress]) -> None:
    assert evaluated[1] == [(name, i, len(NAMES)) for i, name in enumerate(sorted(NAMES), 1)]


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


def test_a_lasting_fault_that_the_truth_has_in_a_repetition_is_not_called_extra(
    evaluated: tuple[Evaluation, Progress],
) -> None:
    (wrong,) = (s for s in evaluated[0].clips if s.clip == "muscle_fatigue_wrong")
    assert wrong.events.extra == ()
    assert wrong.events.missed == ()


def test_a_lasting_fault_outside_the_repetition_that_has_it_is_extra(folder: Path, tmp_path: Path) -> None:
    truth = json.loads((folder / "muscle_fatigue_wrong.json").read_text())
    for rep in truth["reps"]:
        rep["faults"] = ["hips-lift"] if "neck-only" in rep["faults"] else []
    shutil.copy(folder / "muscle_fatigue_wrong.npz", tmp_path)
    (tmp_path / "muscle_fatigue_wrong.json").write_text(json.dumps(truth))
    (wrong,) = evaluate(tmp_path).clips
    assert wrong.events.extra == ("neck-only", "hips-lift")
    assert wrong.events.missed == ("hips-lift",)
    assert wrong.to_dict()["missed_faults"] == ["hips-lift"]


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


def test_who_interrupts_leaves_no_half_written_poses_and_no_model_at_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = []

    def poses(*_: object) -> Iterator[Pose]:
        try:
            yield Pose.nobody(0.0, (640, 480))
        finally:
            closed.append(True)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("row_chair_shrug.npz", "row_chair_shrug.json"):
        shutil.copy((POSES if name.endswith("npz") else SAMPLES) / name, tmp_path)
    monkeypatch.setattr("posecoach.evaluation.run._poses", poses)
    monkeypatch.setattr("posecoach.evaluation.run.Analyzer.update", interrupted)
    with pytest.raises(KeyboardInterrupt) as heard:
        evaluate(tmp_path)
    assert heard.traceback  # which keeps everything that was at work
    assert closed == [True]


def test_below_the_angles_stands_which_way_a_bias_points(evaluated: tuple[Evaluation, Progress]) -> None:
    console = Console(width=160, record=True)
    show(evaluated[0], console)
    assert "bias: measured minus true; + is an elbow that reads straighter" in console.export_text()
    without = [dataclasses.replace(clip, angles=()) for clip in evaluated[0].clips]
    show(Evaluation(tuple(without)), console)
    assert "bias" not in console.export_text()


@pytest.fixture(scope="module")
def empty_and_from_the_front(tmp_path_factory: pytest.TempPathFactory) -> Evaluation:
    """The evaluation of an empty room, once labelled as something else and once as squeezes, and of something else
    seen from the front, where squeezes are not counted."""
    folder = tmp_path_factory.mktemp("empty")
    truth = json.loads((SAMPLES / "other_empty_room.json").read_text())
    squeezes = json.loads((SAMPLES / "retraction_side.json").read_text())
    for name, content in (("nothing", truth), ("squeezes", squeezes)):
        (folder / f"{name}.json").write_text(json.dumps(content))
        with PoseRecorder(folder / f"{name}.npz", model_name="none", model_sha256="0") as recorder:
            for i in range(50):
                recorder.add(Pose.nobody(0.1 * i, (640, 480)))
    (folder / "from_the_front.json").write_text(json.dumps(truth))
    shutil.copy(POSES / "self_massage_front.npz", folder / "from_the_front.npz")
    return evaluate(folder)


def test_in_a_clip_without_a_person_nothing_is_declined_and_nothing_counted(
    empty_and_from_the_front: Evaluation,
) -> None:
    empty = [c for c in empty_and_from_the_front.clips if c.clip != "from_the_front"]
    assert len(empty) > 2
    assert not any(c.declined or c.found_full for c in empty)
    assert empty_and_from_the_front.declined == 0
    assert [c.clip for c in empty_and_from_the_front.counted] == ["squeezes"]
    assert empty_and_from_the_front.exact_rate == 0.0


def test_as_many_clips_are_said_to_be_declined_as_the_table_shows(
    empty_and_from_the_front: Evaluation, tmp_path: Path
) -> None:
    console = Console(width=160, record=True, soft_wrap=True, file=(tmp_path / "said.txt").open("w"))
    show(empty_and_from_the_front, console)
    table, figures = console.export_text().split("clips counted")
    shown = table.count(" declined ")
    assert shown > 0
    assert f"cannot be judged: 0, and {shown} times in clips of something else" in figures


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
