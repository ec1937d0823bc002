"""The landmarks of the last minutes, so that a set can be looked at as a whole when it is over."""

from __future__ import annotations

import numpy as np

from posecoach.core.pose import Pose
from posecoach.core.skeleton import LANDMARK_COUNT
from posecoach.signals.series import PoseSeries

_SHAPES = ((LANDMARK_COUNT, 3), (LANDMARK_COUNT, 2), (LANDMARK_COUNT,))
_WIDTH = sum(int(np.prod(shape)) for shape in _SHAPES)


class PoseTrack:
    """The landmarks of every pose since ``span_s`` ago, in single precision: 0.8 kB a pose."""

    def __init__(self, span_s: float) -> None:
        self.span_s = span_s
        self._t_s = np.empty(512)
        self._rows = np.empty((512, _WIDTH), dtype=np.float32)
        self._used = 0

    @property
    def since_s(self) -> float:
        """Time of the oldest pose; infinity while there is none."""
        return float(self._t_s[0]) if self._used else np.inf

    def append(self, pose: Pose) -> None:
        """Add a pose, later than all before."""
        if self._used == len(self._t_s):
            self._make_room(pose.t_s)
        self._t_s[self._used] = pose.t_s
        self._rows[self._used] = np.concatenate([pose.world_m.ravel(), pose.xy_px.ravel(), pose.visibility])
        self._used += 1

    def forget(self, before_s: float) -> None:
        """Drop the poses before a time."""
        first = int(np.searchsorted(self._t_s[: self._used], before_s))
        self._t_s[: self._used - first] = self._t_s[first : self._used].copy()
        self._rows[: self._used - first] = self._rows[first : self._used].copy()
        self._used -= first

    def series(self, from_s: float = -np.inf) -> PoseSeries:
        """Return the poses from a time on."""
        first = int(np.searchsorted(self._t_s[: self._used], from_s))
        rows = self._rows[first : self._used].astype(np.float64)
        ends = np.cumsum([int(np.prod(shape)) for shape in _SHAPES])[:-1]
        world, xy, seen = (
            part.reshape(-1, *shape) for part, shape in zip(np.split(rows, ends, axis=1), _SHAPES, strict=True)
        )
        return PoseSeries(self._t_s[first : self._used].copy(), world, xy, seen)

    def _make_room(self, t_s: float) -> None:
        self.forget(t_s - self.span_s)
        if self._used * 2 > len(self._t_s):
            self._t_s = np.concatenate([self._t_s, np.empty(len(self._t_s))])
            self._rows = np.concatenate([self._rows, np.empty_like(self._rows)])
