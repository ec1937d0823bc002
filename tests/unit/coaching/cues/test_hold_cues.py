from __future__ import annotations

import pytest

from posecoach.coaching.cues.hold_cues import LET_GO_S
from posecoach.coaching.cues.rules import CueSettings
from posecoach.core.events import FaultDetected, HoldProgress
from posecoach.core.vocabulary import CueStatus, HoldState
from tests.support.cued_set import Set, finding


def hold(state: HoldState, held_s: float, target_s: float = 30.0, reason: str = "") -> HoldProgress:
    return HoldProgress(t_s=100.0 + held_s, state=state, start_s=100.0, held_s=held_s, target_s=target_s, reason=reason)


def test_a_long_hold_is_led_through_by_words() -> None:
    set_ = Set(reps=0)
    for second in range(32):
        set_.give(hold(HoldState.HOLDING if second else HoldState.STARTED, second))
    set_.give(hold(HoldState.ENDED, 32))
    expected = ["hold.started", "hold.halfway", "hold.almost", "hold.done", "count.1"]
    assert [c.id for c in set_.cues] == expected
    assert [c.t_s - 100.0 for c in set_.cues] == [0, 15, 25, 30, 32]


def test_who_holds_on_after_the_target_is_told_again_to_let_go_ever_more_rarely() -> None:
    set_ = Set(reps=0)
    for second in range(120):
        set_.give(hold(HoldState.HOLDING if second else HoldState.STARTED, second))
    assert [c.t_s - 130.0 for c in set_.cues if c.id == "hold.over"] == [LET_GO_S, 3 * LET_GO_S, 7 * LET_GO_S]
    told = len(set_.cues)
    set_.give(hold(HoldState.STARTED, 150, target_s=400))
    set_.give(hold(HoldState.HOLDING, 190, target_s=400))
    assert [c.id for c in set_.cues[told:]] == ["hold.started"]


def test_a_short_hold_is_not_divided() -> None:
    set_ = Set(reps=0)
    for second in range(6):
        set_.give(hold(HoldState.HOLDING if second else HoldState.STARTED, second, target_s=5.0))
    assert [c.id for c in set_.cues] == ["hold.started", "hold.done"]


def test_a_hold_that_was_too_short_gets_the_tone_of_half_a_repetition() -> None:
    set_ = Set(reps=0)
    set_.give(hold(HoldState.STARTED, 0.5))
    set_.give(hold(HoldState.ENDED, 1.0, reason="too short to count"))
    assert [c.id for c in set_.cues] == ["hold.started", "count.partial"]


def test_a_hold_resumed_late_does_not_announce_what_has_passed() -> None:
    set_ = Set(reps=0)
    set_.give(hold(HoldState.STARTED, 1.0))
    set_.give(hold(HoldState.HOLDING, 27.0))
    set_.give(hold(HoldState.HOLDING, 28.0))
    assert [c.id for c in set_.cues] == ["hold.started", "hold.almost"]


def test_letting_go_after_the_target_is_no_leaving_of_the_spot() -> None:
    set_ = Set(reps=0)
    set_.give(hold(HoldState.STARTED, 1.0))
    set_.give(hold(HoldState.PAUSED, 12.0))
    set_.give(hold(HoldState.HOLDING, 30.0))
    set_.give(hold(HoldState.PAUSED, 31.0))
    assert [c.id for c in set_.cues] == ["hold.started", "hold.paused", "hold.done"]


def test_who_shifts_about_is_told_to_stay_once_in_a_while_and_not_in_two_ways_at_once() -> None:
    set_ = Set(reps=0)
    for second in range(12):
        set_.t_s = 100.0 + second
        if second % 2:
            set_.give(hold(HoldState.PAUSED, second))
            set_.give(FaultDetected(t_s=set_.t_s, fault=finding("slumped", set_.t_s)))
        else:
            set_.give(hold(HoldState.HOLDING if second else HoldState.STARTED, second))
        set_.wait(0.2)
    told = [c for c in set_.cues if c.status == CueStatus.RAISED and c.id in ("hold.paused", "cue.slumped")]
    assert [(c.id, round(c.t_s - 100.0)) for c in told] == [("hold.paused", 1), ("hold.paused", 9)]


def test_breathing_is_recalled_at_its_interval() -> None:
    set_ = Set(reps=0, settings=CueSettings(breathe_every_s=10.0))
    for second in range(45):
        set_.give(hold(HoldState.HOLDING if second else HoldState.STARTED, second, target_s=45.0))
    breaths = [c.t_s - 100.0 for c in set_.cues if c.id == "hold.breathe"]
    assert breaths == [10, 20, 33]


def test_the_summary_of_holds_speaks_of_holds() -> None:
    set_ = Set(reps=0)
    for _ in range(2):
        set_.give(hold(HoldState.STARTED, 0.0))
        set_.give(hold(HoldState.ENDED, 30.0))
    assert set_.end(full=2).text.startswith("summary.holds 2")


@pytest.mark.parametrize(
    ("held_s", "said"),
    [((8.0, 30.0, 25.0), "summary.holds_early 3 1 20"), ((8.0, 9.0, 12.0), "summary.holds_all_early 3 20")],
)
def test_the_summary_of_several_holds_says_how_many_were_left_early(held_s: tuple[float, ...], said: str) -> None:
    set_ = Set(reps=0)
    for each_s in held_s:
        set_.give(hold(HoldState.STARTED, 0.0))
        set_.give(hold(HoldState.ENDED, each_s))
    assert set_.end(full=3).text.startswith(said)
