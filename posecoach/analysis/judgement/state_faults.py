"""Faults of a posture that lasts: nodding off, slumping, turning away."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from posecoach.analysis.time_series.rest import RestLevel
from posecoach.core.events import Event, FaultDetected
from posecoach.core.faults import StateFault
from posecoach.core.findings import FaultFinding, severity
from posecoach.core.limits import FromRest, all_hold
from posecoach.signals.view import view_of

MISREAD_S = 0.5
"""A shorter time within the limit is a misreading, not the end of a fault: at ten pictures a second, up to four."""


class StateFaultTracker:
    """Follows one fault. It is found once, and again only after the signal was back within ``clear``."""

    def __init__(self, fault: StateFault) -> None:
        self.fault = fault
        self._rest = RestLevel(span_s=60.0, settle_s=2.0)
        self._since_s = self._last_s = math.nan
        self._found = False

    @property
    def lasts(self) -> bool:
        """Whether it was found and is still there, as far as can be seen."""
        return self._found and not math.isnan(self._since_s)

    @property
    def may_last(self) -> bool:
        """Whether it was found and not seen to be over, or the signal is beyond the limit now, however long."""
        return self._found or not math.isnan(self._since_s)

    def update(self, value: float, others: dict[str, float], azimuth_deg: float, t_s: float) -> FaultFinding | None:
        """Take one sample; return the finding at the moment the fault has lasted long enough.

        ``others`` are the signals that the fault's conditions are about.
        """
        fault = self.fault
        if not math.isfinite(value) or view_of(azimuth_deg) not in fault.views:
            self._since_s = math.nan
            return None
        rest = (
            self._rest.update(value, t_s, at_rest=math.isnan(self._since_s))
            if isinstance(fault.limit, FromRest)
            else 0.0
        )
        excursion = value - rest
        limit = fault.limit.after(self._found)
        beyond = fault.direction.sign * (excursion - limit) > 0 and all_hold(fault.only_if, others)
        if not beyond:
            if not t_s - self._last_s <= MISREAD_S:
                self._since_s, self._found = math.nan, False
            return None
        self._last_s = t_s
        if math.isnan(self._since_s):
            self._since_s = t_s
        if self._found or t_s - self._since_s < fault.min_duration_s:
            return None
        self._found = True
        worse = severity(excursion, limit)
        return FaultFinding(id=fault.id, t_s=t_s, value=excursion, limit=limit, severity=worse)


class StateFaults:
    """Follows all of an exercise's faults of this kind, and keeps what was found."""

    def __init__(self, faults: Iterable[StateFault]) -> None:
        self._trackers = [StateFaultTracker(fault) for fault in faults]
        self.findings: list[FaultDetected] = []

    @property
    def lasting(self) -> list[str]:
        """The faults that were found and are still there, by their ids."""
        return [tracker.fault.id for tracker in self._trackers if tracker.lasts]

    @property
    def any_may_last(self) -> bool:
        """Whether any was found and not seen to be over, or may be about to be found."""
        return any(tracker.may_last for tracker in self._trackers)

    def update(
        self, signal: Callable[[str], float], hold_quality: float, azimuth_deg: float, t_s: float
    ) -> list[Event]:
        """Take one sample; return the faults that were found just now.

        Parameters
        ----------
        signal
            Gives the value of a signal by its name, in its unit; NaN where it was not seen.
        hold_quality
            Of the hold, for faults that are about it; NaN without.
        azimuth_deg
            Direction of the camera, 0 = front.
        t_s
            Time of the sample.
        """
        events: list[Event] = []
        for tracker in self._trackers:
            fault = tracker.fault
            value = hold_quality if fault.of_hold else signal(fault.signal)
            others = {condition.measure: signal(condition.measure) for condition in fault.only_if}
            finding = tracker.update(value, others, azimuth_deg, t_s)
            if finding is not None:
                event = FaultDetected(t_s=t_s, fault=finding)
                self.findings.append(event)
                events.append(event)
        return events
