from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.recognition.posture_change import change_s
from posecoach.core.skeleton import LANDMARK_COUNT, Landmark
from posecoach.signals.series import PoseSeries

PULL_S, TURN_S = 4.0, 20.0


def test_a_set_ends_where_it_goes_over_into_another_posture_and_not_within_a_slow_repetition() -> None:
    t_s = np.arange(0.0, 40.0, 0.1)
    world_m = np.zeros((len(t_s), LANDMARK_COUNT, 3))
    world_m[:, Landmark.LEFT_WRIST, 2] = np.where(t_s < TURN_S, -0.3 + 0.3 * np.cos(2 * np.pi * t_s / PULL_S), 0.0)
    world_m[:, Landmark.LEFT_SHOULDER, 1] = np.where(t_s < TURN_S, -0.5, -0.4)
    poses = PoseSeries(t_s, world_m, world_m[:, :, :2] * 300.0, np.ones(world_m.shape[:2]))
    assert change_s(poses, TURN_S - 2.0, within_s=4.0) == pytest.approx(TURN_S, abs=0.5)
