"""Recorded poses one after the other, as of a clip that shows several exercises."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from posecoach.core.pose import Pose, Silhouette
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.sample_poses import POSES

BETWEEN_S = 0.2
NO_MASK = np.zeros((144, 192), dtype=bool)


def joined(names: Sequence[str], target: Path, *, repeat_last_pose_s: float = 0.0) -> list[float]:
    """Write the recordings of some samples into one; see :func:`join`."""
    return join([list(PoseFile(POSES / f"{name}.npz")) for name in names], target, repeat_last_pose_s)


def excerpt(poses: Iterable[Pose], from_s: float, to_s: float, times_as_fast: float) -> list[Pose]:
    """Return the poses between two times, as of somebody who moves so many times as fast."""
    return [dataclasses.replace(p, t_s=p.t_s / times_as_fast) for p in poses if from_s <= p.t_s <= to_s]


def join(recordings: Sequence[Sequence[Pose]], target: Path, repeat_last_pose_s: float = 0.0) -> list[float]:
    """Write recordings into one; return when each begins and when the last ends.

    ``repeat_last_pose_s``: how long the person stays in the last pose of each but the last, as at rest.
    """
    starts_s, at_s = [], 0.0
    with PoseRecorder(target) as recorder:
        for number, poses in enumerate(recordings):
            starts_s.append(at_s)
            for pose in poses:
                recorder.add(_moved(pose, at_s + pose.t_s - poses[0].t_s))
            at_s += poses[-1].t_s - poses[0].t_s
            if number < len(recordings) - 1:
                for rest_s in np.arange(0.1, repeat_last_pose_s, 0.1):
                    recorder.add(_moved(poses[-1], at_s + float(rest_s)))
                at_s += repeat_last_pose_s + BETWEEN_S
    return [*starts_s, at_s]


def _moved(pose: Pose, t_s: float) -> Pose:
    mask = pose.silhouette or Silhouette(NO_MASK, pose.image_size_px[0] / NO_MASK.shape[1])
    return dataclasses.replace(pose, t_s=t_s, silhouette=mask)
