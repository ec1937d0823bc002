"""The signals of an exercise, pose after pose: those of the pose alone and the speeds, which need the poses before."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from posecoach.analysis.time_series.derived import SPEED_PREFIX, SpeedOf, parts_of
from posecoach.core.pose import FloatArray, Pose
from posecoach.signals.catalogue import SignalSet


class SignalReader:
    """Computes the named signals of each pose.

    Parameters
    ----------
    wanted
        Names of signals of the catalogue, and ``speed_of:`` names made of them.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        wanted = list(wanted)
        self._signals = SignalSet(part for name in wanted for part in parts_of(name))
        self._speeds = {
            name: SpeedOf(len(parts_of(name))) for name in dict.fromkeys(wanted) if name.startswith(SPEED_PREFIX)
        }
        self.names = (*self._signals.names, *self._speeds)
        self._column = {name: i for i, name in enumerate(self.names)}
        self.values = np.full(len(self.names), np.nan)
        """Those of the last pose, in the order of ``names``, each in its unit; NaN where it was not seen."""

    def read(self, pose: Pose) -> FloatArray:
        """Return (n,) the values of a pose that is later than all before, in the order of ``names``."""
        values = self._signals.compute(pose)
        if self._speeds:
            speeds = [
                speed.update([float(values[self._column[part]]) for part in parts_of(name)], pose.t_s)
                for name, speed in self._speeds.items()
            ]
            values = np.concatenate([values, speeds])
        self.values = values
        return values

    def pick(self, name: str, values: FloatArray) -> float:
        """Return one of the values that were read."""
        return float(values[self._column[name]])
