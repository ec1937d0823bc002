from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from posecoach.analysis.evidence.movement_course import course_of
from posecoach.core.skeleton import landmark
from posecoach.signals.series import PoseSeries

SPAN_S = (1.0, 2.0, 3.0)
SHOULDER = np.array([0.0, -0.5, 0.0])
FORWARD, DOWN = np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])


def arm_going(elbows: NDArray[np.float64], hands: NDArray[np.float64]) -> PoseSeries:
    """Both arms, elbow and hand from the shoulder in metres, at 25 poses a second; the person looks along x."""
    n = len(elbows)
    world_m = np.zeros((n, 33, 3))
    for side, z in (("left", 0.2), ("right", -0.2)):
        across = np.array([0.0, 0.0, z])
        world_m[:, landmark("shoulder", side)] = SHOULDER + across  # type: ignore[arg-type]
        world_m[:, landmark("hip", side)] = across  # type: ignore[arg-type]
        world_m[:, landmark("elbow", side)] = SHOULDER + across + elbows  # type: ignore[arg-type]
        world_m[:, landmark("wrist", side)] = SHOULDER + across + hands  # type: ignore[arg-type]
    return PoseSeries(np.arange(n) / 25.0, world_m, world_m[:, :, :2] * 400.0, np.ones((n, 33)))


def there_and_back(back: bool = True) -> NDArray[np.float64]:
    """Share of the way, (101, 1): 0 until 1 s, 1 at 2 s, and back at 3 s."""
    t_s = np.arange(101) / 25.0
    share = np.interp(t_s, [1.0, 2.0, 3.0], [0.0, 1.0, 0.0 if back else 1.0])
    return np.asarray(share)[:, None]


def pull(share: NDArray[np.float64], aside: NDArray[np.float64] | float = 0.0) -> PoseSeries:
    """A pull: the elbow goes from ahead down to the ribs, the forearm stays level."""
    angle = np.radians(80.0 - 90.0 * share)
    elbows = 0.3 * (np.sin(angle) * FORWARD + np.cos(angle) * DOWN)
    return arm_going(elbows, elbows + 0.25 * FORWARD + aside * DOWN)


def test_the_hand_of_a_pull_comes_back_the_way_it_went() -> None:
    course = course_of(pull(there_and_back()), SPAN_S, ("left", "right"))
    assert course["retrace_ratio"] < 0.02
    assert course["forearm_turn_deg"] < 5.0
    assert course["evenness_ratio"] == pytest.approx(1.0, abs=0.02)


def test_a_hand_that_comes_back_another_way_is_noticed() -> None:
    t_s = np.arange(101) / 25.0
    bulge = np.where(t_s > 2.0, 0.2 * np.sin(np.clip(t_s - 2.0, 0.0, 1.0) * np.pi), 0.0)[:, None]
    assert course_of(pull(there_and_back(), bulge), SPAN_S, ("left",))["retrace_ratio"] > 0.15


def test_the_forearm_of_a_curl_turns() -> None:
    share = there_and_back()
    elbows = np.repeat(0.3 * DOWN[None], 101, axis=0)
    angle = np.radians(120.0 * share)
    curl = arm_going(elbows, elbows + 0.25 * (np.sin(angle) * FORWARD + np.cos(angle) * DOWN))
    assert course_of(curl, SPAN_S, ("left",))["forearm_turn_deg"] == pytest.approx(120.0, abs=8.0)


def test_a_movement_without_return_is_uneven_and_has_no_way_back_to_compare() -> None:
    course = course_of(pull(there_and_back(back=False)), SPAN_S, ("left",))
    assert course["evenness_ratio"] == pytest.approx(0.5, abs=0.02)
    assert math.isnan(course["retrace_ratio"])
    assert course["forearm_turn_deg"] < 5.0


def test_of_arms_that_were_not_seen_nothing_is_known() -> None:
    series = pull(there_and_back())
    series.world_m[:] = np.nan
    assert all(math.isnan(value) for value in course_of(series, SPAN_S, ("left",)).values())
