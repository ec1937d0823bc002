"""Squeezes seen from the front: a drawn person whose shoulders, elbows and hands come in together."""

from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.recognition.narrowing import narrowings, with_narrowings
from posecoach.core.recognition import Likeness, Recognition
from posecoach.core.skeleton import Part, landmark
from posecoach.signals.series import PoseSeries

RATE_HZ, LASTS_S, PERIOD_S, TIMES = 10.0, 20.0, 4.0, 4
M_PX = 200.0
HALF_WIDTH_M: dict[Part, float] = {"shoulder": 0.18, "elbow": 0.24, "wrist": 0.26, "hip": 0.11}
DOWN_M: dict[Part, float] = {"shoulder": 0.0, "elbow": 0.28, "wrist": 0.52, "hip": 0.5}


def person(
    narrow_m: float = 0.02, *, apart: bool = False, turned: bool = False, sway_m: float = 0.0, hands_up_m: float = 0.0
) -> PoseSeries:
    """Return a person who stands and draws the shoulders in four times; ``apart``: the hands go out meanwhile."""
    t_s = np.arange(0.0, LASTS_S, 1 / RATE_HZ)
    way = np.where(
        (t_s > 2.0) & (t_s < 2.0 + TIMES * PERIOD_S), (1 - np.cos(2 * np.pi * (t_s - 2.0) / PERIOD_S)) / 2, 0
    )
    world_m = np.zeros((len(t_s), 33, 3))
    for part, half_m in HALF_WIDTH_M.items():
        inward = 0.0 if part == "hip" else -narrow_m if part == "wrist" and apart else narrow_m
        for side, sign in (("left", 1.0), ("right", -1.0)):
            place = world_m[:, landmark(part, side)]  # type: ignore[arg-type]
            place[:, 2 if turned else 0] = sign * (half_m - inward * way)
            place[:, 1] = DOWN_M[part] - 0.5 - hands_up_m * (part == "wrist")
    swaying = sway_m * np.sin(t_s)[:, None, None] * np.array([1.0, 0.0])
    return PoseSeries(t_s, world_m, M_PX * (world_m[:, :, :2] + swaying) + 300.0, np.ones((len(t_s), 33)))


def test_each_time_that_shoulders_elbows_and_hands_come_in_together_is_found() -> None:
    assert narrowings(person()) == TIMES


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(person(0.002), id="as small as noise"),
        pytest.param(person(apart=True), id="the hands go out"),
        pytest.param(person(turned=True), id="from the side"),
        pytest.param(person(sway_m=0.1), id="the trunk moves"),
        pytest.param(person(hands_up_m=0.3), id="the hands do not hang"),
    ],
)
def test_what_only_resembles_it_is_none(other: PoseSeries) -> None:
    assert narrowings(other) == 0


def without(seen: PoseSeries, landmarks: object) -> PoseSeries:
    """Return the person with some landmarks of some poses missing."""
    world_m, xy_px = seen.world_m.copy(), seen.xy_px.copy()
    world_m[landmarks], xy_px[landmarks] = np.nan, np.nan
    return PoseSeries(seen.t_s, world_m, xy_px, seen.visibility)


@pytest.mark.filterwarnings("error")
def test_nobody_narrows_nothing() -> None:
    assert narrowings(without(person(), np.s_[:])) == 0
    hips = [landmark("hip", "left"), landmark("hip", "right")]
    assert narrowings(without(person(), np.s_[:, hips])) == 0


def test_a_hand_that_is_not_seen_for_a_moment_costs_nothing() -> None:
    assert narrowings(without(person(), np.s_[70:75, landmark("wrist", "left")])) == TIMES


def test_narrowings_speak_for_the_exercises_that_show_by_them() -> None:
    part = Recognition(0.0, 20.0, (Likeness("", 0.7), Likeness("row", 0.2), Likeness("squeeze", 0.1)))
    found = with_narrowings(part, person(), ["squeeze"])
    assert found.best.exercise == "squeeze"
    assert found.probability_of("") / found.probability_of("row") == pytest.approx(0.7 / 0.2)
    assert with_narrowings(part, person(0.002), ["squeeze"]) == part
    assert with_narrowings(part, person(), []) == part
