"""A clip that plays at its own pace, as if it were a camera.

A camera's person waits until the coach is ready; the one in a clip does not. So the clip waits: it stands at its first
picture until that has been looked at, which takes a model half a second, and several on a busy machine.
"""

from __future__ import annotations

import math
import threading
import time
from pathlib import Path

from posecoach.core.camera import CameraState
from posecoach.core.errors import PosecoachError
from posecoach.core.frame import Frame
from posecoach.sources.live.capture_thread import CaptureThread
from posecoach.sources.recorded.clip import ClipSource


class RealTimeClip(CaptureThread):
    """A clip in the place of a camera: where there is none, and in tests.

    Parameters
    ----------
    path
        The clip.
    loop
        Start again at the end; times and indices go on.
    speed
        2 plays twice as fast. The times of the frames are those of the clip all the same.

    Attributes
    ----------
    name
        That of the clip.

    Raises
    ------
    PosecoachError
        If the clip cannot be opened. :meth:`latest` raises it if the clip cannot be read.

    Notes
    -----
    ``Frame.t_s`` is the presentation time, so that as long as the reader keeps up the analysis is that of the
    clip offline.
    """

    CLOSE_WAIT_S = 1.0
    """Decoding one picture never takes this long."""
    state = CameraState.OK
    reason = ""
    recorded = True

    def __init__(self, path: Path | str, loop: bool = False, speed: float = 1.0) -> None:
        if not (speed > 0.0 and math.isfinite(speed)):
            raise PosecoachError(f"A clip cannot be played at speed {speed}; 1 is its own pace, 2 twice as fast.")
        self._clip = ClipSource(path)
        super().__init__("clip", self._clip.name, time.monotonic)
        self.loop, self.speed = loop, speed
        self._error: PosecoachError | None = None
        self._handed_out = False
        self._begun = threading.Event()
        self._thread.start()

    @property
    def now_s(self) -> float:
        """Seconds on the clock of ``Frame.t_s``; ``(now_s - frame.t_s) / speed`` is the latency."""
        return self.since_start_s * self.speed if self._begun.is_set() else 0.0

    def latest(self, timeout_s: float) -> Frame | None:
        """Return the newest frame not seen yet; None if there is none within ``timeout_s``.

        Whoever comes for the second picture has looked at the first: from then on the clip plays.
        """
        if self._handed_out and not self._begun.is_set():
            self._start_s = self._clock()
            self._begun.set()
        frame = self._slot.take(timeout_s)
        self._handed_out = self._handed_out or frame is not None
        if frame is None and self._error is not None:
            raise self._error
        return frame

    def close(self) -> None:
        """Stop at once; may be called twice and from any thread."""
        self._stop.set()
        self._begun.set()
        super().close()

    def _run(self) -> None:
        try:
            for frame in self._clip.endless() if self.loop else self._clip:
                # A late frame is shown without waiting, until the pace is caught up with.
                if self._stop.wait(max(0.0, (frame.t_s - self.now_s) / self.speed)):
                    return
                self._slot.put(frame)
                self._begun.wait()
        except PosecoachError as error:
            self._error = error
        finally:
            self._slot.close()
