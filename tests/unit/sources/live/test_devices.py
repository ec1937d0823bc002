from __future__ import annotations

import sys

import cv2
import numpy as np
import pytest

from posecoach.core.camera import CameraState
from posecoach.sources.live.devices import READ_ATTEMPTS, CameraUnavailableError, open_device
from tests.support.mjpeg_server import MjpegServer


def test_a_device_that_is_not_there_is_missing_and_nothing_is_written_to_the_terminal(capfd):
    with pytest.raises(CameraUnavailableError) as raised:
        open_device("/dev/video_that_is_not_there")
    assert raised.value.state is CameraState.MISSING
    assert capfd.readouterr() == ("", "")


@pytest.mark.skipif(sys.platform != "linux", reason="device files are of Linux")
def test_a_device_that_is_there_but_does_not_open_is_busy(tmp_path):
    taken = tmp_path / "video0"
    taken.touch()
    with pytest.raises(CameraUnavailableError, match="used by another program") as raised:
        open_device(str(taken))
    assert raised.value.state is CameraState.BUSY


class CableWithDamage:
    """Stands in for OpenCV's capture: decoding a picture that arrives empty raises (``!buf.empty()``)."""

    def __init__(self, damaged):
        self.damaged = damaged

    def isOpened(self):
        return True

    def set(self, prop, value):
        return True

    def get(self, prop):
        return 30.0

    def read(self):
        self.damaged -= 1
        if self.damaged >= 0:
            raise cv2.error("!buf.empty() in function 'imdecode_'")
        return True, np.zeros((480, 640, 3), dtype=np.uint8)


@pytest.mark.parametrize(("damaged", "arrives"), [(1, True), (READ_ATTEMPTS, False)])
def test_a_picture_that_opencv_cannot_decode_is_one_failed_attempt(monkeypatch, damaged, arrives):
    monkeypatch.setattr(cv2, "VideoCapture", lambda address, backend: CableWithDamage(damaged))
    image = open_device(0).read()
    assert (image is not None) is arrives


class Hanging(CableWithDamage):
    """A camera that has not woken with the computer: OpenCV waits for ten seconds, and then says that nothing came."""

    def __init__(self, monkeypatch):
        super().__init__(0)
        self.reads, self.t_s = 0, 0.0
        monkeypatch.setattr("time.monotonic", lambda: self.t_s)

    def read(self):
        self.reads, self.t_s = self.reads + 1, self.t_s + 10.0
        return False, None


def test_a_camera_that_hangs_is_given_up_at_once_to_be_opened_again(monkeypatch):
    capture = Hanging(monkeypatch)
    monkeypatch.setattr(cv2, "VideoCapture", lambda address, backend: capture)
    assert open_device(0).read() is None
    assert capture.reads == 1


def test_an_address_that_nobody_serves_is_unreachable():
    with MjpegServer() as server:
        server.drop()
        with pytest.raises(CameraUnavailableError, match="does not answer") as raised:
            open_device(server.address)
        assert raised.value.state is CameraState.UNREACHABLE


def test_a_network_camera_gives_its_pictures_in_order_and_none_at_its_end():
    with MjpegServer() as server:
        device = open_device(server.address)
        levels = [int(device.read()[60, 80, 0]) for _ in range(5)]
        server.drop()
        rest = iter(lambda: device.read() is not None, False)
        assert sum(1 for _ in rest) < 100
        device.close()
    assert levels == list(range(levels[0], levels[0] + 5))
