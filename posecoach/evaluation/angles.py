"""How well joint angles agree with the truth, per view."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import SIDES, Side
from posecoach.signals import Signal
from posecoach.signals.arm import elbow_flexion_deg
from posecoach.signals.trunk import trunk_incl_deg


def _elbow_deg(pose: Pose, side: Side) -> float:
    return 180.0 - elbow_flexion_deg(pose, side)


ANGLES: dict[str, Signal] = {
    **{f"{side}_elbow_deg": functools.partial(_elbow_deg, side=side) for side in SIDES},
    "trunk_inclination_deg": trunk_incl_deg,
}
"""Angles of the truth files (elbow: included angle, 180 = straight) and the signals that measure them."""


@dataclass(frozen=True, slots=True)
class AngleError:
    """Difference of measured and true angle over the frames of a clip, degrees."""

    angle: str
    bias_deg: float
    sd_deg: float
    frames: int


class AngleMeter:
    """Collects the measured angles of a clip's poses and compares them with the truth, frame by frame."""

    def __init__(self) -> None:
        self._t_s: list[float] = []
        self._measured: dict[str, list[float]] = {name: [] for name in ANGLES}

    def add(self, pose: Pose) -> None:
        """Take one pose."""
        self._t_s.append(pose.t_s)
        for name, compute in ANGLES.items():
            self._measured[name].append(compute(pose) if pose.found else math.nan)

    def errors(self, truth_deg: dict[str, tuple[float, ...]], rate_hz: float) -> Iterable[AngleError]:
        """Yield the error of each angle that the truth has."""
        frames = np.round(np.array(self._t_s) * rate_hz).astype(int)
        for name, measured in self._measured.items():
            if name in truth_deg:
                yield _error(name, np.array(measured), np.array(truth_deg[name]), frames)


def _error(name: str, measured: FloatArray, truth: FloatArray, frames: NDArray[np.int_]) -> AngleError:
    inside = frames < len(truth)
    difference = measured[inside] - truth[frames[inside]]
    difference = difference[np.isfinite(difference)]
    if len(difference) == 0:
        return AngleError(name, math.nan, math.nan, 0)
    return AngleError(name, float(difference.mean()), float(difference.std()), len(difference))
