"""Pictures of the best and the worst repetition: where each began and how far it went."""

from __future__ import annotations

import itertools
from pathlib import Path

from posecoach.app.clip.shown_frames import pose_between
from posecoach.core.frame import Frame
from posecoach.core.pose import Pose
from posecoach.core.spec import ExerciseSpec
from posecoach.results.pages.report import KeyFrame
from posecoach.results.result import Result
from posecoach.results.words.best_and_worst import best_and_worst
from posecoach.screen.key_picture import key_picture
from posecoach.screen.present import landmarks_of
from posecoach.sources.recorded.clip import ClipSource
from posecoach.sources.recorded.pose_file import PoseFile

SAME_FRAME_S = 0.001
Moment = tuple[float, int, str, tuple[str, ...]]
"""When, in which repetition, what it shows, and the repetition's faults."""


def key_frames(clip: Path, poses: Path | None, result: Result, spec: ExerciseSpec) -> tuple[KeyFrame, ...]:
    """Return the pictures, with the skeleton where poses are given; none for fewer than two repetitions.

    The clip is read once more up to the last picture that is wanted.

    Raises
    ------
    PosecoachError
        If the clip or the poses cannot be read.
    """
    wanted = _moments(result)
    if not wanted:
        return ()
    found: list[KeyFrame] = []
    frames: list[tuple[Moment, Frame]] = []
    before: Frame | None = None
    for frame in ClipSource(clip):
        while wanted and frame.t_s >= wanted[0][0]:
            next_one = wanted.pop(0)
            frames.append((next_one, _nearer(before, frame, next_one[0])))
        if not wanted:
            break
        before = frame
    seen = _poses_at(poses, [frame.t_s for _, frame in frames])
    for (at_s, rep, moment, faults), frame in frames:
        jpeg, size_px = key_picture(frame.image, seen.get(frame.t_s), landmarks_of(spec.parts_at_fault(faults)))
        found.append(KeyFrame(rep, moment, at_s, jpeg, size_px))
    return tuple(sorted(found, key=lambda k: (k.rep, k.t_s)))


def _nearer(before: Frame | None, after: Frame, t_s: float) -> Frame:
    return after if before is None or after.t_s - t_s <= t_s - before.t_s else before


def _moments(result: Result) -> list[Moment]:
    chosen = best_and_worst(result) or ()
    moments: list[Moment] = []
    for rep in chosen:
        faults = tuple(f.id for f in rep.faults)
        moments += [(rep.start_s, rep.index, "start position", ()), (rep.peak_s, rep.index, "end of the range", faults)]
    return sorted(moments)


def _poses_at(poses: Path | None, times_s: list[float]) -> dict[float, Pose]:
    if poses is None:
        return {}
    found: dict[float, Pose] = {}
    for before, after in itertools.pairwise(PoseFile(poses)):
        for t_s in times_s:
            if before.t_s - SAME_FRAME_S <= t_s <= after.t_s + SAME_FRAME_S:
                found[t_s] = pose_between(before, after, t_s)
    return found
