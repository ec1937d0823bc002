"""Of what speaks against a movement that is said which a person sees in the clip."""

from __future__ import annotations

import math
from collections.abc import Mapping

import pytest

from posecoach.analysis.evidence.movement_measures import Span, measures_of
from posecoach.analysis.evidence.plain_reasons import HARD_TO_SEE, HIDDEN, TRUE_IF, of_arms, plain_share
from posecoach.analysis.evidence.verdicts import verdicts
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.evidence import ARM_UNSEEN_WORDS, EvidenceTable
from posecoach.core.spec import ExerciseSpec
from posecoach.registry import exercise, exercises
from tests.support.rowing import row_angles, rowing

BELOW, ABOVE = False, True
BY_EVIDENCE = [spec for spec in exercises().values() if spec.evidence is not None]


def row_table() -> EvidenceTable:
    table = exercise("row").evidence
    assert table is not None
    return table


def reason(measures: Mapping[str, float]) -> str:
    (verdict,) = verdicts(row_table(), [{"range_log": 4.0, **measures}], [0.0])
    return verdict.against


def test_every_measure_that_is_asked_for_exists() -> None:
    track = PoseTrack(span_s=60.0)
    for pose in rowing(row_angles([2.0]), 5.0, 25.0):
        track.append(pose)
    measures = measures_of(track.series(), Span(1.0, 2.0, 3.0, ("left", "right")))
    known = measures.keys() | {"range_log", "unlike_ratio"}
    asked = {condition.measure for conditions in TRUE_IF.values() for condition in conditions}
    assert asked | {measure for measure, _ in TRUE_IF} | HARD_TO_SEE | {HIDDEN} <= known


def test_hands_that_go_far_back_and_sink_a_little_are_not_said_to_be_drawn_down() -> None:
    down = {"hand_up_change_ratio": -0.92, "hand_up_change_upright_ratio": -0.92}
    stroke = {**down, "hand_rise_ratio": -0.21, "shoulders_to_hand_log": -0.33, "hips_way_ratio": 1.39}
    assert reason(stroke) == "the whole body moved, not only the arms"
    assert reason({**stroke, "hand_rise_ratio": -1.1}) == "the hands were drawn down, not back"


def test_forearms_that_swing_far_are_not_called_a_small_movement() -> None:
    pushdown = {"range_log": math.log(25.0), "behind_start_deg": -19.0, "behind_start_upright_deg": -19.0}
    assert reason(pushdown) == "the elbows were not in front of the body at the start"
    assert reason({"range_log": math.log(25.0)}) == "the arms were drawn in very little"
    assert reason({"range_log": math.log(50.0)}) != "the arms were drawn in very little"


@pytest.mark.parametrize(
    ("measure", "above", "measures"),
    [
        ("elbow_start_deg", ABOVE, {"elbow_start_deg": 50.0}),
        ("elbow_up_peak_ratio", ABOVE, {"elbow_up_peak_ratio": -0.7, "inclination_deg": 10.0}),
        ("elbow_up_peak_ratio", ABOVE, {"elbow_up_peak_ratio": 0.0, "inclination_deg": 85.0}),
        ("bend_share_deg", BELOW, {"elbow_bend_deg": -60.0, "hand_way_ratio": 1.0}),
        ("bend_share_facing_deg", BELOW, {"elbow_bend_deg": 5.0, "hand_way_ratio": 0.1}),
        (
            "bend_share_deg",
            ABOVE,
            {"elbow_bend_deg": 48.0, "arm_travel_deg": 18.0, "abduction_peak_deg": 80.0, "hand_rise_ratio": 0.4},
        ),
        ("forearm_turn_deg", ABOVE, {"forearm_turn_deg": 137.0, "hips_way_ratio": 1.5}),
        ("shoulders_to_hand_log", ABOVE, {"shoulders_to_hand_log": -0.4, "hips_way_ratio": 0.1}),
        ("hand_ahead_start_upright_ratio", BELOW, {"hand_ahead_start_ratio": 0.6}),
    ],
)
def test_words_that_a_person_would_not_call_true_are_not_said(
    measure: str, above: bool, measures: dict[str, float]
) -> None:
    assert plain_share(measure, above, measures) == 0.0


def test_of_a_curl_it_is_said_how_the_forearms_moved_rather_than_where_the_arms_hung() -> None:
    hanging = {"behind_start_deg": -1.3, "behind_start_upright_deg": -1.3}
    assert reason(hanging) == "the elbows were not in front of the body at the start"
    curl = {**hanging, "forearm_turn_deg": 68.6, "hips_way_ratio": 0.1}
    assert reason(curl) == "the forearms turned, as in a fly or a curl"


def test_what_is_hard_to_see_and_guessed_at_that_counts_least() -> None:
    back = {"retrace_ratio": 0.6, "knee_deg": 90.0}
    shares = [
        plain_share(m, ABOVE, {**back, "facing_ratio": f}) for f in (0.2, 0.95) for m in ("knee_deg", "retrace_ratio")
    ]
    assert shares == [1.0, 0.5, 1.0, 0.25]


def test_of_arms_that_are_hidden_nothing_else_is_said() -> None:
    assert reason({"elbow_start_deg": 95.0, HIDDEN: 0.0}) == "the arms were already bent at the start"
    assert reason({"elbow_start_deg": 95.0, HIDDEN: 0.5}) == ARM_UNSEEN_WORDS


@pytest.mark.parametrize("spec", BY_EVIDENCE, ids=lambda s: s.id)
def test_of_the_trunk_alone_it_is_not_asked_how_well_the_arms_are_seen(spec: ExerciseSpec) -> None:
    assert spec.cycle is not None
    assert spec.evidence is not None
    assert of_arms(spec.evidence) == spec.cycle.has_arms
