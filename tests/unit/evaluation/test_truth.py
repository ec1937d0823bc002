from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from posecoach.core.errors import PosecoachError
from posecoach.evaluation.truth import read_folder, read_truth
from tests.support.sample_poses import SAMPLES

REP = {"start_s": 1.0, "peak_s": 2.0, "end_s": 3.0, "full": True, "depth": 0.9, "faults": ["shrug"]}
TRUTH: dict[str, Any] = {
    "clip": "a.mp4", "exercise": "row", "view": "side-left", "fps": 25, "full_reps": 1, "reps": [REP],
    "holds": [{"start_s": 4.0, "end_s": 9.0}], "events": [{"id": "nod", "t_s": 6.5}], "angles": {"x_deg": [1, 2]},
}  # fmt: skip


def written(folder: Path, name: str = "a", clip: bool = True, **changes: Any) -> Path:
    path = folder / f"{name}.json"
    path.write_text(json.dumps(TRUTH | {"clip": f"{name}.mp4"} | changes))
    if clip:
        (folder / f"{name}.mp4").touch()
    return path


def test_a_truth_file_is_read_whole(tmp_path: Path) -> None:
    clip = read_truth(written(tmp_path))
    assert (clip.name, clip.exercise, clip.view, clip.full_reps, clip.rate_hz) == ("a", "row", "side-left", 1, 25.0)
    assert clip.media == tmp_path / "a.mp4"
    assert clip.reps[0].faults == {"shrug"}
    assert clip.holds == ((4.0, 9.0),)
    assert clip.events == (("nod", 6.5),)
    assert clip.angles_deg == {"x_deg": (1, 2)}


def test_recorded_poses_beside_it_are_taken_rather_than_the_clip(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "a.npz").touch()
    assert read_truth(path).media == tmp_path / "a.npz"


def test_a_truth_without_its_clip_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match=r"a\.mp4, which is not beside it") as refused:
        read_truth(written(tmp_path, clip=False))
    assert str(refused.value).endswith("a.mp4, which is not beside it. Put the clip there, or its poses as a.npz.")
    assert "is not the truth" not in str(refused.value)


@pytest.mark.parametrize(
    "changes", [{"reps": [{}]}, {"fps": "fast"}, {"reps": None}, {"holds": [3]}, {"sets": [[5.0, 3.0]]}]
)
def test_a_broken_truth_file_is_refused(tmp_path: Path, changes: dict[str, Any]) -> None:
    with pytest.raises(PosecoachError, match="is not the truth of a labelled clip") as refused:
        read_truth(written(tmp_path, **changes))
    assert "_Written" not in str(refused.value)


def test_a_set_of_a_single_picture_begins_and_ends_with_it(tmp_path: Path) -> None:
    assert read_truth(written(tmp_path, sets=[[0.0, 0.0]])).sets == ((0.0, 0.0),)


def test_a_folder_is_read_by_name_and_other_files_are_passed_over(tmp_path: Path) -> None:
    written(tmp_path, "b")
    written(tmp_path, "a")
    (tmp_path / "result.json").write_text('{"counts": 3}')
    (tmp_path / "list.json").write_text("[1, 2]")
    (tmp_path / "broken.json").write_text("{")
    assert [clip.name for clip in read_folder(tmp_path)] == ["a", "b"]


@pytest.mark.parametrize("ending", [".mp4", ".MOV", ".webm", ".npz"])
def test_a_damaged_file_beside_a_clip_is_not_passed_over(tmp_path: Path, ending: str) -> None:
    written(tmp_path, "a")
    (tmp_path / f"b{ending}").touch()
    (tmp_path / "b.json").write_text('{"clip": "b.mp4", ')
    with pytest.raises(PosecoachError, match=r"b\.json is not the truth of a labelled clip"):
        read_folder(tmp_path)


def test_a_file_in_place_of_a_folder_is_called_a_file(tmp_path: Path) -> None:
    (tmp_path / "c.mp4").touch()
    with pytest.raises(PosecoachError, match=r"c\.mp4 is a file\. Name the folder"):
        read_folder(tmp_path / "c.mp4")


@pytest.mark.parametrize("name", ["missing", "."])
def test_a_folder_without_clips_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PosecoachError):
        read_folder(tmp_path / name)


def test_the_sample_clips_are_labelled_clips() -> None:
    assert {clip.exercise for clip in read_folder(SAMPLES)} >= {None, "row", "cat_camel", "scapular_retraction"}
