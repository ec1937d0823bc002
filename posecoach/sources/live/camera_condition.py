"""How a camera is doing, kept by the thread that reads it and asked for by others."""

from __future__ import annotations

import threading
from collections.abc import Callable

from posecoach.core.camera import CameraState
from posecoach.core.frame import Image
from posecoach.sources.live.camera_health import CameraHealth
from posecoach.sources.live.devices import CameraUnavailableError


class CameraCondition:
    """What is known of a camera; thread-safe.

    Parameters
    ----------
    now_s
        Seconds on the clock of the source, which does not step back.

    Attributes
    ----------
    reason
        Why the camera could not be opened last time, for people; empty while it works.
    losses
        How often it stopped after pictures had come, and was opened again.
    """

    def __init__(self, now_s: Callable[[], float]) -> None:
        self.reason = ""
        self.losses = 0
        self._now_s = now_s
        self._cause: CameraState | None = None
        self._health = CameraHealth()
        self._lock = threading.Lock()

    @property
    def state(self) -> CameraState:
        """The state now; why the camera did not open goes before what follows from the absence of pictures."""
        state, _ = self.examine(None)
        if state is CameraState.MISSING and self._cause is not None:
            return self._cause
        return CameraState.BUSY if state is CameraState.LOST and self._cause is CameraState.BUSY else state

    def examine(self, image: Image | None) -> tuple[CameraState, float]:
        """Return the state after a picture, or after waiting for one in vain, and the moment of it."""
        with self._lock:
            t_s = self._now_s()
            return self._health.update(image, t_s), t_s

    def opened(self) -> None:
        """Note that the camera could be opened."""
        self.reason, self._cause = "", None

    def failed(self, error: CameraUnavailableError) -> None:
        """Note that the camera could not be opened, and why."""
        self.reason, self._cause = str(error), error.state
