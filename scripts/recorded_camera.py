"""Recorded poses in place of a camera and of the model: a session that goes as fast as it can take them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from posecoach.core.camera import CameraState
from posecoach.core.closing import Closing
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.sources.recorded.pose_file import PoseFile

POSES = Path(__file__).resolve().parents[1] / "tests" / "poses" / "row_chair_shrug.npz"
"""Four rows in 21 s."""
TURNS = 6
NOTHING = np.zeros((2, 2, 3), np.uint8)


class RecordedCamera(Closing):
    """Shows the next of the poses, several times over, whenever it is looked at."""

    name = str(POSES)
    frame_count: int | None = None
    state = CameraState.OK
    reason = ""
    dropped = 0
    recorded = True

    def __init__(self) -> None:
        self.poses = list(PoseFile(POSES))
        self.index = -1
        self.now_s = 0.0

    @property
    def ended(self) -> bool:
        """Whether all have been shown."""
        return self.index + 1 >= TURNS * len(self.poses)

    def latest(self, timeout_s: float) -> Frame | None:
        """Return a frame without a picture; None at the end."""
        del timeout_s
        if self.ended:
            return None
        self.index += 1
        turn, number = divmod(self.index, len(self.poses))
        self.now_s = turn * (self.poses[-1].t_s + 0.1) + self.poses[number].t_s
        return Frame(self.now_s, self.index, NOTHING)

    def close(self) -> None:
        """Nothing to close."""


class Seen(Closing):
    """Stands in for the estimator: the recorded pose of each frame."""

    model_name, model_sha256, others_in_view = "poses", "", False

    def __init__(self, camera: RecordedCamera) -> None:
        self._poses = camera.poses

    def estimate(self, frame: Frame) -> Pose:
        """Return the pose that belongs to a frame, at the frame's time."""
        pose = self._poses[frame.index % len(self._poses)]
        return Pose(frame.t_s, pose.xy_px, pose.world_m, pose.visibility, pose.image_size_px, pose.silhouette)

    def close(self) -> None:
        """Nothing to close."""
