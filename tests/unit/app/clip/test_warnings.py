"""Sentences on what can be known from a clip, from the poses recorded of real ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from posecoach.analysis.tracking.frame_count import FrameCount
from posecoach.app.clip.analyze import analyze
from posecoach.app.clip.sets import analyze_sets
from posecoach.app.clip.warnings import NO_MOVEMENT, clip_warnings
from posecoach.app.outputs import Outputs
from posecoach.core.events import RepRejected
from posecoach.core.pose import Pose
from posecoach.core.skeleton import Landmark
from posecoach.registry import exercise
from posecoach.results.result import Result
from posecoach.sinks.poses import PoseRecorder
from posecoach.sources.recorded.pose_file import PoseFile
from scripts.slow_motion import SLOWER, Verdict, called_slow, slowed
from tests.support.rowing import row_angles, rowing
from tests.support.sample_poses import POSES, sample

ARMS = [place for place in Landmark if "WRIST" in place.name or place.name.endswith(("PINKY", "INDEX", "THUMB"))]

REFUSED = RepRejected(t_s=2.6, start_s=0.0, end_s=2.6, reason="something else")


def result_of(folder: Path, change: Callable[[Pose], Pose], name: str = "row_standing_side") -> Result:
    """Analyse recorded poses that were changed one by one."""
    poses, truth = sample(name)
    with PoseRecorder(folder / "poses.npz", model_name="m", model_sha256="0") as recorder:
        for pose in poses:
            recorder.add(change(pose))
    return analyze(folder / "poses.npz", truth["exercise"])


@cache
def as_recorded(name: str) -> Result:
    return analyze(POSES / f"{name}.npz", sample(name)[1]["exercise"])


def hands_only(pose: Pose) -> Pose:
    visibility = np.zeros_like(pose.visibility)
    visibility[ARMS] = pose.visibility[ARMS]
    return replace(pose, visibility=visibility) if pose.t_s > 6.0 else pose


def gone(pose: Pose) -> Pose:
    return Pose.nobody(pose.t_s, pose.image_size_px) if pose.t_s > 6.0 else pose


def test_a_clip_of_a_person_who_is_in_view_needs_no_warning(tmp_path: Path) -> None:
    assert result_of(tmp_path, lambda pose: pose).warnings == ()


def test_what_is_wrong_with_a_clip_is_said_of_poses_recorded_from_it_too_and_of_poses_of_these(tmp_path: Path) -> None:
    cut_off = "The clip is cut off: about 3 s are missing at the end."
    poses, truth = sample("row_standing_side")
    with PoseRecorder(tmp_path / "a.npz", clip=lambda: (1200, cut_off)) as recorder:
        for pose in poses:
            recorder.add(pose)
    for name in ("a.npz", "b.npz"):
        outputs = Outputs(poses=tmp_path / "b.npz") if name == "a.npz" else None
        found = analyze(tmp_path / name, truth["exercise"], outputs=outputs)
        assert found.warnings == (cut_off,)
        assert (found.frames, found.looks.looked_at) == (1200, len(list(PoseFile(tmp_path / name))))
    (one,) = analyze_sets(tmp_path / "b.npz").results
    assert (one.frames, one.warnings) == (1200, (cut_off,))


def test_nobody_for_most_of_the_clip_is_said(tmp_path: Path) -> None:
    (said,) = result_of(tmp_path, gone).warnings
    assert said.startswith("Nobody is in view in 69% of the clip")


@pytest.mark.parametrize(("from_s", "to_s", "said"), [(6.0, 10.0, True), (6.0, 7.5, False), (0.0, 3.0, False)])
def test_nobody_for_a_while_between_two_repetitions_is_said(
    tmp_path: Path, from_s: float, to_s: float, said: bool
) -> None:
    def away(pose: Pose) -> Pose:
        return Pose.nobody(pose.t_s, pose.image_size_px) if from_s < pose.t_s < to_s else pose

    found = result_of(tmp_path, away)
    assert [rep for rep in found.reps if rep.start_s < from_s] or not said
    warning = "Nobody is in view from 6.0 to 10.0 s; what happened then is not known."
    assert found.warnings == ((warning,) if said else ())


def test_hands_without_a_body_are_said_to_be_too_little(tmp_path: Path) -> None:
    (said,) = result_of(tmp_path, hands_only).warnings
    assert said.startswith("Too little of the body is in view in 69% of the clip, such as hands")


@pytest.mark.parametrize(("until_s", "percent"), [(12.0, "62%"), (6.0, "")])
def test_a_hand_that_the_picture_cuts_off_for_much_of_the_clip_is_said(
    tmp_path: Path, until_s: float, percent: str
) -> None:
    def cut(pose: Pose) -> Pose:
        xy_px = pose.xy_px.copy()
        xy_px[Landmark.RIGHT_WRIST, 0] = pose.image_size_px[0] + 9.0
        return replace(pose, xy_px=xy_px) if pose.t_s < until_s else pose

    said = [warning for warning in result_of(tmp_path, cut).warnings if warning.startswith("A hand is outside")]
    assert [warning.split(" in ")[1].split()[0] for warning in said] == [percent] * bool(percent)


def test_movements_too_long_to_be_counted_are_said_to_be_slow_motion(tmp_path: Path) -> None:
    slow = result_of(tmp_path, lambda pose: replace(pose, t_s=pose.t_s * 8), "foam_roller_partial_fast")
    assert slow.full < as_recorded("foam_roller_partial_fast").full
    assert any("slow motion" in warning for warning in slow.warnings)


SLOWED = {
    "row_standing_side": "row",
    "cat_camel_side": "cat_camel",
    "chair_extension_side": "chair_extension",
    "foam_roller_side": "foam_roller",
    "foam_roller_partial_fast": "foam_roller",
    "retraction_side_shrug": "scapular_retraction",
}


@pytest.mark.parametrize("name", SLOWED)
def test_in_slow_motion_the_verdict_is_the_same_or_it_is_said(name: str) -> None:
    poses = POSES / f"{name}.npz"
    usual = slowed(poses, SLOWED[name], 1)
    assert not called_slow(usual)
    for factor in SLOWER:
        slow = slowed(poses, SLOWED[name], factor)
        assert called_slow(slow) or Verdict.of(slow) == Verdict.of(usual), factor


def test_a_picture_that_stands_still_is_said(tmp_path: Path) -> None:
    last = max((pose for pose in sample("row_standing_side")[0] if pose.t_s < 6.0), key=lambda pose: pose.t_s)
    frozen = result_of(tmp_path, lambda pose: replace(last, t_s=pose.t_s) if 6.0 <= pose.t_s < 10.0 else pose)
    assert frozen.full < as_recorded("row_standing_side").full
    assert any("stands still for 4.0 s" in warning for warning in frozen.warnings)


def test_a_person_who_is_all_at_once_elsewhere_is_said(tmp_path: Path) -> None:
    def elsewhere(pose: Pose) -> Pose:
        return replace(pose, xy_px=pose.xy_px + 300.0) if 6.0 <= pose.t_s < 10.0 else pose

    (said,) = [w for w in result_of(tmp_path, elsewhere).warnings if "elsewhere" in w]
    assert "(at 6.0 s, 10.0 s)" in said
    assert not any("elsewhere" in w for w in as_recorded("row_standing_side").warnings)


def test_of_many_leaps_the_first_are_named() -> None:
    (said,) = clip_warnings(
        FrameCount(100, 100, 100), [REFUSED], counts=True, spec=exercise("row"), leaps_s=[1.0, 2.0, 3.0, 4.0]
    )
    assert "(at 1.0 s, 2.0 s, 3.0 s, and later)" in said


def test_where_the_exercise_is_not_counted_a_leap_is_not_said() -> None:
    assert clip_warnings(FrameCount(100, 100, 100), [REFUSED], counts=False, spec=exercise("row"), leaps_s=[1.0]) == []


def test_a_clip_without_a_whole_repetition_is_said_to_have_none(tmp_path: Path) -> None:
    first = next(iter(sample("row_standing_side")[0]))
    result = result_of(tmp_path, lambda pose: replace(first, t_s=pose.t_s))
    assert (result.reps, result.rejected) == ((), ())
    assert NO_MOVEMENT in result.warnings


def test_a_clip_with_repetitions_is_not_said_to_have_none(tmp_path: Path) -> None:
    assert NO_MOVEMENT not in result_of(tmp_path, lambda pose: pose).warnings


def test_one_slow_movement_beside_a_quick_one_is_no_slow_motion() -> None:
    quick, slow = (RepRejected(t_s=t, start_s=0.0, end_s=t, reason="something else") for t in (2.6, 18.0))
    frames = FrameCount(100, 100, 100)
    assert clip_warnings(frames, [quick, slow], counts=True, spec=exercise("row")) == []
    (said,) = clip_warnings(frames, [slow, slow], counts=True, spec=exercise("row"))
    assert said.startswith("The quickest movement takes 18 s")


def test_a_single_slow_movement_that_is_not_counted_is_no_slow_motion() -> None:
    slow = RepRejected(t_s=15.0, start_s=0.0, end_s=15.0, reason="something else")
    assert clip_warnings(FrameCount(100, 100, 100), [slow], counts=True, spec=exercise("row")) == []


def test_a_back_that_moves_with_a_slow_breath_is_no_slow_motion() -> None:
    frames = FrameCount(100, 100, 100)
    slow = 2 * [RepRejected(t_s=9.5, start_s=0.0, end_s=9.5, reason="something else")]
    assert clip_warnings(frames, slow, counts=True, spec=exercise("cat_camel")) == []
    assert any("slow motion" in said for said in clip_warnings(frames, slow, counts=True, spec=exercise("row")))


def test_where_nothing_counts_from_a_view_that_is_not_advised_it_is_said_that_repetitions_may_be_missed() -> None:
    massage = analyze(POSES / "self_massage_away.npz", "row")
    assert massage.rejected
    assert "Seen from the front, repetitions may be missed: film a row from the side or obliquely in front." in (
        massage.warnings
    )
    march = analyze(POSES / "other_march.npz", "row")  # from obliquely in front
    assert march.rejected
    assert not any("may be missed" in warning for warning in march.warnings)


@pytest.mark.parametrize(("azimuth_deg", "said"), [(180.0, True), (130.0, False), (90.0, False)])
def test_from_straight_behind_the_count_is_said_to_be_less_sure(tmp_path: Path, azimuth_deg: float, said: bool) -> None:
    angles = row_angles([2.0, 6.5, 11.0])
    with PoseRecorder(tmp_path / "poses.npz", model_name="", model_sha256="") as recorder:
        for pose in rowing(angles, 16.0, azimuth_deg=azimuth_deg):
            recorder.add(pose)
    result = analyze(tmp_path / "poses.npz", "row")
    assert result.full == 3
    less_sure = "Seen from behind, the body hides part of the movement, and the count is less sure: film a row from"
    assert any(warning.startswith(less_sure) for warning in result.warnings) is said
