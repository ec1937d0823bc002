"""A camera as a source that always has the newest frame, and that survives the camera."""

from __future__ import annotations

import logging
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

from posecoach.core.camera import CameraState
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.sources.letterbox import Letterbox
from posecoach.sources.live.camera_condition import CameraCondition
from posecoach.sources.live.camera_health import FROZEN_AFTER_S
from posecoach.sources.live.capture_thread import CaptureThread
from posecoach.sources.live.devices import (
    NETWORK_SCHEMES,
    Address,
    CameraUnavailableError,
    Device,
    open_device,
)
from posecoach.sources.live.redaction import redacted
from posecoach.system.wall_clock import passed_s

log = logging.getLogger(__name__)

BACKOFF_FIRST_S = 0.25
BACKOFF_LAST_S = 4.0
"""The pause before a camera is opened again doubles from the first to this: a cable that is put back in is
noticed within four seconds, and a camera that is gone costs next to nothing."""
VIDEO_MAJOR = 81
"""Of the devices of Linux, the number of those that are cameras (Documentation/admin-guide/devices.txt)."""
Opener = Callable[[Address], Device]


class CameraSource(CaptureThread):
    """A camera that runs in a thread of its own.

    Parameters
    ----------
    address
        See :data:`~posecoach.sources.live.devices.Address`; digits in a string are an index.
    opener, clock
        Stand-ins for the device and for :func:`~posecoach.system.wall_clock.passed_s`.

    Attributes
    ----------
    name
        The address, as text.

    Notes
    -----
    ``Frame.t_s`` is the moment at which the picture arrived, in seconds since the source was made, on a clock that
    goes on when the camera is reopened and while the computer sleeps: a heating pad stays hot meanwhile.
    """

    CLOSE_WAIT_S = 0.3
    """A device that hangs in the driver is left to its thread after this: nobody waits for it to leave."""
    recorded = False

    def __init__(
        self,
        address: Address,
        *,
        opener: Opener = open_device,
        clock: Callable[[], float] = passed_s,
    ) -> None:
        self.address = parse_address(address)
        super().__init__("camera", redacted(address), clock)
        self._opener = opener
        self._sizes = Letterbox()
        self._condition = CameraCondition(lambda: self.now_s)
        self._index = 0
        self._thread.start()

    @property
    def now_s(self) -> float:
        """Seconds on the clock of ``Frame.t_s``; ``now_s - frame.t_s`` is the latency."""
        return self.since_start_s

    @property
    def state(self) -> CameraState:
        """How the camera is doing."""
        return self._condition.state

    @property
    def reason(self) -> str:
        """Why the camera could not be opened last time, for people; empty while it works."""
        return self._condition.reason

    @property
    def losses(self) -> int:
        """How often it stopped after pictures had come, and was opened again."""
        return self._condition.losses

    def latest(self, timeout_s: float) -> Frame | None:
        """Return the newest frame not seen yet; None if there is none within ``timeout_s``."""
        return self._slot.take(timeout_s)

    def _run(self) -> None:
        backoff_s = BACKOFF_FIRST_S
        while not self._stop.is_set():
            device = self._opened()
            worked = device is not None and self._capture(device)
            if worked:
                backoff_s = BACKOFF_FIRST_S
            if self._stop.wait(backoff_s):
                return
            self._condition.losses += worked
            backoff_s = min(2.0 * backoff_s, BACKOFF_LAST_S)

    def _opened(self) -> Device | None:
        try:
            device = self._opener(self.address)
        except CameraUnavailableError as error:
            log.debug("%s", error)
            self._condition.failed(error)
            return None
        self._condition.opened()
        return device

    def _capture(self, device: Device) -> bool:
        """Read until the device gives up, or is stuck on one picture; return whether it moved at all."""
        opened_s, worked = self.now_s, False
        try:
            while not self._stop.is_set():
                image = device.read()
                state, t_s = self._condition.examine(image)
                if image is None:
                    break
                self._slot.put(Frame(t_s=t_s, index=self._index, image=self._sizes.fit(image)))
                self._index += 1
                worked = worked or state is not CameraState.FROZEN
                # A stuck driver often comes free when it is opened again; it gets time to do so.
                if state is CameraState.FROZEN and t_s - opened_s > FROZEN_AFTER_S:
                    break
        finally:
            device.close()
        return worked


def parse_address(address: Address) -> Address:
    """Return an index for digits, and a device path or network address as it is.

    Raises
    ------
    PosecoachError
        If it is none of these.
    """
    if isinstance(address, int):
        if address >= 0:
            return address
    elif address.isdecimal():
        return int(address)
    elif address.startswith("/dev/") and not _is_another_device(Path(address)):
        return address
    else:
        scheme, colon, rest = address.partition("://")
        if f"{scheme.lower()}{colon}" in NETWORK_SCHEMES:
            return f"{scheme.lower()}{colon}{rest}"
    raise PosecoachError(
        f"{redacted(address)!r} is not a camera. Give a number (0 is the first camera), a device such as /dev/video0, "
        "an address such as http://192.168.1.20:8080/video or rtsp://..., or the path of a clip that exists."
    )


def _is_another_device(path: Path) -> bool:
    """Whether a device is there that is no camera, such as ``/dev/null``."""
    try:
        found = path.stat()
    except OSError:
        return False  # it may come
    return sys.platform == "linux" and not (stat.S_ISCHR(found.st_mode) and os.major(found.st_rdev) == VIDEO_MAJOR)
