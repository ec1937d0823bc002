"""Open cameras: those plugged in through OpenCV, those on the network through FFmpeg.

What is opened here blocks and may fail at any moment; :mod:`posecoach.sources.live.camera` lives with that.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

import cv2  # before PyAV: tests/unit/test_import_order.py says why

# isort: split
import av
import numpy as np
from av.container import InputContainer

from posecoach.core.camera import CameraState
from posecoach.core.frame import Image
from posecoach.sources.live.redaction import redacted

Address = int | str
"""A number (0 is the first camera), a device path, or an address (:data:`NETWORK_SCHEMES`)."""

NETWORK_SCHEMES = ("http://", "https://", "rtsp://", "rtsps://", "rtmp://", "udp://", "tcp://")
WANTED_SIZE_PX = (640, 480)
"""Asked of plugged-in cameras: every webcam has it, and the pose model scales people to 256 x 256 pixels."""
WANTED_RATE_HZ = 30.0
READ_ATTEMPTS, HANGS_S = 3, 1.0
"""One picture that is damaged on the cable is no reason to open the camera again; three in a row are, and one for which
OpenCV has waited in vain, for ten seconds: the camera hangs, as after a computer's sleep."""
OPEN_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 2.0
"""A network camera that says nothing for this long is opened again."""


class CameraUnavailableError(Exception):
    """A camera cannot be opened now. ``state`` says why; trying again later may help."""

    def __init__(self, state: CameraState, reason: str) -> None:
        super().__init__(reason)
        self.state = state


class Device(Protocol):
    """An open camera."""

    rate_hz: float | None

    def read(self) -> Image | None:
        """Wait for the next picture; None when there will be none any more."""
        ...

    def close(self) -> None:
        """Release the camera."""
        ...


def open_device(address: Address) -> Device:
    """Open a camera.

    Raises
    ------
    CameraUnavailableError
        If it is not there or cannot be used now.
    """
    if isinstance(address, str) and address.startswith(NETWORK_SCHEMES):
        return NetworkDevice(address)
    return PluggedDevice(address)


class PluggedDevice:
    """A camera of this computer."""

    def __init__(self, address: Address) -> None:
        with _quiet_opencv():
            self._capture = cv2.VideoCapture(address, cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY)
            if not self._capture.isOpened():
                raise _unavailable(address)
            self._ask()
        rate_hz = float(self._capture.get(cv2.CAP_PROP_FPS))
        self.rate_hz = rate_hz if rate_hz > 0.0 else None

    def _ask(self) -> None:
        # Raw pictures of 640 x 480 fill USB 2 at 30 frames a second; compressed ones leave room for others.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, WANTED_SIZE_PX[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, WANTED_SIZE_PX[1])
        self._capture.set(cv2.CAP_PROP_FPS, WANTED_RATE_HZ)
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)

    def read(self) -> Image | None:
        """See :class:`Device`."""
        for _ in range(READ_ATTEMPTS):
            since_s = time.monotonic()
            try:
                got, image = self._capture.read()
            except cv2.error:  # a compressed picture that arrived empty
                continue
            if got:
                return np.asarray(image, dtype=np.uint8)
            if time.monotonic() - since_s > HANGS_S:
                break
        return None

    def close(self) -> None:
        """See :class:`Device`."""
        self._capture.release()


class NetworkDevice:
    """A camera on the network, such as a phone that sends MJPEG or RTSP."""

    def __init__(self, address: str) -> None:
        options = {"fflags": "nobuffer", "flags": "low_delay"}
        if address.startswith("rtsp"):
            options["rtsp_transport"] = "tcp"
        try:
            self._container: InputContainer = av.open(
                address, options=options, timeout=(OPEN_TIMEOUT_S, READ_TIMEOUT_S)
            )
        except (av.error.FFmpegError, OSError, ValueError) as error:
            raise CameraUnavailableError(
                CameraState.UNREACHABLE,
                f"{redacted(address)} does not answer ({_reason(error)})",
            ) from error
        if not self._container.streams.video:
            self._container.close()
            raise CameraUnavailableError(CameraState.UNREACHABLE, f"{redacted(address)} sends no pictures")
        rate_hz = self._container.streams.video[0].average_rate
        self.rate_hz = None if rate_hz is None else float(rate_hz)
        self._images = self._decoded()

    def _decoded(self) -> Iterator[Image]:
        for picture in self._container.decode(video=0):
            yield np.asarray(picture.to_ndarray(format="bgr24"), dtype=np.uint8)

    def read(self) -> Image | None:
        """See :class:`Device`."""
        try:
            return next(self._images, None)
        except (av.error.FFmpegError, OSError):
            return None

    def close(self) -> None:
        """See :class:`Device`."""
        self._container.close()


def _reason(error: Exception) -> str:
    """Return why, without the address, which FFmpeg repeats."""
    return str(getattr(error, "strerror", None) or type(error).__name__)


def _unavailable(address: Address) -> CameraUnavailableError:
    path = Path(f"/dev/video{address}" if isinstance(address, int) else address)
    if sys.platform == "linux" and path.exists():
        if not os.access(path, os.R_OK | os.W_OK):
            reason = f"{path} may not be used by this account; add it to the group 'video'"
            return CameraUnavailableError(CameraState.BUSY, reason)
        return CameraUnavailableError(CameraState.BUSY, f"{path} is used by another program, or is no camera")
    return CameraUnavailableError(CameraState.MISSING, f"there is no camera {address}")


@contextmanager
def _quiet_opencv() -> Iterator[None]:
    """Keep OpenCV from writing to the terminal what the program says better itself."""
    level = cv2.utils.logging.getLogLevel()
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        cv2.utils.logging.setLogLevel(level)
