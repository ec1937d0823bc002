from __future__ import annotations

from collections.abc import Sequence

import pytest

from posecoach.core.events import (
    FaultDetected,
    RepCompleted,
    RepRejected,
    TrackingLost,
)
from posecoach.core.vocabulary import Phase
from tests.support.cued_set import Set, finding, raised, reasons, times


def test_a_correction_leaves_a_moment_to_feel_the_repetition() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    end_s = set_.t_s + 4.0
    set_.rep(["shrug"])
    (said_s,) = times(set_)
    assert 0.3 <= said_s - end_s <= 1.0


def test_a_correction_waits_for_the_way_back_if_the_next_effort_has_begun() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    set_.phase(Phase.OUT, 1.0)
    t_s = set_.t_s
    set_.give(
        RepCompleted(
            t_s=t_s, index=2, start_s=t_s - 4, peak_s=t_s - 2, end_s=t_s - 0.1, full=True, range=60.0,
            range_unit="deg", tempo_s=(1.0, 1.0, 1.0), score=50.0, faults=(finding("shrug", t_s),),
        )
    )  # fmt: skip
    set_.wait(1.0)
    set_.phase(Phase.END_RANGE, 1.0)
    assert set_.raised() == []
    set_.phase(Phase.BACK, 0.2)
    assert set_.raised() == [("cue.shrug", "Shoulders away from ears")]


def test_a_correction_follows_the_number_before_a_repetition_that_begins_soon() -> None:
    """On the way back of the next one it would make the number of that late."""
    set_ = Set()
    set_.rep(["shrug"])
    set_.phase(Phase.BACK, 0.1)
    t_s = set_.t_s
    set_.give(
        RepCompleted(
            t_s=t_s, index=2, start_s=t_s - 2, peak_s=t_s - 1, end_s=t_s, full=True, range=60.0,
            range_unit="deg", tempo_s=(1.0, 0.0, 1.0), score=50.0, faults=(finding("shrug", t_s),),
        )
    )  # fmt: skip
    set_.phase(Phase.READY, 0.4)
    set_.phase(Phase.OUT, 0.1)
    assert set_.raised() == [("cue.shrug", "Shoulders away from ears")]


def test_a_correction_that_finds_no_quiet_moment_is_dropped() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    set_.rep(["shrug"])
    assert set_.raised()
    held_up = Set()
    held_up.rep(["shrug"])
    held_up.phase(Phase.OUT, 0.1)
    t_s = held_up.t_s
    held_up.give(
        RepRejected(t_s=t_s, start_s=t_s - 2, end_s=t_s, reason="only a shrug", faults=(finding("shrug", t_s),))
    )
    held_up.wait(8.0)
    assert held_up.raised() == []
    assert "no moment without effort came" in reasons(held_up.cues)


@pytest.mark.parametrize(("effort_s", "said"), [(2.0, True), (4.0, False)])
def test_words_about_a_repetition_that_would_come_more_than_two_and_a_half_seconds_late_are_not_said(
    effort_s: float, said: bool
) -> None:
    set_ = Set()
    set_.rep(["shrug"])
    found_in_mid_effort(set_, ["shrug"])
    set_.wait(effort_s)
    set_.phase(Phase.BACK, 1.0)
    assert len(set_.raised("cue.")) == said


def found_in_mid_effort(set_: Set, faults: Sequence[str]) -> None:
    """Find the end of a repetition when the next one has begun."""
    set_.phase(Phase.OUT, 0.1)
    t_s = set_.t_s
    set_.give(
        RepCompleted(
            t_s=t_s, index=4, start_s=t_s - 4, peak_s=t_s - 2, end_s=t_s - 0.3, full=True, range=60.0,
            range_unit="deg", tempo_s=(1.0, 1.0, 1.0), score=50.0, faults=tuple(finding(f, t_s) for f in faults),
        )
    )  # fmt: skip


def test_praise_that_the_next_repetition_overtakes_waits_for_one_that_deserves_it() -> None:
    """Heard within a repetition that was too fast it seemed to be meant for that."""
    set_ = Set()
    for _ in range(2):
        set_.rep()
    found_in_mid_effort(set_, [])
    set_.wait(1.0)
    set_.phase(Phase.BACK, 1.0)
    assert set_.raised("praise.") == []
    assert "the next repetition has begun" in reasons(set_.cues)
    set_.rep()
    assert set_.raised("praise.") == [("praise.clean", "Smooth")]


def test_praise_of_what_was_mended_that_is_overtaken_is_said_after_the_next() -> None:
    set_ = Set()
    for faults in (["shrug"], ["shrug"], []):
        set_.rep(faults)
    set_.wait(10.0)  # the last words are long past
    found_in_mid_effort(set_, [])
    set_.wait(1.0)
    set_.phase(Phase.BACK, 1.0)
    assert set_.raised("praise.") == []
    set_.rep()
    assert set_.raised("praise.") == [("praise.shrug", "Good, long neck")]


def slumped_in_mid_effort() -> Set:
    set_ = Set()
    set_.phase(Phase.OUT, 0.1)
    set_.give(FaultDetected(t_s=set_.t_s, fault=finding("slumped", set_.t_s)))
    for _ in range(40):
        set_.cues += set_.policy.while_lasting(["slumped"], set_.t_s)
        set_.wait(0.1)
    return set_


def test_words_about_a_posture_wait_for_longer_as_long_as_it_lasts() -> None:
    set_ = slumped_in_mid_effort()
    set_.phase(Phase.BACK, 0.2)
    assert set_.raised() == [("cue.slumped", "Grow tall")]


def test_a_posture_that_is_mended_meanwhile_is_not_corrected_any_more() -> None:
    set_ = slumped_in_mid_effort()
    set_.cues += set_.policy.while_lasting([], set_.t_s)
    set_.phase(Phase.BACK, 0.2)
    assert set_.raised() == []
    assert reasons(set_.cues) == ["it is over"]


def test_what_waits_is_dropped_when_the_person_leaves() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    set_.phase(Phase.OUT, 0.1)
    t_s = set_.t_s
    set_.give(RepRejected(t_s=t_s, start_s=t_s - 2, end_s=t_s, reason="a shrug", faults=(finding("shrug", t_s),)))
    set_.give(TrackingLost(t_s=t_s, reason="nobody"))
    set_.wait(2.0)
    assert set_.raised() == []
    assert reasons(set_.cues)[-1] == "the person left the picture"


def test_safety_is_said_at_once_in_mid_effort_and_in_the_first_repetition() -> None:
    set_ = Set()
    set_.phase(Phase.OUT, 0.5)
    set_.give(FaultDetected(t_s=set_.t_s, fault=finding("nodding-off", set_.t_s)))
    (warning,) = set_.cues
    assert (warning.id, warning.priority, warning.status) == ("cue.nodding-off", 0, "raised")
    assert warning.t_s == set_.t_s


def test_a_warning_is_not_repeated_within_eight_seconds() -> None:
    set_ = Set()
    for t_s in (1.0, 4.0, 9.5):
        set_.give(FaultDetected(t_s=t_s, fault=finding("nodding-off", t_s)))
    assert times(set_) == [1.0, 9.5]


def test_a_dangerous_fault_of_a_repetition_is_said_at_once_too() -> None:
    assert "cue.pain" in raised(Set().rep(["pain"]))
