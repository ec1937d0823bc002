"""When a person changes from the posture of one exercise to that of the next."""

from __future__ import annotations

import math

import numpy as np

from posecoach.core.pose import FloatArray
from posecoach.core.skeleton import SIDES, Part, landmark
from posecoach.signals.series import PoseSeries

SIDE_S = 4.0
"""The postures before and after are each a mean over this long, the length of a slow repetition: over less, the way
into one is a change of posture."""
STEP_S = 0.5
"""How densely the largest change is looked for."""
_PARTS: tuple[Part, ...] = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle")
_LANDMARKS = [landmark(part, side) for part in _PARTS for side in SIDES]


def change_s(poses: PoseSeries, about_s: float, within_s: float) -> float:
    """Return the time at which the posture changes most, not further than ``within_s`` from ``about_s``."""
    times_s = poses.t_s[np.abs(poses.t_s - about_s) <= within_s]
    changes = _changes_m(poses, times_s)
    if not np.isfinite(changes).any():
        return about_s
    return float(times_s[int(np.nanargmax(changes))])


def largest_change_m(poses: PoseSeries, about_s: float, within_s: float) -> float:
    """Return by how much the posture changes at most, not further than ``within_s`` from ``about_s``; 0 if not seen."""
    times_s = np.arange(about_s - within_s, about_s + within_s + STEP_S, STEP_S)
    return float(np.nanmax(_changes_m(poses, times_s), initial=0.0))


def _changes_m(poses: PoseSeries, times_s: FloatArray) -> FloatArray:
    """Return (n,) by how much the posture changes at each of some times in order; NaN where nobody is seen."""
    if not len(times_s):
        return np.empty(0)
    near = poses.between(times_s[0] - SIDE_S, times_s[-1] + SIDE_S)
    places = near.world_m[:, _LANDMARKS]
    return np.array([_change_m(near.t_s, places, float(t_s)) for t_s in times_s])


def _change_m(t_s: FloatArray, places: FloatArray, at_s: float) -> float:
    """Return the mean distance of the landmarks before and after a moment; NaN if nobody is seen on either side."""
    before = (t_s < at_s) & (t_s >= at_s - SIDE_S)
    after = (t_s >= at_s) & (t_s < at_s + SIDE_S)
    if not before.any() or not after.any():
        return math.nan
    away = places[before].mean(axis=0) - places[after].mean(axis=0)
    return float(np.linalg.norm(away, axis=-1).mean())
