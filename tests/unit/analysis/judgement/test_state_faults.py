from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable

import pytest

from posecoach.analysis.judgement.state_faults import StateFaults, StateFaultTracker
from posecoach.core.faults import Feedback, StateFault
from posecoach.core.findings import FaultFinding
from posecoach.core.limits import Direction, Fixed, FromRest, Within
from posecoach.core.views import View

NOD = StateFault(
    "nod", "nod_deg", Direction.ABOVE, Fixed(18.0, clear=9.0), 2.0,
    Feedback("Head up", "Wake up", "It sank by {value:.0f}."), "test",
)  # fmt: skip


def found(
    fault: StateFault, course: Callable[[float], float], azimuth_deg: float = 0.0, still: float = 0.0
) -> list[FaultFinding]:
    tracker = StateFaultTracker(fault)
    samples = (tracker.update(course(i / 10), {"speed": still}, azimuth_deg, i / 10) for i in range(300))
    return [finding for finding in samples if finding is not None]


def test_a_fault_that_lasts_is_found_once_with_what_was_measured() -> None:
    (finding,) = found(NOD, lambda t: 27.0 if t >= 5.0 else 0.0)
    assert (finding.id, finding.value, finding.limit, finding.severity) == ("nod", 27.0, 18.0, 0.5)
    assert finding.t_s == pytest.approx(7.0, abs=0.11)


def test_a_short_excursion_is_no_fault() -> None:
    assert found(NOD, lambda t: 27.0 if 5.0 <= t < 6.5 else 0.0) == []


def test_a_few_misread_samples_do_not_end_a_fault() -> None:
    assert len(found(NOD, lambda t: 27.0 if t >= 5.0 and t % 1.5 >= 0.4 else 0.0)) == 1
    assert found(NOD, lambda t: 27.0 if t >= 5.0 and t % 1.5 >= 0.8 else 0.0) == []


def test_it_is_found_again_only_after_it_was_clearly_over() -> None:
    assert len(found(NOD, lambda t: 27.0 if t % 10 < 5 else 12.0)) == 1
    assert len(found(NOD, lambda t: 27.0 if t % 10 < 5 else 2.0)) == 3


def test_from_a_view_where_it_cannot_be_judged_nothing_is_found() -> None:
    fault = dataclasses.replace(NOD, views=frozenset({View.SIDE}))
    assert found(fault, lambda t: 27.0) == []
    assert len(found(fault, lambda t: 27.0, azimuth_deg=90.0)) == 1
    assert found(fault, lambda t: 27.0, azimuth_deg=math.nan) == []


def test_a_signal_that_is_not_seen_is_no_fault() -> None:
    assert found(NOD, lambda t: math.nan) == []


def test_a_level_counts_from_the_persons_own_rest() -> None:
    fault = dataclasses.replace(NOD, limit=FromRest(18.0, clear=9.0))
    assert found(fault, lambda t: 27.0) == []
    (finding,) = found(fault, lambda t: 30.0 if t < 15.0 else 60.0)
    assert finding.value == pytest.approx(30.0)


def test_below_is_judged_as_well_as_above() -> None:
    fault = dataclasses.replace(NOD, direction=Direction.BELOW, limit=Fixed(-18.0, clear=-9.0))
    assert len(found(fault, lambda t: -27.0)) == 1
    assert found(fault, lambda t: 27.0) == []


def test_what_must_hold_at_the_same_time_is_asked_for() -> None:
    fault = dataclasses.replace(NOD, only_if=(Within("speed", high=1.0),))
    assert len(found(fault, lambda t: 27.0, still=0.5)) == 1
    assert found(fault, lambda t: 27.0, still=5.0) == []
    assert found(fault, lambda t: 27.0, still=math.nan) == []


def test_of_several_faults_each_is_found_in_its_own_signal_or_in_the_hold_and_kept() -> None:
    sink = dataclasses.replace(NOD, id="sink", signal="sink_deg")
    slack = dataclasses.replace(NOD, id="slack", signal="hold", of_hold=True)
    faults, events = StateFaults([NOD, sink, slack]), []
    for i in range(60):
        values = {"nod_deg": 0.0, "sink_deg": 27.0}
        events += faults.update(values.__getitem__, 30.0 if i > 20 else math.nan, 0.0, i / 10)
    assert [e.fault.id for e in faults.findings] == ["sink", "slack"]
    assert events == faults.findings
