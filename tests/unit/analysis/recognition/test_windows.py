from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.recognition.posture_change import change_s
from posecoach.analysis.recognition.stretch_measures import stretch_measures
from posecoach.analysis.recognition.windows import at_rate, windows_of
from posecoach.app.clip.recording import series_of
from posecoach.signals.series import PoseSeries
from posecoach.sources.recorded.pose_file import PoseFile
from tests.support.sample_poses import POSES


def series(name: str) -> PoseSeries:
    return series_of(PoseFile(POSES / f"{name}.npz"), name)


def test_poses_are_taken_at_one_rate_whatever_the_clips() -> None:
    poses = at_rate(series("row_chair_shrug"))
    assert np.diff(poses.t_s) == pytest.approx(0.1, abs=0.06)


def test_a_short_recording_is_one_window_and_a_long_one_is_covered() -> None:
    poses = series("row_chair_shrug")
    (short,) = windows_of(poses.between(0.0, 5.0))
    assert short.end_s - short.start_s == pytest.approx(5.0, abs=0.2)
    windows = windows_of(poses)
    assert windows[0].start_s == pytest.approx(0.0, abs=0.1)
    assert windows[-1].end_s == pytest.approx(poses.t_s[-1], abs=0.1)
    assert all(window.end_s - window.start_s == pytest.approx(8.0, abs=0.1) for window in windows)


def test_an_empty_room_has_no_window() -> None:
    poses = series("row_chair_shrug")
    nobody = PoseSeries(poses.t_s, poses.world_m * np.nan, poses.xy_px * np.nan, poses.visibility)
    assert windows_of(nobody) == []


def test_the_arm_that_rows_is_the_working_one() -> None:
    measures = stretch_measures(at_rate(series("row_chair_shrug")))
    assert measures["working_elbow_deg.range"] > 60.0
    assert measures["elbow_with_arm"] > 0.8


def test_hands_and_knees_are_seen_as_such() -> None:
    assert stretch_measures(at_rate(series("cat_camel_side")))["all_fours.middle"] == 1.0
    assert stretch_measures(at_rate(series("row_bent_partial")))["all_fours.middle"] == 0.0


def test_the_change_is_found_where_one_posture_ends() -> None:
    one, other = (at_rate(series(name)) for name in ("cat_camel_side", "row_chair_shrug"))
    parts = [(one.world_m[:100], other.world_m[:100]), (one.xy_px[:100], other.xy_px[:100])]
    world_m, xy_px = (np.concatenate(part) for part in parts)
    poses = PoseSeries(np.arange(200) / 10.0, world_m, xy_px, np.ones((200, 33)))
    assert change_s(poses, about_s=8.0, within_s=4.0) == pytest.approx(10.0, abs=0.2)
