"""The poses of a clip, kept in a file for more than one look at them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from posecoach.app.clip.input import LookOptions
from posecoach.app.clip.warnings import nobody_in
from posecoach.app.outputs import FrameProgress
from posecoach.signals.series import PoseSeries
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.pose_file import PoseFile


@dataclass(frozen=True, slots=True)
class Recording:
    """Recorded poses of a clip.

    Attributes
    ----------
    path
        The file of the poses.
    frames
        Frames of the clip.
    warning
        What is wrong with the clip, a sentence; empty: nothing.
    numbers
        Of which frame each pose is; none: all frames have one.
    """

    path: Path
    frames: int
    warning: str = ""
    numbers: Sequence[int] = ()

    def frames_of(self, poses: range) -> int:
        """Return how many frames there are from the first to the last of some poses, given by their places."""
        if not poses or not self.numbers:
            return len(poses)
        return self.numbers[poses[-1]] - self.numbers[poses[0]] + 1


def record_poses(
    clip: Path,
    target: Path,
    model: Path | None,
    look: LookOptions,
    *,
    silhouette: bool,
    progress: FrameProgress | None = None,
) -> Recording:
    """Record the poses of a video.

    Raises
    ------
    PosecoachError
        If the clip or the model cannot be used, or the file not be written.
    """
    # Imported late: OpenCV and MediaPipe take a second to load and recorded poses do without.
    from posecoach.app.clip.poses import ClipPoses
    from posecoach.estimators.model.model_file import resolve_model
    from posecoach.sources.recorded.clip import ClipSource

    source, found = ClipSource(clip), resolve_model(model)
    poses = ClipPoses(source, found, silhouette=silhouette, every_frame=look.every_frame, jobs=look.jobs)
    numbers = array("q")
    with PoseRecorder(
        target,
        model_name=found.name,
        model_sha256=found.sha256,
        clip=lambda: (poses.decoded, source.warning or ""),
    ) as recorder:
        for pose in poses:
            recorder.add(pose)
            numbers.append(poses.index)
            if progress is not None:
                progress(poses.index + 1, source.frame_count)
    return Recording(target, poses.decoded, source.warning or "", numbers)


def series_of(poses: PoseFile, name: str) -> PoseSeries:
    """Return recorded poses as a series.

    Raises
    ------
    PosecoachError
        If nobody is in any of them.
    """
    seen = list(poses)
    if not any(pose.found for pose in seen):
        raise nobody_in(name, len(seen))
    stacked = (np.stack([getattr(pose, part) for pose in seen]) for part in ("world_m", "xy_px", "visibility"))
    return PoseSeries(np.array([pose.t_s for pose in seen]), *stacked)


def cut_poses(poses: PoseFile, from_s: float, to_s: float, target: Path) -> range:
    """Write the poses between two times, both included, into a file of their own; return which they are."""
    begin = end = 0
    with PoseRecorder(target, model_name=poses.model_name, model_sha256=poses.model_sha256) as recorder:
        for place, pose in enumerate(poses):
            if pose.t_s < from_s:
                begin = place + 1
            elif pose.t_s <= to_s:
                recorder.add(pose)
                end = place + 1
    return range(begin, end)
