from __future__ import annotations

import math
from dataclasses import replace

import pytest

from posecoach.analysis.evidence.likeness import likeness
from posecoach.analysis.evidence.verdicts import SHOWN_LOG_ODDS, verdicts, with_company
from posecoach.core.evidence import AMONG_OTHERS, Clue, EvidenceTable

BEND = Clue("bend_deg", 90.0, 10.0, below=-1.0, above=0.0, low_words="it hardly bent", high_words="")
TABLE = EvidenceTable(1.0, (BEND,))


def test_one_weak_repetition_is_carried_by_the_others_of_its_set() -> None:
    found = verdicts(TABLE, [{"bend_deg": bend, "range_log": 1.0} for bend in (90.0, 90.0, 75.0)], [0.0] * 3)
    assert [v.log_odds for v in found] == pytest.approx([0.5] * 3)
    assert found[2].against == "it hardly bent"


def test_a_movement_that_counts_alone_and_not_among_others_is_refused_because_of_these() -> None:
    moved = [{"bend_deg": bend, "range_log": bend} for bend in (83.0, *[20.0] * 5)]
    assert verdicts(TABLE, moved[:1], [0.0])[0].accepted
    among = verdicts(TABLE, moved, [0.0] * 6)
    assert not among[0].accepted
    assert [v.against for v in among] == [AMONG_OTHERS, *["it hardly bent"] * 5]


@pytest.mark.parametrize(("facing_ratio", "reason"), [(0.2, "it came back elsewhere"), (0.95, "it hardly bent")])
def test_of_a_way_along_the_line_of_sight_nothing_is_said_that_another_reason_tells(
    facing_ratio: float, reason: str
) -> None:
    way = Clue("retrace_ratio", 0.0, 0.1, below=0.0, above=-1.0, high_words="it came back elsewhere")
    moved = {"bend_deg": 75.0, "retrace_ratio": 0.2, "facing_ratio": facing_ratio, "range_log": 1.0}
    (found,) = verdicts(EvidenceTable(1.0, (BEND, way)), [moved], [0.0])
    assert found.against == reason


def test_a_set_of_arms_counts_among_others_that_would_refuse_a_set_of_the_trunk() -> None:
    moved = [{"bend_deg": bend, "range_log": bend} for bend in (*[90.0] * 4, *[20.0] * 6)]
    trunk = EvidenceTable(1.0, (replace(BEND, below=-3.0),))
    arms = replace(trunk, clues=(*trunk.clues, Clue("arm_hidden_ratio", 0.0, 0.1, 0.0, 0.0)))
    assert [v.accepted for v in verdicts(arms, moved, [0.0] * 10)] == [True] * 4 + [False] * 6
    assert not any(v.accepted for v in verdicts(trunk, moved, [0.0] * 10))


def test_a_movement_unlike_the_others_stands_alone() -> None:
    measures = [{"range_log": 1.0}, {"range_log": 1.0}, {"range_log": 50.0}]
    company = with_company(measures, likeness(measures))
    assert [m["unlike_ratio"] for m in company] == pytest.approx([1 / 3, 1 / 3, 2 / 3])


def test_of_a_movement_that_was_made_once_or_twice_one_must_be_the_surer() -> None:
    table = EvidenceTable(1.0, (Clue("alike_log", math.log(3), 1.0, -1.0, 0.0),))
    once, other = {"range_log": 1.0}, {"range_log": 1.0, "elbow_start_deg": 999.0}
    needs = {1: 1.0 - math.log(3), 2: 1.0 - math.log(1.5), 3: 1.0, 8: 1.0}
    for times, odds in needs.items():
        assert [v.log_odds for v in verdicts(table, [once] * times, [0.0] * times)] == pytest.approx([odds] * times)
    lone = verdicts(table, [{**once, "elbow_start_deg": 0.0}, other], [0.0] * 2)
    assert [v.log_odds for v in lone] == pytest.approx([needs[1]] * 2)


def test_only_movements_like_those_that_were_shown_gain_by_it() -> None:
    unlike = [{"range_log": 1.0}, {"range_log": 50.0}]
    found = verdicts(TABLE, unlike, [0.0] * 2, shown=[{"range_log": 1.0}])
    assert [v.log_odds for v in found] == pytest.approx([1.0 + SHOWN_LOG_ODDS, 1.0])
