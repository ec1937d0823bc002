"""Why a fault was not judged: from there it does not show, the body was held otherwise, or too little was seen."""

from __future__ import annotations

from collections.abc import Iterable

from posecoach.core.faults import RepFault
from posecoach.core.measure import Measures
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import Unjudged
from posecoach.signals.view import view_of


def why_not_judged(
    spec: ExerciseSpec, not_judged: Iterable[str], azimuth_deg: float, measures: Measures
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
    wanted = set(not_judged)
    return {f.id: _reason(f, azimuth_deg, measures) for f in spec.faults if f.id in wanted}


def _reason(fault: RepFault, azimuth_deg: float, measures: Measures) -> Unjudged:
    if view_of(azimuth_deg) not in fault.views:
        return Unjudged.VIEW
    reasons = {condition.why_not(measures) for condition in fault.judged_if}
    return next((reason for reason in Unjudged if reason in reasons), Unjudged.POSTURE)
