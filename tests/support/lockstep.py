"""A clip, or recorded poses, in place of a camera whose clock waits for its reader, so that nothing is ever lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import numpy as np

from posecoach.core.camera import CameraState
from posecoach.core.closing import Closing
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose

NOTHING = np.zeros((2, 2, 3), np.uint8)


class Lockstep(Closing):
    """Shows the next frame whenever it is looked at. Its time is that of the frame shown last."""

    name = "lockstep"
    state = CameraState.OK
    reason = ""
    dropped = 0
    recorded = True

    def __init__(self, frames: Iterable[Frame]) -> None:
        self._frames = iter(frames)
        self._next = next(self._frames, None)
        self.now_s = 0.0

    @property
    def ended(self) -> bool:
        return self._next is None

    def latest(self, timeout_s: float) -> Frame | None:
        del timeout_s
        frame, self._next = self._next, next(self._frames, None)
        self.now_s = frame.t_s if frame is not None else self.now_s
        return frame

    def close(self) -> None:
        self._next = None


class Posing(Closing):
    """Stands in for the estimator: sees the recorded pose of each frame."""

    model_name, model_sha256, others_in_view = "poses", "", False

    def __init__(self, poses: Iterable[Pose]) -> None:
        self._poses = {pose.t_s: pose for pose in poses}

    def frames(self) -> list[Frame]:
        """Return a frame without a picture for each pose."""
        return [Frame(t_s, index, NOTHING) for t_s, index in zip(self._poses, itertools.count())]

    def estimate(self, frame: Frame) -> Pose:
        return self._poses[frame.t_s]

    def close(self) -> None:
        """Nothing to close."""
