"""Measures that mean something else from the front, or of a body that stands or sits upright.

They are observed once more by themselves there, with weights of their own: ``arm_travel_facing_deg`` and
``arm_travel_upright_deg`` for ``arm_travel_deg``. Elsewhere these are left out, which is not the same as not seen.
"""

from __future__ import annotations

import math

from posecoach.core.measure import Measures

FACING_RATIO = 0.8
"""From so much in front of or behind the person (cosine of the camera's azimuth) depths are guessed, and come short."""
FORESHORTENED = (
    "arm_travel_deg",
    "bend_share_deg",
    "behind_start_deg",
    "hand_ahead_start_ratio",
    "hand_ahead_peak_ratio",
    "hand_up_change_ratio",
    "elbow_bend_deg",
    "elbow_start_deg",
    "hip_change_deg",
)
"""Measures that come out otherwise where depth is guessed."""
UPRIGHT_BELOW_DEG, LEVEL_DEG = 40.0, 30.0
"""A trunk that leans less than the first is upright; the second is the step in which that is measured."""
UPRIGHT = (
    "arm_travel_deg",
    "bend_share_deg",
    "behind_start_deg",
    "hand_ahead_start_ratio",
    "hand_ahead_peak_ratio",
    "hand_up_change_ratio",
    "hand_up_peak_ratio",
    "elbow_up_peak_ratio",
    "elbow_bend_deg",
    "hips_to_hand_log",
    "inclination_range_deg",
    "hip_deg",
    "lean_deg",
)
"""Measures that tell pulls from what people do with their hands while they stand or sit: talk, lift, tidy up."""


def conditional_name(measure: str, condition: str) -> str:
    """Return the name of a measure that is observed under one condition only; the unit stays last."""
    stem, _, unit = measure.rpartition("_")
    return f"{stem}_{condition}_{unit}"


def base_name(measure: str) -> str:
    """Return the name of the measure that one under a condition stands for; of any other its own."""
    return _BASES.get(measure, measure)


CONDITIONAL = frozenset(
    [conditional_name(name, "facing") for name in FORESHORTENED]
    + [conditional_name(name, "upright") for name in UPRIGHT]
)
"""All measures that are observed under one condition only."""
_BASES = {conditional_name(n, "facing"): n for n in FORESHORTENED} | {
    conditional_name(n, "upright"): n for n in UPRIGHT
}
_DEPTHS = (
    "arm_travel_deg",
    "behind_start_deg",
    "behind_peak_deg",
    "hand_ahead_start_ratio",
    "hand_ahead_peak_ratio",
    "retrace_ratio",
    "evenness_ratio",
    "range_log",
)
DEPTHS = frozenset(_DEPTHS) | {conditional_name(name, kind) for name in _DEPTHS for kind in ("facing", "upright")}
"""All measures of a way along the line of sight of a camera in front of or behind the person, where it is guessed."""


def guessed(measures: Measures) -> frozenset[str]:
    """Return the measures of a movement that the camera's view leaves to guess."""
    return DEPTHS if measures.get("facing_ratio", 0.0) > FACING_RATIO else frozenset()


def by_view_and_posture(measures: Measures) -> dict[str, float]:
    """Return the measures that are observed once more, and ``upright_ratio``.

    That is 0 of a trunk that leans far, 1.3 of an upright one, NaN where it was not seen.
    """
    inclination_deg = measures["inclination_deg"]
    if not math.isfinite(inclination_deg):
        return {"upright_ratio": math.nan}
    found = {"upright_ratio": max(0.0, (UPRIGHT_BELOW_DEG - inclination_deg) / LEVEL_DEG)}
    if measures["facing_ratio"] > FACING_RATIO:
        found |= {conditional_name(name, "facing"): measures[name] for name in FORESHORTENED}
    if inclination_deg < UPRIGHT_BELOW_DEG:
        found |= {conditional_name(name, "upright"): measures[name] for name in UPRIGHT}
    return found
