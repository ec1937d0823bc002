from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.estimators.person import (
    FIRST_LOOKS_S,
    KEPT_S,
    LOOK_PERIOD_S,
    Person,
    PersonChoice,
    person_of,
)

SIZE_PX = (640, 480)


def somebody(x_px: float, torso_px: float = 100.0, t_s: float = 0.0) -> Pose:
    """Return a pose whose landmarks span a box of half the trunk's width, its middle at ``x_px``."""
    xy_px = np.full((33, 2), (x_px, 240.0))
    for shoulder in (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER):
        xy_px[shoulder] = (x_px, 240.0 - torso_px / 2)
    for hip in (Landmark.LEFT_HIP, Landmark.RIGHT_HIP):
        xy_px[hip] = (x_px, 240.0 + torso_px / 2)
    return dataclasses.replace(Pose.nobody(t_s, SIZE_PX), xy_px=xy_px, visibility=np.ones(33))


def person(x_px: float, torso_px: float = 100.0) -> Person:
    return person_of(somebody(x_px, torso_px).xy_px)


def follow(
    choice: PersonChoice, start_s: float, seconds: float, x_px: float | None, torso_px: float = 100.0
) -> list[float]:
    """Show somebody (None: nobody) for some seconds at 10 frames a second; return when a look was asked for."""
    looks_s = []
    for k in range(round(seconds * 10)):
        t_s = start_s + k / 10
        pose = Pose.nobody(t_s, SIZE_PX) if x_px is None else somebody(x_px, torso_px, t_s)
        if choice.update(pose):
            looks_s.append(t_s)
    return looks_s


def test_a_person_is_where_the_trunk_is() -> None:
    found = person(300.0, 80.0)
    assert found.centre_px == pytest.approx([300.0, 240.0])
    assert found.torso_px == pytest.approx(80.0)
    assert found.box_px == pytest.approx((276.0, 176.0, 324.0, 304.0))


def test_the_larger_and_the_more_central_are_more_prominent() -> None:
    assert person(320).prominence(SIZE_PX) == pytest.approx(100)
    assert person(0).prominence(SIZE_PX) == pytest.approx(50)
    assert person(320, 120).prominence(SIZE_PX) > person(320).prominence(SIZE_PX) > person(420).prominence(SIZE_PX)


def test_everybody_is_looked_at_only_in_the_first_seconds() -> None:
    looks_s = follow(PersonChoice(), 5.0, 20.0, 320)
    assert looks_s[0] == 5.0
    assert looks_s[-1] <= 5.0 + FIRST_LOOKS_S
    assert np.diff(looks_s) == pytest.approx(LOOK_PERIOD_S, abs=0.11)


def test_an_empty_room_is_not_searched() -> None:
    assert follow(PersonChoice(), 0.0, 5.0, None) == []


def test_the_most_prominent_is_chosen_at_the_start() -> None:
    everybody = [person(560, 80), person(300, 100), person(60, 100)]
    better = PersonChoice().better(somebody(560, 80), everybody)
    assert better is everybody[1]


def test_the_tracked_one_stays_if_as_prominent_as_the_others() -> None:
    assert PersonChoice().better(somebody(400), [person(400), person(235)]) is None
    assert PersonChoice().better(somebody(320), [person(320)]) is None
    assert PersonChoice().better(somebody(320), []) is None


def test_a_short_gap_in_the_same_place_needs_no_look() -> None:
    choice = PersonChoice()
    follow(choice, 0.0, 5.0, 320)
    follow(choice, 5.0, 1.0, None)
    assert follow(choice, 6.0, 20.0, 350) == []


def test_a_stranger_found_after_a_gap_is_given_up_for_the_chosen_one() -> None:
    choice = PersonChoice()
    follow(choice, 0.0, 5.0, 200)
    follow(choice, 5.0, 1.0, None)
    assert follow(choice, 6.0, 1.0, 560) != []
    back = [person(560, 140), person(210)]
    assert choice.better(somebody(560, 140, 7.0), back) is back[1]


def test_a_stranger_is_kept_while_the_chosen_one_is_not_there() -> None:
    choice = PersonChoice()
    follow(choice, 0.0, 5.0, 200)
    follow(choice, 5.0, 1.0, None)
    follow(choice, 6.0, 1.0, 560)
    assert choice.better(somebody(560, t_s=7.0), [person(560), person(400)]) is None


def test_somebody_of_another_size_in_the_same_place_is_a_stranger() -> None:
    assert person(200).near(person(220))
    assert not person(200, 160).near(person(220))
    assert not person(320).near(person(200))


def test_somebody_who_stays_long_enough_is_chosen() -> None:
    choice = PersonChoice()
    follow(choice, 0.0, 5.0, 200)
    follow(choice, 5.0, 1.0, None)
    looks_s = follow(choice, 6.0, KEPT_S + 10, 560)
    assert looks_s[-1] <= 6.0 + KEPT_S
    assert choice.better(somebody(200, t_s=30.0), [person(200), person(560)]) is not None


def test_after_a_long_absence_the_choice_is_made_anew() -> None:
    choice = PersonChoice()
    follow(choice, 0.0, 5.0, 100)
    follow(choice, 5.0, KEPT_S + 1, None)
    follow(choice, 6.0 + KEPT_S, 0.2, 560)
    everybody = [person(100), person(320), person(560)]
    assert choice.better(somebody(560, t_s=16.2), everybody) is everybody[1]


def test_tracking_that_flickers_does_not_multiply_the_looks() -> None:
    choice = PersonChoice()
    looks_s: list[float] = []
    for k in range(10):
        looks_s += follow(choice, k * 0.2, 0.1, 320)
        follow(choice, k * 0.2 + 0.1, 0.1, None)
    assert 1 <= len(looks_s) <= 4
