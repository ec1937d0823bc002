"""The measures of one movement that evidence is drawn from: the same for every exercise of the arms.

Values at the start, at the peak and at the end are medians around those moments; of two working arms the mean. Trunk-
relative directions and joint angles come first, because they do not depend on the view; what needs the image is a
ratio of two ways in it. NaN = not seen.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from posecoach.analysis.evidence.movement_course import course_of, mean_of_seen
from posecoach.analysis.evidence.view_and_posture import by_view_and_posture
from posecoach.core.pose import BoolArray, FloatArray
from posecoach.core.skeleton import SIDES, Part, Side
from posecoach.signals.correlation import correlation
from posecoach.signals.hidden_arms import trunk_hides
from posecoach.signals.order_statistics import median, percentile_range
from posecoach.signals.series import PoseSeries

MOMENT_S, MOMENT_RATIO = 0.12, 0.06
"""Half the length of a moment: these seconds, or this share of the movement if that is longer."""
STILL_RATIO = 0.03
"""Ways in the image below this share of the trunk are noise."""
KNEES_BEND_DEG = 30.0
"""Knees that bend less than this move along less."""
LEANS_BACK = 0.4
"""Sine of the lean up to which seated rowers lean back; further back the body lies."""
FIXED_LOG = 0.3
"""Shoulders that travel more than this (natural logarithm) short of the hand's way move about a hand that is fixed."""
SEEN_WELL_RATIO = 0.6
"""Of an arm that is seen less well the landmarks are guessed, and what they say against a movement weighs less."""
FROM_THE_START = (
    "elbow_start_deg",
    "elbow_bend_deg",
    "behind_start_deg",
    "arm_travel_deg",
    "bend_share_deg",
    "hand_ahead_start_ratio",
    "hand_ahead_change_ratio",
    "reach_change_ratio",
    "evenness_ratio",
    "forearm_turn_deg",
    "retrace_ratio",
)
"""What tells how the arms were held at the start, and how far they went from there; see
:mod:`posecoach.signals.hidden_arms`."""
FEW = 6
"""With fewer samples there is no correlation."""


@dataclass(frozen=True, slots=True)
class Span:
    """When a movement was, which arms made it, and whether its start and its end were seen."""

    start_s: float
    peak_s: float
    end_s: float
    sides: tuple[Side, ...]
    start_seen: bool = True
    end_seen: bool = True


def _range(values: FloatArray) -> float:
    return percentile_range(values, 5, 95)


class _Moments:
    """The poses of a movement, and its three moments."""

    def __init__(self, series: PoseSeries, span: Span) -> None:
        half_s = max(MOMENT_S, MOMENT_RATIO * (span.end_s - span.start_s))
        self.sides = span.sides
        self.series = series.between(span.start_s - half_s, span.end_s + half_s)
        t_s = self.series.t_s
        self.during = (t_s >= span.start_s) & (t_s <= span.end_s)
        at = [self._around(t_s, moment, half_s) for moment in (span.start_s, span.peak_s, span.end_s)]
        self.start, self.peak, self.end = at
        if not span.start_seen:
            self.start = self.end
        if not span.end_seen:
            self.end = self.start
        self.whole = span.start_seen and span.end_seen
        self.trunk_px = median(self.series.trunk_scale_px[self.during]) or math.nan
        """Median length of the trunk; NaN of landmarks in one place, of which nothing is known."""

    def mean(self, signal: Callable[[Side], FloatArray], moment: BoolArray) -> float:
        """Return a signal of the arms at a moment, the mean of those that work."""
        return mean_of_seen([median(signal(side)[moment]) for side in self.sides])

    def change(self, signal: Callable[[Side], FloatArray]) -> float:
        """Return by how much a signal of the arms changes from the start to the peak, the mean of those that work."""
        return self.mean(signal, self.peak) - self.mean(signal, self.start)

    @staticmethod
    def _around(t_s: FloatArray, moment_s: float, half_s: float) -> BoolArray:
        near = np.abs(t_s - moment_s) <= half_s
        if not near.any() and len(t_s):
            near[np.argmin(np.abs(t_s - moment_s))] = True
        return near


def measures_of(series: PoseSeries, span: Span) -> dict[str, float]:
    """Return every measure of a movement, by name."""
    at = _Moments(series, span)
    with np.errstate(invalid="ignore", divide="ignore"):
        found = _arms(at) | _hands(at) | _trunk_and_legs(at) | _ways(at) | _together(at) | _against_gravity(at)
        found |= course_of(at.series, (span.start_s, span.peak_s, span.end_s), span.sides)
        found["facing_ratio"] = median(np.abs(np.cos(np.radians(at.series.azimuth_deg[at.during]))))
        if trunk_hides(at.series.azimuth_deg[at.during], at.mean(at.series.arm_seen_ratio, at.start)):
            found |= dict.fromkeys(FROM_THE_START, math.nan)
        found |= by_view_and_posture(found)
    duration_s = span.end_s - span.start_s
    found["duration_log_s"] = math.log(max(0.04, duration_s))
    out_s = span.peak_s - span.start_s
    found["out_share"] = out_s / duration_s if at.whole and duration_s > 0 else math.nan
    return found


def _arms(at: _Moments) -> dict[str, float]:
    series = at.series
    found = {
        "elbow_start_deg": at.mean(series.elbow_flexion_deg, at.start),
        "elbow_peak_deg": at.mean(series.elbow_flexion_deg, at.peak),
        "behind_start_deg": at.mean(series.upper_arm_behind_deg, at.start),
        "behind_peak_deg": at.mean(series.upper_arm_behind_deg, at.peak),
        "abduction_start_deg": at.mean(series.upper_arm_abduction_deg, at.start),
        "abduction_peak_deg": at.mean(series.upper_arm_abduction_deg, at.peak),
        "elbow_up_peak_ratio": at.mean(lambda side: series.arm(side).upper[2], at.peak),
        "arm_hidden_ratio": max(SEEN_WELL_RATIO - at.mean(series.arm_seen_ratio, at.during), 0.0),
    }
    found["elbow_bend_deg"] = found["elbow_peak_deg"] - found["elbow_start_deg"]
    found["arm_travel_deg"] = found["behind_peak_deg"] - found["behind_start_deg"]
    found["bend_share_deg"] = math.degrees(math.atan2(found["elbow_bend_deg"], found["arm_travel_deg"]))
    idle = [side for side in SIDES if side not in at.sides]
    stirred = _range(series.elbow_flexion_deg(idle[0])[at.during]) if idle else math.nan
    found["other_arm_ratio"] = stirred / (abs(found["elbow_bend_deg"]) + 10.0)
    return found


def _hands(at: _Moments) -> dict[str, float]:
    """Return where the hands are and how they move; ``hand_drawn_ratio`` is how far they go from start to peak.

    That is seen from the shoulder, in trunk lengths; of two hands it is their mean way. Joint angles grow least where a
    pull begins, so that half a pull reads as 0.6 to 0.85 of the usual angle; the hand's way is as long as the pull.
    How far the hands are from shoulder and hip in the image (``hand_to_shoulder_seen_start_ratio`` ...) needs no depth,
    which is guessed where arms point at the camera.
    """
    series = at.series
    places = [series.hand(side) for side in at.sides]
    found: dict[str, float] = {}
    starts, peaks, ends = (
        [[median(place[moment, axis]) for place in places] for axis in range(3)]
        for moment in (at.start, at.peak, at.end)
    )
    for name, start, peak in zip(
        ("ahead", "out", "up"), map(mean_of_seen, starts), map(mean_of_seen, peaks), strict=True
    ):
        found |= {f"hand_{name}_start_ratio": start, f"hand_{name}_peak_ratio": peak}
        found[f"hand_{name}_change_ratio"] = peak - start
    found["reach_change_ratio"] = at.change(series.reach_ratio)
    found["hand_lift_peak_ratio"] = at.mean(series.hand_lift_ratio, at.peak)
    found["hand_lift_change_ratio"] = at.change(series.hand_lift_ratio)
    found["face_peak_ratio"] = at.mean(series.hand_to_face_ratio, at.peak)
    found["face_change_ratio"] = at.change(series.hand_to_face_ratio)
    apart = series.hands_apart_ratio()
    found["apart_peak_ratio"] = median(apart[at.peak])
    found["apart_change_ratio"] = median(apart[at.peak]) - median(apart[at.start])
    parts: tuple[Part, ...] = ("shoulder", "hip")
    for part in parts:
        start, peak = (_hands_from_px(at, part, moment) / at.trunk_px for moment in (at.start, at.peak))
        found |= {f"hand_to_{part}_seen_start_ratio": start, f"hand_to_{part}_seen_peak_ratio": peak}
        found[f"hand_to_{part}_seen_change_ratio"] = peak - start
    ways = [[b - a for a, b in zip(*of_axis, strict=True)] for of_axis in zip(starts, peaks, strict=True)]
    found["hand_drawn_ratio"] = math.hypot(*map(mean_of_seen, ways))
    gaps = [math.hypot(*(ends[i][hand] - starts[i][hand] for i in range(3))) for hand in range(len(places))]
    found["hand_back_ratio"] = mean_of_seen(gaps) if at.whole else math.nan
    return found


def _hands_from_px(at: _Moments, part: Part, moment: BoolArray) -> float:
    """Return how far the working hands are in the image from the part of the same side at a moment, their mean."""
    away_px = [at.series.point_px("wrist", side) - at.series.point_px(part, side) for side in at.sides]
    return mean_of_seen([median(np.linalg.norm(away[moment], axis=1)) for away in away_px])


def _trunk_and_legs(at: _Moments) -> dict[str, float]:
    series = at.series

    def change(signal: FloatArray) -> float:
        return median(signal[at.peak]) - median(signal[at.start])

    return {
        "inclination_deg": median(series.inclination_deg[at.during]),
        "trunk_seen_ratio": median(series.trunk_seen_ratio[at.during]),
        "inclination_range_deg": _range(series.inclination_deg[at.during]),
        "lean_deg": median(series.lean_deg[at.during]),
        "lean_change_deg": change(series.lean_deg),
        "knee_deg": median(series.knee_flexion_deg[at.during]),
        "knee_range_deg": _range(series.knee_flexion_deg[at.during]),
        "knee_change_deg": change(series.knee_flexion_deg),
        "hip_deg": median(series.hip_flexion_deg[at.during]),
        "hip_range_deg": _range(series.hip_flexion_deg[at.during]),
        "hip_change_deg": change(series.hip_flexion_deg),
    }


def _ways(at: _Moments) -> dict[str, float]:
    """Return how far hips and shoulders travel in the image, against the trunk and against the hand.

    ``push_ratio`` is positive where the body moves over fixed hands face down, as in a push-up, negative where it hangs
    from them face up, as in an inverted row, and zero where the hands move.
    """
    series = at.series

    def way(points_px: FloatArray) -> float:
        return math.hypot(*(_range(points_px[at.during, axis]) for axis in (0, 1))) / at.trunk_px

    hips, shoulders = way(series.middle_px("hip")), way(series.middle_px("shoulder"))
    hand = max((way(series.point_px("wrist", side)) for side in at.sides), default=math.nan)
    shoulders_to_hand = math.log((shoulders + STILL_RATIO) / (hand + STILL_RATIO))
    fixed = max(0.0, shoulders_to_hand + FIXED_LOG)
    face_down = math.sin(math.radians(median(series.lean_deg[at.during])))
    hip_px = series.middle_px("hip")
    gone = math.hypot(*(median(hip_px[at.end, axis]) - median(hip_px[at.start, axis]) for axis in (0, 1)))
    return {
        "hips_way_ratio": hips,
        "hand_way_ratio": hand,
        "hips_to_hand_log": math.log((hips + STILL_RATIO) / (hand + STILL_RATIO)),
        "shoulders_to_hand_log": shoulders_to_hand,
        "push_ratio": min(1.5, fixed) * face_down,
        "hips_gone_ratio": gone / at.trunk_px if at.whole else math.nan,
    }


def _against_gravity(at: _Moments) -> dict[str, float]:
    """Return how far the hands rise in the image until the peak, and what hands and body do of somebody who lies.

    Lengths are in trunk lengths; ``hand_rise_ratio`` is negative where the hands sink. On the back the hands of a press
    sink to the chest as the elbows bend, by more than the shoulders rise (``press_ratio``, 0 upright or face down), and
    who pulls up to a bar rises with the shoulders (``lying_rise_ratio``, negative where they sink).
    """
    series = at.series

    def rise(down_px: FloatArray) -> float:
        peak_px = median(down_px[at.peak])
        return mean_of_seen([median(down_px[moment]) - peak_px for moment in (at.start, at.end)]) / at.trunk_px

    hands = mean_of_seen([rise(series.point_px("wrist", side)[:, 1]) for side in at.sides])
    face_up = -math.sin(math.radians(median(series.lean_deg[at.during])))
    on_the_back = max(0.0, (face_up - LEANS_BACK) / (1.0 - LEANS_BACK))
    if on_the_back == 0.0:
        return {"hand_rise_ratio": hands, "press_ratio": 0.0, "lying_rise_ratio": 0.0}
    body = rise(series.middle_px("shoulder")[:, 1])
    return {
        "hand_rise_ratio": hands,
        "press_ratio": on_the_back * max(0.0, -hands - max(0.0, body)),
        "lying_rise_ratio": on_the_back * body,
    }


def _together(at: _Moments) -> dict[str, float]:
    """Return how elbow, upper arm and knees go along with each other, correlations -1 to 1."""
    side = at.sides[0]
    bend = at.series.elbow_flexion_deg(side)[at.during]
    behind = at.series.upper_arm_behind_deg(side)[at.during]
    knees = at.series.knee_flexion_deg[at.during]
    return {
        "elbow_with_arm": correlation(bend, behind, few=FEW),
        "elbow_with_knees": correlation(bend, knees, few=FEW) * min(1.0, _range(knees) / KNEES_BEND_DEG),
    }
