"""Memory of the analysis of a long clip, while it goes on: it should be flat.

    python -m tests.benchmarks.long_clip [--minutes 120] [--clip CLIP] [--model]

The clip is looped without encoding it again. Decoding, pieces, trackers side by side and analysis are as usual, but by
default the network is left out and each look finds the pose that was recorded for that moment of the sample, so that
two hours take minutes. ``--model`` looks in earnest.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np

from posecoach.app.clip import poses as clip_poses
from posecoach.app.clip.analyze import analyze
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.pose_file import PoseFile
from tests.benchmarks.whole_processes import SAMPLES, looped
from tests.support.sample_poses import POSES

SAMPLE = "row_standing_side"


class Recorded:
    """In the place of a tracker: sees in each frame what was recorded of the clip that is looped."""

    poses: tuple[Pose, ...] = ()
    length_s = 1.0

    def __init__(self, *_: Any, **__: Any) -> None:
        self._times_s = np.array([pose.t_s for pose in self.poses])

    def __enter__(self) -> Recorded:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close."""

    def estimate(self, frame: Frame) -> Pose:
        pose = self.poses[int(np.abs(self._times_s - frame.t_s % self.length_s).argmin())]
        return Pose(frame.t_s, pose.xy_px, pose.world_m, pose.visibility, pose.image_size_px)


def resident_mb() -> float:
    """Return what this process holds in memory."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main() -> None:
    """Print the memory at each tenth of the clip."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=120.0)
    options.add_argument("--clip", type=Path, default=SAMPLES / f"{SAMPLE}.mp4")
    options.add_argument("--model", action="store_true", help="look at the pictures")
    chosen = options.parse_args()
    if not chosen.model:
        Recorded.poses, Recorded.length_s = (
            tuple(PoseFile(POSES / f"{SAMPLE}.npz")),
            ClipSource(chosen.clip).duration_s or 1.0,
        )
        setattr(clip_poses, "MediaPipePose", Recorded)  # noqa: B010  a stand-in
    began_s, said, peak_mb = time.monotonic(), 0, 0.0

    def progress(done: int, total: int | None) -> None:
        nonlocal said, peak_mb
        peak_mb = max(peak_mb, resident_mb()) if done % 50 == 0 else peak_mb
        if total and done * 12 >= total * (said + 1):
            said += 1
            minutes, took_s = chosen.minutes * done / total, time.monotonic() - began_s
            sys.stdout.write(f"{minutes:6.1f} min {peak_mb:6.0f} MB since the last line, {took_s:5.0f} s\n")
            sys.stdout.flush()
            peak_mb = 0.0

    with tempfile.TemporaryDirectory() as folder:
        clip = looped(chosen.clip, 60.0 * chosen.minutes, Path(folder))
        result = analyze(clip, "row", progress=progress)
    sys.stdout.write(f"{result.full} full repetitions, {result.frames} frames, {result.looks.looked_at} looked at\n")


if __name__ == "__main__":
    main()
