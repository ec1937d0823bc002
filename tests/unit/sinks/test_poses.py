from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.poses import numbered_pose

MASK = (7, 12)


def same(a: Pose, b: Pose) -> bool:
    arrays = ((a.xy_px, b.xy_px), (a.world_m, b.world_m), (a.visibility, b.visibility))
    masks = [pose.silhouette.mask.tolist() if pose.silhouette is not None else None for pose in (a, b)]
    return (
        a.t_s == b.t_s
        and a.image_size_px == b.image_size_px
        and masks[0] == masks[1]
        and all(np.array_equal(x, y, equal_nan=True) for x, y in arrays)
    )


@pytest.mark.parametrize("mask_shape", [None, MASK])
def test_what_was_recorded_is_read_again(tmp_path: Path, mask_shape: tuple[int, int] | None) -> None:
    poses = [numbered_pose(i, mask_shape=mask_shape) for i in range(5)]
    for i in (0, 2, 4):
        poses[i] = Pose.nobody(i / 10, (640, 480))
    with PoseRecorder(tmp_path / "poses.npz", model_name="full", model_sha256="ab12") as recorder:
        for pose in poses:
            recorder.add(pose)
    file = PoseFile(tmp_path / "poses.npz")
    assert all(same(a, b) for a, b in zip(poses, file, strict=True))
    assert (file.model_name, file.model_sha256) == ("full", "ab12")
    assert file.has_silhouette is (mask_shape is not None)


def test_what_the_poses_do_not_show_of_the_clip_is_kept_with_them(tmp_path: Path) -> None:
    with PoseRecorder(tmp_path / "poses.npz", clip=lambda: (60, "The clip is cut off.")) as recorder:
        recorder.add(numbered_pose(0))
    file = PoseFile(tmp_path / "poses.npz")
    assert (file.clip_frames, file.warning) == (60, "The clip is cut off.")
    with PoseRecorder(tmp_path / "poses.npz") as recorder:
        recorder.add(numbered_pose(0))
    file = PoseFile(tmp_path / "poses.npz")
    assert (file.clip_frames, file.warning) == (None, "")


@pytest.mark.parametrize("frames", [0, -1, 1.5, [3], "many"])
def test_an_impossible_number_of_frames_is_refused(tmp_path: Path, frames: object) -> None:
    with PoseRecorder(tmp_path / "poses.npz") as recorder:
        recorder.add(numbered_pose(0))
    with np.load(tmp_path / "poses.npz") as file:
        arrays = dict(file)
    np.savez(tmp_path / "poses.npz", **arrays, frames=np.array(frames))
    with pytest.raises(PosecoachError, match="frames is"):
        PoseFile(tmp_path / "poses.npz")


def record_and_fail(path: Path) -> None:
    with PoseRecorder(path) as recorder:
        recorder.add(numbered_pose(0))
        raise RuntimeError


def test_nothing_is_left_behind_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError):
        record_and_fail(tmp_path / "poses.npz")
    assert list(tmp_path.iterdir()) == []


def test_without_a_pose_there_is_no_file(tmp_path: Path) -> None:
    with PoseRecorder(tmp_path / "poses.npz"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_old_file_stands_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "poses.npz"
    path.write_bytes(b"old")
    recorder = PoseRecorder(path)
    recorder.add(numbered_pose(0))
    assert path.read_bytes() == b"old"
    recorder.close()
    recorder.close()
    assert sum(1 for _ in PoseFile(path)) == 1
    assert list(tmp_path.iterdir()) == [path]


def test_an_unwritable_target_is_refused_before_the_first_pose(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="cannot be written"):
        PoseRecorder(tmp_path / "no" / "folder" / "poses.npz")
    with pytest.raises(PosecoachError, match="folder"):
        PoseRecorder(tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_folder_for_temporary_files_is_said_and_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = [Path("/dev/full").open("w+b") for _ in range(8)]  # noqa: SIM115 (closed by the recorder)
    left = iter(opened)
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda: next(left))
    recorder = PoseRecorder(tmp_path / "poses.npz")

    def add_many() -> None:
        for i in range(1000):
            recorder.add(numbered_pose(i))

    with pytest.raises(PosecoachError, match="Set TMPDIR to a folder with more space"):
        add_many()
    recorder.close()
    assert not list(tmp_path.iterdir())
    used = len(opened) - len(list(left))
    assert [file.closed for file in opened[:used]] == [True] * used
