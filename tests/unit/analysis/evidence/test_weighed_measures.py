from __future__ import annotations

import dataclasses
import math

import pytest

from posecoach.analysis.analyzer import Analyzer
from posecoach.analysis.evidence.movement_measures import Span
from posecoach.analysis.evidence.weighed_measures import (
    WAY_ABOUT_FIXED_HANDS,
    WAY_OF_THE_BODY,
    measured_arms,
    measured_trunk,
)
from posecoach.analysis.tracking.track import PoseTrack
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark, landmark
from posecoach.exercises import scapular_retraction
from tests.support.rowing import pose_of, row_angles
from tests.support.squeezer import Squeezer, squeezes


def test_where_hanging_arms_tremble_to_makes_no_movement_of_the_trunk_unlike_another() -> None:
    analyzer, track = Analyzer(scapular_retraction.SPEC), PoseTrack(60.0)
    for pose in squeezes((Squeezer(shoulders_back_m=0.03),) * 2):
        analyzer.update(pose)
        track.append(pose)
    assert analyzer.reps is not None
    assert len(analyzer.reps.judged.candidates) == 2
    for candidate in analyzer.reps.judged.candidates:
        assert math.isnan(measured_trunk(track.series(), candidate)["bend_share_deg"])


def test_where_a_hidden_hand_is_guessed_to_be_says_nothing_of_a_movement_of_the_trunk() -> None:
    analyzer, seen, guessed = Analyzer(scapular_retraction.SPEC), PoseTrack(60.0), PoseTrack(60.0)
    for pose in squeezes((Squeezer(shoulders_back_m=0.03),)):
        analyzer.update(pose)
        seen.append(pose)
        guessed.append(_with_hidden_hand(pose, below_m=0.3))
    assert analyzer.reps is not None
    (candidate,) = analyzer.reps.judged.candidates
    before, after = (measured_trunk(t.series(), candidate)["hand_lift_peak_ratio"] for t in (seen, guessed))
    assert after == pytest.approx(before, abs=0.02)


def _with_hidden_hand(pose: Pose, below_m: float) -> Pose:
    """Return the pose with a right hand that is not seen, and guessed to be further down."""
    world_m, visibility = pose.world_m.copy(), pose.visibility.copy()
    world_m[Landmark.RIGHT_WRIST, 1] += below_m
    visibility[Landmark.RIGHT_WRIST] = 0.02
    return dataclasses.replace(pose, world_m=world_m, visibility=visibility)


def pull(lean_deg: float, *, hands_fixed: bool) -> dict[str, float]:
    """Return the measures of a pull by hands that move, or of one by hands that stay where they are in the image."""
    track = PoseTrack(60.0)
    for frame in range(130):
        pose = pose_of(frame / 25.0, row_angles([1.0]), 90.0, lean_deg)
        moved_px = pose.xy_px[landmark("wrist", "left")] if hands_fixed else 0.0
        track.append(dataclasses.replace(pose, xy_px=pose.xy_px - moved_px))
    return measured_arms(track.series(), Span(1.0, 2.4, 4.2, ("left",)), 90.0)


@pytest.mark.parametrize(
    ("lean_deg", "hands_fixed", "known"),
    [(-60.0, True, False), (0.0, True, False), (80.0, True, True), (-60.0, False, True)],
    ids=["hangs from a bar", "stands and pulls up to a door", "pushes up from the floor", "pulls something down"],
)
def test_the_way_of_fixed_hands_says_nothing_but_where_the_body_pushes_up(
    lean_deg: float, hands_fixed: bool, known: bool
) -> None:
    measures = pull(lean_deg, hands_fixed=hands_fixed)
    assert {name in measures for name in WAY_ABOUT_FIXED_HANDS} == {known}


@pytest.mark.parametrize(
    ("lean_deg", "hands_fixed", "known"),
    [(-12.0, True, False), (12.0, True, True), (-60.0, True, True), (-12.0, False, True)],
    ids=["leans back from a door", "leans on a wall", "lies below a bar", "leans back with a band"],
)
def test_that_the_body_moves_speaks_not_against_who_leans_back_from_fixed_hands(
    lean_deg: float, hands_fixed: bool, known: bool
) -> None:
    assert (WAY_OF_THE_BODY in pull(lean_deg, hands_fixed=hands_fixed)) == known
