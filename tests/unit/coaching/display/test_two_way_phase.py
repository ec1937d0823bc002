from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.coaching.display.two_way_phase import ROUND, SAG, TwoWayPhase
from posecoach.core.vocabulary import Phase
from posecoach.registry import exercise
from tests.support.sample_poses import sample

READY = Phase.READY.value


def ways(progress_ratios: Sequence[float]) -> list[str]:
    """Return the ways in their order; no cycle is on for the first sample."""
    way, found = TwoWayPhase(), []
    for i, ratio in enumerate(progress_ratios):
        way.update(ratio, at_rest=i == 0)
        found.append(way.phase)
    return [phase for phase, _ in groupby(found)]


@pytest.mark.parametrize(("sign", "order"), [(1.0, [READY, ROUND, SAG, ROUND]), (-1.0, [READY, SAG, ROUND, SAG])])
def test_the_way_is_known_whichever_end_range_comes_first(sign: float, order: list[str]) -> None:
    movement = [0.0, 0.4, 0.9, 1.0, 0.6, 0.0, -0.6, -1.0, -0.6, 0.0, 0.8]
    assert ways([sign * ratio for ratio in movement]) == order


def test_a_hand_s_breadth_at_the_end_range_is_no_turn() -> None:
    assert ways([0.0, 0.5, 1.0, 0.8, 1.0, 0.75, 1.0]) == [READY, ROUND]


def test_at_rest_there_is_no_way() -> None:
    way = TwoWayPhase()
    for ratio in (0.5, 1.0, 0.5):
        way.update(ratio, at_rest=False)
    way.update(0.1, at_rest=True)
    assert way.phase == READY


def test_of_a_recorded_set_every_cycle_goes_up_and_down() -> None:
    poses, truth = sample("cat_camel_side")
    analyzer, way, found = Analyzer(exercise("cat_camel")), TwoWayPhase(), []
    for pose in poses:
        analyzer.update(pose)
        way.update(analyzer.progress, analyzer.phase is Phase.READY)
        found.append(way.phase)
    ways = [phase for phase, _ in groupby(found) if phase == SAG]
    assert len(ways) == truth["full_reps"]
