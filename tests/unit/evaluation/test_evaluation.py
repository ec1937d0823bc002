from __future__ import annotations

import json
import math
from typing import Any

import pytest

from posecoach.evaluation.angles import AngleError
from posecoach.evaluation.evaluation import ClipScore, Evaluation
from posecoach.evaluation.matching import Match
from posecoach.evaluation.scores import Detection, EventScore
from posecoach.evaluation.truth import TrueRep
from tests.support.findings import completed, finding


def score(true: int = 4, found: int = 4, **changes: Any) -> ClipScore:
    values: dict[str, Any] = {
        "clip": "a", "exercise": "row", "shown": "row", "view": "side-left", "true_full": true, "found_full": found,
        "found_partial": 0, "declined": False,
    }  # fmt: skip
    return ClipScore(**values | changes)


def pair(true: set[str], found: set[str], not_judged: tuple[str, ...] = (), depth: float = 1.0) -> Match:
    rep = TrueRep(1.0, 2.5, 4.0, full=True, depth=depth, faults=frozenset(true))
    return Match(rep, completed(1, faults=tuple(map(finding, sorted(found))), not_judged=not_judged))


def test_counting_errors_of_known_counts() -> None:
    evaluation = Evaluation((score(4, 4), score(4, 5), score(4, 2), score(6, 6)))
    assert evaluation.mean_absolute_error == 0.75
    assert evaluation.exact_rate == 0.5
    assert evaluation.off_by_one_rate == 0.75


def test_declined_clips_are_listed_and_not_counted() -> None:
    evaluation = Evaluation((score(4, 0, declined=True), score(4, 4)))
    assert (evaluation.declined, evaluation.exact_rate) == (1, 1.0)


def test_exercises_without_repetitions_do_not_better_the_rate() -> None:
    evaluation = Evaluation((score(4, 3), score(0, 0, exercise="heating_pad", shown="heating_pad", has_reps=False)))
    assert evaluation.exact_rate == 0.0


def test_what_is_counted_in_clips_of_something_else_is_listed_apart() -> None:
    evaluation = Evaluation((score(0, 3, shown=None), score(4, 4)))
    assert (evaluation.false_full, evaluation.exact_rate) == (3, 1.0)


def test_timing_errors_are_medians_over_repetitions() -> None:
    rep = TrueRep(1.0, 2.5, 4.0, full=True, depth=1.0, faults=frozenset())
    found = [completed(1, 1.0 + d, 4.0 - d) for d in (0.1, 0.2, 0.6)]
    evaluation = Evaluation((score(matches=tuple(Match(rep, f) for f in found)),))
    assert evaluation.timing_errors_s() == pytest.approx({"start": 0.2, "peak": 0.0, "end": 0.2})
    assert all(math.isnan(e) for e in Evaluation((score(),)).timing_errors_s().values())


def test_faults_are_listed_per_exercise_and_view_without_the_side() -> None:
    left = score(matches=(pair({"shrug"}, {"shrug"}), pair(set(), {"shrug"}), pair({"shrug"}, set())))
    right = score(view="side-right", matches=(pair({"shrug"}, set(), not_judged=("shrug",)),))
    evaluation = Evaluation((left, right))
    assert evaluation.detections() == {("row", "shrug", "side"): Detection(1, 1, 1, 1)}
    assert evaluation.overall().f1 == 0.5


def test_findings_without_a_label_count_only_as_false_cues() -> None:
    evaluation = Evaluation((score(matches=(pair(set(), {"over-pull"}), pair(set(), set()))),))
    assert evaluation.detections() == {}
    assert evaluation.false_cues_per_20() == 10.0


def test_partial_and_faulty_repetitions_are_not_clean() -> None:
    shallow, faulty = pair(set(), {"partial-pull"}, depth=0.5), pair({"shrug"}, {"over-pull"})
    assert math.isnan(Evaluation((score(matches=(shallow, faulty)),)).false_cues_per_20())


def test_angle_errors_are_averaged_per_view_and_each_clip_is_taken_once() -> None:
    def angles(bias_deg: float) -> tuple[AngleError, ...]:
        return (AngleError("elbow_deg", bias_deg, 2.0, 100), AngleError("never_deg", math.nan, math.nan, 0))

    evaluation = Evaluation(
        (score(angles=angles(4.0)), score(clip="b", angles=angles(8.0)), score(clip="c", view="front", angles=()))
    )
    assert evaluation.angle_errors() == {("elbow_deg", "side"): (6.0, 2.0)}


def test_all_figures_can_be_written_as_json() -> None:
    evaluation = Evaluation((score(matches=(pair({"shrug"}, {"shrug"}),), events=EventScore((("nod", None),))),))
    figures = json.loads(json.dumps(evaluation.to_dict(), allow_nan=False))
    assert figures["exact_rate"] == 1.0
    assert figures["faults"][0]["f1"] == 1.0
    assert json.loads(json.dumps(Evaluation().to_dict(), allow_nan=False))["exact_rate"] is None
