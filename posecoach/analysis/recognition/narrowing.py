"""Squeezes of the shoulder blades as seen from the front and from behind, where they show but cannot be counted.

The shoulders move along the camera's axis there. Where the arms hang down, all that shows is that left and right
shoulder, elbow and hand come a little nearer to each other at the same time, again and again, while the trunk is still.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from posecoach.analysis.recognition.stretch_measures import FEW, apart_ratios
from posecoach.analysis.recognition.trial import weighed_again
from posecoach.analysis.recognition.windows import at_rate
from posecoach.analysis.time_series.turning_points import Turn, turning_points
from posecoach.core.pose import FloatArray
from posecoach.core.recognition import Recognition
from posecoach.core.skeleton import SIDES, Part
from posecoach.signals.series import PoseSeries

OFF_AXIS_DEG = 30.0
"""Up to this far off the front or the back the shoulders still move along the camera's axis."""
STILL_RATIO = 0.1
"""Trunk lengths by which the trunk may move in the image: 0.03 to 0.06 in rendered squeezes, where people who lift,
bend or step move it by 0.2 and more."""
LEAST_RATIO = 0.012
"""Trunk lengths by which the shoulders narrow: 0.03 to 0.04 in rendered squeezes; 0.01 is noise of the landmarks."""
HANDS_RATIO = 0.25
"""Hands that hang come in by up to 0.15 trunk lengths."""
HANGING_RATIO = 0.75
"""Trunk lengths by which hands that hang are below the shoulders in the image; those of a row are higher."""
TOGETHER = 0.8
"""Correlation of shoulders with elbows and hands within one narrowing, at least."""
LEAST_TIMES = 2
LOG_ODDS, MOST_LOG_ODDS = 1.0, 3.0
"""What each narrowing adds, and all together: of 338 recordings of people who did something else none has two."""


def with_narrowings(part: Recognition, series: PoseSeries, exercises: Collection[str]) -> Recognition:
    """Return how likely everything is in a part with what narrowings add to ``exercises``, which show by them."""
    times = narrowings(series.between(part.start_s, part.end_s)) if exercises else 0
    if times < LEAST_TIMES:
        return part
    added = {like.exercise: 0.0 for like in part.likely if like.exercise}
    return weighed_again(part, added | dict.fromkeys(exercises, min(MOST_LOG_ODDS, LOG_ODDS * times)))


def narrowings(series: PoseSeries) -> int:
    """Return how often shoulders, elbows and hands come nearer to each other together; 0 where the trunk moves."""
    poses = at_rate(series)
    ratios = apart_ratios(poses)
    seen = np.isfinite(list(ratios.values())).all(axis=0)
    if seen.sum() < FEW or not (_from_front_or_back(poses) and _is_still(poses) and _hands_hang(poses)):
        return 0
    apart = {part: -values[seen] for part, values in ratios.items()}
    turns = turning_points(apart["shoulder"], LEAST_RATIO)
    cycles = [(first, last) for first, top, last in zip(turns, turns[1:], turns[2:], strict=False) if top.is_peak]
    return sum(_is_together(apart, first, last) for first, last in cycles)


def _from_front_or_back(poses: PoseSeries) -> bool:
    along = np.abs(np.cos(np.radians(poses.azimuth_deg)))
    return bool(np.nanmedian(along) >= np.cos(np.radians(OFF_AXIS_DEG)))


def _is_still(poses: PoseSeries) -> bool:
    middle_px = (poses.middle_px("shoulder") + poses.middle_px("hip")) / 2
    low, high = np.nanpercentile(middle_px, [5, 95], axis=0)
    return bool((high - low).max() <= STILL_RATIO * np.nanmedian(poses.trunk_scale_px))


def _hands_hang(poses: PoseSeries) -> bool:
    """Whether both hands hang all the time."""
    drop_px = [poses.point_px("wrist", side)[:, 1] - poses.point_px("shoulder", side)[:, 1] for side in SIDES]
    return bool(np.nanpercentile(np.minimum(*drop_px) / poses.trunk_scale_px, 10) >= HANGING_RATIO)


def _is_together(apart: dict[Part, FloatArray], first: Turn, last: Turn) -> bool:
    """Whether elbows and hands come in with the shoulders between two turning points, and the hands not far."""
    cut = slice(first.index, last.index + 1)
    ways = np.stack([apart[part][cut] for part in ("shoulder", "elbow", "wrist")])
    if ways.shape[1] < FEW or (ways.std(axis=1) == 0.0).any() or np.ptp(ways[2]) > HANDS_RATIO:
        return False
    return bool(np.asarray(np.corrcoef(ways))[0, 1:].min() >= TOGETHER)
