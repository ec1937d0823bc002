from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.evidence.live_evidence import LIVE_CAUTION, LiveEvidence, with_caution
from posecoach.analysis.evidence.verdicts import SURE_LOG_ODDS
from posecoach.analysis.segmentation.candidates import Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.evidence import DURING_ANOTHER, Clue, EvidenceTable, Verdict

TABLE = EvidenceTable(0.0, (Clue("likely", 0.0, 1.0, -3.0, 3.0),))
"""The measure itself is a third of the log-odds."""


def movement(drive: str, start_s: float, likely: float) -> Candidate:
    timing = RepTiming(start_s, (start_s + 1.4, start_s + 1.6), start_s + 1.5, start_s + 3.0, 0.0, 0.3, 0.0)
    measures = {"likely": likely, "range": 0.3, "duration_s": 3.0}
    return Candidate(timing, {drive: 0.3}, (), measures, 90.0, "side-left", True, start_s + 3.0)


def weighed(*found: Candidate) -> list[Candidate]:
    evidence = LiveEvidence(TABLE, PoseTrack(60.0), two_way=True)  # measured by what the candidates hold
    for each in found:
        evidence.weighed(each)
    return evidence.weighed_as_set()


BENDS = [movement("shoulder_drop_ratio", start_s, 0.5) for start_s in (0.0, 3.5, 7.0)]


@pytest.mark.parametrize("start_s", [1.6, 5.2, 8.6])
def test_the_way_back_in_another_drive_is_no_company(start_s: float) -> None:
    way_back = movement("roll_travel_ratio", start_s, -2.0)
    found = weighed(*BENDS, way_back)
    assert [c.verdict.accepted for c in found if c.verdict and c.ranges.keys() == BENDS[0].ranges.keys()] == [True] * 3
    (refused,) = [c for c in found if c.ranges.keys() == way_back.ranges.keys()]
    assert refused.verdict is not None
    assert refused.verdict.against == DURING_ANOTHER
    assert [c.timing.start_s for c in found] == sorted(c.timing.start_s for c in found)


def test_movements_of_another_drive_on_their_own_are_weighed_with_the_others() -> None:
    passes = [movement("roll_travel_ratio", start_s, 0.4) for start_s in (11.0, 14.5)]
    assert [c.verdict is not None and c.verdict.accepted for c in weighed(*BENDS, *passes)] == [True] * 5


def test_of_one_drive_all_movements_are_company_even_where_they_meet() -> None:
    unlike = dataclasses.replace(movement("shoulder_drop_ratio", 1.6, -2.0))
    found = weighed(*BENDS, unlike)
    assert not any(c.verdict is not None and c.verdict.against == DURING_ANOTHER for c in found)


@pytest.mark.parametrize(("log_odds", "shown", "unsure"), [
    (SURE_LOG_ODDS + LIVE_CAUTION - 0.1, 0.0, True),
    (SURE_LOG_ODDS + LIVE_CAUTION + 0.1, 0.0, False),
    (SURE_LOG_ODDS + LIVE_CAUTION + 3.0, 4.0, True),
    (SURE_LOG_ODDS + LIVE_CAUTION + 3.0, 2.0, False),
])  # fmt: skip
def test_a_movement_of_the_arms_is_unsure_during_its_set_until_it_is_surely_the_exercise_though_it_was_shown(
    log_odds: float, shown: float, unsure: bool
) -> None:
    pull = dataclasses.replace(movement("pull", 0.0, 0.0), sides=("left",), verdict=Verdict(log_odds, "", False, shown))
    assert with_caution(pull).verdict == Verdict(log_odds - LIVE_CAUTION, "", unsure, shown)
