from __future__ import annotations

import dataclasses
import math

import pytest

from posecoach.signals.massage import massage_across_ratio, massage_down_ratio
from tests.support.lounger import Lounger


def test_a_step_to_the_right_and_a_bend_of_the_knees_move_the_place_of_the_trunk() -> None:
    at_wall = Lounger(azimuth_deg=0.0, hands="chest")
    right, lower = dataclasses.replace(at_wall, right_m=0.10), dataclasses.replace(at_wall, up_m=-0.10)
    assert massage_across_ratio(right.pose()) - massage_across_ratio(at_wall.pose()) > 0.1
    assert massage_down_ratio(lower.pose()) - massage_down_ratio(at_wall.pose()) > 0.1
    assert massage_across_ratio(lower.pose()) == pytest.approx(massage_across_ratio(at_wall.pose()))


@pytest.mark.parametrize(("person", "ready"), [
    (Lounger(azimuth_deg=0.0, hands="hanging"), False),
    (Lounger(azimuth_deg=0.0, hands="chest"), True),
    (Lounger(azimuth_deg=0.0, hands="hanging", waist_deg=8.0, chest_deg=8.0), True),
])  # fmt: skip
def test_massage_is_looked_at_only_with_a_hand_at_the_chest_or_the_back_at_a_wall(person: Lounger, ready: bool) -> None:
    assert math.isfinite(massage_down_ratio(person.pose())) == ready
