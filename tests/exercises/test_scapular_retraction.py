from __future__ import annotations

import dataclasses

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.core.events import FaultDetected, RepCompleted, RepRejected
from posecoach.exercises.scapular_retraction import SPEC
from posecoach.testing import check_exercise, events_of
from tests.support.found import faults
from tests.support.squeezer import Squeezer, squeezes

SQUEEZE = Squeezer(shoulders_back_m=0.022, shoulders_in_m=0.012, elbows_back_m=0.04)


def squeeze(**changes: float) -> Squeezer:
    return dataclasses.replace(SQUEEZE, **changes)


def reps(full: tuple[Squeezer, ...], **how: float) -> list[RepCompleted]:
    return [e for e in judged(full, **how) if isinstance(e, RepCompleted)]


def judged(full: tuple[Squeezer, ...], **how: float) -> list[RepCompleted | RepRejected]:
    return [e for e in events_of(SPEC, squeezes(full, **how)) if isinstance(e, (RepCompleted, RepRejected))]


def test_it_keeps_the_rules_of_all_exercises() -> None:
    check_exercise(SPEC)


@pytest.mark.parametrize("azimuth_deg", [90.0, -75.0, 50.0, -130.0])
def test_every_squeeze_is_counted_from_the_side_and_obliquely(azimuth_deg: float) -> None:
    found = reps((squeeze(azimuth_deg=azimuth_deg),) * 4)
    assert [rep.full for rep in found] == [True] * 4
    assert all(not faults(rep) for rep in found)


def test_hanging_arms_that_go_along_with_the_shoulders_count_too() -> None:
    assert [rep.full for rep in reps((squeeze(shoulders_back_m=0.026, elbows_back_m=0.0),) * 4)] == [True] * 4


@pytest.mark.parametrize("rate_hz", [8.0, 15.0, 30.0])
def test_the_times_are_those_of_the_movement(rate_hz: float) -> None:
    found = reps((SQUEEZE,) * 3, rate_hz=rate_hz, noise_m=0.001)
    for index, rep in enumerate(found):
        begin_s = 1.5 + 5.5 * index
        assert rep.start_s == pytest.approx(begin_s + 0.2, abs=0.4)
        assert rep.peak_s == pytest.approx(begin_s + 2.0, abs=0.3)
        assert rep.end_s == pytest.approx(begin_s + 3.8, abs=0.4)


@pytest.mark.parametrize("azimuth_deg", [0.0, 180.0])
def test_from_front_and_back_it_is_declined_and_a_side_view_is_asked_for(azimuth_deg: float) -> None:
    events = events_of(SPEC, squeezes((squeeze(azimuth_deg=azimuth_deg),) * 3))
    assert not [e for e in events if isinstance(e, RepCompleted)]
    assert {e.reason for e in events if isinstance(e, RepRejected)} <= {
        "it is not judged from this view",
        "the return to the start position was not seen",
    }
    assert "turned-away" in {e.fault.id for e in events if isinstance(e, FaultDetected)}


def test_an_elbow_that_moves_alone_is_not_counted_and_the_reason_is_given() -> None:
    found = judged((SQUEEZE, SQUEEZE, Squeezer(elbows_back_m=0.10), SQUEEZE))
    assert [isinstance(e, RepCompleted) and e.full for e in found] == [True, True, False, True]
    assert isinstance(found[2], RepRejected)
    assert found[2].reason == "the shoulders hardly went back"


def test_elbows_that_move_alone_all_the_time_are_never_a_full_squeeze() -> None:
    assert not any(rep.full for rep in reps((Squeezer(elbows_back_m=0.15),) * 4))


def test_a_squeeze_of_well_under_half_the_usual_one_is_not_full() -> None:
    weak = Squeezer(shoulders_back_m=0.01, shoulders_in_m=0.005, elbows_back_m=0.015)
    found = reps((SQUEEZE, SQUEEZE, weak, SQUEEZE))
    assert [rep.full for rep in found] == [True, True, False, True]
    assert "no-retraction" in faults(found[2])


def test_a_shrug_is_found_against_the_other_repetitions() -> None:
    found = reps((SQUEEZE, SQUEEZE, SQUEEZE, squeeze(shoulders_up_m=0.025), SQUEEZE))
    assert ["shrug" in faults(rep) for rep in found] == [False, False, False, True, False]


def test_a_shrug_alone_is_no_squeeze() -> None:
    assert not any(rep.full for rep in reps((Squeezer(shoulders_up_m=0.025),) * 3))


def test_leaning_back_with_the_squeeze_is_a_low_back_arch() -> None:
    found = reps((SQUEEZE, squeeze(lean_back_deg=12.0), SQUEEZE))
    assert ["low-back-arch" in faults(rep) for rep in found] == [False, True, False]


def test_a_smaller_arch_is_found_against_the_person_s_other_squeezes() -> None:
    found = reps((SQUEEZE, SQUEEZE, SQUEEZE, squeeze(lean_back_deg=8.0), SQUEEZE))
    assert 7.0 < found[3].measures["lean_back"] < 9.5
    assert ["low-back-arch" in faults(rep) for rep in found] == [False, False, False, True, False]


def test_an_arched_low_back_that_lifts_the_shoulders_as_seen_is_no_shrug() -> None:
    arched = squeeze(lean_back_deg=12.0, shoulders_up_m=0.025)
    found = reps((SQUEEZE, SQUEEZE, arched, SQUEEZE, squeeze(shoulders_up_m=0.025)))
    assert ["shrug" in faults(rep) for rep in found] == [False, False, False, False, True]
    assert "low-back-arch" in faults(found[2])


@pytest.mark.parametrize("lean_back_deg", [5.0, -5.0])
def test_swaying_without_a_squeeze_counts_nothing(lean_back_deg: float) -> None:
    assert not any(rep.full for rep in reps((Squeezer(lean_back_deg=lean_back_deg),) * 3))


def test_a_trunk_that_sways_with_the_arms_is_not_a_full_squeeze() -> None:
    found = reps((squeeze(lean_back_deg=12.0, elbows_back_m=0.0),) * 3)
    assert not any(rep.full for rep in found)
    assert all("torso-swing" in faults(rep) for rep in found)


def test_a_head_that_is_poked_forward_is_found_against_the_other_repetitions() -> None:
    found = reps((SQUEEZE, SQUEEZE, SQUEEZE, squeeze(head_forward_m=0.05), SQUEEZE))
    assert ["head-poke" in faults(rep) for rep in found] == [False, False, False, True, False]


def test_a_poked_head_alone_is_no_squeeze() -> None:
    assert not any(rep.full for rep in reps((Squeezer(head_forward_m=0.05),) * 3))


def test_raised_hands_are_another_movement() -> None:
    found = judged((squeeze(wrists_up_m=0.5),) * 2)
    assert {e.reason for e in found if isinstance(e, RepRejected)} == {"a hand was raised"}
    assert not [e for e in found if isinstance(e, RepCompleted)]


def test_standing_still_gives_no_repetition() -> None:
    assert judged((Squeezer(),) * 3) == []


def test_live_counting_needs_no_end_of_the_clip() -> None:
    analyzer = Analyzer(SPEC)
    events = [event for pose in squeezes((SQUEEZE,) * 3) for event in analyzer.update(pose)]
    assert sum(isinstance(e, RepCompleted) and e.full for e in events) == 3
