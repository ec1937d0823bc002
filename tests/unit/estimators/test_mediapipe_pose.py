from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.estimators import mediapipe_pose, people_finder
from posecoach.estimators.library.detections import detections_of
from posecoach.estimators.mediapipe_pose import MediaPipePose
from posecoach.estimators.model.model_file import ModelFile, resolve_model
from tests.support.networks import write_wheel

IMAGE = np.zeros((48, 64, 3), np.uint8)


def standing(x: float, height: float) -> list[SimpleNamespace]:
    """Return landmarks from head (first) to feet (last), in the middle of the picture's height."""
    return [SimpleNamespace(x=x, y=0.5 + height * (k / 32 - 0.5), z=0.0, visibility=1.0) for k in range(33)]


class FakeLandmarker:
    """Sees the people who are not painted over; the tracker keeps to the first one it saw."""

    def __init__(self, people: list[tuple[float, float]]) -> None:
        self.people = people
        self.times_ms: list[int] = []
        self.kept: tuple[float, float] | None = None
        self.closed = False

    def detect_for_video(self, image: Any, time_ms: int) -> Any:
        self.times_ms.append(time_ms)
        seen = [p for p in self.people if image[24, int(p[0] * 64)].max() == 0]
        if self.kept is None and seen:
            self.kept = seen[0]
        return self._result([self.kept] if self.kept is not None else [])

    def detect(self, image: Any) -> Any:
        return self._result(self.people)

    def close(self) -> None:
        self.closed = True

    @staticmethod
    def _result(people: list[tuple[float, float]]) -> Any:
        landmarks = [standing(*p) for p in people]
        return detections_of(
            SimpleNamespace(pose_landmarks=landmarks, pose_world_landmarks=landmarks, segmentation_masks=None)
        )


class FakeMediaPipe:
    """Hands out fake landmarkers and remembers them."""

    def __init__(self, people: list[tuple[float, float]]) -> None:
        self.people = people
        self.trackers: list[FakeLandmarker] = []
        self.finders: list[FakeLandmarker] = []

    def tracker(self, bundle: Path, *, silhouette: bool) -> FakeLandmarker:
        self.trackers.append(FakeLandmarker(self.people))
        return self.trackers[-1]

    def finder(self, bundle: Path) -> FakeLandmarker:
        self.finders.append(FakeLandmarker(self.people))
        return self.finders[-1]


@pytest.fixture
def model(tmp_path: Path) -> ModelFile:
    path = tmp_path / "tiny.task"
    path.write_bytes(b"PK\x03\x04")
    return ModelFile(path=path, name="tiny", sha256="ab12")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakeMediaPipe]:
    def with_people(*people: tuple[float, float]) -> FakeMediaPipe:
        fake = FakeMediaPipe(list(people))
        monkeypatch.setattr(mediapipe_pose, "create_tracker", fake.tracker)
        monkeypatch.setattr(people_finder, "create_finder", fake.finder)
        return fake

    return with_people


def frames(*times_s: float) -> list[Frame]:
    """Return pictures of a camera that works: something in the corner always changes."""
    images = [IMAGE.copy() for _ in times_s]
    for i, image in enumerate(images):
        image[0, 0] = 9 * (i % 28)
    return [Frame(t_s=t_s, index=i, image=image) for i, (t_s, image) in enumerate(zip(times_s, images, strict=True))]


def test_it_is_an_estimator_that_names_its_model(install: Any, model: ModelFile) -> None:
    fake = install((0.5, 0.8))
    with MediaPipePose(model) as estimator:
        assert (estimator.model_name, estimator.model_sha256) == ("tiny", "ab12")
        pose = estimator.estimate(frames(2.5)[0])
        assert pose.t_s == 2.5
        assert pose.xy_px[0] == pytest.approx([32.0, 4.8])
    assert all(landmarker.closed for landmarker in fake.trackers + fake.finders)


def test_times_given_to_the_model_are_whole_milliseconds_that_increase(install: Any, model: ModelFile) -> None:
    fake = install((0.5, 0.8))
    with MediaPipePose(model) as estimator:
        for frame in frames(0.0, 0.0002, 0.0004, 0.0333, 0.0667, 0.0667):
            estimator.estimate(frame)
    assert fake.trackers[0].times_ms == [0, 1, 2, 33, 67, 68]


def test_of_a_picture_that_stands_still_the_landmarks_do_not_tremble(install: Any, model: ModelFile) -> None:
    fake = install((0.5, 0.8))
    with MediaPipePose(model) as estimator:
        estimator.estimate(Frame(t_s=0.0, index=0, image=IMAGE))
        fake.trackers[0].kept = (0.51, 0.8)
        again = [estimator.estimate(Frame(t_s=i / 10, index=i, image=IMAGE.copy())) for i in (1, 2)]
        moved = estimator.estimate(Frame(t_s=0.3, index=3, image=IMAGE + np.uint8(9)))
    assert [(pose.t_s, round(float(pose.xy_px[0, 0]), 2)) for pose in (*again, moved)] == [
        (0.1, 32.0),
        (0.2, 32.0),
        (0.3, 32.64),
    ]


def test_of_two_people_the_prominent_one_is_followed(install: Any, model: ModelFile) -> None:
    fake = install((0.9, 0.5), (0.4, 0.8))
    with MediaPipePose(model) as estimator:
        poses = [estimator.estimate(frame) for frame in frames(0.0, 0.1, 0.2)]
        assert estimator.others_in_view
    assert [float(pose.xy_px[0, 0]) for pose in poses] == pytest.approx([25.6] * 3)
    assert [tracker.closed for tracker in fake.trackers] == [True, True]


def test_a_single_person_is_tracked_without_interruption(install: Any, model: ModelFile) -> None:
    fake = install((0.5, 0.8))
    with MediaPipePose(model) as estimator:
        for frame in frames(*(i / 10 for i in range(60))):
            estimator.estimate(frame)
        assert not estimator.others_in_view
    assert len(fake.trackers) == 1
    assert len(fake.trackers[0].times_ms) == 60


@pytest.mark.parametrize(("kept_s", "loaded"), [(1.0, 2), (math.inf, 1)])
def test_what_looks_at_everybody_is_let_go_when_it_was_not_needed_for_a_while(
    install: Any, model: ModelFile, kept_s: float, loaded: int
) -> None:
    fake = install((0.5, 0.8))
    with MediaPipePose(model, finder_kept_s=kept_s) as estimator:
        for frame in frames(*(i / 10 for i in range(50))):
            estimator.estimate(frame)
        assert [finder.closed for finder in fake.finders] == [kept_s < math.inf]
        fake.trackers[0].kept = (0.1, 0.8)
        estimator.estimate(frames(5.0)[0])
    assert len(fake.finders) == loaded


def test_an_empty_room_is_nobody_and_never_searched(install: Any, model: ModelFile) -> None:
    fake = install()
    with MediaPipePose(model) as estimator:
        assert not any(estimator.estimate(frame).found for frame in frames(0.0, 0.1, 0.2))
    assert fake.finders == []


def test_closing_twice_is_harmless_and_estimating_afterwards_is_a_bug(install: Any, model: ModelFile) -> None:
    install((0.5, 0.8))
    estimator = MediaPipePose(model)
    estimator.close()
    estimator.close()
    with pytest.raises(ValueError, match="closed"):
        estimator.estimate(frames(0.0)[0])


def test_a_bundle_that_mediapipe_does_not_take_is_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = write_wheel(tmp_path / "wrong.task", {"pose_detector.tflite": b"no network"})
    with pytest.raises(PosecoachError, match="not a pose landmarker bundle"):
        MediaPipePose(ModelFile(path=path, name="wrong", sha256=""))
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.model
def test_the_real_model_sees_nobody_in_an_empty_picture_and_says_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    with MediaPipePose(resolve_model(), silhouette=True) as estimator:
        for t_s in (0.0, 0.04):
            image = np.full((120, 161, 3), 90, np.uint8)
            pose = estimator.estimate(Frame(t_s=t_s, index=0, image=image))
            assert not pose.found
            assert pose.image_size_px == (161, 120)
    assert capfd.readouterr().err == ""
