from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.review import review
from posecoach.core.events import RepCompleted
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise
from tests.support.rowing import Angles, pull_course, rowing

STARTS_S = [3.0, 9.0, 15.0, 21.0, 27.0]


def row_of_depths(depths: list[float]) -> Angles:
    def angles(t_s: float, side: str) -> tuple[float, float]:
        course = sum(d * pull_course(t_s, [s]) for d, s in zip(depths, STARTS_S, strict=True))
        return -55.0 + 75.0 * course, 15.0 + 85.0 * course

    return angles


def analyzed(depths: list[float], spec: ExerciseSpec | None = None) -> tuple[Analyzer, list[RepCompleted]]:
    analyzer = Analyzer(spec or exercise("row"))
    events = [e for pose in rowing(row_of_depths(depths), 33.0) for e in analyzer.update(pose)]
    return analyzer, [e for e in [*events, *analyzer.finish()] if isinstance(e, RepCompleted)]


def test_a_short_first_repetition_is_seen_to_be_short_once_the_others_are_known() -> None:
    analyzer, live = analyzed([0.6, 1.0, 1.0, 1.0, 1.0])
    verdict = review(analyzer)
    assert live[0].full
    assert [rep.full for rep in verdict.reps] == [False, True, True, True, True]
    assert (verdict.full, verdict.partial, verdict.changed) == (4, 1, 1)


def test_even_repetitions_are_judged_the_same_twice() -> None:
    analyzer, live = analyzed([1.0] * 5)
    verdict = review(analyzer)
    assert (verdict.full, verdict.partial, verdict.changed) == (5, 0, 0)
    for final, first in zip(verdict.reps, live, strict=True):
        assert final.index == first.index
        assert (final.start_s, final.end_s) == pytest.approx((first.start_s, first.end_s), abs=0.1)
    assert [r.index for r in verdict.reps] == [1, 2, 3, 4, 5]


def test_another_movement_of_a_wider_range_does_not_raise_the_standard() -> None:
    row = exercise("row")
    too_far = RepFault(
        id="too-far", measure="range", direction=Direction.ABOVE, limits=(Fixed(100.0, clear=98.0),),
        feedback=Feedback("Less", "Shorter", "{value:.0f} of {limit:.0f}."), source="for this test", blocks_full=True,
    )  # fmt: skip
    depths = [0.55, 0.55, 1.0, 1.0, 1.0]
    for spec, full in ((row, 3), (dataclasses.replace(row, faults=(too_far,)), 2)):
        analyzer, _ = analyzed(depths, spec)
        assert review(analyzer).full == full


def test_an_exercise_without_repetitions_has_nothing_to_review() -> None:
    analyzer = Analyzer(exercise("heating_pad"))
    for pose in rowing(row_of_depths([1.0] * 5), 5.0):
        analyzer.update(pose)
    assert review(analyzer).movements == ()
