from __future__ import annotations

import pytest

from posecoach.coaching.speaking.prompts import Prompts
from posecoach.core.prescription import Prompt
from posecoach.core.vocabulary import Priority
from posecoach.registry import exercise

SKIN, LAST = Prompt("Check your skin.", every_s=300.0), Prompt("One more minute.", before_end_s=60.0)


def said(duration_s: float, step_s: float) -> list[tuple[float, str]]:
    prompts, found = Prompts((SKIN, LAST), duration_s), []
    for i in range(int(duration_s / step_s) + 1):
        found += [(c.t_s, c.text) for c in prompts.tick(i * step_s, i * step_s, i * step_s)]
    return found


@pytest.mark.parametrize("step_s", [0.04, 0.5, 1.3])
def test_prompts_come_at_their_time_and_once(step_s: float) -> None:
    found = said(900.0, step_s)
    assert [t for t, text in found if text == SKIN.text] == pytest.approx([300.0, 600.0], abs=step_s)
    assert [t for t, text in found if text == LAST.text] == [pytest.approx(840.0, abs=step_s)]


def test_a_technique_without_a_duration_has_no_end_to_announce() -> None:
    prompts = Prompts((LAST,), 0.0)
    assert [prompts.tick(t, t, t) for t in range(100)] == [[]] * 100


def test_a_short_technique_does_not_announce_a_minute_it_does_not_have() -> None:
    assert said(50.0, 1.0) == []


def test_heat_off_and_a_look_at_the_skin_are_warnings_which_a_muted_voice_says_too() -> None:
    prompts = Prompts(exercise("heating_pad").prescription.prompts, 900.0)
    priorities = {c.text: c.priority for i in range(901) for c in prompts.tick(*[float(i)] * 3)}
    assert priorities["Heat off now. Check your skin."] == Priority.SAFETY
    assert priorities["Check your skin. It should feel warm, not hot."] == Priority.SAFETY
    assert priorities["One more minute of warmth."] == Priority.SETUP


def test_what_comes_again_goes_by_the_time_that_has_passed_and_the_end_by_the_time_of_work() -> None:
    prompts = Prompts((SKIN, LAST), 400.0)
    assert [c.text for c in prompts.tick(100.0, 300.0, 300.0)] == [SKIN.text]
    assert prompts.tick(339.0, 540.0, 540.0) == []
    assert [c.text for c in prompts.tick(340.0, 541.0, 541.0)] == [LAST.text]


@pytest.mark.parametrize(
    ("id", "limits"),
    [
        ("heating_pad", ("half an hour", "three times a day", "an hour between")),
        ("self_massage", ("ninety seconds", "five minutes a side")),
    ],
)
def test_the_guide_says_how_much_is_too_much(id: str, limits: tuple[str, ...]) -> None:
    said = " ".join(exercise(id).guide.set_up)
    assert [limit for limit in limits if limit not in said] == []
