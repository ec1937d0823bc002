from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

import pytest

from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings, FaultCue
from posecoach.core.events import (
    CountCorrected,
    Cue,
    Event,
    FaultDetected,
    HoldProgress,
    PhaseChanged,
    RepCompleted,
    RepRejected,
    SetEnded,
    TrackingLost,
)
from posecoach.core.findings import FaultFinding
from posecoach.core.vocabulary import CueStatus, HoldState, Phase, Priority

FAULTS = {
    "pain": FaultCue(Priority.SAFETY, "Stop now", "Stop please"),
    "hands-place": FaultCue(Priority.SETUP, "Hands under your shoulders", "Walk your hands in"),
    "shrug": FaultCue(
        Priority.FORM,
        "Shoulders away from ears",
        "Make your neck long",
        praise="Good, long neck",
        strength="Shoulders low.",
    ),
    "too-fast": FaultCue(
        Priority.FORM, "Slow on the way back.", "Count two on the return", strength="Nice pace.", of_pace=True
    ),
    "partial-return": FaultCue(Priority.FORM, "All the way back", "Let your arms go long", of_the_way=True),
    "asymmetry": FaultCue(Priority.REFINEMENT, "Match both elbows", "Pull both sides the same"),
    "slumped": FaultCue(Priority.FORM, "Grow tall", "Sit up like a tree", lasting=True),
    "nodding-off": FaultCue(Priority.SAFETY, "Wake up", "Wake up please", lasting=True),
}


class PlainWords:
    """Words that name themselves."""

    praise_clean = ("Smooth", "Steady")

    def say(self, id: str, **values: object) -> str:
        return " ".join([id, *map(str, values.values())])

    def count(self, number: int) -> str:
        return f"n{number}"


REP_S = 5.0


class Set:
    """Plays repetitions of five seconds (two out, one held, one and a half back, a pause) to a policy."""

    def __init__(self, reps: int = 10, settings: CueSettings | None = None) -> None:
        self.policy = CuePolicy(FAULTS, PlainWords(), settings)
        self.t_s = 0.0
        self.cues: list[Cue] = []
        self.index = 0
        self.policy.start_set(reps)

    def give(self, event: Event) -> None:
        self.cues += self.policy.update(event)

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds * 10)):
            self.t_s = round(self.t_s + 0.1, 6)
            self.cues += self.policy.tick(self.t_s)

    def phase(self, phase: Phase, seconds: float) -> None:
        self.give(PhaseChanged(t_s=self.t_s, phase=phase))
        self.wait(seconds)

    def rep(
        self, faults: Sequence[str] = (), full: bool = True, valid: float = 1.0, score: float | None = 90.0
    ) -> list[Cue]:
        """Do one repetition; return the cues of the repetition and of the pause after it."""
        before, start_s = len(self.cues), self.t_s
        self.phase(Phase.OUT, 2.0)
        self.phase(Phase.END_RANGE, 1.0)
        self.phase(Phase.BACK, 1.0)
        self.index += 1
        found = tuple(finding(f, self.t_s) for f in faults)
        done = RepCompleted(
            t_s=self.t_s,
            index=self.index,
            start_s=start_s,
            peak_s=start_s + 2.5,
            end_s=self.t_s,
            full=full,
            range=60.0,
            range_unit="deg",
            tempo_s=(2.0, 1.0, 1.0),
            score=score,
            faults=found,
            measures={"valid_ratio": valid},
        )
        self.give(PhaseChanged(t_s=self.t_s, phase=Phase.READY))
        self.give(done)
        for fault in found:
            self.give(FaultDetected(t_s=self.t_s, fault=fault, rep_index=self.index))
        self.wait(1.0)
        return self.cues[before:]

    def raised(self, prefix: str = "cue.") -> list[tuple[str, str]]:
        return [(c.id, c.text) for c in self.cues if c.status == CueStatus.RAISED and c.id.startswith(prefix)]

    def end(self, full: int, partial: int = 0) -> Cue:
        strength, priority = self.policy.strength_and_priority()
        ended = SetEnded(
            t_s=self.t_s, index=1, full=full, partial=partial, count=full, strength=strength, priority=priority
        )
        return self.policy.update(ended)[-1]


def finding(fault: str, t_s: float, severity: float = 0.5) -> FaultFinding:
    return FaultFinding(id=fault, t_s=t_s, value=1.0, limit=0.5, severity=severity)


def raised(cues: Iterable[Cue]) -> list[str]:
    return [c.id for c in cues if c.status == CueStatus.RAISED]


def reasons(cues: Iterable[Cue]) -> list[str]:
    return [c.reason for c in cues if c.status == CueStatus.DROPPED]


# -- counting ------------------------------------------------------------------------------------------------


def test_every_full_repetition_is_counted() -> None:
    set_ = Set(reps=0)
    for _ in range(4):
        set_.rep()
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2", "n3", "n4"]


def test_a_count_comes_with_its_repetition_and_not_later() -> None:
    set_ = Set()
    (count,) = [c for c in set_.rep() if c.id == "count.1"]
    assert count.t_s == pytest.approx(4.0)


def test_the_last_two_are_announced() -> None:
    set_ = Set(reps=4)
    for _ in range(4):
        set_.rep()
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2. count.last_two", "n3. count.last_one", "n4"]


def test_a_half_repetition_gets_a_tone_and_no_number() -> None:
    set_ = Set()
    set_.rep()
    cues = set_.rep(full=False)
    assert [(c.id, c.text) for c in cues if c.id.startswith("count.")] == [("count.partial", "")]
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n2"]


def test_a_rejected_movement_is_not_counted() -> None:
    set_ = Set()
    set_.give(RepRejected(t_s=3.0, start_s=0.0, end_s=3.0, reason="the trunk did it"))
    assert set_.cues == []


def test_a_corrected_count_goes_on_from_there() -> None:
    set_ = Set()
    set_.rep()
    set_.give(CountCorrected(t_s=set_.t_s, count=3))
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n4"]


def test_counting_begins_again_with_each_set() -> None:
    set_ = Set()
    set_.rep()
    set_.policy.start_set(10)
    assert [c.text for c in set_.rep() if c.id.startswith("count.")] == ["n1"]


def test_an_experienced_person_may_be_counted_by_tone() -> None:
    set_ = Set(reps=4, settings=CueSettings(count_by_tone=True))
    for _ in range(2):
        set_.rep()
    assert set_.raised("count.") == [("count.tone", ""), ("count.2", "n2. count.last_two")]


# -- when a fault is corrected -------------------------------------------------------------------------------


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


# -- how it is spaced ----------------------------------------------------------------------------------------


def times(set_: Set, prefix: str = "cue.") -> list[float]:
    return [c.t_s for c in set_.cues if c.status == CueStatus.RAISED and c.id.startswith(prefix)]


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
        said += policy.tick(t_s + 0.7)
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
    set_ = Set(reps=reps, settings=CueSettings(session_number=session, same_cue_reps=1, tries=99))
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


# -- the moment ----------------------------------------------------------------------------------------------


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


# -- faults of posture ---------------------------------------------------------------------------------------


def lasting(set_: Set, t_s: float) -> None:
    set_.t_s = t_s
    set_.give(FaultDetected(t_s=t_s, fault=finding("slumped", t_s)))
    set_.wait(0.5)


def test_a_lasting_fault_is_corrected_soon_after_it_is_found() -> None:
    set_ = Set()
    lasting(set_, 10.0)
    assert set_.raised() == [("cue.slumped", "Grow tall")]
    assert times(set_)[0] <= 10.5


def test_a_lasting_fault_is_not_nagged_about() -> None:
    set_ = Set()
    for t_s in (10.0, 20.0, 31.0, 60.0, 90.0, 120.0):
        lasting(set_, t_s)
    assert [text for _, text in set_.raised()] == ["Grow tall", "Grow tall", "Sit up like a tree"]
    assert reasons(set_.cues)[0] == "said less than 20 s ago"
    assert "left to the summary" in reasons(set_.cues)[-1]


def test_a_finding_that_came_with_its_repetition_is_not_taken_for_a_lasting_one() -> None:
    set_ = Set()
    t_s = 5.0
    fault = finding("shrug", t_s)
    set_.give(RepRejected(t_s=t_s, start_s=1.0, end_s=t_s, reason="a shrug", faults=(fault,)))
    set_.give(FaultDetected(t_s=t_s, fault=fault, rep_index=None))
    set_.t_s = t_s
    set_.wait(2.0)
    assert set_.raised() == []


# -- honesty -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("valid", "score"), [(0.69, 80.0), (math.nan, 80.0), (1.0, None)])
def test_a_repetition_that_was_hardly_seen_is_counted_but_not_corrected(valid: float, score: float | None) -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["shrug"], valid=valid, score=score)
    assert [text for _, text in set_.raised("count.")] == ["n1", "n2", "n3"]
    assert set_.raised() == []
    assert set(reasons(set_.cues)) == {"too little was seen to judge"}


def test_the_coach_says_once_per_set_that_it_could_only_count() -> None:
    set_ = Set()
    for _ in range(5):
        set_.rep(valid=0.5)
    assert len(set_.raised("policy.")) == 1
    set_.policy.start_set(10)
    for _ in range(2):
        set_.rep(valid=0.5)
    assert len(set_.raised("policy.")) == 2


# -- praise --------------------------------------------------------------------------------------------------


def test_a_mended_fault_is_praised_for_what_it_was() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for _ in range(2):
        set_.rep()
    assert set_.raised("praise.") == [("praise.shrug", "Good, long neck")]


def test_praise_comes_at_most_once_in_four_repetitions() -> None:
    set_ = Set(reps=30)
    for _ in range(16):
        set_.rep()
    gaps = [b - a for a, b in itertools.pairwise(times(set_, "praise."))]
    assert len(gaps) >= 2
    assert min(gaps) >= 4 * REP_S - 0.05


def test_praise_does_not_always_use_the_same_words() -> None:
    set_ = Set(reps=30)
    for _ in range(9):
        set_.rep()
    assert [text for _, text in set_.raised("praise.")] == ["Smooth", "Steady"]


def test_a_fault_or_half_a_range_is_not_praised() -> None:
    set_ = Set(reps=30)
    for _ in range(8):
        set_.rep(full=False)
    for _ in range(8):
        set_.rep(["asymmetry"])
    assert set_.raised("praise.") == []


def test_nothing_but_counts_and_safety_comes_within_eight_seconds() -> None:
    set_ = Set(reps=40)
    pattern = [["shrug"], ["shrug"], [], [], [], ["too-fast"], ["too-fast", "asymmetry"], [], ["hands-place"], []]
    for faults in pattern * 3:
        set_.rep(faults)
    said = sorted(times(set_) + times(set_, "praise.") + times(set_, "policy."))
    assert len(said) > 6
    assert min(b - a for a, b in itertools.pairwise(said)) >= 8.0


# -- the end of a set ----------------------------------------------------------------------------------------


def test_the_summary_has_the_number_one_strength_and_one_priority() -> None:
    set_ = Set()
    for n in range(8):
        set_.rep(["shrug"] if n % 2 else ["asymmetry"] if n % 4 == 0 else [])
    assert set_.end(full=8).text == "summary.number 8 summary.strength_full summary.next shoulders away from ears"


def test_nobody_is_praised_for_the_full_range_and_sent_all_the_way_back_at_once() -> None:
    set_ = Set()
    for _ in range(8):
        set_.rep(["partial-return"])
    strength, priority = set_.policy.strength_and_priority()
    assert priority == "All the way back"
    assert "strength_full" not in strength


def test_the_strength_is_what_was_mended() -> None:
    set_ = Set()
    for _ in range(2):
        set_.rep(["shrug"])
    for _ in range(6):
        set_.rep()
    for _ in range(4):
        set_.rep(["too-fast"])
    strength, priority = set_.policy.strength_and_priority()
    assert (strength, priority) == ("Shoulders low.", "Slow on the way back.")


def test_a_clean_set_has_no_priority() -> None:
    set_ = Set()
    for _ in range(5):
        set_.rep()
    assert set_.end(full=5).text == "summary.number 5 summary.strength_full summary.clean"


def test_a_fault_that_came_once_is_no_priority() -> None:
    set_ = Set()
    for n in range(5):
        set_.rep(["shrug"] if n == 2 else [])
    assert set_.policy.strength_and_priority()[1] == ""


def test_a_set_of_half_repetitions_is_summed_up_kindly() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["too-fast"], full=False)
    text = set_.end(full=0, partial=3).text
    assert text.startswith("summary.number_none")
    assert text.endswith("summary.next slow on the way back")


def test_what_waits_when_the_set_ends_is_dropped() -> None:
    set_ = Set()
    set_.rep(["shrug"])
    set_.phase(Phase.OUT, 0.1)
    t_s = set_.t_s
    set_.give(RepRejected(t_s=t_s, start_s=t_s - 2, end_s=t_s, reason="a shrug", faults=(finding("shrug", t_s),)))
    dropped, summary = set_.policy.update(SetEnded(t_s=t_s, index=1, full=1, partial=0, count=1))
    assert (dropped.status, dropped.reason) == ("dropped", "the set ended")
    assert summary.id == "summary.set"


# -- holds ---------------------------------------------------------------------------------------------------


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


# -- questions -----------------------------------------------------------------------------------------------


def test_a_question_is_always_answered() -> None:
    set_ = Set()
    assert set_.policy.answer(0.0)[0].id == "answer.nothing_yet"
    set_.rep(["asymmetry", "shrug"])
    assert set_.policy.answer(set_.t_s)[0].text == "Shoulders away from ears"
    set_.rep()
    assert set_.policy.answer(set_.t_s)[0].id == "answer.clean"


def test_an_unknown_fault_is_passed_by() -> None:
    set_ = Set()
    for _ in range(3):
        set_.rep(["something-new"])
    assert set_.raised() == []
