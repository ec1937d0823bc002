from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.judgement.judge import NOT_BEGUN, NOT_FROM_THIS_VIEW, NOT_RETURNED
from posecoach.core.evidence import AMONG_OTHERS
from posecoach.registry import exercise, exercises
from posecoach.results.words.refusals import refusals
from tests.support.findings import rejected
from tests.unit.results.test_result import result

FIVE_REASONS = dataclasses.replace(
    result(reps=(), events=()),
    duration_s=20.0,
    warnings=(),
    rejected=(
        rejected(0.1, 1.0, NOT_BEGUN),
        rejected(3.0, 4.0, NOT_BEGUN),
        rejected(6.0, 7.0, "the arms were already bent at the start"),
        rejected(8.0, 9.0, "it took only 0.4 seconds"),
        rejected(18.0, 19.9, NOT_RETURNED),
    ),
)


def test_what_a_recording_cuts_off_is_said_to_be_cut_off_only_at_its_edges() -> None:
    lines = list(refusals(FIVE_REASONS, exercise("row")))
    assert lines[0] == "0.1 to 1.0 s, not counted: the recording begins in the middle of it."
    assert lines[1] == "3.0 to 4.0 s, not counted: the beginning of the movement was not seen."
    assert lines[4] == "18.0 to 19.9 s, not counted: the recording ends in the middle of it."


def test_of_a_moment_at_an_edge_the_recording_is_not_said_to_begin_or_end_in_the_middle() -> None:
    edges = (rejected(0.0, 0.1, NOT_BEGUN), rejected(19.8, 20.0, NOT_RETURNED))
    assert list(refusals(dataclasses.replace(FIVE_REASONS, rejected=edges), exercise("row"))) == [
        "0.0 to 0.1 s, not counted: the recording shows only its last moment.",
        "19.8 to 20.0 s, not counted: the recording shows only its first moment.",
    ]


def test_what_lies_within_a_longer_movement_that_was_refused_has_no_reason_of_its_own() -> None:
    pull, within, after = rejected(5.6, 8.2, NOT_RETURNED), rejected(6.6, 7.6, NOT_BEGUN), rejected(8.0, 9.0, NOT_BEGUN)
    assert list(refusals(dataclasses.replace(FIVE_REASONS, rejected=(pull, within, after)), exercise("row"))) == [
        f"5.6 to 8.2 s, not counted: {NOT_RETURNED}.",
        "6.6 to 7.6 s, not counted: a part of the movement from 5.6 to 8.2 s.",
        f"8.0 to 9.0 s, not counted: {NOT_BEGUN}.",
    ]


def test_what_was_seen_of_another_movement_is_held_against_the_exercise() -> None:
    lines = list(refusals(FIVE_REASONS, exercise("row")))
    assert lines[2] == "6.0 to 7.0 s, not counted: unlike in a row, the arms were already bent at the start."
    assert lines[3] == "8.0 to 9.0 s, not counted: it took only 0.4 seconds."


@pytest.mark.parametrize(
    ("view", "doubt"),
    [
        ("front", ", as far as that shows from the front"),
        ("back", ", as far as that shows from behind"),
        ("side-left", ""),
    ],
)
def test_a_reason_along_the_line_of_sight_is_said_as_far_as_that_shows(view: str, doubt: str) -> None:
    depth = "the hands did not reach forward at the start"
    across = "the elbows were near the height of the shoulders"
    refused = (rejected(1.0, 2.0, depth), rejected(3.0, 4.0, across))
    assert list(refusals(dataclasses.replace(FIVE_REASONS, view=view, rejected=refused), exercise("row"))) == [
        f"1.0 to 2.0 s, not counted: unlike in a row, {depth}{doubt}.",
        f"3.0 to 4.0 s, not counted: unlike in a row, {across}.",
    ]


def test_a_view_that_a_warning_declines_is_not_said_again_of_each_movement() -> None:
    refused = dataclasses.replace(FIVE_REASONS, rejected=(rejected(1.0, 2.0, NOT_FROM_THIS_VIEW),))
    assert len(list(refusals(refused, exercise("row")))) == 1
    warned = dataclasses.replace(refused, warnings=(f"Row: {NOT_FROM_THIS_VIEW}. Film it from the side.",))
    assert not list(refusals(warned, exercise("row")))


@pytest.mark.parametrize("spec", [s for s in exercises().values() if s.evidence is not None], ids=lambda s: s.id)
def test_an_exercise_that_is_judged_by_evidence_says_what_one_of_it_is_called(spec: object) -> None:
    assert spec.words.one


def test_a_movement_that_its_company_speaks_against_is_said_to_be_like_one() -> None:
    among = dataclasses.replace(FIVE_REASONS, rejected=(rejected(1.0, 2.0, AMONG_OTHERS),))
    assert list(refusals(among, exercise("row"))) == [
        "1.0 to 2.0 s, not counted: by itself it might have been one, but the movements around it were something else."
    ]
