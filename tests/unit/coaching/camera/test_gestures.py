from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.coaching.camera.gestures import HOLD_S, HandGestures
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.vocabulary import Gesture
from posecoach.signals.trunk import trunk_length_px
from tests.support.mannequin import BEHIND_HEAD, HANGING, RAISED, Mannequin

RATE_HZ = 25.0
AT_SHOULDER = (-20.0, 75.0)
"""The low position of an overhead press."""


def blend(a, b, share: float):
    return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))


def play(gestures: HandGestures, positions, rate_hz: float = RATE_HZ, **person):
    """Move the arms through (duration in seconds, left arm, right arm) and return what was recognised, when."""
    found, t_s, before = [], 0.0, (HANGING, HANGING)
    random = np.random.default_rng(3)
    for seconds, left, right in positions:
        for k in range(round(seconds * rate_hz)):
            share = min(1.0, (k + 1) / max(1.0, 0.6 * rate_hz))
            arms = blend(before[0], left, share), blend(before[1], right, share)
            pose = Mannequin(left_arm=arms[0], right_arm=arms[1], **person).pose(t_s)
            shaken = dataclasses.replace(pose, xy_px=pose.xy_px + random.normal(0.0, 1.0, (33, 2)))
            gesture = gestures.update(shaken)
            if gesture is not None:
                found.append((gesture, t_s))
            t_s += 1.0 / rate_hz
        before = left, right
    return found


def names(found):
    return [gesture for gesture, _ in found]


@pytest.mark.parametrize("rate_hz", [8.0, 15.0, 30.0])
@pytest.mark.parametrize("arms", [(RAISED, HANGING), (HANGING, RAISED)])
def test_one_hand_held_above_the_head_for_a_second_pauses(arms, rate_hz):
    found = play(HandGestures(), [(1.0, HANGING, HANGING), (2.5, *arms)], rate_hz)
    assert names(found) == [Gesture.PAUSE]
    assert found[0][1] >= 1.0 + HOLD_S[1]


def test_both_hands_end_the_set():
    found = play(HandGestures(), [(1.0, HANGING, HANGING), (2.5, RAISED, RAISED)])
    assert names(found) == [Gesture.END_SET]


def test_both_hands_are_held_up_longer_than_one_because_a_set_that_was_ended_is_not_resumed():
    (_, one_s), (_, both_s) = (
        play(HandGestures(), [(1.0, HANGING, HANGING), (2.5, RAISED, right)])[0] for right in (HANGING, RAISED)
    )
    assert both_s - one_s == pytest.approx(HOLD_S[2] - HOLD_S[1], abs=2 / RATE_HZ)


def test_a_second_hand_that_follows_soon_turns_a_pause_into_the_end_of_the_set():
    found = play(HandGestures(), [(1.0, HANGING, HANGING), (0.9, RAISED, HANGING), (2.5, RAISED, RAISED)])
    assert names(found) == [Gesture.END_SET]


def test_a_hand_that_stays_up_is_one_gesture_and_must_be_lowered_for_the_next():
    up, down = (4.0, RAISED, HANGING), (1.5, HANGING, HANGING)
    assert names(play(HandGestures(), [down, up])) == [Gesture.PAUSE]
    assert names(play(HandGestures(), [down, up, down, up])) == [Gesture.PAUSE, Gesture.PAUSE]


def test_lowering_one_of_two_hands_after_the_end_of_a_set_does_not_also_pause():
    found = play(HandGestures(), [(1, HANGING, HANGING), (2, RAISED, RAISED), (3, RAISED, HANGING)])
    assert names(found) == [Gesture.END_SET]


def test_a_hand_held_up_too_briefly_is_nothing():
    assert play(HandGestures(), [(1.0, HANGING, HANGING), (1.0, RAISED, HANGING), (1.0, HANGING, HANGING)]) == []


def test_a_wave_is_nothing():
    wave = [(0.35, (55.0, 60.0 + 60.0 * (k % 2)), HANGING) for k in range(12)]
    assert play(HandGestures(), [(1.0, HANGING, HANGING), *wave]) == []


def test_an_overhead_press_is_nothing_even_if_the_arms_rest_at_the_top():
    press = [(1.6, AT_SHOULDER, AT_SHOULDER), (2.0, (60.0, 88.0), (60.0, 88.0))] * 4
    assert play(HandGestures(), [(1.0, HANGING, HANGING), *press]) == []


@pytest.mark.parametrize(("sinks", "found"), [(0.0, [Gesture.PAUSE]), (0.4, [])])
def test_who_lets_themselves_down_to_hang_from_a_bar_holds_up_no_hand(sinks, found):
    """The hand stays where it is, and the shoulder sinks below it; of a hand that comes up it does not."""
    gestures, shown = HandGestures(), []
    for k in range(90):
        share = min(1.0, max(0.0, k / RATE_HZ - 1.0) / 0.6)
        pose = Mannequin(left_arm=blend(HANGING, RAISED, share)).pose(k / RATE_HZ)
        down_px = sinks * trunk_length_px(pose) * share
        gesture = gestures.update(dataclasses.replace(pose, xy_px=pose.xy_px + np.array([0.0, down_px])))
        shown += [] if gesture is None else [gesture]
    assert shown == found


def test_hands_behind_the_head_are_nothing():
    assert play(HandGestures(), [(1.0, HANGING, HANGING), (5.0, BEHIND_HEAD, BEHIND_HEAD)]) == []


def test_a_hand_that_is_only_guessed_is_nothing():
    hidden = {Landmark.LEFT_WRIST: 0.1}
    assert play(HandGestures(), [(1, HANGING, HANGING), (3, RAISED, HANGING)], visibility=hidden) == []


def test_a_lying_person_with_the_arms_along_the_floor_over_the_head_is_nothing():
    lying = {"lying": True, "feet_px": (110.0, 400.0)}
    assert play(HandGestures(), [(1, HANGING, HANGING), (4, RAISED, RAISED)], **lying) == []


def test_progress_grows_while_the_hand_is_still_and_falls_to_zero_when_it_is_lowered():
    gestures = HandGestures()
    play(gestures, [(1.0, HANGING, HANGING), (1.2, RAISED, HANGING)])
    assert gestures.hands_up == 1
    assert 0.2 < gestures.progress_ratio < 1.0
    gestures.update(Mannequin().pose(9.0))
    assert (gestures.hands_up, gestures.progress_ratio) == (0, 0.0)


def test_nobody_in_view_is_nothing_and_is_forgotten():
    gestures = HandGestures()
    assert gestures.update(Pose.nobody(0.0, (640, 480))) is None
    assert names(play(gestures, [(1.0, HANGING, HANGING), (2.5, RAISED, HANGING)])) == [Gesture.PAUSE]


def test_after_a_reset_a_hand_must_be_lowered_first():
    gestures = HandGestures()
    play(gestures, [(1.0, HANGING, HANGING), (1.3, RAISED, HANGING)])
    gestures.reset()
    raised = Mannequin(left_arm=RAISED)
    assert [gestures.update(raised.pose(3.0 + k / RATE_HZ)) for k in range(60)] == [None] * 60
    assert gestures.progress_ratio == 0.0
    assert not math.isnan(gestures.progress_ratio)
