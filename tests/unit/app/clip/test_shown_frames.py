from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from posecoach.app.clip.shown_frames import pose_between, with_every_frame
from posecoach.core.pose import Pose
from posecoach.sources.recorded.clip import ClipSource
from tests.support.clips import make_clip
from tests.support.mannequin import Mannequin

TIMES_S = [0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24]


def at(t_s: float) -> Pose:
    return Mannequin(feet_px=(100.0 + 100.0 * t_s, 440.0)).pose(t_s)


def test_every_frame_is_shown_with_its_own_time_and_those_in_between_with_a_pose_in_between(tmp_path: Path) -> None:
    clip = ClipSource(make_clip(tmp_path / "row.mp4", TIMES_S))
    shown = list(with_every_frame([at(0.0), at(0.12), at(0.24)], clip))
    poses = [o.pose or o.shown for o in shown]
    assert [p.t_s for p in poses if p is not None] == pytest.approx(TIMES_S)
    assert [o.frame.t_s for o in shown if o.frame is not None] == pytest.approx(TIMES_S)
    assert [o.pose is None for o in shown] == [False, True, True, False, True, True, False]
    for pose in poses:
        assert pose is not None
        np.testing.assert_allclose(pose.xy_px, at(pose.t_s).xy_px, atol=1e-6)


def test_between_somebody_and_nobody_there_is_nobody() -> None:
    nobody = Pose.nobody(1.0, (640, 480))
    assert not pose_between(at(0.0), nobody, 0.5).found
    assert not pose_between(nobody, at(2.0), 1.5).found
    assert pose_between(at(0.0), at(2.0), 1.5).found
