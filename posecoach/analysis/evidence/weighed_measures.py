"""Which measures of a movement are weighed: all of the arms but those that say nothing here; of a trunk its own too."""

from __future__ import annotations

import dataclasses
import math

from posecoach.analysis.evidence.movement_measures import LEANS_BACK, Span, measures_of
from posecoach.analysis.segmentation.candidates import HANDS, Candidate
from posecoach.analysis.segmentation.movements import Movement
from posecoach.core.measure import Measures
from posecoach.core.skeleton import SIDES, Side, opposite
from posecoach.signals.order_statistics import median
from posecoach.signals.series import PoseSeries

WAY_SEEN_RATIO = 0.6
"""With less of the way out (or back), the end (or the start) stands for the start position."""
SEEN_WORSE_RATIO = 0.3
"""An arm that is seen so much worse than the other is hidden by the body, and where it is held is only guessed: hands
that hold the head read as 0.7 trunk lengths below the shoulders (renders of chair extensions from the side)."""
LYING_DEG = 45.0
"""Inclination of the trunk from which a person lies. There even hidden hands tell pullovers and sit-ups from the foam
roller: of 915 recordings of people passes are counted in one with both arms, in four without those that are hidden."""

FIXED_HANDS_LOG, FACE_DOWN_DEG = 0.6, 20.0
"""Shoulders that travel further than the hands by this (natural logarithm) move about hands that are fixed, unless the
trunk leans forward by more than the second, as in a push-up. Of 193 recordings of rows of people one more is exact from
1.0 down, two more from 0.8 to 0.45, whether the second is 0 or 35, and nothing more counts in 329 others."""
WAY_ABOUT_FIXED_HANDS = (
    "forearm_turn_deg",
    "retrace_ratio",
    "hand_lift_peak_ratio",
    "hand_lift_change_ratio",
    "hips_way_ratio",
)
"""Where hands are fixed (a closed kinetic chain, as in an inverted row) their way as seen from the trunk is that of the
body, which swings about the heels, and that the hips travel belongs to it."""
WAY_OF_THE_BODY = "shoulders_to_hand_log"
"""That the whole body moves speaks against a row, since who leans on fixed hands pushes. Who leans back from them can
only pull, however upright, as at a door frame, and it is left out; of who lies, ``lying_rise_ratio`` tells more. Of 237
recordings of rows of people two more are exact, with a least lean of -5 to 5 degrees, and nothing more counts in 487
others."""


def measured(series: PoseSeries, movement: Movement) -> dict[str, float]:
    """Return the measures of a movement of the arms."""
    lead = movement.lead
    out_seen, back_seen = lead.rise >= WAY_SEEN_RATIO * lead.range, lead.fall >= WAY_SEEN_RATIO * lead.range
    span = Span(lead.start_s, lead.peak_s, lead.end_s, movement.sides, out_seen, back_seen)
    return measured_arms(series, span, lead.range)


def measured_arms(series: PoseSeries, span: Span, range_: float) -> dict[str, float]:
    """Return the measures of a movement of the arms of this range, in the unit of its drive."""
    found = measures_of(series, span) | {"range_log": _log(range_)}
    left_out = _about_fixed_hands(found["lean_deg"]) if found[WAY_OF_THE_BODY] > FIXED_HANDS_LOG else ()
    return {name: value for name, value in found.items() if name not in left_out}


def _about_fixed_hands(lean_deg: float) -> tuple[str, ...]:
    """Return the measures that say nothing where the hands are fixed and the trunk leans so."""
    leans_back = -LEANS_BACK < math.sin(math.radians(lean_deg)) < 0.0
    return (
        *(WAY_ABOUT_FIXED_HANDS if lean_deg < FACE_DOWN_DEG else ()),
        *((WAY_OF_THE_BODY,) if leans_back else ()),
    )


def measured_trunk(series: PoseSeries, candidate: Candidate) -> dict[str, float]:
    """Return the measures of a movement of the trunk: those of its exercise, and what arms and legs did meanwhile.

    In which direction the arms moved tells nothing where they hang or hold the head: noise has a direction, too.
    """
    span = span_of(candidate)
    span = dataclasses.replace(span, sides=_seen_arms(series.between(span.start_s, span.end_s)))
    found = measures_of(series, span) | with_logs(candidate.measures)
    return found | {"bend_share_deg": math.nan}


def _seen_arms(during: PoseSeries) -> tuple[Side, ...]:
    """Return the arms that are seen, both where none is seen much better than the other or the person lies."""
    if not median(during.inclination_deg) < LYING_DEG:
        return SIDES
    seen = {side: median(during.arm_seen_ratio(side)) for side in SIDES}
    return tuple(side for side in SIDES if not seen[side] < SEEN_WORSE_RATIO * seen[opposite(side)])


def span_of(candidate: Candidate) -> Span:
    """Return when a movement was, and whose arms made it; of the trunk's both arms are looked at."""
    timing = candidate.timing
    return Span(timing.start_s, timing.peak_s, timing.end_s, candidate.sides or SIDES)


def with_logs(measures: Measures) -> dict[str, float]:
    """Return the measures with the logarithms of range and duration, in which equal ratios are equal steps."""
    return {**measures, "range_log": _log(measures["range"]), "duration_log_s": _log(measures["duration_s"])}


def _log(value: float) -> float:
    return math.log(max(1e-3, value))


def with_hands(candidate: Candidate, measures: Measures) -> Candidate:
    """Return a candidate of the arms with how far the hands went among its ranges."""
    return dataclasses.replace(candidate, ranges=candidate.ranges | {name: measures[name] for name in HANDS})
