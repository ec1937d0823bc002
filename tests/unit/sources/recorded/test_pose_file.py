from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.sources.recorded.pose_file import PoseFile


def arrays(**changed: Any) -> dict[str, Any]:
    found = {
        "t_s": np.array([0.0, 0.1, 0.2]),
        "xy_px": np.ones((3, 33, 2), np.float32),
        "world_m": np.ones((3, 33, 3), np.float32),
        "visibility": np.ones((3, 33), np.float32),
        "image_size_px": np.array([640, 480]),
    } | changed
    return {name: value for name, value in found.items() if value is not None}


def written(folder: Path, **changed: Any) -> Path:
    path = folder / "poses.npz"
    np.savez_compressed(path, **arrays(**changed))
    return path


def test_poses_come_in_order_with_the_size_of_their_image(tmp_path: Path) -> None:
    file = PoseFile(written(tmp_path))
    poses = list(file)
    assert [pose.t_s for pose in poses] == [0.0, 0.1, 0.2]
    assert {pose.image_size_px for pose in poses} == {(640, 480)}
    assert (file.frame_count, file.has_silhouette) == (3, False)
    assert poses[0].silhouette is None
    assert poses[0].xy_px.dtype == np.float64


def test_a_silhouette_is_unpacked_row_by_row(tmp_path: Path) -> None:
    mask = np.zeros((3, 5), bool)
    mask[1, 4] = True
    bits = np.stack([np.packbits(mask)] * 3)
    file = PoseFile(written(tmp_path, silhouette_bits=bits, silhouette_shape=np.array([3, 5])))
    silhouette = next(iter(file)).silhouette
    assert silhouette is not None
    assert (silhouette.mask == mask).all()
    assert silhouette.px_per_cell == 128


def test_nobody_is_a_pose_of_nan_without_silhouette(tmp_path: Path) -> None:
    xy_px = np.full((3, 33, 2), np.nan)
    bits = np.zeros((3, 2), np.uint8)
    file = PoseFile(written(tmp_path, xy_px=xy_px, silhouette_bits=bits, silhouette_shape=np.array([3, 5])))
    pose = next(iter(file))
    assert not pose.found
    assert pose.silhouette is None


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"world_m": None}, "world_m is missing"),
        ({"xy_px": np.ones((3, 17, 2))}, "xy_px has the shape"),
        ({"visibility": np.ones((2, 33))}, "visibility has the shape"),
        ({"visibility": np.full((3, 33), "x")}, "visibility has the shape"),
        ({"t_s": np.array([0.0, 0.2, 0.1])}, "do not increase"),
        ({"t_s": np.array([0.0, np.nan, 0.1])}, "do not increase"),
        ({"t_s": np.zeros(0), "xy_px": np.ones((0, 33, 2)), "world_m": np.ones((0, 33, 3)),
          "visibility": np.ones((0, 33))}, "no frame"),
        ({"image_size_px": np.array([640, 0])}, "image_size_px"),
        ({"silhouette_bits": np.zeros((3, 2), np.uint8)}, "silhouette_shape"),
        ({"silhouette_bits": np.zeros((3, 9), np.uint8), "silhouette_shape": np.array([3, 5])}, "silhouette_bits"),
    ],
)  # fmt: skip
def test_arrays_that_contradict_each_other_are_refused(tmp_path: Path, changed: dict[str, Any], expected: str) -> None:
    with pytest.raises(PosecoachError, match=expected):
        PoseFile(written(tmp_path, **changed))


@pytest.mark.parametrize("content", [b"", b"not an archive", b"PK\x03\x04 broken"])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "poses.npz"
    path.write_bytes(content)
    with pytest.raises(PosecoachError, match="does not hold recorded poses"):
        PoseFile(path)


def test_an_array_without_archive_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "poses.npy"
    np.save(path, np.zeros(3))
    with pytest.raises(PosecoachError, match="does not hold recorded poses"):
        PoseFile(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PosecoachError, match="no file of recorded poses"):
        PoseFile(tmp_path / "none.npz")


@pytest.mark.parametrize(
    ("times_s", "frames", "numbers"),
    [((0.0, 0.1, 0.2), 13, [0, 6, 12]), ((0.0, 0.1, 1.0), 3, [0, 1, 2]), ((0.0, 0.1, 0.2), None, [])],
)
def test_each_pose_is_of_a_frame_of_the_clip_as_far_as_it_is_known_how_many_there_are(
    tmp_path: Path, times_s: tuple[float, ...], frames: int | None, numbers: list[int]
) -> None:
    kept = {} if frames is None else {"frames": np.array(frames)}
    assert PoseFile(written(tmp_path, t_s=np.array(times_s), **kept)).frame_numbers() == numbers
