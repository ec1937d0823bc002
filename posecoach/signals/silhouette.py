"""The back of a person on all fours: the silhouette's upper edge between hips and shoulders.

No landmark lies on the spine, but the silhouette's edge follows it. Its mean height over the line from hips to
shoulders is of first order in the spine's curvature and has its sign: about +11 % of the line's length in full
flexion (cat), -7 % in full extension (camel) against neutral, by the two-arc spine model of exercises.md 6.3. On
rendered clips the heights between both end ranges were 30 to 70 times their spread in side views, 12 times at an
azimuth of 45°. All are ratios of lengths of one frame, so distance and camera do not matter.

*Dorsal* is the normal of the hip-shoulder line that points away from wrists and knees.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from posecoach.core.pose import BoolArray, FloatArray, Pose, Silhouette
from posecoach.core.skeleton import Part
from posecoach.signals import Signal
from posecoach.signals.geometry import Vector, length, minus, once_per_pose, pixel_middle
from posecoach.signals.quadruped import dorsal_direction, on_all_fours

RAYS = 61
"""Rays over the whole line: two a cell when the trunk is 30 cells long."""
FIRST_Q, LAST_Q = 0.15, 0.85
"""Part of the line that is used, hips = 0: buttocks and neck are left out (exercises.md 6.4)."""
BELOW_RATIO, ABOVE_RATIO = 0.12, 0.8
"""Rays run from below to above the line. A mobile back was seen 0.51 line lengths above it."""
ENTER_RATIO = 0.25
"""A ray that meets nobody before this height has missed the trunk."""
GAP_CELLS = 3.0
"""A hole up to this size, as masks have in patterned clothes, does not end the trunk."""
STEP_CELLS = 0.5
JUMP_RATIO = 0.08
"""A ray that is so far off its neighbours' median has hit an arm, the hair or the furniture."""
NEIGHBOURS = 9
MIN_RAYS_RATIO = 0.7
"""With fewer usable rays there is no contour."""
MOST_DIAGONALS = 1.0 / (MIN_RAYS_RATIO * (LAST_Q - FIRST_Q))
"""The longest line of which so many rays can lie in the picture, in its diagonals; of wild landmarks it is longer."""

_Q: FloatArray = np.linspace(FIRST_Q, LAST_Q, round(RAYS * (LAST_Q - FIRST_Q)))
_X: FloatArray = (_Q - 0.5) / (LAST_Q - FIRST_Q)


class BackContour(NamedTuple):
    """Heights (n,) of the back over the hip-shoulder line along it, hips first, in line lengths; NaN = not usable."""

    heights: FloatArray

    @property
    def usable(self) -> BoolArray:
        """Which rays found the back (n,)."""
        return np.isfinite(self.heights)


_NONE = BackContour(np.full(len(_Q), np.nan))


def largest_part(mask: BoolArray) -> BoolArray:
    """Return the largest connected part of a mask: crumbs are other people, furniture or noise."""
    from scipy import ndimage  # late: 0.2 s of processor time, for silhouettes only

    labels, count = ndimage.label(mask)
    if count <= 1:
        return mask
    sizes = np.bincount(labels.ravel())
    sizes[0] = 0
    return np.asarray(labels == int(sizes.argmax()), dtype=np.bool_)


def edge_heights(mask: BoolArray, start: Vector, end: Vector, dorsal: Vector) -> FloatArray:
    """Return how far the person reaches along ``dorsal`` from points of a line.

    Parameters
    ----------
    mask
        (rows, columns), True = person.
    start, end
        Ends of the line, in cells (x right, y down).
    dorsal
        Unit vector, across the line.

    Returns
    -------
    FloatArray
        (n,) heights at q = 0.15..0.85 of the line, in cells; NaN where the ray misses the person.
    """
    size = length(minus(end, start))
    steps = np.arange(-BELOW_RATIO * size, ABOVE_RATIO * size + GAP_CELLS + 1.0, STEP_CELLS)
    x = (start[0] + _Q * (end[0] - start[0]))[:, None] + steps * dorsal[0]
    y = (start[1] + _Q * (end[1] - start[1]))[:, None] + steps * dorsal[1]
    inside = _sample(mask, x, y)
    gap = round(GAP_CELLS / STEP_CELLS)
    filled = np.concatenate([np.zeros((len(_Q), 1), dtype=np.intp), inside.cumsum(axis=1)], axis=1)
    enters = inside.argmax(axis=1)
    left = (filled[:, gap:] == filled[:, :-gap]) & (np.arange(filled.shape[1] - gap) > enters[:, None])
    hit = inside.any(axis=1) & (steps[enters] <= ENTER_RATIO * size) & left.any(axis=1)
    return np.where(hit, steps[left.argmax(axis=1)] - STEP_CELLS / 2, np.nan)


def _sample(mask: BoolArray, x: FloatArray, y: FloatArray) -> BoolArray:
    """Return the mask at points in cells; outside of the image nobody is."""
    rows, columns = mask.shape
    column, row = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    seen = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    return np.asarray(mask[row.clip(0, rows - 1), column.clip(0, columns - 1)] & seen, dtype=np.bool_)


def without_jumps(heights: FloatArray) -> FloatArray:
    """Return (n,) heights with those that are far off their neighbours' median set to NaN."""
    good = np.isfinite(heights)
    if not good.any():
        return heights
    index = np.arange(len(heights))
    bridged = np.interp(index, index[good], heights[good])
    around = np.lib.stride_tricks.sliding_window_view(np.pad(bridged, NEIGHBOURS // 2, mode="edge"), NEIGHBOURS)
    neighbours = np.sort(around, axis=1)[:, NEIGHBOURS // 2]  # the median of an odd number, in a third of the time
    return np.where(np.abs(heights - neighbours) <= JUMP_RATIO, heights, np.nan)


@once_per_pose
def back_contour(pose: Pose) -> BackContour:
    """Return the contour of the back; all NaN where there is no silhouette or the person is not on all fours."""
    if pose.silhouette is None or not on_all_fours(pose):
        return _NONE
    shoulders, hips = (_middle(pose, pose.silhouette, part) for part in ("shoulder", "hip"))
    size = length(minus(shoulders, hips))
    if not 0 < size <= MOST_DIAGONALS * math.hypot(*pose.silhouette.mask.shape):
        return _NONE
    edge = edge_heights(largest_part(pose.silhouette.mask), hips, shoulders, dorsal_direction(pose))
    contour = BackContour(without_jumps(edge / size))
    return contour if contour.usable.mean() >= MIN_RAYS_RATIO else _NONE


def _middle(pose: Pose, silhouette: Silhouette, part: Part) -> Vector:
    """Return the middle of both sides in cells. Both, because each jumps for itself and the middle half as far."""
    return tuple(c / silhouette.px_per_cell for c in pixel_middle(pose, part))


def _mean(heights: FloatArray) -> float:
    good = heights[np.isfinite(heights)]
    return float(good.mean()) if len(good) else math.nan


def back_contour_ratio(pose: Pose) -> float:
    """Return the mean height of the back over the hip-shoulder line, in line lengths; larger = more flexed.

    Has the thickness of the trunk in it (0.15 to 0.35), so only changes have a meaning.
    """
    return _mean(back_contour(pose).heights)


@once_per_pose
def back_bow_ratio(pose: Pose) -> float:
    """Return how far the back's middle stands out over its own ends, in line lengths; larger = more flexed.

    The mean height, over its ends, of the parabola that fits the contour best. It does not depend on where exactly
    hips and shoulders were found (a shift or tilt of the line cancels), and the head, which drags the shoulder
    landmarks along, hardly moves it. Full range about +0.045 to -0.027 against neutral (exercises.md 6.3).
    """
    contour = back_contour(pose)
    good = contour.usable
    if not good.any():
        return math.nan
    x = _X[good]
    curvature = np.linalg.lstsq(np.stack([x * x, x, np.ones_like(x)], axis=1), contour.heights[good], rcond=None)[0][0]
    return float(-curvature / 6.0)  # over -1/2..1/2 the mean of c x^2 is c/12, its ends c/4


BOW_SHARE = 1.5
"""Share of the bow in :func:`back_flexion_ratio`. Between 1 and 2 the end ranges were furthest apart, in spreads:
by 37 % more than the height alone at an azimuth of 45°, by 0 to 30 % in side views."""


def back_flexion_ratio(pose: Pose) -> float:
    """Return height and bow of the back together, in line lengths; larger = more flexed.

    The height is the larger of the two, the bow the one that neither the head nor a jump of hips and shoulders moves.
    """
    return back_contour_ratio(pose) + BOW_SHARE * back_bow_ratio(pose)


SIGNALS: dict[str, Signal] = {
    "back_contour_ratio": back_contour_ratio,
    "back_bow_ratio": back_bow_ratio,
    "back_flexion_ratio": back_flexion_ratio,
}
