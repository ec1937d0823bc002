"""Why a fault was not judged: from there it does not show, the body was held otherwise, or too little was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from posecoach.core.spec import ExerciseSpec, RepFault
from posecoach.core.vocabulary import Unjudged
from posecoach.signals.view import view_of

_TELLS = {"off_side_deg": Unjudged.VIEW, "off_front_deg": Unjudged.VIEW, "arm_seen_{side}_ratio": Unjudged.NOT_SEEN}
"""What a condition is about, by the signal that it bounds; any other is about how the body was held or which arms
worked."""


def why_not_judged(
    spec: ExerciseSpec, not_judged: Iterable[str], azimuth_deg: float, measures: Mapping[str, float]
) -> dict[str, Unjudged]:
    """Return the reason for each fault of a repetition that was not judged.

    Parameters
    ----------
    not_judged
        Ids of the faults.
    azimuth_deg
        Direction of the camera, 0 = front.
    measures
        Numbers of the repetition; one that is missing (NaN or absent) was not seen.
    """
    signals = {m.name: m.signal for m in spec.measures}
    wanted = set(not_judged)
    return {f.id: _reason(f, signals, azimuth_deg, measures) for f in spec.faults if f.id in wanted}


def _reason(fault: RepFault, signals: Mapping[str, str], azimuth_deg: float, measures: Mapping[str, float]) -> Unjudged:
    if view_of(azimuth_deg) not in fault.views:
        return Unjudged.VIEW
    reasons = set()
    for name, (low, high) in fault.judged_if.items():
        value = measures.get(name, math.nan)
        if math.isnan(value):
            reasons.add(Unjudged.NOT_SEEN)
        elif not low <= value <= high:
            reasons.add(_TELLS.get(signals.get(name, ""), Unjudged.POSTURE))
    return next((reason for reason in Unjudged if reason in reasons), Unjudged.POSTURE)
