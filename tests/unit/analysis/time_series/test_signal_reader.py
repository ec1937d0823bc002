from __future__ import annotations

import numpy as np
import pytest

from posecoach.analysis.time_series.signal_reader import SignalReader
from posecoach.signals.catalogue import SignalSet
from tests.support.rowing import row_angles, rowing

ELBOW = "elbow_flexion_left_deg"
POSES = tuple(rowing(row_angles([1.0]), 4.0))


def test_a_signal_of_the_pose_alone_is_that_of_the_catalogue() -> None:
    reader, alone = SignalReader([ELBOW]), SignalSet([ELBOW])
    assert [reader.pick(ELBOW, reader.read(p)) for p in POSES] == [alone.compute(p)[0] for p in POSES]


def test_a_speed_stands_after_the_signals_that_it_is_made_of() -> None:
    reader = SignalReader([f"speed_of:{ELBOW}"])
    assert reader.names == (ELBOW, f"speed_of:{ELBOW}")


def test_a_speed_is_zero_at_rest_and_not_while_the_arm_bends() -> None:
    reader = SignalReader([f"speed_of:{ELBOW}"])
    speeds = np.array([reader.pick(f"speed_of:{ELBOW}", reader.read(p)) for p in POSES])
    times_s = np.array([p.t_s for p in POSES])
    assert np.nanmax(speeds[times_s < 1.0]) == pytest.approx(0.0, abs=0.5)
    assert np.nanmax(speeds) > 20.0


def test_the_values_of_the_last_pose_are_kept() -> None:
    reader = SignalReader([ELBOW])
    assert np.isnan(reader.values).all()
    last = [reader.read(p) for p in POSES][-1]
    assert reader.values is last
