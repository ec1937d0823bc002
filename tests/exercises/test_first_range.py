"""The first repetition of a person of whom nothing is known yet."""

from __future__ import annotations

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise, exercises
from tests.support.rowing import row_angles, rowing

COUNTED = [spec for spec in exercises().values() if spec.cycle is not None]


@pytest.mark.parametrize("spec", COUNTED, ids=lambda spec: spec.id)
def test_most_people_reach_the_meters_first_scale_and_it_is_more_than_the_least_that_counts(spec: ExerciseSpec) -> None:
    assert spec.cycle is not None
    assert spec.cycle.first_range == spec.cycle.common_range > spec.cycle.full_range


def furthest(depth: float) -> float:
    """How far the meter comes in the first pull."""
    analyzer = Analyzer(exercise("row"))
    progress = []
    for pose in rowing(row_angles([2.0], depth), 3.8):
        analyzer.update(pose)
        progress.append(analyzer.progress)
    return max(progress)


def test_the_meter_of_a_first_pull_is_not_full_at_once_and_is_by_its_end() -> None:
    assert furthest(0.2) < 0.6
    assert furthest(1.0) > 1.0
