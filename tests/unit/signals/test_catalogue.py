from __future__ import annotations

import re

import numpy as np
import pytest

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import Pose
from posecoach.signals.catalogue import SIGNALS, SignalSet, expand
from tests.support.rowing import pose_of, row_angles


def test_every_signal_ends_in_its_unit() -> None:
    assert [name for name in SIGNALS if not re.search(r"_(deg|ratio|px|m)$", name)] == []


def test_every_left_signal_has_a_right_one() -> None:
    left = {name for name in SIGNALS if "_left_" in name}
    assert left
    assert {name.replace("_left_", "_right_") for name in left} == {name for name in SIGNALS if "_right_" in name}


@pytest.mark.parametrize("name", sorted(SIGNALS))
def test_a_signal_of_nobody_is_missing_and_never_raises(name: str) -> None:
    assert np.isnan(SIGNALS[name](Pose.nobody(0.0, (640, 480))))


@pytest.mark.parametrize("name", sorted(SIGNALS))
def test_a_signal_is_a_plain_number(name: str) -> None:
    assert isinstance(SIGNALS[name](pose_of(0.0, row_angles([]))), float)


def test_a_side_stands_for_both() -> None:
    assert expand("elbow_flexion_{side}_deg") == ("elbow_flexion_left_deg", "elbow_flexion_right_deg")
    assert expand("azimuth_deg") == ("azimuth_deg",)


def test_signals_are_computed_together_each_once() -> None:
    signals = SignalSet(["trunk_lean_deg", "azimuth_deg", "trunk_lean_deg"])
    assert signals.names == ("trunk_lean_deg", "azimuth_deg")
    assert signals.compute(pose_of(0.0, row_angles([]), 30.0, 10.0)) == pytest.approx([10.0, 30.0], abs=0.5)


def test_an_unknown_signal_is_named() -> None:
    with pytest.raises(PosecoachError, match="sprain_deg"):
        SignalSet(["sprain_deg"])
