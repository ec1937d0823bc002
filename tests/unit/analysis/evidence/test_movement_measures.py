from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

from posecoach.analysis.evidence.movement_measures import FROM_THE_START, Span, measures_of
from posecoach.analysis.evidence.view_and_posture import FORESHORTENED, UPRIGHT, conditional_name
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.pose import Pose
from posecoach.core.skeleton import landmark
from posecoach.signals.series import PoseSeries
from tests.support.rowing import pose_of, row_angles

PULL = Span(start_s=1.0, peak_s=2.4, end_s=4.2, sides=("left", "right"))


def poses(azimuth_deg: float = 90.0, lean_deg: float = 0.0, depth: float = 1.0) -> PoseSeries:
    """Poses of one pull."""
    track = PoseTrack(span_s=60.0)
    for frame in range(130):
        track.append(pose_of(frame / 25.0, row_angles([1.0], depth), azimuth_deg, lean_deg))
    return track.series()


def pull_seen(azimuth_deg: float = 90.0, lean_deg: float = 0.0) -> dict[str, float]:
    """Measures of one pull."""
    return measures_of(poses(azimuth_deg, lean_deg), PULL)


@pytest.mark.parametrize("azimuth_deg", [90.0, 40.0])
def test_the_hands_way_is_as_long_as_the_pull(azimuth_deg: float) -> None:
    whole, short = (measures_of(poses(azimuth_deg, depth=depth), PULL)["hand_drawn_ratio"] for depth in (1.0, 0.42))
    assert whole == pytest.approx(0.66, abs=0.04)  # 0.34 m of a trunk of 0.52 m
    assert short / whole == pytest.approx(0.43, abs=0.04)


def test_how_far_the_hands_are_in_the_image_needs_no_depth() -> None:
    ahead = poses(azimuth_deg=0.0)
    guessed = PoseSeries(ahead.t_s, ahead.world_m * [1.0, 1.0, 0.0], ahead.xy_px, ahead.visibility)
    true, flat = measures_of(ahead, PULL), measures_of(guessed, PULL)
    names = [name for name in true if "_seen_" in name and name.startswith("hand_to_")]
    assert len(names) == 6
    assert [flat[name] for name in names] == pytest.approx([true[name] for name in names], abs=0.05)
    assert flat["hand_drawn_ratio"] < 0.7 * true["hand_drawn_ratio"]


@pytest.mark.parametrize(("seen", "hidden"), [(1.0, 0.0), (0.7, 0.0), (0.4, 0.2), (math.nan, math.nan)])
def test_an_arm_is_hidden_as_far_as_it_is_seen_less_than_well(seen: float, hidden: float) -> None:
    clear = poses()
    dim = PoseSeries(clear.t_s, clear.world_m, clear.xy_px, np.full_like(clear.visibility, seen))
    assert measures_of(dim, PULL)["arm_hidden_ratio"] == pytest.approx(hidden, nan_ok=True)


@pytest.mark.parametrize(
    ("azimuth_deg", "seen", "known"), [(150.0, 0.2, False), (150.0, 0.5, True), (30.0, 0.2, True), (-179.0, 0.2, False)]
)
def test_how_arms_that_the_trunk_hides_are_held_at_the_start_is_not_seen(
    azimuth_deg: float, seen: float, known: bool
) -> None:
    clear = poses(azimuth_deg)
    found = measures_of(PoseSeries(clear.t_s, clear.world_m, clear.xy_px, np.full_like(clear.visibility, seen)), PULL)
    assert [math.isfinite(found[name]) for name in FROM_THE_START] == [known] * len(FROM_THE_START)


@pytest.mark.parametrize("azimuth_deg", [90.0, -90.0])
def test_from_the_side_the_hands_come_to_the_body(azimuth_deg: float) -> None:
    seen = pull_seen(azimuth_deg)
    assert seen["hand_to_shoulder_seen_change_ratio"] < -0.2
    assert seen["hand_to_hip_seen_peak_ratio"] < seen["hand_to_hip_seen_start_ratio"]


def test_depth_is_observed_once_more_by_itself_where_the_camera_looks_along_it() -> None:
    for azimuth_deg in (0.0, 20.0, 180.0):
        ahead = pull_seen(azimuth_deg)
        assert ahead["facing_ratio"] == pytest.approx(abs(math.cos(math.radians(azimuth_deg))), abs=0.02)
        for name in FORESHORTENED:
            assert ahead[conditional_name(name, "facing")] == ahead[name]


@pytest.mark.parametrize("azimuth_deg", [90.0, 45.0, -90.0])
def test_depth_that_is_seen_is_observed_once(azimuth_deg: float) -> None:
    seen = pull_seen(azimuth_deg)
    assert seen["arm_travel_deg"] == pytest.approx(75.0, abs=5.0)
    assert not [name for name in seen if "_facing_" in name]


def test_hands_that_sink_to_a_body_on_its_back_press() -> None:
    assert pull_seen(lean_deg=-90.0)["press_ratio"] > 0.5
    assert pull_seen()["press_ratio"] == pytest.approx(0.0, abs=0.05)
    face_down = pull_seen(lean_deg=90.0)
    assert (face_down["press_ratio"], face_down["push_ratio"]) == pytest.approx((0.0, 0.0), abs=1e-6)


@pytest.mark.filterwarnings("error")
def test_what_a_person_who_leaves_did_at_the_end_is_not_known() -> None:
    track = PoseTrack(span_s=60.0)
    for frame in range(130):
        seen = pose_of(frame / 25.0, row_angles([1.0]), 90.0)
        track.append(seen if frame < 80 else Pose.nobody(seen.t_s, (640, 480)))
    left = measures_of(track.series(), PULL)
    assert math.isnan(left["hand_back_ratio"])
    assert math.isnan(left["hips_gone_ratio"])
    assert left["elbow_bend_deg"] == pytest.approx(pull_seen()["elbow_bend_deg"], abs=5.0)


def test_measures_of_an_upright_body_are_observed_once_more() -> None:
    upright, level = pull_seen(), pull_seen(lean_deg=80.0)
    assert upright["upright_ratio"] == pytest.approx(1.3, abs=0.1)
    assert level["upright_ratio"] == 0.0
    for name in UPRIGHT:
        assert upright[conditional_name(name, "upright")] == upright[name]
        assert conditional_name(name, "upright") not in level


def test_hands_that_are_pulled_up_to_a_bent_body_rise_and_pressing_hands_sink() -> None:
    assert pull_seen(lean_deg=80.0)["hand_rise_ratio"] > 0.5
    assert pull_seen(lean_deg=-90.0)["hand_rise_ratio"] < -0.5


def test_who_lies_and_pulls_up_to_a_bar_rises_and_does_not_press() -> None:
    track = PoseTrack(span_s=60.0)
    for frame in range(130):
        lying = pose_of(frame / 25.0, row_angles([1.0]), 90.0, -90.0)
        risen_px = np.array([0.0, lying.xy_px[landmark("wrist", "left"), 1]])
        track.append(dataclasses.replace(lying, xy_px=lying.xy_px - risen_px))  # the hands stay, the body moves
    pulled_up = measures_of(track.series(), PULL)
    assert pulled_up["lying_rise_ratio"] > 0.5
    assert pulled_up["press_ratio"] == pytest.approx(0.0, abs=0.01)
    assert pull_seen()["lying_rise_ratio"] == 0.0
