"""Stand-ins for camera, model, window and voice of a live session; nothing waits, time is the camera's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from posecoach.app.live import outputs as live_outputs
from posecoach.core.closing import Closing
from posecoach.core.cue import Cue
from posecoach.core.events import Event
from posecoach.core.frame import Frame
from posecoach.core.mute import Mute
from posecoach.core.pose import Pose
from posecoach.core.vocabulary import CueStatus
from posecoach.sources.live.camera_health import LOST_AFTER_S, CameraState

PICTURE = np.full((48, 64, 3), 90, np.uint8)
Span = tuple[float, float]
PoseAt = Callable[[float], Pose]


class ScriptedCamera(Closing):
    """A camera that is lost during the given spans; every look lets its own time go on."""

    name = "scripted"
    reason = ""
    dropped = 0
    recorded = False

    def __init__(self, duration_s: float, rate_hz: float = 10.0, lost: Sequence[Span] = ()) -> None:
        self.duration_s, self.rate_hz, self._lost = duration_s, rate_hz, list(lost)
        self.now_s, self.last_s, self._index = 0.0, 0.0, 0
        self.closed = False

    @property
    def ended(self) -> bool:
        return self.closed or self.now_s >= self.duration_s

    @property
    def state(self) -> CameraState:
        return CameraState.LOST if self.now_s - self.last_s > LOST_AFTER_S else CameraState.OK

    def latest(self, timeout_s: float) -> Frame | None:
        """Return the next frame, 20 ms after it was taken; or nothing, ``timeout_s`` later."""
        if self.ended:
            return None
        t_s = self._index / self.rate_hz
        while t_s <= self.last_s and self._index:
            self._index += 1
            t_s = self._index / self.rate_hz
        gone = next((span for span in self._lost if span[0] <= t_s < span[1]), None)
        if gone is not None:
            self.now_s = max(self.now_s, t_s) + timeout_s
            if self.now_s >= gone[1]:
                self._lost.remove(gone)
                self._index = int(np.ceil(self.now_s * self.rate_hz))
            return None
        self.last_s, self.now_s = t_s, t_s + 0.02
        self._index += 1
        return Frame(t_s=t_s, index=self._index - 1, image=PICTURE)

    def close(self) -> None:
        self.closed = True


class Figure(Closing):
    """Sees the pose that belongs to the time of the frame."""

    model_name, model_sha256 = "figure", ""

    def __init__(self, pose_at: PoseAt) -> None:
        self._pose_at = pose_at
        self.others_in_view = False

    def estimate(self, frame: Frame) -> Pose:
        return self._pose_at(frame.t_s)

    def close(self) -> None:
        """Nothing to close."""


@dataclass
class ScriptedScreen:
    """A window in which keys are pressed at given times of the camera, and which is closed at ``closes_s``."""

    camera: ScriptedCamera
    presses: list[tuple[float, str]] = field(default_factory=list)
    closes_s: float = float("inf")
    size_px: tuple[int, int] = (320, 180)
    shown: int = 0
    last: np.ndarray | None = None

    @property
    def closed(self) -> bool:
        return self.camera.now_s >= self.closes_s

    def show(self, image: np.ndarray) -> None:
        self.shown += 1
        self.last = image

    def keys(self) -> list[str]:
        due = [key for t_s, key in self.presses if t_s <= self.camera.now_s]
        self.presses = [press for press in self.presses if press[0] > self.camera.now_s]
        return due


class Kept(live_outputs.EventList):
    """A sink that keeps everything, to be asked for what tests look for."""

    def of(self, kind: type[Event]) -> list[Event]:
        return [e for e in self.events if isinstance(e, kind)]

    def said(self) -> list[str]:
        return [e.text for e in self.events if isinstance(e, Cue) and e.status == CueStatus.RAISED and e.text]


class FakeVoice:
    """A voice that says everything at once and reports it; raises at the moments at which it is to die."""

    def __init__(self, report: Callable[[Event], None], dies_s: Sequence[float] = (), mute: Mute | None = None) -> None:
        self.mute, self.works = Mute() if mute is None else mute, True
        self.closed = 0
        self.heard: list[str] = []
        self._report, self._dies_s = report, list(dies_s)

    def handle(self, event: Event) -> None:
        if self._dies_s and event.t_s >= self._dies_s[0]:
            self._dies_s.pop(0)
            raise RuntimeError("the voice is gone")
        if isinstance(event, Cue) and event.status == CueStatus.RAISED and event.text and not self.mute.on:
            self.heard.append(event.text)
            self._report(
                Cue(t_s=event.t_s, id=event.id, text=event.text, priority=event.priority, status=CueStatus.SPOKEN)
            )

    def close(self) -> None:
        self.closed += 1
