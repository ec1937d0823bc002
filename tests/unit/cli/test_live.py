from __future__ import annotations

import dataclasses

import pytest

from posecoach.app.live.session import LiveOutcome
from posecoach.cli.live import done_lines, plan_words, set_words, sets_as_corrected
from posecoach.cli.session_options import print_spots
from posecoach.coaching.planning.plan import PlannedExercise
from posecoach.core.events import CountCorrected, SetEnded
from posecoach.core.vocabulary import EndReason, SpotFeeling, Stage
from posecoach.registry import exercise
from tests.support.sessions import Script


def printed(capsys: pytest.CaptureFixture[str], script: Script) -> str:
    print_spots(LiveOutcome(EndReason.PLAN_DONE, tuple(script.over())))
    return capsys.readouterr().out


def test_at_the_end_it_is_said_how_the_spots_of_a_massage_felt(capsys: pytest.CaptureFixture[str]) -> None:
    massage = Script("self_massage").begin("self_massage").a_hold_set([30.0, 30.0])
    massage.spot(1, SpotFeeling.EASIER).spot(2, SpotFeeling.WORSE).end()
    assert printed(capsys, massage) == "Spots: 1 easier, 1 worse.\n"
    assert not printed(capsys, Script("row").begin("row").a_set(3).end())


def test_how_much_is_planned_stands_before_why() -> None:
    planned = PlannedExercise.of(exercise("row"))
    why = "This is your first time: begin with this much."
    assert plan_words(planned, [why]) == f"Today: 3 sets of 10, 60 s of rest between. {why}"


def test_a_set_without_a_repetition_is_not_praised() -> None:
    praised = SetEnded(
        t_s=9.0, index=1, full=3, count=3, partial=1, strength="Full range every time.", priority="Elbows in"
    )
    assert set_words(praised) == "set 1: 3 done, 1 partial. Full range every time. Next: Elbows in"
    assert set_words(dataclasses.replace(praised, count=0, priority="")) == "set 1: 0 done, 1 partial."


def test_a_set_without_a_partial_repetition_names_none() -> None:
    assert set_words(SetEnded(t_s=9.0, index=2, full=0, count=1, partial=0)) == "set 2: 1 done."


def test_of_minutes_it_is_said_how_long_they_lasted_and_not_that_nothing_was_done() -> None:
    warm = Script("heating_pad").begin("heating_pad", sets=1, duration_s=900.0).stage(Stage.WORKING)
    warm.t_s += 600.0
    warm.add(SetEnded(t_s=warm.t_s, index=1, full=0, count=0, partial=0)).end()
    assert done_lines(list(warm.over()), exercise("heating_pad")) == ["Heating pad: 10 min."]
    rows = Script("row").begin("row").sets([3])
    assert done_lines(list(rows.over()), exercise("row")) == ["set 1: 3 done."]


def test_a_set_is_listed_with_the_count_that_was_corrected_after_its_end() -> None:
    script = Script("row").begin("row").sets([10, 8]).add(CountCorrected(t_s=90.0, count=7, set_index=2))
    assert [ended.count for ended in sets_as_corrected(script.over())] == [10, 7]
