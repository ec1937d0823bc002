from __future__ import annotations

import itertools

import pytest

from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings, fault_cues
from posecoach.core.cue import Cue
from posecoach.core.events import FaultDetected, RepCompleted, RepRejected
from posecoach.core.vocabulary import CueStatus
from posecoach.registry import exercise, exercises
from tests.support.cued_set import FAULTS, REP_S, PlainWords, Set, finding, raised, reasons, times


@pytest.mark.parametrize("name", sorted(exercises()))
def test_there_are_words_for_every_fault_that_an_exercise_can_report(name: str) -> None:
    cues = fault_cues(exercise(name))
    assert set(cues) == set(exercise(name).fault_ids())
    assert all(cue.text and cue.alternative for cue in cues.values())


def test_the_first_repetition_of_a_set_is_never_corrected() -> None:
    set_ = Set()
    cues = set_.rep(["shrug"])
    assert raised(cues) == ["count.1"]
    assert reasons(cues) == ["the first repetition of a set is not corrected"]


def test_a_fault_is_corrected_when_it_comes_back() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    assert raised(set_.rep(["shrug"])) == ["count.2", "cue.shrug"]


def test_a_fault_that_came_once_is_not_corrected_and_the_log_says_why() -> None:
    set_ = Set()
    set_.rep()
    cues = set_.rep(["shrug"])
    assert raised(cues) == ["count.2"]
    assert reasons(cues) == ["seen in 1 of the last 2 repetitions, said from 2 in 3"]


def test_two_of_three_suffice_for_form_and_three_of_five_for_refinement() -> None:
    form, refinement = Set(), Set()
    for faulty in (True, False, True):
        form.rep(["shrug"] if faulty else [])
        refinement.rep(["asymmetry"] if faulty else [])
    assert form.raised() == [("cue.shrug", "Shoulders away from ears")]
    assert refinement.raised() == []
    refinement.rep()
    refinement.rep(["asymmetry"])
    assert refinement.raised() == [("cue.asymmetry", "Match both elbows")]


def test_a_set_up_fault_is_said_the_first_time_after_the_first_repetition() -> None:
    set_ = Set()
    set_.rep()
    assert "cue.hands-place" in raised(set_.rep(["hands-place"]))


def test_the_more_important_fault_is_chosen_and_the_other_is_logged() -> None:
    set_ = Set(settings=CueSettings())
    for _ in range(2):
        set_.rep()
    for _ in range(2):
        set_.rep(["asymmetry"])
    cues = set_.rep(["asymmetry", "hands-place"])
    assert "cue.hands-place" in raised(cues)
    assert "one at a time: hands-place comes first" in reasons(cues)


def test_of_equally_important_faults_the_worse_is_chosen() -> None:
    policy = CuePolicy(FAULTS, PlainWords())
    policy.start_set(10)
    for n in range(1, 3):
        faults = (finding("shrug", 5.0 * n, severity=0.2), finding("too-fast", 5.0 * n, severity=0.9))
        policy.update(
            RepCompleted(
                t_s=5.0 * n, index=n, start_s=5.0 * n - 4, peak_s=5.0 * n - 2, end_s=5.0 * n, full=True, range=60.0,
                range_unit="deg", tempo_s=(1.0, 1.0, 1.0), score=50.0, faults=faults,
            )
        )  # fmt: skip
    assert raised(policy.tick(10.6)) == ["cue.too-fast"]


def test_a_movement_that_was_rejected_for_its_fault_can_lead_to_a_correction() -> None:
    set_ = Set()
    for n in range(1, 3):
        t_s = 5.0 * n
        set_.give(
            RepRejected(t_s=t_s, start_s=t_s - 4, end_s=t_s, reason="only a shrug", faults=(finding("shrug", t_s),))
        )
        set_.give(FaultDetected(t_s=t_s, fault=finding("shrug", t_s)))
    set_.t_s = 10.0
    set_.wait(1.0)
    assert set_.raised() == [("cue.shrug", "Shoulders away from ears")]


def test_corrections_are_at_least_eight_seconds_and_two_repetitions_apart() -> None:
    set_ = Set(reps=20)
    for _ in range(12):
        set_.rep(["shrug", "too-fast", "hands-place"])
    gaps = [b - a for a, b in itertools.pairwise(times(set_))]
    assert len(gaps) >= 2
    assert min(gaps) >= 2 * REP_S - 0.05
    assert any("less than 2 repetitions ago" in reason for reason in reasons(set_.cues))


def test_quick_repetitions_do_not_shorten_the_eight_seconds() -> None:
    policy = CuePolicy(FAULTS, PlainWords())
    policy.start_set(30)
    said: list[Cue] = []
    for n in range(1, 25):
        t_s = 1.5 * n
        faults = (finding("shrug", t_s), finding("too-fast", t_s), finding("hands-place", t_s))
        said += policy.update(
            RepCompleted(
                t_s=t_s, index=n, start_s=t_s - 1.2, peak_s=t_s - 0.6, end_s=t_s, full=True, range=60.0,
                range_unit="deg", tempo_s=(0.4, 0.2, 0.6), score=50.0, faults=faults,
            )
        )  # fmt: skip
        said += policy.tick(t_s + 0.3)
    spoken = [c.t_s for c in said if c.status == CueStatus.RAISED and c.id.startswith("cue.")]
    assert len(spoken) >= 3
    assert min(b - a for a, b in itertools.pairwise(spoken)) >= 8.0
    assert any("8 s after the last words" in reason for reason in reasons(said))


def test_the_same_correction_does_not_come_again_for_four_repetitions() -> None:
    set_ = Set(reps=20)
    for _ in range(10):
        set_.rep(["shrug"])
    counts = [c.id for c in set_.cues if c.status == CueStatus.RAISED and not c.id.startswith("praise")]
    positions = [sum(c.startswith("count.") for c in counts[:i]) for i, c in enumerate(counts) if c == "cue.shrug"]
    assert positions == [2, 6, 10]


def test_after_two_tries_other_words_are_used_once_and_then_the_coach_is_silent() -> None:
    set_ = Set(reps=40)
    for _ in range(22):
        set_.rep(["shrug"])
    first, other = "Shoulders away from ears", "Make your neck long"
    assert [text for _, text in set_.raised()] == [first, first, other]
    assert reasons(set_.cues)[-1] == "said 3 times without effect: left to the summary"


def test_a_fault_that_was_mended_and_returns_is_corrected_in_the_first_words() -> None:
    set_ = Set(reps=40)
    for _ in range(6):
        set_.rep(["shrug"])
    for _ in range(4):
        set_.rep()
    for _ in range(2):
        set_.rep(["shrug"])
    assert [text for _, text in set_.raised()] == ["Shoulders away from ears"] * 3


@pytest.mark.parametrize(("session", "most"), [(1, 10), (2, 10), (3, 6), (5, 6), (6, 4), (30, 4)])
def test_corrections_fade_over_the_sessions(session: int, most: int) -> None:
    reps = 20
    set_ = Set(reps=reps, settings=CueSettings(session_number=session))
    for _ in range(reps):
        set_.rep(["shrug", "too-fast", "hands-place"])
    assert 1 <= len(set_.raised()) <= most
    if session > 2:
        assert len(set_.raised()) == most
        assert "enough corrections for this set" in reasons(set_.cues)


def test_even_a_short_set_of_an_old_hand_may_hold_one_correction() -> None:
    set_ = Set(reps=4, settings=CueSettings(session_number=10))
    for _ in range(4):
        set_.rep(["shrug"])
    assert len(set_.raised()) == 1
