from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable

import numpy as np
import pytest

from posecoach.core.camera import CameraState
from posecoach.core.errors import PosecoachError
from posecoach.core.ports import LiveSource
from posecoach.sources.live import camera
from posecoach.sources.live.camera import CameraSource, parse_address
from posecoach.sources.live.camera_health import LOST_AFTER_S, MISSING_AFTER_S
from posecoach.sources.live.devices import CameraUnavailableError
from posecoach.sources.live.live_source import open_live
from tests.support.mjpeg_server import MjpegServer

PATIENCE_S = 120.0


class FakeClock:
    """Time that the test moves."""

    def __init__(self) -> None:
        self.t_s = 100.0

    def __call__(self) -> float:
        return self.t_s


class FakeDevice:
    """Gives the pictures of a script, one for each that is allowed, and is pulled out at its end."""

    rate_hz: float | None = 30.0

    def __init__(self, levels: list[int], allow: threading.Semaphore | None = None) -> None:
        self.levels, self.allow, self.closed = list(levels), allow, False

    def read(self):
        if self.allow is not None:
            self.allow.acquire()
        return np.full((48, 64, 3), self.levels.pop(0), np.uint8) if self.levels else None

    def close(self) -> None:
        self.closed = True


class FakeOpener:
    """Opens the devices of a list in turn; an exception in it is raised; afterwards there is nothing."""

    def __init__(self, *outcomes: FakeDevice | Exception) -> None:
        self.outcomes, self.opened = list(outcomes), 0

    def __call__(self, address: int | str) -> FakeDevice:
        self.opened += 1
        if not self.outcomes:
            raise CameraUnavailableError(CameraState.MISSING, "gone")
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome


@pytest.fixture(autouse=True)
def _hasty(monkeypatch):
    monkeypatch.setattr(camera, "BACKOFF_FIRST_S", 0.01)
    monkeypatch.setattr(camera, "BACKOFF_LAST_S", 0.02)


def wait_until(condition: Callable[[], bool]) -> None:
    give_up_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < give_up_s, "waited in vain"
        time.sleep(0.005)


def level_of(frame) -> int:
    return int(frame.image[0, 0, 0])


def test_the_newest_picture_is_handed_over_with_its_capture_time():
    clock, allow = FakeClock(), threading.Semaphore(0)
    with CameraSource(0, opener=FakeOpener(FakeDevice([50, 60, 70], allow)), clock=clock) as source:
        clock.t_s += 2.5
        allow.release()
        frame = source.latest(PATIENCE_S)
        assert (level_of(frame), frame.index, frame.t_s) == (50, 0, 2.5)


def test_the_clock_of_a_camera_goes_on_while_the_computer_sleeps(monkeypatch):
    clock = FakeClock()
    monkeypatch.setattr(time, "monotonic", lambda: 100.0)  # stands still meanwhile
    monkeypatch.setattr(time, "clock_gettime", lambda _which: clock.t_s)
    with CameraSource(0, opener=FakeOpener()) as source:
        clock.t_s += 3600.0
        assert source.now_s == (3600.0 if sys.platform in ("linux", "darwin") else 0.0)


def test_a_slow_reader_is_never_behind():
    allow = threading.Semaphore(9)
    with CameraSource(0, opener=FakeOpener(FakeDevice([*range(50, 59), 0], allow))) as source:
        wait_until(lambda: source.dropped == 8)
        assert level_of(source.latest(0.0)) == 58


def test_a_camera_that_was_pulled_out_is_opened_again_and_indices_and_times_go_on():
    allow = threading.Semaphore(0)
    opener = FakeOpener(
        FakeDevice([50]), CameraUnavailableError(CameraState.MISSING, "gone"), FakeDevice([90, 91], allow)
    )
    with CameraSource(0, opener=opener) as source:
        first = source.latest(PATIENCE_S)
        allow.release()
        second = source.latest(PATIENCE_S)
        assert (level_of(first), level_of(second)) == (50, 90)
        assert second.index == first.index + 1
        assert second.t_s > first.t_s
        assert source.losses == 1


def test_a_device_is_closed_before_it_is_opened_again():
    device = FakeDevice([50])
    opener = FakeOpener(device)
    with CameraSource(0, opener=opener):
        wait_until(lambda: opener.opened >= 2)
        assert device.closed


def test_a_camera_that_is_not_there_is_missing_and_says_why():
    clock = FakeClock()
    with CameraSource(3, opener=FakeOpener(), clock=clock) as source:
        assert source.latest(0.05) is None
        assert source.state is CameraState.STARTING
        clock.t_s += MISSING_AFTER_S + 0.1
        assert source.state is CameraState.MISSING
        assert source.reason == "gone"


def test_a_camera_that_another_program_has_is_busy():
    clock = FakeClock()
    busy = [CameraUnavailableError(CameraState.BUSY, "used by another program")] * 1000
    with CameraSource(0, opener=FakeOpener(*busy), clock=clock) as source:
        wait_until(lambda: source.reason != "")
        assert source.state is CameraState.STARTING
        clock.t_s += MISSING_AFTER_S + 0.1
        assert source.state is CameraState.BUSY


def test_a_device_that_hangs_while_reading_is_noticed_as_lost():
    clock, allow = FakeClock(), threading.Semaphore(1)
    with CameraSource(0, opener=FakeOpener(FakeDevice([50, 51], allow)), clock=clock) as source:
        assert source.latest(PATIENCE_S) is not None
        clock.t_s += LOST_AFTER_S + 0.1
        assert source.state is CameraState.LOST
        allow.release()
        source.latest(PATIENCE_S)
        assert source.state is CameraState.OK
        allow.release()


def test_closing_does_not_wait_for_a_device_that_hangs():
    hanging = threading.Semaphore(0)
    source = CameraSource(0, opener=FakeOpener(FakeDevice([50], hanging)))
    source.close()
    source.close()
    assert source.ended
    assert source.latest(PATIENCE_S) is None
    hanging.release()


def test_a_camera_ends_only_when_it_is_closed():
    with CameraSource(0, opener=FakeOpener(FakeDevice([50]), FakeDevice([60]))) as source:
        seen = []
        while not source.ended:
            seen.append(level_of(source.latest(PATIENCE_S)))
            if seen[-1] == 60:
                source.close()
        assert seen[-1] == 60


def test_a_stuck_device_is_opened_again_only_after_it_had_time_to_come_free():
    class Stuck(FakeDevice):
        def read(self):
            clock.t_s += 0.25
            return np.full((48, 64, 3), 77, np.uint8)

    clock = FakeClock()
    devices = [Stuck([]), Stuck([])]
    opener = FakeOpener(*devices)
    with CameraSource(0, opener=opener, clock=clock):
        wait_until(lambda: devices[1].closed)
    assert clock.t_s > 100.0 + 2 * camera.FROZEN_AFTER_S


def test_a_network_camera_that_stalls_drops_and_comes_back_is_seen_again(monkeypatch):
    monkeypatch.setattr("posecoach.sources.live.devices.READ_TIMEOUT_S", 0.4)
    with MjpegServer() as server, CameraSource(server.address) as source:
        assert source.latest(PATIENCE_S) is not None
        server.stall()
        wait_until(lambda: server.connections >= 2)
        source.latest(0.0)
        server.flow()
        assert source.latest(PATIENCE_S) is not None
        server.drop()
        wait_until(lambda: "does not answer" in source.reason)
        source.latest(0.0)
        server.come_back()
        again = source.latest(PATIENCE_S)
        assert again.image.shape == (120, 160, 3)
        assert source.losses >= 2


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("0", 0),
        (2, 2),
        ("/dev/video4", "/dev/video4"),
        ("http://10.0.0.7:8080/video", "http://10.0.0.7:8080/video"),
        ("rtsp://cam/1", "rtsp://cam/1"),
    ],
)
def test_an_address_is_an_index_a_device_or_a_place_on_the_network(typed, address):
    assert parse_address(typed) == address


@pytest.mark.parametrize("typed", ["clip_that_is_gone.mp4", "", -1, "ftp://x"])
def test_anything_else_is_refused_with_what_would_be_right(typed):
    with pytest.raises(PosecoachError, match="is not a camera"):
        parse_address(typed)
    with pytest.raises(PosecoachError):
        open_live(str(typed))


def test_a_camera_is_a_live_source():
    with CameraSource(0, opener=FakeOpener()) as source:
        assert isinstance(source, LiveSource)
