"""What a live session needs of a camera, and the choice of one from what the user typed."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from posecoach.core.frame import Frame
from posecoach.core.ports import FrameSource
from posecoach.sources.camera import CameraSource, parse_address
from posecoach.sources.camera_health import CameraState
from posecoach.sources.real_time_clip import RealTimeClip


@runtime_checkable
class LiveSource(FrameSource, Protocol):
    """A source that does not wait for its reader."""

    @property
    def state(self) -> CameraState:
        """How the camera is doing."""
        ...

    @property
    def reason(self) -> str:
        """Why it could not be opened, for people; empty if it could."""
        ...

    @property
    def now_s(self) -> float:
        """Seconds on the clock of ``Frame.t_s``."""
        ...

    @property
    def dropped(self) -> int:
        """How many frames came too fast for the reader."""
        ...

    @property
    def ended(self) -> bool:
        """Whether no more frames will come; the last one may still wait to be taken."""
        ...

    def latest(self, timeout_s: float) -> Frame | None:
        """Return the newest frame not seen yet; None if there is none within ``timeout_s``."""
        ...

    def close(self) -> None:
        """Stop at once."""
        ...


def open_live(source: str, *, loop: bool = False) -> LiveSource:
    """Return the camera or clip that the user named.

    Parameters
    ----------
    source
        The path of a clip, or what :func:`~posecoach.sources.camera.parse_address` takes.
    loop
        Play a clip again and again.

    Raises
    ------
    PosecoachError
        If it is neither, or the clip cannot be opened. A camera that is not there is no error: it may come.
    """
    path = Path(source)
    if path.is_file():
        return RealTimeClip(path, loop=loop)
    return CameraSource(parse_address(source))
