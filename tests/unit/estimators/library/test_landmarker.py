from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from posecoach.core.frame import Frame
from posecoach.estimators.library.detections import detections_of
from posecoach.estimators.library.landmarker import all_xy_px, to_mediapipe, to_pose, to_silhouette


@dataclass
class Point:
    x: float
    y: float
    z: float
    visibility: float | None = 0.9


@dataclass
class Mask:
    values: np.ndarray

    def numpy_view(self) -> np.ndarray:
        return self.values


@dataclass
class Result:
    pose_landmarks: list[list[Point]] = field(default_factory=list)
    pose_world_landmarks: list[list[Point]] = field(default_factory=list)
    segmentation_masks: list[Mask] | None = None


def frame(width_px: int = 98, height_px: int = 40) -> Frame:
    return Frame(t_s=1.5, index=3, image=np.zeros((height_px, width_px, 3), np.uint8))


def result_at(x: float, y: float, mask: np.ndarray | None = None) -> Result:
    masks = None if mask is None else [Mask(mask)]
    return Result([[Point(x, y, 0.0)] * 33], [[Point(0.1, -0.2, 0.3)] * 33], masks)


def test_nobody_found_is_a_pose_of_nan() -> None:
    pose = to_pose(detections_of(Result()), frame(), 2, silhouette=True)
    assert not pose.found
    assert (pose.t_s, pose.image_size_px, pose.silhouette) == (1.5, (98, 40), None)


def test_landmarks_are_in_pixels_of_the_frame_not_of_the_widened_picture() -> None:
    pose = to_pose(detections_of(result_at(0.5, 0.25)), frame(), 2, silhouette=False)
    assert pose.xy_px[0] == pytest.approx([50.0, 10.0])
    assert pose.world_m[7] == pytest.approx([0.1, -0.2, 0.3])
    assert pose.visibility[7] == pytest.approx(0.9)


def test_a_landmark_without_visibility_counts_as_unseen() -> None:
    result = result_at(0.5, 0.5)
    result.pose_landmarks = [[Point(0.5, 0.5, 0.0, None)] * 33]
    assert to_pose(detections_of(result), frame(), 0, silhouette=False).visibility[0] == 0.0


def test_all_people_are_converted() -> None:
    result = Result([[Point(0.1, 0.5, 0)] * 33, [Point(0.9, 0.5, 0)] * 33])
    assert [float(xy_px[0, 0]) for xy_px in all_xy_px(detections_of(result), frame(100), 0)] == pytest.approx(
        [10.0, 90.0]
    )


def test_the_silhouette_is_there_only_when_asked_for() -> None:
    result = result_at(0.5, 0.5, np.ones((40, 100), np.float32))
    assert to_pose(detections_of(result), frame(), 2, silhouette=False).silhouette is None
    silhouette = to_pose(detections_of(result), frame(), 2, silhouette=True).silhouette
    assert silhouette is not None
    assert silhouette.mask.all()


@pytest.mark.parametrize("shape", [(480, 640), (480, 640, 1)])
def test_a_mask_is_scaled_to_192_columns_by_averaging(shape: tuple[int, ...]) -> None:
    mask = np.zeros(shape, np.float32)
    mask[:, 100:300] = 1.0
    silhouette = to_silhouette(mask, (640, 480))
    assert silhouette.mask.shape == (144, 192)
    assert silhouette.px_per_cell == pytest.approx(640 / 192)
    columns = np.flatnonzero(silhouette.mask.all(axis=0))
    assert columns[0] * silhouette.px_per_cell == pytest.approx(100, abs=2)
    assert (columns[-1] + 1) * silhouette.px_per_cell == pytest.approx(300, abs=2)


def test_columns_that_were_added_are_no_part_of_the_silhouette() -> None:
    mask = np.zeros((40, 100), np.float32)
    mask[:, 98:] = 1.0
    assert not to_silhouette(mask, (98, 40)).mask.any()


@pytest.mark.parametrize("size_px", [(100, 3), (7, 5), (50, 8)])
def test_averages_equal_those_of_a_plain_sum(size_px: tuple[int, int]) -> None:
    width_px, height_px = size_px
    mask = np.random.default_rng(1).random((height_px, width_px)).astype(np.float32)
    found = to_silhouette(mask, size_px).mask
    rows = round(height_px * 192 / width_px)
    fine = np.repeat(np.repeat(mask, rows, axis=0), 192, axis=1)
    means = fine.reshape(rows, height_px, 192, width_px).mean(axis=(1, 3))
    clear = np.abs(means - 0.5) > 1e-3
    assert (found == (means > 0.5))[clear].all()


@pytest.mark.parametrize(("width_px", "padded_px"), [(96, 0), (97, 3), (98, 2), (99, 1)])
def test_pictures_are_widened_to_a_multiple_of_four_by_their_last_column(width_px: int, padded_px: int) -> None:
    image = np.zeros((10, width_px, 3), np.uint8)
    image[:, -1] = (1, 2, 3)
    converted, found_px = to_mediapipe(image)
    assert found_px == padded_px
    assert converted.shape == (10, width_px + padded_px, 3)
    assert converted[0, -1].tolist() == [3, 2, 1]
    assert converted[0, 0].tolist() == [0, 0, 0]
