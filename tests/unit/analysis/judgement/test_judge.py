from __future__ import annotations

import dataclasses
import math
from typing import Any

import pytest

from posecoach.analysis.judgement.judge import judge, to_event
from posecoach.analysis.judgement.reference import Reference
from posecoach.analysis.segmentation.candidates import HANDS, Candidate
from posecoach.analysis.segmentation.timing import RepTiming
from posecoach.core.cycle import RepCycle, Requirement
from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.evidence import DURING_ANOTHER, EvidenceTable, Verdict
from posecoach.core.faults import Feedback, RepFault
from posecoach.core.limits import Direction, Fixed, FromStart, FromUsual, Within
from posecoach.core.measure import Measure, Statistic
from posecoach.core.views import View
from tests.support.pulls import pull_spec

SHRUG = RepFault(
    "shrug", "ear_drop", Direction.ABOVE, (Fixed(0.15, clear=0.10), FromUsual(0.08)),
    Feedback("Long neck", "Ears away", "It rose."), "test", views=frozenset({View.SIDE, View.FRONT}), weight=12.0,
)  # fmt: skip
SPEC = pull_spec(
    RepCycle(
        ("pull_{side}_deg",), "deg", min_range=15.0, full_range=30.0, full_range_by_view={View.FRONT: 20.0},
        countable_views=frozenset(View) - {View.BACK},
    ),
    measures=(Measure("ear_drop", "ear_ratio", Statistic.DROP), Measure("lift", "lift_ratio", Statistic.MAX)),
    requirements=(Requirement("lift", "the hand went overhead", at_most=0.2),),
    faults=(SHRUG, RepFault("stiff", "lift", Direction.BELOW, (Fixed(0.01, clear=0.02),),
                            Feedback("Let go", "Be soft", "Stiff."), "test", blocks_full=True)),
)  # fmt: skip
TIMING = RepTiming(1.0, (2.0, 3.0), 2.5, 5.0, 0.0, 80.0, 2.0)
MEASURES = {
    "range": 80.0, "return_ratio": 0.97, "duration_s": 4.0, "valid_ratio": 1.0, "ear_drop": 0.02, "lift": 0.1,
}  # fmt: skip
REFERENCE = Reference({"pull_left_deg": 80.0}, {"ear_drop": 0.02}, {}, reps=5)


def candidate(azimuth_deg: float = 90.0, returned: bool = True, decoy: str = "", **measures: float) -> Candidate:
    values = MEASURES | measures
    return Candidate(
        TIMING, {"pull_left_deg": values["range"]}, ("left",), values, azimuth_deg, "side-left", returned, 5.0, decoy
    )


def verdict(reference: Reference = REFERENCE, before: frozenset[str] = frozenset(), **changes: Any) -> Any:
    return judge(candidate(**changes), SPEC, reference, before)


def test_a_clean_repetition_is_full_and_has_full_marks() -> None:
    result = verdict()
    assert (result.rejected, result.full, result.faults, result.score) == (None, True, (), 100.0)


@pytest.mark.parametrize(
    "changes",
    [{"range": 40.0}, {"return_ratio": 0.4}, {"lift": 0.0}],
    ids=["short of the usual range", "not back", "another movement"],
)
def test_what_is_short_of_a_repetition_is_partial(changes: dict[str, float]) -> None:
    result = verdict(**changes)
    assert result.rejected is None
    assert not result.full


@pytest.mark.parametrize(
    ("hands", "full"),
    [((0.9, 0.9), True), ((0.45, 0.45), False), ((0.45, 0.9), True), ((math.nan, 0.4), False), ((math.nan,) * 2, True)],
)
def test_where_the_hands_go_half_their_usual_way_the_repetition_is_partial(
    hands: tuple[float, ...], full: bool
) -> None:
    """The elbow's angle says 0.8 of the usual range of a half pull."""
    half = candidate(range=64.0)
    half = dataclasses.replace(half, ranges=half.ranges | dict(zip(HANDS, hands, strict=True)))
    usual = dataclasses.replace(REFERENCE, ranges=REFERENCE.ranges | dict.fromkeys(HANDS, 1.0))
    assert judge(half, SPEC, usual).full == full


@pytest.mark.parametrize(("ordinary", "full"), [(1.0, False), (0.45, True), (0.55, True), (0.6, False), (0.8, False)])
def test_what_differs_no_more_than_the_persons_repetitions_do_is_full_from_half_of_the_usual_on(
    ordinary: float, full: bool
) -> None:
    known = dataclasses.replace(REFERENCE, ordinary_ratio=ordinary)
    usual_deg = REFERENCE.ranges["pull_left_deg"]
    assert judge(candidate(range=0.56 * usual_deg), SPEC, known).full == full
    assert not judge(candidate(range=0.49 * usual_deg), SPEC, known).full


def test_without_a_reference_the_least_range_for_anybody_decides_by_view() -> None:
    assert not verdict(Reference(), range=25.0).full
    assert verdict(Reference(), range=25.0, azimuth_deg=0.0).full


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"azimuth_deg": 180.0}, "it is not judged from this view"),
        ({"returned": False}, "the return to the start position was not seen"),
        ({"duration_s": 0.3}, "it took only 0.3 seconds"),
        ({"lift": 0.5}, "the hand went overhead"),
    ],
)
def test_a_rejection_has_its_reason(changes: dict[str, Any], reason: str) -> None:
    assert verdict(**changes).rejected == reason


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"begun": False}, "the beginning of the movement was not seen"),
        ({"returned": False}, "the return to the start position was not seen"),
        ({}, "the knees bent"),
    ],
)
def test_what_was_seen_in_half_only_is_refused_for_that_before_what_it_was_unlike(
    changes: dict[str, bool], reason: str
) -> None:
    refused = dataclasses.replace(candidate(), verdict=Verdict(-1.0, "the knees bent"), **changes)
    assert judge(refused, SPEC, REFERENCE).rejected == reason


def test_what_goes_on_during_a_repetition_is_refused_for_that_even_if_half_of_it_was_seen() -> None:
    refused = dataclasses.replace(candidate(returned=False), verdict=Verdict(-1.0, DURING_ANOTHER))
    assert judge(refused, SPEC, REFERENCE).rejected == DURING_ANOTHER


def test_evidence_without_words_rejects_all_the_same() -> None:
    refused = dataclasses.replace(candidate(), verdict=EvidenceTable(-1.0, ()).weigh({}))
    event = to_event(refused, judge(refused, SPEC, REFERENCE), SPEC, 1, 5.0)
    assert isinstance(event, RepRejected)
    assert event.reason


def test_what_was_not_seen_rejects_nothing_and_is_no_fault() -> None:
    result = verdict(lift=math.nan, ear_drop=math.nan)
    assert result.full
    assert result.faults == ()


def test_a_fault_beyond_its_limit_is_found_with_value_and_limit_and_costs_its_weight() -> None:
    (found,) = verdict(Reference(), ear_drop=0.2).faults
    assert (found.id, found.value, found.limit, found.counted_from) == ("shrug", 0.2, 0.15, "")
    assert verdict(Reference(), ear_drop=0.2).score == 88.0


def test_a_fault_that_was_found_is_over_only_within_its_clear_value() -> None:
    assert verdict(Reference(), ear_drop=0.12).faults == ()
    assert [f.id for f in verdict(Reference(), frozenset({"shrug"}), ear_drop=0.12).faults] == ["shrug"]


def test_a_repetition_that_began_higher_than_usual_may_end_higher() -> None:
    spec = dataclasses.replace(SPEC, faults=(dataclasses.replace(SHRUG, limits=(FromUsual(0.08, start="ear_start"),)),))
    known = dataclasses.replace(REFERENCE, measures={"ear_drop": 0.02, "ear_start": 0.01})
    judged = [judge(candidate(ear_drop=0.12, ear_start=start), spec, known) for start in (0.01, 0.07)]
    assert [[f.id for f in j.faults] for j in judged] == [["shrug"], []]


def test_far_from_what_is_usual_for_the_person_is_a_fault_below_the_fixed_limit() -> None:
    (found,) = verdict(ear_drop=0.12).faults
    assert (found.id, found.counted_from, found.base) == ("shrug", "usual", REFERENCE.measures["ear_drop"])
    assert verdict(dataclasses.replace(REFERENCE, reps=2), ear_drop=0.12).faults == ()


def test_no_limit_is_finer_than_three_times_the_noise() -> None:
    noisy = dataclasses.replace(REFERENCE, noise={"ear_ratio": 0.04})
    assert verdict(noisy, ear_drop=0.12).faults == ()
    assert [f.id for f in verdict(noisy, ear_drop=0.145).faults] == ["shrug"]


def test_the_noise_of_a_signal_says_nothing_of_a_share_in_another_unit() -> None:
    noisy = dataclasses.replace(REFERENCE, noise={"ear_ratio": 4.0})
    share = dataclasses.replace(SPEC.measures[0], per="lift_ratio")
    spec = dataclasses.replace(SPEC, measures=(share, *SPEC.measures[1:]))
    assert [f.id for f in judge(candidate(ear_drop=0.12), spec, noisy).faults] == ["shrug"]


def test_what_became_usual_is_a_fault_beyond_the_start_of_the_same_repetition_where_that_shows() -> None:
    views = frozenset({View.SIDE})
    shrug = dataclasses.replace(SHRUG, limits=(*SHRUG.limits, FromStart("ear_start", 0.05, views)))
    spec = dataclasses.replace(SPEC, faults=(shrug,))
    always = dataclasses.replace(REFERENCE, measures={"ear_drop": 0.09})

    def found(**changes: float) -> list[tuple[float, str, float]]:
        faults = judge(candidate(ear_drop=0.09, **changes), spec, always).faults
        return [(f.limit, f.counted_from, f.base) for f in faults]

    assert found(ear_start=0.02) == [(pytest.approx(0.07), "start", 0.02)]
    assert found(ear_start=0.05) == []
    assert found() == []
    assert found(ear_start=0.02, azimuth_deg=0.0) == []


def test_a_fault_is_silent_and_listed_where_its_view_does_not_show_it() -> None:
    result = verdict(azimuth_deg=45.0, ear_drop=0.5)
    assert result.faults == ()
    assert result.not_judged == ("shrug",)


def test_with_too_little_seen_there_is_no_score() -> None:
    assert verdict(valid_ratio=0.6).score is None


@pytest.mark.parametrize(("duration_s", "score"), [(2.4, 100.0), (1.2, 80.0), (8.0, 100.0), (12.0, 80.0)])
def test_tempo_costs_up_to_twenty_points(duration_s: float, score: float) -> None:
    assert verdict(duration_s=duration_s).score == pytest.approx(score)


def test_a_decoy_is_an_incomplete_repetition_with_its_fault() -> None:
    result = verdict(decoy="head-only", decoy_range=40.0, decoy_limit=25.0)
    assert (result.rejected, result.full, [f.id for f in result.faults]) == (None, False, ["head-only"])


def test_judgements_become_events() -> None:
    good, bad = candidate(), candidate(returned=False)
    done = to_event(good, judge(good, SPEC, REFERENCE), SPEC, 3, t_s=5.2)
    assert isinstance(done, RepCompleted)
    assert (done.index, done.range_unit, done.tempo_s) == (3, "deg", (1.0, 1.0, 2.0))
    assert isinstance(to_event(bad, judge(bad, SPEC, REFERENCE), SPEC, 3, t_s=5.2), RepRejected)


def test_a_fault_is_not_judged_outside_the_posture_it_needs() -> None:
    upright_only = dataclasses.replace(SHRUG, judged_if=(Within("lift", 0.05, 0.15),))
    spec = dataclasses.replace(SPEC, faults=(upright_only,))
    inside, outside = (judge(candidate(ear_drop=0.5, lift=lift), spec, REFERENCE) for lift in (0.1, 0.18))
    assert ([f.id for f in inside.faults], inside.not_judged) == (["shrug"], ())
    assert (outside.faults, outside.not_judged) == ((), ("shrug",))
    unseen = judge(candidate(ear_drop=0.5, lift=math.nan), spec, REFERENCE)
    assert unseen.not_judged == ("shrug",)


@pytest.mark.parametrize(
    ("measure", "statistic", "at_s"),
    [
        ("hand_off", Statistic.AT_START, 1.0),
        ("hand_off", Statistic.PLACE, 1.0),
        ("hand_off", Statistic.MEDIAN, 2.5),
        ("extension_range", None, 4.2),
        ("return_ratio", None, 5.0),
    ],
)
def test_a_fault_has_the_time_at_which_it_shows(measure: str, statistic: Statistic | None, at_s: float) -> None:
    fault = dataclasses.replace(
        SHRUG, measure=measure, direction=Direction.BELOW, limits=(Fixed(0.98, clear=0.99),), judged_if=()
    )
    own = () if statistic is None else (Measure(measure, "ear_ratio", statistic),)
    spec = pull_spec(SPEC.cycle, measures=(*own, *SPEC.measures), requirements=(), faults=(fault,))
    moved = dataclasses.replace(candidate(**{measure: 0.5}), timing=dataclasses.replace(TIMING, low_s=4.2))
    (found,) = judge(moved, spec, REFERENCE).faults
    assert found.t_s == at_s
