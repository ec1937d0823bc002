"""What a person should know before trusting the result of a clip: who was seen, whether they moved, and how slowly."""

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

NO_MOVEMENT = (
    "No whole repetition is in the clip: nothing moved from the start position to the end of the range and back. "
    "Film one repetition at least from its beginning to its end."
)
OVERLONG_LEAST = 2
"""One movement that takes too long to be a repetition is a change of posture: somebody sits down. Two are none."""


def clip_warnings(
    frames: FrameCount, movements: Sequence[RepCompleted | RepRejected], counts: bool, overlong: int = 0
) -> list[str]:
    """Return sentences on a clip whose person is hardly seen, does not move, or seems to move in slow motion.

    ``counts``: repetitions of the exercise can be counted from the clip's view; ``overlong``: how many movements took
    too long to be repetitions of it.
    """
    still = NO_MOVEMENT if counts and not movements else ""
    return [sentence for sentence in (_hardly_seen(frames) or still, _slow(movements, overlong)) if sentence]


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


def _slow(movements: Sequence[RepCompleted | RepRejected], overlong: int) -> str:
    counted_s = [m.end_s - m.start_s for m in movements if isinstance(m, RepCompleted)]
    usual_s = statistics.median(counted_s) if counted_s else min((m.end_s - m.start_s for m in movements), default=0.0)
    if usual_s < SLOW_REPETITION_S:
        return _overlong(overlong, len(counted_s))
    return (
        f"A repetition takes {usual_s:.0f} s: the clip is in slow motion, or the movement too slow to be judged by its "
        "tempo. If it is slow motion, export it at its real speed."
    )


def _overlong(overlong: int, counted: int) -> str:
    if overlong < OVERLONG_LEAST or overlong < counted:
        return ""
    return (
        f"{overlong} movements took too long to be counted: the clip is in slow motion, or the person changes posture. "
        "If it is slow motion, export it at its real speed."
    )
