from __future__ import annotations

import math

import pytest

from posecoach.analysis.segmentation.cycles import Cycle, OneWayCycle
from posecoach.analysis.segmentation.drive_trackers import DriveTracker, decoy_trackers, drive_trackers, side_of
from posecoach.analysis.segmentation.two_way_cycles import TwoWayCycle
from posecoach.core.cycle import Decoy, RepCycle
from posecoach.core.vocabulary import Phase

PULL = RepCycle(("pull_{side}_deg",), "deg", 12.0, 18.0, decoys=(Decoy("nod", "chin_drop_deg", 10.0),))
PROMINENCE = 15.0


def raised(tracker: DriveTracker, until_s: float) -> list[Cycle]:
    """Lead a tracker along two seconds of rest at 5 degrees and a pull to 65 and back, from 2 to 4 s."""
    cycles = []
    for i in range(round(until_s * 25)):
        t_s = i / 25
        pull = math.sin(math.pi * (t_s - 2.0) / 2.0) ** 2 if 2.0 < t_s < 4.0 else 0.0
        cycles.append(tracker.update(5.0 + 60.0 * pull, t_s, PROMINENCE))
    return [cycle for cycle in cycles if cycle is not None]


def test_each_arm_has_its_own_tracker() -> None:
    arms = drive_trackers(PULL)
    assert [(a.name, a.side) for a in arms] == [("pull_left_deg", "left"), ("pull_right_deg", "right")]
    assert all(isinstance(a.detector, OneWayCycle) for a in arms)
    assert side_of("trunk_lean_deg") is None


def test_a_drive_of_both_ways_is_cut_into_both_ways_and_a_decoy_never_is() -> None:
    cycle = RepCycle(("bow_ratio",), "ratio", 0.1, 0.1, two_way=True, decoys=PULL.decoys)
    assert [type(t.detector) for t in drive_trackers(cycle)] == [TwoWayCycle]
    assert [(t.name, type(t.detector)) for t in decoy_trackers(cycle)] == [("chin_drop_deg", OneWayCycle)]


def test_a_cycle_is_returned_once_and_the_level_at_rest_is_not_moved_by_it() -> None:
    tracker = drive_trackers(PULL)[0]
    (cycle,) = raised(tracker, 6.0)
    assert cycle.peak_s == pytest.approx(3.0, abs=0.2)
    assert tracker.rest.level == pytest.approx(5.0, abs=1.0)


def test_closing_returns_the_way_out_and_keeps_the_level_at_rest() -> None:
    tracker = drive_trackers(PULL)[0]
    assert raised(tracker, 3.4) == []
    cycle = tracker.close(3.4)
    assert cycle is not None
    assert not cycle.returned
    assert tracker.detector.phase is Phase.READY
    assert tracker.rest.level == pytest.approx(5.0, abs=1.0)
    assert tracker.close(3.5) is None
