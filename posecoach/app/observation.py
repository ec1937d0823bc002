"""What goes into the loop of a session: one look at a source after the other."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.camera import CameraState
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose


@dataclass(frozen=True, slots=True)
class Observation:
    """One look at a source.

    Attributes
    ----------
    pose
        The person; None when there was nothing new to see, or nobody looked.
    frame
        The picture it was seen in; of recorded poses, and of an empty room without a picture, there is none.
    camera
        How the camera is doing.
    others
        Whether several people are in view.
    shown
        Without a pose: where the person is drawn in the picture; None: where they were seen last.
    """

    pose: Pose | None
    frame: Frame | None = None
    camera: CameraState = CameraState.OK
    others: bool = False
    shown: Pose | None = None
