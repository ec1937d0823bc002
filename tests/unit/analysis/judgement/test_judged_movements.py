from __future__ import annotations

from posecoach.analysis.judgement.judged_movements import JudgedMovements
from posecoach.analysis.segmentation.candidates import HAND_DRAWN, HAND_WAY, Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.time_series.noise import NoiseMeter
from posecoach.core.cycle import RepCycle
from posecoach.core.events import RepCompleted
from tests.support.pulls import pull_spec

SPEC = pull_spec(RepCycle(("pull_{side}_deg",), "deg", min_range=15.0, full_range=30.0, full_ratio=0.8))


def pull(start_s: float, range_deg: float) -> Candidate:
    timing = RepTiming(start_s, (start_s + 1.0, start_s + 2.0), start_s + 1.5, start_s + 4.0, 0.0, 80.0, 2.0)
    measures = {"range": range_deg, "return_ratio": 1.0, "duration_s": 4.0, "valid_ratio": 1.0}
    ranges = {"pull_left_deg": range_deg, HAND_DRAWN: range_deg, HAND_WAY: range_deg}
    return Candidate(timing, ranges, ("left",), measures, 90.0, "side-left", True, start_s + 4.0, "")


def full(*ranges_deg: float) -> list[bool]:
    """Whether each of these pulls is announced as a full one, of a person of whom nothing was known."""
    movements = JudgedMovements(SPEC, NoiseMeter(()), None)
    events = [event for i, deg in enumerate(ranges_deg) for event in movements.add(pull(5.0 * i, deg), 5.0 * i + 4.0)]
    return [event.full for event in events if isinstance(event, RepCompleted)]


def test_a_short_pull_after_three_whole_ones_is_not_explained_by_itself() -> None:
    assert full(92.0, 83.0, 106.0, 62.0) == [True, True, True, False]


def test_pulls_that_differ_as_the_ones_before_them_are_full() -> None:
    assert full(92.0, 83.0, 106.0, 76.0) == [True, True, True, True]
