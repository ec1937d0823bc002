from __future__ import annotations

import pytest

from posecoach.coaching.cues.corrections import NO_ROOM
from posecoach.coaching.cues.pace import MAY_WAIT_S, Pace
from posecoach.coaching.cues.policy import CuePolicy
from posecoach.coaching.cues.rules import CueSettings
from posecoach.core.cue import Cue
from posecoach.core.events import RepCompleted
from posecoach.core.vocabulary import CueStatus
from tests.support.cued_set import FAULTS, finding
from tests.support.led import WORDS

FOUR = "Shoulders away from ears"


def rep(end_s: float, apart_s: float, *faults: str, late_s: float = 0.1) -> RepCompleted:
    found = tuple(finding(fault, end_s) for fault in faults)
    return RepCompleted(
        t_s=end_s + late_s, index=1, start_s=end_s - 0.9 * apart_s, peak_s=end_s - 0.5 * apart_s, end_s=end_s,
        full=True, range=60.0, range_unit="deg", tempo_s=(0.4, 0.2, 0.4), score=80.0, faults=found,
    )  # fmt: skip


def said(apart_s: float, *faults: str, reps: int = 8, slowness: float = 1.0) -> list[Cue]:
    """What is raised or dropped in a set of somebody who does not rest, with these faults in every repetition."""
    policy = CuePolicy(FAULTS, WORDS, CueSettings(slowness=slowness))
    policy.start_set(reps)
    cues: list[Cue] = []
    for number in range(1, reps + 1):
        done = rep(number * apart_s, apart_s, *faults)
        cues += policy.update(done)
        for tick in range(1, round(apart_s * 10)):
            cues += policy.tick(done.t_s + tick / 10)
    return cues


def raised(cues: list[Cue], kind: str) -> list[str]:
    return [cue.text for cue in cues if cue.status is CueStatus.RAISED and cue.id.startswith(kind)]


def test_every_number_of_a_quick_set_is_raised_the_last_one_too() -> None:
    numbers = raised(said(1.0, "shrug", "too-fast"), "count.")
    assert [text.split(".")[0] for text in numbers] == [WORDS.count(n) for n in range(1, 9)]


@pytest.mark.parametrize(("apart_s", "words"), [(3.0, True), (1.2, False)])
def test_a_correction_is_said_only_where_the_next_number_need_not_wait_for_it(apart_s: float, words: bool) -> None:
    cues = said(apart_s, "shrug")
    assert (FOUR in raised(cues, "cue.")) is words
    assert (NO_ROOM in [cue.reason for cue in cues]) is not words


@pytest.mark.parametrize(("apart_s", "words"), [(2.5, "Slow on the way back."), (1.0, "Slower")])
def test_who_is_too_fast_for_a_sentence_hears_to_be_slower(apart_s: float, words: str) -> None:
    assert set(raised(said(apart_s, "too-fast"), "cue.")) == {words}


def test_of_two_faults_the_one_is_corrected_for_which_there_is_room() -> None:
    assert set(raised(said(1.0, "shrug", "too-fast"), "cue.")) == {"Slower"}


def test_a_slow_voice_needs_more_room() -> None:
    assert raised(said(2.0, "shrug"), "cue.")
    assert not raised(said(2.0, "shrug", slowness=2.0), "cue.")


def test_that_few_are_left_is_said_only_where_it_fits_behind_the_number() -> None:
    assert raised(said(3.0), "count.")[-3:] == ["Six. Last two", "Seven. Last one", "Eight"]
    assert raised(said(0.6), "count.")[-3:] == ["Six", "Seven", "Eight"]


def test_words_wait_for_the_number_and_what_is_added_to_it_so_that_less_fits_behind_them() -> None:
    cues = said(1.7, "too-fast", reps=4)
    spoken = [cue.text for cue in cues if cue.status is CueStatus.RAISED]
    assert spoken == ["One", "Two. Last two", "Slower", "Three. Last one", "Four"]


def test_a_correction_is_not_handed_over_before_its_number_and_what_is_added_to_it_have_been_said() -> None:
    cues = [cue for cue in said(4.0, "shrug", reps=4) if cue.status is CueStatus.RAISED]
    correction = next(cue for cue in cues if cue.text == FOUR)
    number = cues[cues.index(correction) - 1]
    assert number.text == "Two. Last two"
    assert correction.t_s - number.t_s >= Pace().said_s(number.text)


def test_praise_for_which_there_is_no_room_is_said_when_there_is() -> None:
    policy = CuePolicy(FAULTS, WORDS)
    policy.start_set(20)
    cues: list[Cue] = []
    end_s = 0.0
    for apart_s in (1.0, 1.0, 1.0, 1.0, 1.0, 4.0, 4.0, 4.0):
        end_s += apart_s
        done = rep(end_s, apart_s)
        cues += policy.update(done)
        cues += [cue for tick in range(1, 8) for cue in policy.tick(done.t_s + tick / 10)]
    praise = [cue for cue in cues if cue.id.startswith("praise.")]
    assert {cue.reason for cue in praise if cue.status is CueStatus.DROPPED} == {NO_ROOM}
    assert [cue.text for cue in praise if cue.status is CueStatus.RAISED] == [WORDS.praise_clean[0]]


def test_the_next_number_is_expected_after_the_shortest_of_the_last_distances() -> None:
    pace = Pace()
    pace.take(rep(10.0, 2.0))
    assert pace.fits(FOUR, 10.3)
    pace.take(rep(12.0, 2.0))
    pace.take(rep(20.0, 2.0))
    latest_s = 20.1 + 2.0 + MAY_WAIT_S - pace.said_s(FOUR)
    assert pace.fits(FOUR, latest_s - 0.01)
    assert not pace.fits(FOUR, latest_s + 0.01)
    assert pace.fits(FOUR, 22.2)  # it should have come already: who rests is spoken to
    pace.start_set()
    assert pace.fits(FOUR, 20.3)


def test_a_repetition_that_was_found_late_is_not_taken_for_a_quick_one() -> None:
    pace = Pace()
    pace.take(rep(10.0, 4.0, late_s=3.5))
    pace.take(rep(14.0, 4.0))
    assert pace.fits(FOUR, 15.5)
