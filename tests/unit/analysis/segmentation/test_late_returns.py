from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.pose import Pose
from posecoach.exercises import scapular_retraction
from tests.support.squeezer import Squeezer

TIMES_S = [0.0, 2.0, 3.2, 4.2, 5.4, 6.4, 7.6, 8.6, 9.8, 10.8, 12.0, 13.2, 14.4, 15.6, 18.0]
"""Rest, then four squeezes, of which the second comes back half-way only."""


def held(half_way: float) -> Iterator[Pose]:
    """Yield poses of four equal squeezes; after the second the shoulders come back to ``half_way`` of them."""
    levels = [0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 1.0, 1.0, half_way, half_way, 1.0, 1.0, 0.0, 0.0, 0.0]
    for t_s in np.arange(0.0, 18.0, 1.0 / 15.0):
        share = float(np.interp(t_s, TIMES_S, levels))
        yield Squeezer(shoulders_back_m=0.035 * share, elbows_back_m=0.03 * share).pose(float(t_s))


@pytest.mark.parametrize("half_way", [0.0, 0.45])
def test_a_squeeze_that_began_half_way_is_as_far_as_it_came_back(half_way: float) -> None:
    analyzer = Analyzer(scapular_retraction.SPEC)
    for pose in held(half_way):
        analyzer.update(pose)
    analyzer.finish()
    found = review(analyzer)
    assert len(found.reps) == 3
    assert found.reps[2].range == pytest.approx(found.reps[0].range, rel=0.1)
    assert found.full == 3
