from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from posecoach.core.camera import CameraState
from posecoach.sources.live.camera_list import CameraFound, camera_numbers, list_cameras
from posecoach.sources.live.devices import Address, CameraUnavailableError


class Webcam:
    """Gives one picture, or none."""

    def __init__(self, *, sees: bool = True, rate_hz: float | None = 30.0) -> None:
        self.rate_hz, self.closed, self._sees = rate_hz, False, sees

    def read(self) -> np.ndarray | None:
        return np.zeros((48, 64, 3), np.uint8) if self._sees else None

    def close(self) -> None:
        self.closed = True


def opened(address: Address) -> Webcam:
    if address == 1:
        raise CameraUnavailableError(CameraState.BUSY, "/dev/video1 is used by another program")
    return Webcam(sees=address == 0)


def test_every_camera_says_what_it_sends_or_what_is_wrong_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert list_cameras(opened, [0, 1, 2]) == [
        CameraFound(0, (64, 48), 30.0),
        CameraFound(1, problem="/dev/video1 is used by another program"),
        CameraFound(2, problem="opens, but gives no picture"),
    ]


def test_elsewhere_than_on_linux_a_number_that_does_not_open_is_no_camera(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert [camera.number for camera in list_cameras(opened, [0, 1, 2])] == [0, 2]


def test_no_camera_is_left_open() -> None:
    webcams = [Webcam(), Webcam(sees=False)]
    list_cameras(lambda address: webcams[int(address)], [0, 1])
    assert [webcam.closed for webcam in webcams] == [True, True]


def test_a_camera_is_named_by_its_number_and_what_is_known_of_its_pictures() -> None:
    cameras = (CameraFound(0, (640, 480), 30.0), CameraFound(1, (640, 480)), CameraFound(2, problem="is used"))
    assert [camera.words for camera in cameras] == ["camera 0 (640 x 480 at 30/s)", "camera 1 (640 x 480)", "camera 2"]


def test_on_linux_only_cameras_that_are_there_are_tried(tmp_path: Path) -> None:
    for name in ("video10", "video2", "video-dec", "null"):
        (tmp_path / name).touch()
    assert camera_numbers("linux", tmp_path) == [2, 10]


def test_elsewhere_the_first_few_numbers_are_tried(tmp_path: Path) -> None:
    assert camera_numbers("darwin", tmp_path) == [0, 1, 2, 3]
