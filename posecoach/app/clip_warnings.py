"""What a person should know before trusting the result of a clip: who was seen, and how slowly they moved."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from posecoach.analysis.frame_count import FrameCount
from posecoach.core.events import RepCompleted, RepRejected

UNKNOWN_MAX_RATIO = 0.5
"""With the person out of view in more of the frames, most of the clip is unknown."""
SLOW_REPETITION_S = 10.0
"""Half of the longest repetition that is counted. Guided rows of 2 to 4 s and cat/camel cycles of 5 to 8 s lie below it
(exercises.md 2 and 6); at and above it the tempo costs points, and beyond 20 s a cycle is not counted."""


def clip_warnings(frames: FrameCount, movements: Sequence[RepCompleted | RepRejected]) -> list[str]:
    """Return sentences on a clip whose person is hardly seen, or whose repetitions look like slow motion."""
    return [sentence for sentence in (_hardly_seen(frames), _slow(movements)) if sentence]


def _hardly_seen(frames: FrameCount) -> str:
    away_ratio, too_little_ratio = 1 - frames.with_person / frames.total, 1 - frames.with_shoulder / frames.total
    if away_ratio > UNKNOWN_MAX_RATIO:
        return f"Nobody is in view in {away_ratio:.0%} of the clip; what happened there is not known."
    if too_little_ratio > UNKNOWN_MAX_RATIO:
        return (
            f"Too little of the body is in view in {too_little_ratio:.0%} of the clip, such as hands only: what was "
            "counted there is a guess. Film the whole body."
        )
    return ""


def _slow(movements: Sequence[RepCompleted | RepRejected]) -> str:
    durations_s = [movement.end_s - movement.start_s for movement in movements]
    if not durations_s or (usual_s := statistics.median(durations_s)) < SLOW_REPETITION_S:
        return ""
    return (
        f"A repetition takes {usual_s:.0f} s: the clip is in slow motion, or the movement too slow to be judged by its "
        "tempo. If it is slow motion, export it at its real speed."
    )
