from __future__ import annotations

from itertools import pairwise

import pytest

from posecoach.analysis.segmentation.cycle_merger import LAG_S, WAIT_FOR_OTHER_ARM_S, CycleMerger, DriveCycle
from posecoach.analysis.segmentation.cycles import Cycle
from posecoach.analysis.segmentation.drive_trackers import DriveTracker, drive_trackers
from posecoach.core.cycle import RepCycle
from posecoach.core.vocabulary import Phase

PROMINENCE = 15.0


@pytest.fixture
def arms() -> tuple[DriveTracker, DriveTracker]:
    left, right = drive_trackers(RepCycle(("pull_{side}_deg",), "deg", 12.0, 18.0))
    return left, right


def moved(arm: DriveTracker, begin_s: float, finish_s: float, closed_s: float | None = None) -> DriveCycle:
    """A movement whose core is the middle half of its time."""
    closed = finish_s if closed_s is None else closed_s
    cycle = Cycle(begin_s, (begin_s + finish_s) / 2, finish_s, 0.0, 60.0, 0.0, closed)
    quarter = (finish_s - begin_s) / 4
    return DriveCycle(arm, cycle, (begin_s + quarter, finish_s - quarter))


def pulling(arm: DriveTracker, *points: tuple[float, float]) -> None:
    """Lead an arm's detector along straight lines through (time, level) points."""
    for (from_s, low), (to_s, high) in pairwise(points):
        for i in range(25):
            arm.detector.update(low + (high - low) * i / 25, from_s + (to_s - from_s) * i / 25, PROMINENCE)


def sides(groups: list[list[DriveCycle]]) -> list[set[str | None]]:
    return [{member.tracker.side for member in group} for group in groups]


def test_both_arms_that_pull_together_are_one_repetition(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    merger.add(moved(left, 1.0, 4.0))
    merger.add(moved(right, 1.3, 4.2))
    assert sides(merger.ready(4.2)) == [{"left", "right"}]
    assert merger.ready(9.0) == []


def test_arms_that_take_turns_without_a_rest_are_two_repetitions(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    merger.add(moved(left, 1.0, 4.0))
    merger.add(moved(right, 2.6, 5.6))
    assert sides(merger.ready(5.6)) == [{"left"}, {"right"}]


def test_a_trembling_arm_that_makes_two_cycles_of_one_adds_none(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    merger.add(moved(left, 1.0, 2.6))
    merger.add(moved(left, 2.6, 4.2))
    merger.add(moved(right, 1.0, 4.2))
    (group,) = merger.ready(4.2)
    assert len(group) == 3


def test_an_arm_alone_is_passed_on_at_once_if_the_other_rests(arms: tuple[DriveTracker, DriveTracker]) -> None:
    merger = CycleMerger(list(arms))
    merger.add(moved(arms[0], 1.0, 4.0))
    assert sides(merger.ready(4.0)) == [{"left"}]


def test_the_other_arm_is_waited_for_if_it_moved_along(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (1.0, -50.0), (2.0, 10.0), (3.8, 0.0))
    merger.add(moved(left, 1.0, 4.0))
    assert merger.ready(4.0) == []
    merger.add(moved(right, 1.0, 4.6))
    assert sides(merger.ready(4.6)) == [{"left", "right"}]


def test_the_other_arm_is_not_waited_for_forever(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (1.0, -50.0), (2.0, 10.0), (3.8, 0.0))
    merger.add(moved(left, 1.0, 4.0))
    assert merger.ready(4.0 + WAIT_FOR_OTHER_ARM_S - 0.1) == []
    assert sides(merger.ready(4.0 + WAIT_FOR_OTHER_ARM_S + 0.1)) == [{"left"}]


def test_the_other_arm_on_its_way_back_is_taken_as_back_soon(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (1.0, -50.0), (2.0, 10.0), (3.8, -30.0))
    merger.add(moved(left, 1.0, 4.0))
    assert merger.hand_over(4.0) == []
    ((arm, cycle),) = merger.hand_over(4.0 + LAG_S + 0.01)
    assert (arm, cycle.returned) == (right, True)
    assert right.detector.phase is Phase.READY


def test_the_other_arm_far_out_is_not_taken_as_back(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (1.0, -50.0), (2.0, 10.0), (3.8, 0.0))
    merger.add(moved(left, 1.0, 4.0))
    assert merger.hand_over(4.0 + 2 * LAG_S) == []


def test_the_next_pull_of_the_other_arm_is_not_waited_for(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (0.0, -50.0), (3.5, -50.0), (4.5, 10.0))
    merger.add(moved(left, 1.0, 4.0))
    assert sides(merger.ready(4.0)) == [{"left"}]


def test_an_arm_that_lags_behind_its_repetition_adds_none(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    merger.add(moved(left, 1.0, 4.0))
    assert len(merger.ready(4.0)) == 1
    merger.add(moved(right, 1.4, 4.4))
    assert merger.ready(9.0) == []


def test_at_the_end_nothing_is_waited_for(arms: tuple[DriveTracker, DriveTracker]) -> None:
    left, right = arms
    merger = CycleMerger(list(arms))
    pulling(right, (1.0, -50.0), (2.0, 10.0), (3.8, 0.0))
    merger.add(moved(left, 1.0, 4.0))
    assert sides(merger.ready(4.0, flush=True)) == [{"left"}]
