"""Which cameras this machine has: each is opened for a moment."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from posecoach.sources.live.devices import Address, CameraUnavailableError, Device, open_device

COUNT_ELSEWHERE = 4
"""Elsewhere than on Linux cameras cannot be listed, only tried; one more makes the system wait a second."""


@dataclass(frozen=True, slots=True)
class CameraFound:
    """A camera of this machine.

    Attributes
    ----------
    number
        As ``--source`` takes it.
    size_px
        Width and height of its pictures; None if there is none.
    rate_hz
        Pictures a second; None if it does not say.
    problem
        Why it does not open or shows nothing; empty if all is well.
    """

    number: int
    size_px: tuple[int, int] | None = None
    rate_hz: float | None = None
    problem: str = ""

    @property
    def words(self) -> str:
        """Return its name with what it sends, as ``camera 0 (640 x 480 at 30/s)``."""
        if self.size_px is None:
            return f"camera {self.number}"
        rate = "" if self.rate_hz is None else f" at {self.rate_hz:.0f}/s"
        return f"camera {self.number} ({self.size_px[0]} x {self.size_px[1]}{rate})"


def list_cameras(
    opener: Callable[[Address], Device] = open_device, numbers: Iterable[int] | None = None
) -> list[CameraFound]:
    """Return the cameras, those with a problem too; elsewhere than on Linux only those that open."""
    found = [_looked_at(number, opener) for number in (camera_numbers() if numbers is None else numbers)]
    return [camera for camera in found if camera is not None]


def camera_numbers(platform: str = sys.platform, dev: Path = Path("/dev")) -> list[int]:
    """Return the numbers under which cameras may be found."""
    if not platform.startswith("linux"):
        return list(range(COUNT_ELSEWHERE))
    names = (node.name.removeprefix("video") for node in dev.glob("video*"))
    return sorted(int(name) for name in names if name.isdigit())


def _looked_at(number: int, opener: Callable[[Address], Device]) -> CameraFound | None:
    try:
        device = opener(number)
    except CameraUnavailableError as error:
        return CameraFound(number, problem=str(error)) if sys.platform.startswith("linux") else None
    try:
        image = device.read()
    finally:
        device.close()
    if image is None:
        return CameraFound(number, problem="opens, but gives no picture")
    return CameraFound(number, (int(image.shape[1]), int(image.shape[0])), device.rate_hz)
