"""The shorter way to MediaPipe finds what the longer one finds."""

from __future__ import annotations

import itertools
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from posecoach.estimators.library import landmarker
from posecoach.estimators.library.detections import Detections, detections_of
from posecoach.estimators.library.direct_video import DirectVideo
from posecoach.estimators.library.landmarker import Landmarker, create_tracker, to_mediapipe
from posecoach.estimators.library.pose_task import pose_task
from posecoach.estimators.model.model_file import resolve_model
from posecoach.sources.recorded.clip import ClipSource
from tests.support.command import SAMPLES


class FakeLandmarker:
    """A landmarker in whose look at a picture somebody may linger."""

    def __init__(self) -> None:
        self.looking, self.may_end = threading.Event(), threading.Event()
        self.said: list[str] = []

    def detect_for_video(self, image: Any, t_ms: int) -> Any:
        self.looking.set()
        self.may_end.wait(60.0)
        self.said.append("looked")
        return found_nobody()

    def close(self) -> None:
        self.said.append("closed")


def found_nobody() -> Any:
    class Result:
        pose_landmarks = pose_world_landmarks = ()
        segmentation_masks = None

    return Result()


def pictures(count: int) -> list[tuple[np.ndarray, int]]:
    frames = itertools.islice(ClipSource(SAMPLES / "row_standing_side.mp4"), count)
    return [(to_mediapipe(frame.image)[0], round(frame.t_s * 1000)) for frame in frames]


@pytest.mark.model
@pytest.mark.parametrize("silhouette", [False, True])
def test_landmarks_and_masks_are_the_same_to_the_last_bit(silhouette: bool) -> None:
    bundle = resolve_model(None).bundle_path(silhouette=silhouette)
    direct, public = (create_tracker(bundle, silhouette=silhouette) for _ in range(2))
    assert isinstance(direct._direct, DirectVideo)
    public._direct = None
    for rgb, t_ms in pictures(6):
        one, other = direct.detect_for_video(rgb, t_ms), public.detect_for_video(rgb, t_ms)
        assert len(one.points) == len(other.points) == 1
        assert len(one.masks) == len(other.masks) == silhouette
        assert_same(one, other)
    direct.close()
    public.close()


def assert_same(one: Detections, other: Detections) -> None:
    np.testing.assert_array_equal(one.points, other.points)
    np.testing.assert_array_equal(one.world_m, other.world_m)
    for mask, its_mask in zip(one.masks, other.masks, strict=True):
        np.testing.assert_array_equal(mask.numpy_view(), its_mask.numpy_view())


@pytest.mark.model
def test_what_mediapipe_refuses_is_an_error_in_its_words() -> None:
    tracker = create_tracker(resolve_model(None).bundle_path(silhouette=False), silhouette=False)
    (rgb, _), *_ = pictures(1)
    tracker.detect_for_video(rgb, 10)
    with pytest.raises(RuntimeError, match="timestamp"):
        tracker.detect_for_video(rgb, 5)
    tracker.close()


@pytest.mark.parametrize("changed", ["MpPoseLandmarkerDetectForVideo", "MpImageCreateFromUint8Data"])
def test_a_release_whose_library_has_other_functions_is_asked_in_the_longer_way(
    monkeypatch: pytest.MonkeyPatch, changed: str
) -> None:
    task = pose_task()
    assert task.c_library is not None
    others = {name: f for name, f in task.c_library.signatures.items() if name != changed}
    other = task._replace(c_library=task.c_library._replace(signatures=others))
    with pytest.raises(AttributeError):
        DirectVideo(other, FakeLandmarker())
    assert landmarker._direct(other, FakeLandmarker()) is None
    assert landmarker._direct(task._replace(c_library=None), FakeLandmarker()) is None


def test_a_landmarker_is_not_closed_while_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    fake = FakeLandmarker()
    own = pose_task()
    made = type("Made", (), {"create_from_options": staticmethod(lambda _: fake)})
    monkeypatch.setattr(landmarker, "pose_task", lambda: own._replace(PoseLandmarker=made, c_library=None))
    at_work = Landmarker(Path("none.task"))
    rgb = np.zeros((8, 8, 3), np.uint8)
    looks = threading.Thread(target=at_work.detect_for_video, args=(rgb, 0), daemon=True)
    looks.start()
    assert fake.looking.wait(60.0)
    closes = threading.Thread(target=at_work.close, daemon=True)
    closes.start()
    closes.join(0.1)
    assert fake.said == []
    fake.may_end.set()
    closes.join(60.0)
    assert fake.said == ["looked", "closed"]


def test_a_landmark_without_visibility_counts_as_unseen() -> None:
    class Point:
        x, y, z, visibility = 0.1, 0.2, 0.3, None

    class Result:
        pose_landmarks = pose_world_landmarks = ((Point(),),)
        segmentation_masks = None

    assert detections_of(Result()).points[0].tolist() == [[0.1, 0.2, 0.0]]
