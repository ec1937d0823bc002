"""After each hold of a massage the person is asked how the spot is, and the session follows the answer."""

from __future__ import annotations

import itertools

import pytest

from posecoach.coaching.display.view import Moment
from posecoach.coaching.requests import Answer, Command, Digit
from posecoach.coaching.setting import Person
from posecoach.coaching.speaking.guide_pages import phrases_of
from posecoach.coaching.speaking.talk import spoken_s
from posecoach.coaching.steps.spot_rest import ANSWER_S
from posecoach.core.answers import PainReported, SpotReported
from posecoach.core.camera import CameraState
from posecoach.core.cue import Cue
from posecoach.core.events import CountCorrected, ExerciseEnded, HoldProgress, SetEnded
from posecoach.core.skeleton import SIDES, Side
from posecoach.core.vocabulary import EndReason, Gesture, HoldState, Stage
from posecoach.progress.words import done_words
from posecoach.screen.present import hud_of, message
from tests.support.led import WORDS, planned
from tests.support.mannequin import HANGING, RAISED, Mannequin
from tests.support.presser import EASIER, RATE_HZ, SAME, WORSE, Presser
from tests.support.records import record
from tests.support.sessions import Script

Arm = tuple[float, float]


def answers(presser: Presser) -> list[tuple[int, str]]:
    return [(e.spot, e.feeling.value) for e in presser.of(SpotReported)]


def holds(presser: Presser) -> int:
    ended = [e for e in presser.of(HoldProgress) if e.state is HoldState.ENDED]
    return len(ended)


def test_a_spot_that_eases_leads_to_the_next_one() -> None:
    presser = Presser(EASIER, EASIER, EASIER).to_the_end()
    assert answers(presser) == [(1, "easier"), (2, "easier"), (3, "easier")]
    assert holds(presser) == 3
    assert presser.said().count("spot.eased") == 3
    assert presser.said().count("spot.next") == 2  # after the last hold there is none to find


def test_a_spot_that_stays_the_same_is_pressed_for_three_holds_and_then_left_for_today() -> None:
    presser = Presser(EASIER, SAME, SAME, SAME, SAME).to_the_end()
    assert answers(presser) == [(1, "easier"), (2, "same"), (2, "same"), (2, "same")]
    assert holds(presser) == 4  # of three that were planned
    assert [e.pressed_s for e in presser.of(SpotReported)][-1] == pytest.approx(90.0, abs=4.0)
    assert [said for said in presser.said() if said in ("spot.once_more", "spot.enough")] == [
        "spot.once_more", "spot.once_more", "spot.enough",
    ]  # fmt: skip


def test_the_hold_that_was_added_is_one_to_be_done_on_the_screen() -> None:
    presser = Presser(EASIER, EASIER, SAME)
    presser.run(lambda: len(presser.of(SpotReported)) == 3 and presser.session.stage is Stage.WORKING)
    shown = presser.session.view.set
    assert shown is not None
    assert (shown.count, shown.target) == (3, 4)


def test_where_pressing_makes_it_worse_the_person_stops_there_and_hears_when_to_stop_altogether() -> None:
    presser = Presser(WORSE, EASIER).to_the_end()
    assert answers(presser)[0] == (1, "worse")
    assert answers(presser)[1] == (2, "easier")
    texts = [e.text for e in presser.of(Cue)]
    after = texts[texts.index(WORDS.say("spot.leave")) :]
    rules = WORDS.say("guide.stop", what=", ".join(presser.session.spec.guide.stop_if))
    assert after[1] == rules
    assert WORDS.say("spot.lighter") in after[2:5]


def test_a_second_spot_that_gets_worse_ends_the_massage_with_both_its_sets_summed_up() -> None:
    presser = Presser(EASIER, WORSE, EASIER, WORSE, sets=3, holds=2).to_the_end()
    assert answers(presser)[-1] == (4, "worse")
    assert [e.count for e in presser.of(SetEnded)] == [2, 2]
    after = presser.said()[presser.said().index("spot.stop") :]
    assert after[1] == "guide.stop"
    assert not {"spot.left", "spot.lighter", "set.rest_s", "set.all_done"} & set(after)


def test_worse_again_after_last_time_ends_the_massage_at_once() -> None:
    person = Person(worse_sides={"self_massage": frozenset({"left"})})
    presser = Presser(WORSE, sets=2, person=person).to_the_end()
    assert holds(presser) == 1
    assert [e.count for e in presser.of(SetEnded)] == [1]
    assert "spot.stop" in presser.said()
    assert "set.all_done" not in presser.said()


def of_side(side: Side, spot: str) -> str:
    return f"{WORDS.say(f'spot.{side}')} {WORDS.say(spot)}"


def sides_of(presser: Presser) -> list[str]:
    """What was said of the sides, in order."""
    sides = [WORDS.say(f"spot.{side}") for side in SIDES]
    return [text for text in presser.texts() if text.startswith(tuple(sides)) or text == WORDS.say("spot.spared")]


@pytest.mark.parametrize(
    ("worse", "said"), [("left", ["spot.spared", "spot.sorest"]), ("right", ["spot.sorest", "spot.spared"])]
)
def test_a_side_on_which_a_spot_got_worse_begins_with_leaving_it_out(worse: Side, said: list[str]) -> None:
    person = Person(worse_sides={"self_massage": frozenset({worse})})
    presser = Presser(sets=2, holds=1, person=person).to_the_end()
    assert sides_of(presser) == [of_side(side, spot) for side, spot in zip(SIDES, said, strict=True)]


def test_where_the_side_is_not_known_it_is_said_of_each() -> None:
    person = Person(worse_sides={"self_massage": frozenset({None})})
    both = Presser(sets=2, holds=1, person=person).to_the_end()
    assert sides_of(both) == [of_side(side, "spot.spared") for side in SIDES]
    assert sides_of(Presser(sets=1, holds=1, person=person).to_the_end()) == [WORDS.say("spot.spared")]


def test_what_is_said_of_the_sides_is_prepared() -> None:
    prepared = phrases_of([planned("self_massage", sets=2)], WORDS)
    assert {of_side(side, spot) for side in SIDES for spot in ("spot.sorest", "spot.spared")} <= set(prepared)


def test_a_set_that_made_a_spot_worse_is_summed_up_with_less_pressure_to_come() -> None:
    worse, eased = (Presser(answer, holds=1).to_the_end() for answer in (WORSE, EASIER))
    assert [e.priority for e in worse.of(SetEnded)] == [WORDS.say("spot.less")]
    assert [e.priority for e in eased.of(SetEnded)] == [""]


LONGER = WORDS.say("spot.longer")


@pytest.mark.parametrize(
    ("answers_given", "patience_s", "priority"),
    [
        ((), 10.0, LONGER),
        ((SAME, SAME, SAME), 10.0, LONGER),
        ((EASIER, EASIER, EASIER), 10.0, ""),  # held until it released
        ((SAME, EASIER, EASIER), 10.0, ""),  # one alone is not often
        ((), 25.0, ""),
    ],
)
def test_who_leaves_spots_early_that_have_not_eased_is_asked_to_stay_longer(
    answers_given: tuple[Answer, ...], patience_s: float, priority: str
) -> None:
    presser = Presser(*answers_given, patience_s=patience_s).to_the_end()
    assert [e.priority for e in presser.of(SetEnded)] == [priority]


def test_without_an_answer_the_session_goes_on_after_the_rest_as_planned() -> None:
    presser = Presser().to_the_end()
    assert answers(presser) == []
    assert holds(presser) == 3
    assert [e.count for e in presser.of(SetEnded)] == [3]
    assert [said for said in presser.said() if said in ("spot.ask", "spot.as_planned", "spot.enough")] == [
        "spot.ask", "spot.as_planned", "spot.ask", "spot.as_planned", "spot.ask",
    ]  # fmt: skip


@pytest.mark.parametrize("slowness", [1.0, 2.5])
def test_there_is_time_to_answer_from_the_end_of_the_question(slowness: float) -> None:
    presser = Presser(slowness=slowness).to_the_question()
    asked_s = presser.t_s
    presser.run(lambda: not presser.asking())
    said_s = slowness * sum(spoken_s(WORDS.say(phrase)) for phrase in ("spot.ask", "spot.hands"))
    assert presser.t_s - asked_s == pytest.approx(said_s + ANSWER_S, abs=0.3)


def test_once_all_is_said_the_clock_counts_the_rest_down() -> None:
    presser = Presser(EASIER).to_the_question()
    presser.run(lambda: presser.said()[-1] == "spot.next")
    timer = presser.session.view.timer
    assert timer is not None
    assert 0.0 < timer.value_s <= timer.total_s


def test_the_rest_is_no_shorter_than_that_of_the_exercise_and_all_is_said_before_it_is_over() -> None:
    for given in (EASIER, SAME, WORSE):
        presser = Presser(given).to_the_question()
        asked_s = presser.t_s
        presser.run(lambda presser=presser: presser.session.stage is Stage.WORKING)  # type: ignore[misc]
        said_s = max(e.t_s + spoken_s(e.text) for e in presser.of(Cue))
        assert presser.t_s >= max(asked_s + 9.5, said_s)


def test_silence_makes_the_rest_no_longer_than_the_question_needs() -> None:
    presser = Presser().to_the_question()
    presser.run(lambda: not presser.asking()).to_the_question()
    asked_s = presser.t_s
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    assert presser.t_s - asked_s == pytest.approx(10.4, abs=0.6)


@pytest.mark.parametrize("slowness", [1.0, 2.5])
def test_each_sentence_has_its_time_before_the_next_one(slowness: float) -> None:
    presser = Presser(WORSE, slowness=slowness).to_the_question()
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    said = [e for e in presser.of(Cue) if e.id in ("spot.leave", "guide.stop", "spot.lighter")]
    assert len(said) > 1
    for first, second in itertools.pairwise(said):
        assert second.t_s - first.t_s >= slowness * spoken_s(first.text)


@pytest.mark.parametrize(("arms", "feeling"), [((RAISED, RAISED), "easier"), ((RAISED, HANGING), "worse")])
def test_hands_answer_from_the_wall(arms: tuple[Arm, Arm], feeling: str) -> None:
    presser = Presser().to_the_question()
    for left, right, seconds in ((HANGING, HANGING, 1.0), (*arms, 2.0)):
        for _ in range(round(seconds * RATE_HZ)):
            presser.t_s += 1.0 / RATE_HZ
            presser.events += presser.session.update(Mannequin(left_arm=left, right_arm=right).pose(presser.t_s))
    assert answers(presser) == [(1, feeling)]
    assert presser.session.stage is Stage.RESTING  # neither paused nor at the end of the set


def test_a_digit_key_answers_and_one_that_means_nothing_does_not() -> None:
    presser = Presser().to_the_question()
    presser.session.request(Digit(7), presser.t_s)
    assert presser.asking()
    presser.events += presser.session.request(Digit(2), presser.t_s)
    assert answers(presser) == [(1, "same")]


def test_an_answer_is_taken_once() -> None:
    presser = Presser(WORSE).to_the_question()
    presser.run(lambda: bool(answers(presser)))
    presser.events += presser.session.request(EASIER, presser.t_s)
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    assert answers(presser) == [(1, "worse")]


def test_how_hands_answer_is_said_the_first_time_alone() -> None:
    presser = Presser(sets=2, holds=2).to_the_end()
    assert presser.said().count("spot.ask") == 4
    assert presser.said().count("spot.hands") == 1


def test_sets_take_turns_between_the_sides_and_each_answer_knows_its_side() -> None:
    presser = Presser(SAME, EASIER, EASIER, EASIER, sets=3, holds=1).to_the_end()
    assert [e.side for e in presser.of(SpotReported)] == ["left", "left", "right", "left"]
    left, right = (of_side(side, "spot.sorest") for side in SIDES)
    rest = WORDS.say("set.rest_s", seconds=10)
    assert [text for text in presser.texts() if text in (left, right, rest)] == [left, rest, right, rest, left]


def test_the_side_that_comes_next_is_on_the_screen_of_the_rest_with_its_seconds() -> None:
    presser = Presser(EASIER, sets=2, holds=1)
    presser.run(lambda: of_side("right", "spot.sorest") in presser.texts())
    presser.session.take_camera(CameraState.OK)
    shown = message(presser.session.view, WORDS)
    assert shown is not None
    assert shown.text == f"{WORDS.say('spot.right')} {WORDS.say('spot.sorest')}"
    assert presser.session.view.timer is not None


def test_of_one_set_alone_nobody_knows_the_side() -> None:
    presser = Presser(EASIER, holds=1).to_the_end()
    assert [e.side for e in presser.of(SpotReported)] == [None]
    assert sides_of(presser) == []


def test_the_other_side_is_another_spot() -> None:
    presser = Presser(SAME, None, SAME, sets=2, holds=1)
    presser.run(lambda: len(answers(presser)) == 2)
    assert answers(presser) == [(1, "same"), (2, "same")]


def test_a_set_that_is_begun_again_has_its_own_holds_and_the_spot_keeps_its_seconds() -> None:
    presser = Presser(SAME, holds=2).to_the_question()
    presser.events += presser.session.request(Command.RESTART, presser.t_s)
    presser.run(lambda: len(answers(presser)) == 1)
    (answer,) = presser.of(SpotReported)
    assert (answer.spot, round(answer.pressed_s, -1)) == (1, 60)
    assert holds(presser) == 2
    shown = presser.session.view.set
    assert shown is not None
    assert shown.count == 1


def test_it_hurts_while_a_spot_is_asked_of_stops_the_massage_with_its_set_summed_up() -> None:
    presser = Presser().to_the_question()
    presser.events += presser.session.request(Command.HURTS, presser.t_s)
    presser.events += presser.session.request(Answer(4), presser.t_s)
    presser.to_the_end()
    assert [e.count for e in presser.of(SetEnded)] == [1]
    assert presser.of(ExerciseEnded)[0].reason is EndReason.STOPPED_FOR_PAIN
    assert presser.of(PainReported)


def test_a_pause_stops_the_clock_of_the_question() -> None:
    presser = Presser().to_the_question()
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    paused_s = presser.t_s
    presser.run(lambda: presser.t_s > paused_s + 60.0)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    presser._step()
    assert presser.asking()


@pytest.mark.parametrize(("command", "corrected"), [(Command.COUNT_UP, 2), (Command.COUNT_DOWN, 0)])
@pytest.mark.parametrize("answered", [False, True])
def test_the_count_is_corrected_between_two_holds_as_well(command: Command, corrected: int, answered: bool) -> None:
    presser = Presser(*[EASIER] * answered, holds=3).to_the_question()
    presser.run(lambda: bool(presser.of(SpotReported)) or not answered)
    presser.events += presser.session.request(command, presser.t_s)
    assert [e.count for e in presser.of(CountCorrected)] == [corrected]
    assert presser.session.view.set is not None
    assert presser.session.view.set.count == corrected
    assert presser.session.stage is Stage.RESTING
    presser.to_the_end()
    assert holds(presser) == 3 - corrected + 1
    assert [e.count for e in presser.of(SetEnded)] == [3]


def test_the_count_stays_on_the_screen_between_two_holds() -> None:
    presser = Presser(EASIER)
    presser.run(lambda: bool(presser.of(SpotReported)))
    for corrected in (None, Command.COUNT_UP):
        presser.events += presser.session.request(corrected, presser.t_s) if corrected else []
        hud = hud_of(Moment(presser.t_s, None, False, None, presser.session.view), WORDS)
        assert hud.count is not None
        assert (hud.count.value, hud.count.label) == (2 if corrected else 1, "of 3")


def test_a_session_that_asks_nothing_does_not_ask_of_spots() -> None:
    presser = Presser(holds=2, asks=False).to_the_end()
    assert "spot.ask" not in presser.said()
    assert holds(presser) == 2


def test_question_and_answer_are_on_the_screen() -> None:
    presser = Presser(EASIER).to_the_question()
    presser.session.take_camera(CameraState.OK)
    asked = message(presser.session.view, WORDS)
    assert asked is not None
    assert asked.title == WORDS.say("spot.question")
    assert [choice[0] for choice in asked.choices] == ["1", "2", "3"]
    presser.run(lambda: presser.session.view.question is None)
    advised = message(presser.session.view, WORDS)
    assert advised is not None
    assert advised.text == WORDS.say("spot.eased")


@pytest.mark.parametrize(("planned_s", "held_s"), [(20.0, 20.0), (45.0, 45.0), (2.0, 5.0), (600.0, 90.0)])
def test_a_hold_is_as_long_as_planned_within_what_counts_and_what_a_spot_may_have(
    planned_s: float, held_s: float
) -> None:
    presser = Presser(EASIER, holds=1, hold_s=planned_s)
    presser.run(lambda: presser.session.view.timer is not None)
    assert presser.session.view.timer is not None
    assert presser.session.view.timer.total_s == held_s
    assert 0.0 <= presser.session.view.timer.value_s < 1.0
    (answer,) = presser.to_the_end().of(SpotReported)
    assert answer.pressed_s == pytest.approx(held_s, abs=1.2)
    assert "hold.done" in presser.said()


def test_the_time_of_questions_is_no_time_of_work() -> None:
    presser = Presser(SAME, holds=2).to_the_end()
    massage = record(Script().also(presser.events)).exercises[0]
    assert massage.worked_s == pytest.approx(2 * 35.0, abs=5.0)
    assert done_words(massage) == "2 holds of 31 s (spots: 1 the same)"


def test_both_hands_that_answer_in_a_pause_end_it() -> None:
    presser = Presser().to_the_question()
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    assert presser.session.stage is Stage.PAUSED
    presser.events += presser.session._hand(Gesture.END_SET, presser.t_s)
    presser.run(lambda: answers(presser) == [(1, "easier")], limit_s=presser.t_s + 2.0)
    assert "session.resumed" in presser.said()


@pytest.mark.parametrize(("after_s", "times"), [(1.0, 2), (10.0, 1)])
def test_a_question_of_a_spot_that_a_pause_cuts_short_is_asked_again_with_how_hands_answer(
    after_s: float, times: int
) -> None:
    presser = Presser().to_the_question()
    asked_s = presser.t_s
    presser.run(lambda: presser.t_s > asked_s + after_s)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    paused_s = presser.t_s
    presser.run(lambda: presser.t_s > paused_s + 60.0)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    resumed_s = presser.t_s
    presser.run(lambda: presser.t_s > resumed_s + 1.0)
    assert presser.asking()
    assert [presser.said().count(said) for said in ("spot.ask", "spot.hands")] == [times, times]


def test_who_answers_a_question_of_a_spot_in_a_pause_that_cut_it_short_is_not_asked_again() -> None:
    presser = Presser().to_the_question()
    presser.run(lambda: presser.said().count("spot.ask") == 1)
    presser.events += presser.session.request(Command.PAUSE, presser.t_s)
    presser.events += presser.session.request(EASIER, presser.t_s + 1.0)
    presser.t_s += 1.0
    presser.run(lambda: presser.session.stage is Stage.WORKING)
    assert answers(presser) == [(1, "easier")]
    assert presser.said().count("spot.ask") == 1
