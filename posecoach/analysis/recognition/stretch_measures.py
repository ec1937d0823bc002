"""What a stretch of poses looks like and how it moves, as numbers that distinguish exercises.

A measure is named ``<signal>.<statistic>``: ``middle`` is the median over the stretch, ``range`` the distance of
the 5th and the 95th percentile. Of the arms, ``working`` is the one whose elbow or upper arm moves more, ``other`` the
other. Lengths are in trunk lengths (``_ratio``), so that neither the camera's distance nor the person's size counts.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Landmark, Part, Side, landmark, opposite
from posecoach.signals.correlation import correlation
from posecoach.signals.elementwise import asin_deg, over
from posecoach.signals.geometry import length, minus
from posecoach.signals.order_statistics import median, percentile, percentile_range
from posecoach.signals.quadruped import bears_on_hands_and_shins
from posecoach.signals.series import Columns, PoseSeries

LOWEST, HIGHEST = 5.0, 95.0
"""Percentiles that a range is taken between: a single wild landmark does not make one."""
FEW = 4
"""With fewer poses nothing is measured."""
LAG_S = 0.5
"""Speeds are taken over this long: over less, the noise of the landmarks is faster than a slow exercise."""
SMOOTHED = 5
"""Poses that are averaged where a movement is as small as the noise of the landmarks."""
BENT_KNEE_FLEXION_DEG = 45.0
"""A knee that is bent for certain; one that is not may belong to a leg that stands beside the bench."""
_TRUNK_AND_HEAD = (Landmark.NOSE, *(landmark(part, side) for part in ("shoulder", "hip") for side in SIDES))
_HANDS = tuple(landmark("wrist", side) for side in SIDES)
_FEET = tuple(landmark("ankle", side) for side in SIDES)


def stretch_measures(series: PoseSeries) -> dict[str, float]:
    """Return all measures of a stretch; NaN where too little was seen."""
    with np.errstate(invalid="ignore", divide="ignore"):
        found = _statistics(_body(series)) | _ways(series)
        arms = {side: _statistics(_arm(series, side)) for side in SIDES}
        working = max(SIDES, key=lambda side: _activity(arms[side]))
        found |= {f"working_{name}": value for name, value in arms[working].items()}
        found |= {f"other_{name}": value for name, value in arms[opposite(working)].items()}
        bend, behind = series.elbow_flexion_deg(working), series.upper_arm_behind_deg(working)
        found["elbow_with_arm"] = correlation(bend, behind, few=FEW)
        found |= _girdle(series)
    return found


def _girdle(series: PoseSeries) -> dict[str, float]:
    """Return how far shoulders, elbows and hands are apart in the image, and whether they widen together."""
    apart = apart_ratios(series)
    found = _statistics({f"{name}s_wider_ratio": values for name, values in apart.items()})
    found["shoulders_with_elbows"] = correlation(apart["shoulder"], apart["elbow"], few=FEW)
    found["shoulders_with_hands"] = correlation(apart["shoulder"], apart["wrist"], few=FEW)
    return found


def apart_ratios(series: PoseSeries) -> dict[Part, FloatArray]:
    """Return (n,) how far the left and the right of each part are apart in the image, less the hips, trunk lengths.

    Less the hips, so that neither turning nor coming nearer counts; smoothed over half a second.
    """
    hips = series.width_px("hip")
    parts: tuple[Part, ...] = ("shoulder", "elbow", "wrist")
    return {part: _steady((series.width_px(part) - hips) / series.trunk_scale_px) for part in parts}


def _steady(values: FloatArray) -> FloatArray:
    """Return the running mean over five poses, half a second at the rate of the windows; NaN at both ends."""
    steady = np.full(len(values), np.nan)
    if len(values) >= SMOOTHED:
        steady[SMOOTHED // 2 : -(SMOOTHED // 2)] = np.convolve(values, np.full(SMOOTHED, 1 / SMOOTHED), "valid")
    return steady


def _activity(arm: Mapping[str, float]) -> float:
    ranges = (arm["elbow_deg.range"], arm["behind_deg.range"])
    return sum(value for value in ranges if math.isfinite(value))


def _body(series: PoseSeries) -> dict[str, FloatArray]:
    """Return the signals of trunk, legs, head and shoulders."""
    shoulders, hips, knees, ankles = (series.middle_m(part) for part in ("shoulder", "hip", "knee", "ankle"))
    ears = series.middle_m("ear")
    trunk_m = series.trunk_m
    head_ahead, _, head_up = series.trunk.components(minus(ears, shoulders), "left")
    scale_px = median(series.trunk_scale_px)
    return {
        "inclination_deg": series.inclination_deg,
        "lean_deg": series.lean_deg,
        "knee_deg": series.knee_flexion_deg,
        "hip_deg": series.hip_flexion_deg,
        "thigh_deg": _steepness_deg(minus(knees, hips)),
        "shin_deg": _steepness_deg(minus(ankles, knees)),
        "head_ahead_ratio": head_ahead / trunk_m,
        "neck_ratio": head_up / trunk_m,
        "shoulder_width_ratio": series.width_m("shoulder") / trunk_m,
        "shoulder_px_ratio": series.width_px("shoulder") / series.trunk_scale_px,
        "hands_apart_ratio": series.hands_apart_ratio(),
        "all_fours": _on_hands_and_bent_knees(series),
        "speed": _speeds(series, _TRUNK_AND_HEAD, scale_px),
        "hands_speed": _speeds(series, _HANDS, scale_px),
        "feet_speed": _speeds(series, _FEET, scale_px),
    }


def _ways(series: PoseSeries) -> dict[str, float]:
    """Return how far hips, shoulders and head travel in the image, across and up and down."""
    scale_px = median(series.trunk_scale_px)
    parts: dict[str, Part] = {"hips": "hip", "shoulders": "shoulder", "head": "ear"}
    places = {
        f"{name}_{axis}_ratio": series.middle_px(part)[:, column] / scale_px
        for name, part in parts.items()
        for column, axis in enumerate("xy")
    }
    return {name: value for name, value in _statistics(places).items() if name.endswith(".range")}


def _on_hands_and_bent_knees(series: PoseSeries) -> FloatArray:
    """Return 1 where the person is on all fours with knees that are bent for certain, else 0.

    That is less than :func:`posecoach.signals.quadruped.on_all_fours`, which also takes a knee that looks straighter.
    """
    wrists, knees, ankles = (series.middle_m(part) for part in ("wrist", "knee", "ankle"))
    bears = bears_on_hands_and_shins(series.trunk, wrists, knees, ankles)
    return np.asarray(bears & (series.knee_flexion_deg >= BENT_KNEE_FLEXION_DEG), dtype=np.float64)


def _arm(series: PoseSeries, side: Side) -> dict[str, FloatArray]:
    """Return the signals of an arm."""
    hand = series.hand(side)
    across = series.world_m[:, landmark("wrist", side)] - series.world_m[:, landmark("shoulder", opposite(side))]
    return {
        "elbow_deg": series.elbow_flexion_deg(side),
        "behind_deg": series.upper_arm_behind_deg(side),
        "abduction_deg": series.upper_arm_abduction_deg(side),
        "elbow_up": series.arm(side).upper[2],
        "hand_ahead_ratio": hand[:, 0],
        "hand_out_ratio": hand[:, 1],
        "hand_up_ratio": hand[:, 2],
        "hand_lift_ratio": series.hand_lift_ratio(side),
        "hand_to_face_ratio": series.hand_to_face_ratio(side),
        "hand_to_other_shoulder_ratio": np.linalg.norm(across, axis=-1) / series.trunk_m,
    }


def _steepness_deg(vectors: Columns) -> FloatArray:
    """Return the angle of vectors against level: 90 straight down, -90 straight up."""
    return asin_deg(over(vectors[1], length(vectors)))


def _speeds(series: PoseSeries, landmarks: Sequence[Landmark], scale_px: float) -> FloatArray:
    """Return (n,) the mean speed of landmarks in the image, trunk lengths a second; NaN before a step has passed."""
    speeds = np.full(len(series.t_s), np.nan)
    gaps_s = np.diff(series.t_s)
    lag = max(1, round(LAG_S / float(np.median(gaps_s)))) if len(gaps_s) else 1
    if len(series.t_s) > lag:
        way = np.linalg.norm(series.xy_px[lag:, landmarks] - series.xy_px[:-lag, landmarks], axis=-1).mean(axis=1)
        speeds[lag:] = way / (series.t_s[lag:] - series.t_s[:-lag]) / scale_px
    return speeds


def _statistics(signals: Mapping[str, FloatArray]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, values in signals.items():
        good = values[np.isfinite(values)]
        if len(good) < FEW:
            found |= {f"{name}.middle": math.nan, f"{name}.range": math.nan}
            continue
        middle, excursion = percentile(good, 50.0), percentile_range(good, LOWEST, HIGHEST)
        found |= {f"{name}.middle": middle, f"{name}.range": excursion}
    return found
