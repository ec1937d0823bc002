from __future__ import annotations

import sys

import pytest

from posecoach.core.camera import CameraState
from posecoach.sources.devices import CameraUnavailableError, open_device
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
