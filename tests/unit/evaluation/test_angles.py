from __future__ import annotations

import math

import pytest

from posecoach.core.pose import Pose
from posecoach.evaluation.angles import AngleMeter
from tests.support.rowing import pose_of

ELBOW_FLEXION_DEG = 60.0


def metered(nobody_until_s: float = 0.0) -> AngleMeter:
    meter = AngleMeter()
    for i in range(50):
        t_s = i / 25
        seen = pose_of(t_s, lambda _t, _side: (-20.0, ELBOW_FLEXION_DEG))
        meter.add(seen if t_s >= nobody_until_s else Pose.nobody(t_s, (640, 480)))
    return meter


def test_bias_and_spread_against_a_known_truth() -> None:
    truth = tuple(115.0 if i % 2 else 119.0 for i in range(50))
    (error,) = metered().errors({"left_elbow_deg": truth}, 25.0)
    assert error.angle == "left_elbow_deg"
    assert error.bias_deg == pytest.approx(3.0, abs=1e-6)
    assert error.sd_deg == pytest.approx(2.0, abs=1e-6)
    assert error.frames == 50


def test_only_frames_with_a_person_and_a_truth_count() -> None:
    (error,) = metered(nobody_until_s=1.0).errors({"left_elbow_deg": (120.0,) * 40}, 25.0)
    assert error.frames == 15


def test_a_truth_of_another_rate_is_met_at_the_same_moments() -> None:
    truth = tuple(120.0 if i < 25 else 100.0 for i in range(100))
    (error,) = metered().errors({"left_elbow_deg": truth}, 50.0)
    assert error.bias_deg == pytest.approx((13 * 0.0 + 37 * 20.0) / 50, abs=0.5)


def test_without_a_common_frame_there_is_no_error_to_tell() -> None:
    (error,) = metered(nobody_until_s=9.0).errors({"left_elbow_deg": (120.0,) * 50}, 25.0)
    assert error.frames == 0
    assert math.isnan(error.bias_deg)


def test_a_single_common_frame_has_an_error_without_spread() -> None:
    (error,) = metered(nobody_until_s=1.95).errors({"left_elbow_deg": (110.0,) * 50}, 25.0)
    assert (error.frames, error.sd_deg) == (1, 0.0)
    assert error.bias_deg == pytest.approx(10.0, abs=1e-6)


def test_angles_that_the_truth_does_not_have_are_left_out() -> None:
    assert list(metered().errors({"knee_deg": (1.0,) * 50}, 25.0)) == []
