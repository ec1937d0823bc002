"""How sore the spot was with which a side began, at first and at the end: two numbers that nobody has to give."""

from __future__ import annotations

import pytest

from posecoach.coaching.requests import Command, Digit
from posecoach.core.answers import PainReported, SpotReported
from posecoach.core.camera import CameraState
from posecoach.core.cue import CuesWithdrawn
from posecoach.core.vocabulary import Gesture, Stage
from posecoach.screen.present import message
from tests.support.led import WORDS
from tests.support.presser import EASIER, SAME, WORSE, Presser
from tests.support.records import record
from tests.support.sessions import Script

FIRST, LAST = "spot.sore_first", "spot.sore_last"


def numbers(presser: Presser) -> list[tuple[int, str, int]]:
    """The spot, the moment and the number of each answer about soreness."""
    return [(e.spot, e.when.value, e.nprs) for e in presser.of(PainReported) if e.spot]


def to_the_number(presser: Presser, id: str = FIRST) -> Presser:
    return presser.run(lambda: (question := presser.session.view.question) is not None and question.id == id)


def spot_said(presser: Presser) -> list[str]:
    return [said for said in presser.said() if said.startswith("spot.")]


def test_when_a_spot_is_left_both_numbers_are_asked_between_what_came_of_it_and_what_is_next() -> None:
    presser = Presser(EASIER, sore=(5, 2), holds=2).to_the_end()
    assert numbers(presser) == [(1, "before", 5), (1, "after", 2)]
    said = spot_said(presser)
    assert said[said.index("spot.eased") :][:4] == ["spot.eased", FIRST, LAST, "spot.next"]
    assert {e.exercise for e in presser.of(PainReported) if e.spot} == {"self_massage"}


def test_a_spot_that_is_to_be_pressed_again_is_not_numbered_yet() -> None:
    presser = Presser(SAME, EASIER, sore=(5, 3), holds=2).to_the_end()
    said = spot_said(presser)
    assert said.count(FIRST) == 1
    assert said.index(FIRST) > said.index("spot.once_more")
    assert numbers(presser) == [(1, "before", 5), (1, "after", 3)]


def test_one_spot_a_side_is_numbered_the_one_it_began_with() -> None:
    presser = Presser(*[EASIER] * 4, sore=(5, 3, 4, 1), sets=2, holds=2).to_the_end()
    left, right = (
        [e.spot for e in presser.of(SpotReported) if e.side == "left"],
        [e.spot for e in presser.of(SpotReported) if e.side == "right"],
    )
    assert numbers(presser) == [
        (left[0], "before", 5),
        (left[0], "after", 3),
        (right[0], "before", 4),
        (right[0], "after", 1),
    ]


def test_who_gives_no_number_is_not_asked_for_another_one() -> None:
    presser = Presser(*[EASIER] * 4, sets=2, holds=2).to_the_end()
    assert spot_said(presser).count(FIRST) == 1
    assert LAST not in presser.said()
    assert len(presser.of(SpotReported)) == 4


def test_a_first_number_alone_is_kept() -> None:
    presser = Presser(EASIER, EASIER, sore=(4, None), holds=2).to_the_end()
    assert numbers(presser) == [(1, "before", 4)]


def test_who_answers_by_hand_is_asked_for_no_number() -> None:
    presser = Presser(holds=2).to_the_question()
    presser.events += presser.session._hand(Gesture.END_SET, presser.t_s)
    presser.to_the_end()
    assert len(presser.of(SpotReported)) == 1
    assert FIRST not in presser.said()


def test_next_passes_over_the_number_and_not_over_the_massage() -> None:
    presser = to_the_number(Presser(EASIER, EASIER, holds=2))
    asked_s = presser.t_s
    presser.events += presser.session.request(Command.NEXT, presser.t_s)
    presser.run(lambda: presser.session.view.question is None)
    assert presser.t_s - asked_s < 1.0
    assert "session.skipped" not in presser.said()
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    assert len(presser.to_the_end().of(SpotReported)) == 2


def test_ten_is_typed_as_one_and_zero_and_one_waits_for_it() -> None:
    presser = to_the_number(Presser(EASIER, holds=1))
    presser.events += presser.session.request(Digit(1), presser.t_s)
    presser.events += presser.session.request(Digit(0), presser.t_s)
    to_the_number(presser, LAST)
    presser.events += presser.session.request(Digit(1), presser.t_s)
    assert numbers(presser) == [(1, "before", 10)]
    presser.to_the_end()
    assert numbers(presser) == [(1, "before", 10), (1, "after", 1)]


def test_a_pause_stops_the_clock_of_the_number() -> None:
    presser = to_the_number(Presser(EASIER, holds=1))
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    paused_s = presser.t_s
    presser.run(lambda: presser.t_s > paused_s + 60.0)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    presser._step()
    assert presser.session.view.question is not None


def paused(presser: Presser, seconds: float = 20.0) -> Presser:
    """Pause for a while."""
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    paused_s = presser.t_s
    presser.run(lambda: presser.t_s > paused_s + seconds)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    return presser


def test_a_number_whose_question_a_pause_cuts_short_is_asked_for_again_and_may_still_be_given() -> None:
    presser = paused(to_the_number(Presser(EASIER, holds=1)))
    presser.run(lambda: presser.said().count(FIRST) == 2)
    asked_s = presser.t_s
    presser.run(lambda: presser.t_s > asked_s + 8.0)
    presser.events += presser.session.request(Digit(6), presser.t_s)
    to_the_number(presser, LAST)
    assert numbers(presser) == [(1, "before", 6)]


def test_a_number_whose_question_was_heard_before_the_pause_is_not_asked_for_again() -> None:
    presser = to_the_number(Presser(EASIER, holds=1))
    asked_s = presser.t_s
    presser.run(lambda: presser.t_s > asked_s + 5.0)
    paused(presser).to_the_end()
    assert presser.said().count(FIRST) == 1


def test_a_number_that_ends_the_pause_is_not_asked_for_again() -> None:
    presser = to_the_number(Presser(EASIER, holds=1))
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    presser.events += presser.session.request(Digit(6), presser.t_s + 20.0)
    presser.t_s += 20.0
    to_the_number(presser, LAST)
    assert (numbers(presser), presser.said().count(FIRST)) == ([(1, "before", 6)], 1)


def test_what_is_next_is_said_again_when_a_pause_cut_it_short_but_not_a_warning_that_is_heard_all_the_same() -> None:
    presser = Presser(WORSE, EASIER, holds=2)
    paused(presser.run(lambda: "guide.stop" in presser.said()))
    paused(presser.run(lambda: "spot.lighter" in presser.said()))
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    assert (presser.said().count("guide.stop"), presser.said().count("spot.lighter")) == (1, 2)


@pytest.mark.parametrize(("sore", "warned"), [((5, 2), False), ((6, 2), True), ((3, 6), True)])
def test_who_pressed_harder_than_five_is_asked_to_press_lighter(sore: tuple[int, int], warned: bool) -> None:
    presser = Presser(EASIER, EASIER, sore=sore, holds=2).to_the_end()
    assert ("spot.too_hard" in presser.said()) is warned
    if warned:
        said = spot_said(presser)
        assert said[said.index("spot.too_hard") + 1] == "spot.next"


def test_after_the_last_hold_nobody_is_asked_to_press_lighter() -> None:
    assert "spot.too_hard" not in Presser(EASIER, sore=(8, 8), holds=1).to_the_end().said()


def test_where_it_got_worse_when_to_stop_is_said_before_any_number_is_asked() -> None:
    presser = Presser(WORSE, EASIER, sore=(4, 7), holds=2).to_the_end()
    said = [one for one in presser.said() if one.startswith(("spot.", "guide."))]
    at = said.index("spot.leave")
    assert said[at : at + 5] == ["spot.leave", "guide.stop", FIRST, LAST, "spot.lighter"]
    assert numbers(presser) == [(1, "before", 4), (1, "after", 7)]


def test_soreness_is_no_pain_of_the_session_or_the_exercise() -> None:
    presser = Presser(WORSE, EASIER, sore=(4, 9), holds=2).to_the_end()
    session = record(Script().also(presser.events))
    assert not session.hurt(session.exercises[0])
    assert 9 not in [session.pain(when) for when in ("before", "after")]  # type: ignore[arg-type]


def test_the_picture_says_that_no_number_is_needed_and_how_ten_is_typed() -> None:
    presser = to_the_number(Presser(EASIER, holds=1))
    presser.session.take_camera(CameraState.OK)
    shown = message(presser.session.view, WORDS)
    assert shown is not None
    assert shown.text == WORDS.say(FIRST)
    assert WORDS.say("session.silence_hint") in shown.detail
    assert WORDS.say("session.type_hint") in shown.detail


@pytest.mark.parametrize("request_", [Digit(4), Command.NEXT])
def test_a_number_given_while_it_is_asked_ends_the_question(request_: Digit | Command) -> None:
    presser = to_the_number(Presser(EASIER, EASIER, holds=2))
    assert FIRST not in withdrawn(presser)
    presser.events += presser.session.request(request_, presser.t_s)
    assert FIRST in withdrawn(presser)


def test_a_spot_answered_while_it_is_asked_of_ends_the_question() -> None:
    presser = Presser(holds=2).to_the_question()
    presser.events += presser.session.request(EASIER, presser.t_s)
    assert "spot.ask" in withdrawn(presser)


def withdrawn(presser: Presser) -> list[str]:
    return [cue_id for event in presser.of(CuesWithdrawn) for cue_id in event.ids]
