from __future__ import annotations

import pytest

from posecoach.coaching.camera.framing import (
    GOOD_AFTER_S,
    INTERRUPT_AFTER_S,
    SHOW_AFTER_S,
    FramingAdvice,
    FramingGuide,
    framing_advice,
)
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.core.spec import CameraSetup
from posecoach.core.views import View
from tests.support.mannequin import HANGING, RAISED, Mannequin

WRISTS = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)
TRUNK = CameraSetup(frozenset(), ("shoulder", "hip"))
WHOLE_BODY = CameraSetup(frozenset(), ("shoulder", "wrist", "hip", "knee", "ankle"))
SIDE_ONLY = CameraSetup(frozenset({View.SIDE}), TRUNK.landmarks)
FRONT_ONLY = CameraSetup(frozenset({View.FRONT}), TRUNK.landmarks)
HANDS_FROM_SIDE = CameraSetup(frozenset({View.SIDE}), ("shoulder", "wrist", "hip"))
BACK_WITH_HANDS_BEFORE_IT = Mannequin(azimuth_deg=178.0, visibility=dict.fromkeys(WRISTS, 0.1))
GOOD = Mannequin()
FAR = Mannequin(height_px=120.0)
RATE_HZ = 20.0


def play(guide: FramingGuide, mannequin: Mannequin | None, from_s: float, seconds: float):
    shown = []
    for k in range(round(seconds * RATE_HZ)):
        t_s = from_s + k / RATE_HZ
        pose = Pose.nobody(t_s, (640, 480)) if mannequin is None else mannequin.pose(t_s)
        shown.append(guide.update(pose))
    return shown


@pytest.mark.parametrize(
    ("mannequin", "needs", "advice"),
    [
        (GOOD, WHOLE_BODY, None),
        (FAR, WHOLE_BODY, FramingAdvice.COME_CLOSER),
        (Mannequin(height_px=900.0, feet_px=(320, 850)), WHOLE_BODY, FramingAdvice.STEP_BACK),
        (Mannequin(height_px=400.0, feet_px=(320, 355)), WHOLE_BODY, FramingAdvice.RAISE_CAMERA),
        (Mannequin(height_px=380.0, feet_px=(320, 520)), WHOLE_BODY, FramingAdvice.LOWER_CAMERA),
        (Mannequin(height_px=400.0, feet_px=(25, 440), azimuth_deg=20.0), WHOLE_BODY, FramingAdvice.MOVE_TO_MIDDLE),
        (Mannequin(visibility={Landmark.LEFT_HIP: 0.2}), WHOLE_BODY, FramingAdvice.CANNOT_SEE_HIPS),
        (Mannequin(visibility={Landmark.LEFT_WRIST: 0.1}), WHOLE_BODY, FramingAdvice.CANNOT_SEE_HANDS),
        (Mannequin(visibility={Landmark.LEFT_WRIST: 0.1}), SIDE_ONLY, FramingAdvice.TURN_SIDE_ON),
        (Mannequin(azimuth_deg=90.0), SIDE_ONLY, None),
        (Mannequin(azimuth_deg=-75.0), SIDE_ONLY, None),
        (Mannequin(azimuth_deg=50.0), SIDE_ONLY, FramingAdvice.TURN_SIDE_ON),
        (Mannequin(azimuth_deg=178.0), SIDE_ONLY, FramingAdvice.TURN_SIDE_ON),
        (BACK_WITH_HANDS_BEFORE_IT, HANDS_FROM_SIDE, FramingAdvice.TURN_SIDE_ON),
        (Mannequin(azimuth_deg=90.0), FRONT_ONLY, FramingAdvice.FACE_ME),
        (Mannequin(azimuth_deg=-178.0), FRONT_ONLY, FramingAdvice.FACE_ME),
        (Mannequin(azimuth_deg=15.0), FRONT_ONLY, None),
    ],
)
def test_each_fault_of_the_picture_has_its_advice(mannequin, needs, advice):
    assert framing_advice(mannequin.pose(0.0), needs) is advice


def test_an_empty_room_asks_for_somebody():
    assert framing_advice(Pose.nobody(0.0, (640, 480)), WHOLE_BODY) is FramingAdvice.NOBODY


def test_somebody_who_lies_is_not_too_far_away_though_the_body_is_flat():
    lying = Mannequin(height_px=420.0, feet_px=(110, 400), lying=True)
    assert framing_advice(lying.pose(0.0), TRUNK) is None


def test_parts_that_are_not_needed_may_be_out_of_the_picture():
    feet_cut_off = Mannequin(height_px=500.0, feet_px=(320, 530))
    assert framing_advice(feet_cut_off.pose(0.0), TRUNK) is None
    assert framing_advice(feet_cut_off.pose(0.0), WHOLE_BODY) is FramingAdvice.STEP_BACK


def test_the_far_side_need_not_be_seen():
    far_arm_hidden = Mannequin(azimuth_deg=90.0, visibility={Landmark.RIGHT_WRIST: 0.0, Landmark.RIGHT_HIP: 0.0})
    assert framing_advice(far_arm_hidden.pose(0.0), WHOLE_BODY) is None


def test_a_limit_is_stricter_while_its_advice_is_shown():
    nearly = Mannequin(height_px=172.0)
    assert framing_advice(nearly.pose(0.0), TRUNK) is None
    again = framing_advice(nearly.pose(0.0), TRUNK, shown=FramingAdvice.COME_CLOSER)
    assert again is FramingAdvice.COME_CLOSER


def test_the_view_has_a_margin_until_it_is_found_fault_with():
    at_the_edge = Mannequin(azimuth_deg=58.0)
    assert framing_advice(at_the_edge.pose(0.0), SIDE_ONLY) is None
    again = framing_advice(at_the_edge.pose(0.0), SIDE_ONLY, shown=FramingAdvice.TURN_SIDE_ON)
    assert again is FramingAdvice.TURN_SIDE_ON


def test_somebody_who_is_in_position_is_asked_to_stay_and_left_alone_after_a_second():
    shown = play(FramingGuide(WHOLE_BODY), GOOD, 0.0, GOOD_AFTER_S + 0.5)
    assert shown[0] is FramingAdvice.STAY
    assert shown[round(GOOD_AFTER_S * RATE_HZ) - 2] is FramingAdvice.STAY
    assert shown[-1] is None


def test_walking_in_goes_from_nobody_to_an_advice_to_staying_to_none():
    guide = FramingGuide(WHOLE_BODY)
    shown = play(guide, None, 0.0, 1.0) + play(guide, FAR, 1.0, 2.0) + play(guide, GOOD, 3.0, 2.0)
    assert list(dict.fromkeys(shown)) == [
        FramingAdvice.NOBODY,
        FramingAdvice.COME_CLOSER,
        FramingAdvice.STAY,
        None,
    ]


def test_an_advice_stays_long_enough_to_be_read():
    guide = FramingGuide(WHOLE_BODY)
    play(guide, FAR, 0.0, 1.0)
    shown = play(guide, None, 1.0, SHOW_AFTER_S - 0.1)
    assert set(shown) == {FramingAdvice.COME_CLOSER}


def test_a_short_disturbance_during_the_exercise_is_not_worth_a_word():
    guide = FramingGuide(WHOLE_BODY)
    play(guide, GOOD, 0.0, 2.0)
    assert set(play(guide, None, 2.0, INTERRUPT_AFTER_S - 0.1)) == {None}
    assert play(guide, None, 2.0 + INTERRUPT_AFTER_S, 0.5)[-1] is FramingAdvice.NOBODY


def test_advice_that_alternates_counts_as_one_disturbance():
    guide = FramingGuide(WHOLE_BODY)
    play(guide, GOOD, 0.0, 2.0)
    t_s = 2.0
    for mannequin in (None, FAR) * 6:
        last = play(guide, mannequin, t_s, 0.3)[-1]
        t_s += 0.3
    assert last is not None


def test_raising_an_arm_out_of_the_picture_is_a_matter_of_the_arms_only():
    tall = Mannequin(height_px=440.0, feet_px=(320, 450), left_arm=RAISED, right_arm=HANGING)
    assert framing_advice(tall.pose(0.0), TRUNK) is None
