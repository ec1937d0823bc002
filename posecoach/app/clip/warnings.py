"""What a person should know before trusting the result of a clip: who was seen, whether they moved, and how slowly."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from posecoach.analysis.tracking.continuity import DEAD_STILL_S
from posecoach.analysis.tracking.frame_count import FrameCount
from posecoach.core.errors import PosecoachError
from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.spec import ExerciseSpec

UNKNOWN_MAX_RATIO = 0.5
"""With the person out of view in more of the frames, most of the clip is unknown."""
HAND_OUTSIDE_RATIO = 1 / 3
"""With a hand beyond the edges in more of the frames, repetitions may be made out of the picture: of 448 recordings of
people 14, which are cut off at the hands."""
NO_MOVEMENT = (
    "No repetition was found: no movement went from the start position to the end of the range and back. "
    "Film one at least from its beginning to its end."
)
AWAY_NAMED = LEAPS_NAMED = 3
"""So many moments are named: enough to look them up."""
SLOW_LEAST = 2
"""One slow movement that was not counted is a change of posture: somebody sits down. Of two the clip may be slow."""


def clip_warnings(
    frames: FrameCount,
    movements: Sequence[RepCompleted | RepRejected],
    counts: bool,
    spec: ExerciseSpec,
    overlong: int = 0,
    still_s: float = 0.0,
    leaps_s: Sequence[float] = (),
    away_s: Sequence[tuple[float, float]] = (),
) -> list[str]:
    """Return sentences on a clip whose person is hardly seen, cut off, still, elsewhere, or seems in slow motion.

    Parameters
    ----------
    frames, movements
        What was looked at, and what was found.
    counts
        Repetitions of the exercise can be counted from the clip's view.
    spec
        The exercise.
    overlong
        How many movements took too long to be repetitions of it.
    still_s
        For how long at most the picture stood still, seconds.
    leaps_s
        When the person was all at once elsewhere, seconds.
    away_s
        From when to when nobody was in view, seconds.
    """
    still = NO_MOVEMENT if counts and not movements else ""
    hardly_seen = _hardly_seen(frames)
    outside = _hand_outside(frames) if counts and not hardly_seen else ""
    leaps = _leaps(leaps_s) if counts and not hardly_seen else ""
    away = _away(away_s, movements) if counts and not hardly_seen else ""
    said = (hardly_seen or still, away, outside, _stands_still(still_s), leaps, _slow(movements, spec, overlong))
    return [sentence for sentence in said if sentence]


def nobody_in(name: str, frames: int) -> PosecoachError:
    """Return the error of a clip in none of whose frames anybody was found."""
    return PosecoachError(f"Nobody was found in {name} ({frames} frames). A person must be in view, whole and near.")


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


def _hand_outside(frames: FrameCount) -> str:
    ratio = frames.with_hand_outside / frames.total
    if ratio < HAND_OUTSIDE_RATIO:
        return ""
    outside = f"A hand is outside the picture in {ratio:.0%} of the clip; what it did there is a guess"
    return f"{outside}. Film from further away."


def _stands_still(still_s: float) -> str:
    if still_s < DEAD_STILL_S:
        return ""
    return f"The picture stands still for {still_s:.1f} s on end; what happened then is not known."


def _away(away_s: Sequence[tuple[float, float]], movements: Sequence[RepCompleted | RepRejected]) -> str:
    """Return a sentence where nobody is in view for a while between two movements."""
    begin_s, end_s = min((m.start_s for m in movements), default=0.0), max((m.end_s for m in movements), default=0.0)
    named = [f"from {a_s:.1f} to {b_s:.1f} s" for a_s, b_s in away_s if begin_s < a_s and b_s < end_s]
    more = ", and later" if len(named) > AWAY_NAMED else ""
    return f"Nobody is in view {', '.join(named[:AWAY_NAMED])}{more}; what happened then is not known." if named else ""


def _leaps(leaps_s: Sequence[float]) -> str:
    if not leaps_s:
        return ""
    named = [f"{t_s:.1f} s" for t_s in leaps_s[:LEAPS_NAMED]]
    more = ", and later" if len(leaps_s) > LEAPS_NAMED else ""
    return (
        f"The person is all at once elsewhere in the picture (at {', '.join(named)}{more}): the clip is cut there, "
        "somebody else is in view, or the body is hard to see. What is counted around that time may be wrong."
    )


def _slow(movements: Sequence[RepCompleted | RepRejected], spec: ExerciseSpec, overlong: int) -> str:
    planned_s = sum(spec.prescription.tempo_s)
    counted_s = [m.end_s - m.start_s for m in movements if isinstance(m, RepCompleted)]
    usual_s = statistics.median(counted_s) if counted_s else _quickest_s(movements)
    if planned_s == 0.0 or usual_s < spec.prescription.slow_pace * planned_s:
        return _overlong(overlong, len(counted_s))
    what = "A repetition takes" if counted_s else "The quickest movement takes"
    return (
        f"{what} {usual_s:.0f} s where {planned_s:.3g} s are planned: the clip is in slow motion, or the "
        "movement slow. If it is slow motion, export it at its real speed: tempo, faults and counts may be wrong."
    )


def _quickest_s(movements: Sequence[RepCompleted | RepRejected]) -> float:
    """Return how long the quickest movement took, seconds; 0 of a single one, which says nothing of the clip."""
    return min((m.end_s - m.start_s for m in movements), default=0.0) if len(movements) >= SLOW_LEAST else 0.0


def _overlong(overlong: int, counted: int) -> str:
    if overlong < SLOW_LEAST or overlong < counted:
        return ""
    return (
        f"{overlong} movements took too long to be counted: the clip is in slow motion, or the person changes posture. "
        "If it is slow motion, export it at its real speed."
    )
