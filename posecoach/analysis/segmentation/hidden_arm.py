"""Pulls of an arm that the body hides, where both arms take turns: the shoulders show them.

From the side the far arm goes out of sight as it pulls, and its landmarks hardly move. But an arm that pulls takes its
shoulder back, so that the line of the shoulders turns one way with the near arm and the other way with the far one.
Meanwhile the near arm rests, for about as long as it pulls. In rows of one arm nothing turns between two pulls, or the
reach turns the trunk, and the next pull begins with it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from posecoach.analysis.segmentation.arm_courses import SHORTEST_S
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.time_series.smoothing import SET_RATE_HZ, zero_lag_of_set
from posecoach.core.pose import BoolArray, FloatArray
from posecoach.core.skeleton import SIDES, Side, opposite
from posecoach.signals.order_statistics import median
from posecoach.signals.series import PoseSeries
from posecoach.signals.view import median_azimuth_deg, view_label

FEWEST_PULLS = 2
"""Pulls of each arm that are needed to show that they take turns."""
LEAST_TURN_DEG = 3.0
"""Smaller turns of the line of the shoulders are noise."""
TURN_RATIO, EDGE_RATIO = 0.5, 0.1
"""Share of the near arm's turn that the far arm's has at least, the other way, and at which it begins and ends: seven
drawn pulls of a hidden arm have 0.9 and more."""
LEAST_HIDING = 0.1
"""Least drop of the far arm's visibility (0 to 1) while it pulls: in seven drawn pulls it was 0.2 and more."""
SHORTEST_RATIO, LONGEST_RATIO = 0.25, 2.5
"""A far arm's pull takes this share of the time of a near arm's, from half-way out to half-way back."""
SHOWS_RATIO = 0.5
"""From this share of the near arm's range on the far arm shows well enough to tell of its own pull."""
LEAST_REST_RATIO = 0.8
"""The near arm rests this share of the time of a pull where the other one pulls in between: 1.3 and more in three drawn
people. A person who rows with one arm, and turns as far the other way to reach, leaves 0.4 to 0.6."""
LEAST_IN_TURN = 0.75
"""Share of the gaps between two pulls of the near arm that have exactly one of the far arm, where arms take turns."""
AROUND_S = 0.3
"""The direction at rest is taken from this long before to this long after the beginning and the end of each pull."""
JUMP_DEG = 60.0
"""Nobody turns this far in a row: left and right landmarks were confused."""


@dataclass(frozen=True, slots=True)
class _Pull:
    """A pull of the far arm; ``core_s`` is the stretch in which the shoulders are turned by half and more."""

    start_s: float
    core_s: tuple[float, float]
    end_s: float

    @property
    def middle_s(self) -> float:
        return sum(self.core_s) / 2


def with_hidden_arm(series: PoseSeries, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the movements of a set with the pulls of a hidden arm that the shoulders show between those of the other.

    There are none unless the arms take turns. How far such a pull went is not seen, and nothing of it is judged. Where
    the far arm hardly shows, what was seen of such a pull gives way to it.

    Parameters
    ----------
    series
        The poses of the set.
    found
        Its movements with their verdicts. Those that count and in which the near arm worked tell how far it turns the
        shoulders.
    """
    counted = [c for c in found if c.verdict is not None and c.verdict.accepted and c.begun and c.returned]
    hidden = _pulls_of_hidden_arm(series, counted)
    spans_s = [h.timing.core_s for h in hidden]
    return [c for c in found if not any(_meet(c.timing.core_s, span_s) for span_s in spans_s)] + hidden


def _pulls_of_hidden_arm(series: PoseSeries, counted: Sequence[Candidate]) -> list[Candidate]:
    near = max(SIDES, key=lambda side: median(series.arm_seen_ratio(side)))
    far = opposite(near)
    pulls = sorted((c for c in counted if near in c.sides), key=lambda c: c.timing.peak_s)
    if len(pulls) < FEWEST_PULLS:
        return []
    pull_s = median(np.array([c.timing.end_s - c.timing.start_s for c in pulls]))
    spans_s = [(c.timing.start_s, c.timing.end_s) for c in pulls]
    found = [p for p in _found(series, far, pulls) if not any(_meet(p.core_s, span_s) for span_s in spans_s)]
    rests_s = [(before[1], after[0]) for before, after in pairwise(spans_s)]
    in_turn = [
        end_s - start_s >= LEAST_REST_RATIO * pull_s and sum(start_s < p.middle_s < end_s for p in found) == 1
        for start_s, end_s in rests_s
    ]
    if len(found) < FEWEST_PULLS or np.mean(in_turn) < LEAST_IN_TURN:
        return []
    whole = median(np.array([c.measures["range"] for c in pulls]))
    seen = [c.timing.core_s for c in counted if c.measures["range"] >= SHOWS_RATIO * whole]
    return [_candidate(p, far, pulls) for p in found if not any(_meet(p.core_s, core_s) for core_s in seen)]


def _found(series: PoseSeries, far: Side, pulls: Sequence[Candidate]) -> list[_Pull]:
    """Return the stretches in which the shoulders are turned the other way and the far arm is seen less."""
    t_s, turned = zero_lag_of_set(series.t_s, _turned_deg(series, pulls))
    if len(t_s) < SET_RATE_HZ * SHORTEST_S:
        return []
    usual = median(np.array([median(turned[_within(t_s, pull.timing.core_s)]) for pull in pulls]))
    if not abs(usual) >= LEAST_TURN_DEG:
        return []
    _, seen = zero_lag_of_set(series.t_s, series.arm_seen_ratio(far))
    at_rest = median(np.interp(_ends_s(pulls), t_s, seen))
    core_s = median(np.array([end_s - start_s for start_s, end_s in (pull.timing.core_s for pull in pulls)]))
    share, found = -turned / usual, []
    for first, last in _runs(share >= TURN_RATIO):
        lasts_s = float(t_s[last] - t_s[first])
        hidden = float(seen[first : last + 1].min()) <= at_rest - LEAST_HIDING
        if hidden and SHORTEST_RATIO * core_s <= lasts_s <= LONGEST_RATIO * core_s:
            before, after = np.flatnonzero(share[:first] <= EDGE_RATIO), np.flatnonzero(share[last:] <= EDGE_RATIO)
            start_s = t_s[before[-1]] if len(before) else t_s[0]
            end_s = t_s[last + after[0]] if len(after) else t_s[-1]
            found.append(_Pull(float(start_s), (float(t_s[first]), float(t_s[last])), float(end_s)))
    return found


def _turned_deg(series: PoseSeries, pulls: Sequence[Candidate]) -> FloatArray:
    """Return (n,) how far shoulders and hips are turned from where they are when pulls begin and end, degrees."""
    around = [series.between(end_s - AROUND_S, end_s + AROUND_S).azimuth_deg for end_s in _ends_s(pulls)]
    rest_deg = median_azimuth_deg(np.concatenate(around))
    turned = (series.azimuth_deg - rest_deg + 180.0) % 360.0 - 180.0
    return np.where(np.abs(turned) <= JUMP_DEG, turned, np.nan)


def _ends_s(pulls: Sequence[Candidate]) -> FloatArray:
    """Return (2 n,) when pulls begin and end."""
    return np.array([end_s for pull in pulls for end_s in (pull.timing.start_s, pull.timing.end_s)])


def _candidate(pull: _Pull, far: Side, of_near: Sequence[Candidate]) -> Candidate:
    azimuth_deg = median_azimuth_deg(np.array([c.azimuth_deg for c in of_near]))
    timing = RepTiming(pull.start_s, pull.core_s, pull.middle_s, pull.end_s, math.nan, math.nan, math.nan)
    return Candidate(
        timing=timing,
        ranges={},
        sides=(far,),
        measures={"range": math.nan, "duration_s": pull.end_s - pull.start_s},
        azimuth_deg=azimuth_deg,
        view=view_label(azimuth_deg),
        returned=True,
        closed_s=pull.end_s,
        hidden=True,
    )


def _meet(one_s: tuple[float, float], other_s: tuple[float, float]) -> bool:
    return one_s[0] < other_s[1] and other_s[0] < one_s[1]


def _within(t_s: FloatArray, span_s: tuple[float, float]) -> BoolArray:
    return np.asarray((t_s >= span_s[0]) & (t_s <= span_s[1]))


def _runs(holds: BoolArray) -> list[tuple[int, int]]:
    """Return first and last index of each stretch in which something holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], holds.astype(int), [0]])))
    return [(int(first), int(after) - 1) for first, after in zip(edges[::2], edges[1::2], strict=True)]
