"""Why a fault was not judged: from there it does not show, the body was held otherwise, or too little was seen."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from posecoach.core.spec import ExerciseSpec, RepFault
from posecoach.signals.view import view_of

VIEW, NOT_SEEN, POSTURE = "view", "not seen", "posture"
"""The reasons; where several hold, the first in this order is told, because it is the one that can be mended first."""
_TELLS = {"off_side_deg": VIEW, "off_front_deg": VIEW, "arm_seen_{side}_ratio": NOT_SEEN}
"""What a condition is about, by the signal that it bounds; any other is about how the body was held or which arms
worked."""


def why_not_judged(
    spec: ExerciseSpec, not_judged: Iterable[str], azimuth_deg: float, measures: Mapping[str, float]
) -> dict[str, str]:
    """Return :data:`VIEW`, :data:`NOT_SEEN` or :data:`POSTURE` for each fault of a repetition that was not judged.

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


def _reason(fault: RepFault, signals: Mapping[str, str], azimuth_deg: float, measures: Mapping[str, float]) -> str:
    if view_of(azimuth_deg) not in fault.views:
        return VIEW
    reasons = set()
    for name, (low, high) in fault.judged_if.items():
        value = measures.get(name, math.nan)
        if math.isnan(value):
            reasons.add(NOT_SEEN)
        elif not low <= value <= high:
            reasons.add(_TELLS.get(signals.get(name, ""), POSTURE))
    return next((reason for reason in (VIEW, NOT_SEEN) if reason in reasons), POSTURE)
