"""Analysing a part of a recording as an exercise: what that finds, and how much likelier it makes the exercise."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from posecoach.analysis.recognition.spans import NONE
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.spec import ExerciseSpec

COUNTED = 1.0
"""Log-odds that a full repetition adds where an exercise has no table of evidence to say how sure it is."""
MOST_ADDED = 2.5
"""Evidence adds at most this much: what repeats like an exercise also looks like it, so the two are not independent."""
NOTHING_COUNTED = -3.0
"""Log-odds of an exercise of repetitions in whose view no full one was found, five to a hundred: of 100 recordings of
rows about five are not counted within one (docs/accuracy.md, "Real people"), and these are taken to be among them."""
NOTHING_FORESHORTENED = -1.5
"""The same from the front and from behind, where the movement lies along the camera's axis: of 18 recordings of rows
seen from there in four none was counted, by what was learned from other sources."""
LEAST_TIMED_S = 10.0
"""A posture that only the clock counts must last this long: sitting down for a moment is no exercise."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was found when a part of a recording was analysed as an exercise.

    Attributes
    ----------
    full
        Full repetitions.
    evidence
        Log-odds of the surest of them; NaN where the exercise has no table of evidence.
    holds
        Holds that were long enough to count.
    countable
        Whether repetitions can be counted from the view; then it tells something that there are none.
    lasted_s
        Length of the part, seconds.
    foreshortened
        Whether it is seen from the front or from behind.
    """

    full: int
    evidence: float
    holds: int
    countable: bool
    lasted_s: float
    foreshortened: bool = False


def added_log_odds(spec: ExerciseSpec, trial: Trial) -> float:
    """Return what a trial adds to the log-odds of the exercise; minus infinity if it cannot have been that exercise.

    A hold and a posture must be there, and that they are adds nothing: others hold still, too. From a view in which
    nothing can be counted nothing is added either.
    """
    if spec.cycle is None:
        there = trial.holds > 0 if spec.hold is not None else trial.lasted_s >= LEAST_TIMED_S
        return 0.0 if there else -math.inf
    if trial.full:
        return COUNTED if math.isnan(trial.evidence) else max(-MOST_ADDED, min(MOST_ADDED, trial.evidence))
    if not trial.countable:
        return 0.0
    return NOTHING_FORESHORTENED if trial.foreshortened else NOTHING_COUNTED


def weighed_again(part: Recognition, added: Mapping[str, float]) -> Recognition:
    """Return how likely the exercises that were looked for are with what was added to each, and none of them."""
    chances = {NONE: part.probability_of(NONE)}
    chances |= {exercise: part.probability_of(exercise) * math.exp(odds) for exercise, odds in added.items()}
    whole = sum(chances.values())
    likely = tuple(Likeness(exercise, chance / whole) for exercise, chance in chances.items())
    return Recognition(part.start_s, part.end_s, tuple(sorted(likely, key=lambda like: -like.probability)))
