from __future__ import annotations

import math

import pytest

from posecoach.core.evidence import FURTHEST, UNLIKE_WORDS, UNSEEN_WORDS, Clue, EvidenceTable, Share

BEND = Clue("bend_deg", 90.0, 20.0, below=-1.0, above=0.5, low_words="it hardly bent", high_words="")
WAY = Clue("way_ratio", 0.0, 0.1, below=0.0, above=-2.0, low_words="", high_words="it went away")
TABLE = EvidenceTable(1.0, (BEND, WAY))


@pytest.mark.parametrize(("bend_deg", "odds"), [(90.0, 0.0), (70.0, -1.0), (110.0, 0.5), (math.nan, 0.0)])
def test_a_clue_weighs_by_its_steps_from_the_centre(bend_deg: float, odds: float) -> None:
    assert BEND.says(bend_deg)[0] == pytest.approx(odds)


def test_no_clue_is_the_last_word() -> None:
    assert BEND.says(-1e6)[0] == pytest.approx(-FURTHEST)


def test_the_sum_decides_and_the_strongest_objection_is_named() -> None:
    verdict = TABLE.weigh({"bend_deg": 70.0, "way_ratio": 0.1})
    assert verdict.log_odds == pytest.approx(1.0 - 1.0 - 2.0)
    assert verdict.against == "it went away"
    assert TABLE.log_odds({"bend_deg": 70.0, "way_ratio": 0.1}) == verdict.log_odds


def test_what_clues_with_the_same_words_say_is_one_objection() -> None:
    again = Clue("bend_facing_deg", 90.0, 20.0, below=-0.7, above=0.0, low_words="it hardly bent", high_words="")
    way = Clue("way_ratio", 0.0, 0.1, below=0.0, above=-1.2, low_words="", high_words="it went away")
    table = EvidenceTable(1.0, (BEND, again, way))
    assert table.weigh({"bend_deg": 70.0, "bend_facing_deg": 70.0, "way_ratio": 0.1}).against == "it hardly bent"
    assert table.weigh({"bend_deg": 70.0, "way_ratio": 0.1}).against == "it went away"


def test_what_is_no_reason_to_a_person_is_not_named() -> None:
    assert TABLE.weigh({"bend_deg": 110.0, "way_ratio": 0.0}).against == UNLIKE_WORDS


def test_a_table_without_any_words_still_gives_a_reason() -> None:
    silent = EvidenceTable(-1.0, (Clue("bend_deg", 90.0, 20.0, below=-1.0, above=0.5),))
    verdict = silent.weigh({"bend_deg": 70.0})
    assert not verdict.accepted
    assert verdict.against == UNLIKE_WORDS


def test_what_was_not_seen_says_what_it_says_on_average() -> None:
    arms = Clue("arms_deg", 90.0, 20.0, below=-1.0, above=-1.0, unseen=-0.8)
    legs = Clue("legs_deg", 90.0, 20.0, below=-1.0, above=-1.0, low_words="the legs were straight", unseen=-0.6)
    verdict = EvidenceTable(1.0, (arms, legs, WAY)).weigh({"legs_deg": 70.0})
    assert verdict.log_odds == pytest.approx(1.0 - 0.8 - 1.0)
    assert verdict.against == "the legs were straight"
    not_seen = EvidenceTable(1.0, (arms, legs)).weigh({"arms_deg": math.nan, "legs_deg": math.nan})
    assert not_seen.against == UNSEEN_WORDS


def test_what_is_left_out_weighs_as_what_was_not_seen_and_is_no_objection() -> None:
    arms = Clue("arms_deg", 90.0, 20.0, below=-1.0, above=-1.0, unseen=-0.8)
    table = EvidenceTable(1.0, (arms, BEND))
    left_out, not_seen = table.weigh({"bend_deg": 110.0}), table.weigh({"bend_deg": 110.0, "arms_deg": math.nan})
    assert left_out.log_odds == not_seen.log_odds == pytest.approx(0.7)
    assert (left_out.against, not_seen.against) == (UNLIKE_WORDS, UNSEEN_WORDS)


def counting(share: float) -> Share:
    """Return that of what the way says only so much counts as a reason."""
    return lambda measure, above, measures: share if (measure, above) == ("way_ratio", True) else 1.0


def test_of_what_a_person_hardly_sees_only_a_share_counts_when_the_reason_is_chosen() -> None:
    measures = {"bend_deg": 70.0, "way_ratio": 0.08}
    assert TABLE.weigh(measures).against == "it went away"
    assert TABLE.weigh(measures, counting(0.5)).against == "it hardly bent"
    assert TABLE.weigh(measures, counting(0.5)).log_odds == TABLE.weigh(measures).log_odds
    assert TABLE.weigh({"bend_deg": 80.0, "way_ratio": 0.12}, counting(0.5)).against == "it went away"
    both = EvidenceTable(1.0, (BEND, WAY, Clue("hips_ratio", 0.0, 0.1, 0.0, -0.1, high_words="it went away")))
    assert both.weigh({**measures, "hips_ratio": 0.1}, counting(0.5)).against == "it went away"


def test_words_that_are_not_true_of_a_movement_are_no_reason() -> None:
    measures = {"bend_deg": 80.0, "way_ratio": 0.1}
    assert TABLE.weigh(measures, counting(0.0)).against == "it hardly bent"
    assert TABLE.weigh({"bend_deg": 90.0, "way_ratio": 0.1}, counting(0.0)).against == UNLIKE_WORDS
    assert TABLE.weigh(measures, counting(0.0)).log_odds == TABLE.weigh(measures).log_odds


def test_what_speaks_for_a_movement_is_no_reason_against_it() -> None:
    for_it = Clue("bend_deg", 90.0, 20.0, below=1.0, above=1.0, low_words="it hardly bent", high_words="it bent far")
    assert EvidenceTable(-9.0, (for_it,)).weigh({"bend_deg": 70.0}).against == UNLIKE_WORDS
