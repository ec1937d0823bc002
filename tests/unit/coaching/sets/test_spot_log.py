from __future__ import annotations

import pytest

from posecoach.coaching.sets.spot_log import SpotAdvice, SpotLog
from posecoach.core.vocabulary import SpotFeeling
from posecoach.exercises.self_massage import SPEC

HOLD = SPEC.hold
assert HOLD is not None


@pytest.mark.parametrize(
    ("holds_s", "feeling", "advice"),
    [
        ((30.6,), SpotFeeling.EASIER, SpotAdvice.EASED),
        ((30.6,), SpotFeeling.SAME, SpotAdvice.ONCE_MORE),
        ((30.6, 30.9), SpotFeeling.SAME, SpotAdvice.ONCE_MORE),
        ((30.6, 30.9, 30.2), SpotFeeling.SAME, SpotAdvice.ENOUGH),
        ((12.0, 30.6, 30.9), SpotFeeling.SAME, SpotAdvice.ENOUGH),
        ((30.6, 30.9, 30.2), SpotFeeling.EASIER, SpotAdvice.EASED),
        ((30.6,), SpotFeeling.WORSE, SpotAdvice.LEAVE),
        ((30.6,), None, SpotAdvice.AS_PLANNED),
        ((30.6, 30.9, 30.2), None, SpotAdvice.ENOUGH),
    ],
)
def test_a_spot_is_pressed_until_it_eases_for_ninety_seconds_at_most(
    holds_s: tuple[float, ...], feeling: SpotFeeling | None, advice: SpotAdvice
) -> None:
    spots = SpotLog()
    for held_s in holds_s:
        spots.press(held_s)
    assert spots.advice(feeling, HOLD) is advice


def test_another_spot_has_the_next_number_and_was_not_pressed_yet() -> None:
    spots = SpotLog()
    spots.press(30.0)
    spots.move_on()
    spots.move_on()
    assert (spots.spot, spots.pressed_s) == (2, 0.0)
