"""How the signals of a clip went, frame by frame: what a report draws and what a table of signals holds."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from posecoach.core.errors import PosecoachError
from posecoach.core.pose import FloatArray
from posecoach.core.spec import ExerciseSpec
from posecoach.signals.catalogue import expand

DIGITS = 3
"""Digits after the point in the result file: a millisecond, a thousandth of a degree."""


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """Signals over time.

    Attributes
    ----------
    t_s
        (n,) seconds on the clip's clock, increasing.
    names
        The k signals, each name ending in its unit, as in :mod:`posecoach.signals.catalogue`.
    values
        (n, k); NaN where a signal could not be computed.
    """

    t_s: FloatArray
    names: tuple[str, ...]
    values: FloatArray

    def signal(self, name: str) -> FloatArray:
        """Return (n,) one signal.

        Raises
        ------
        KeyError
            If it is not among the names.
        """
        if name not in self.names:
            raise KeyError(name)
        return self.values[:, self.names.index(name)]

    def only(self, names: Sequence[str]) -> Course:
        """Return the course of some of the signals, of those that are there, in the order of ``names``."""
        kept = tuple(name for name in names if name in self.names)
        columns = [self.names.index(name) for name in kept]
        return Course(self.t_s, kept, self.values[:, columns])

    def to_dict(self) -> dict[str, Any]:
        """Return plain data; what is missing is None."""
        signals = {name: _plain(self.values[:, i]) for i, name in enumerate(self.names)}
        return {"t_s": _plain(self.t_s), "signals": signals}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Course:
        """Return the course of :meth:`to_dict`'s data.

        Raises
        ------
        PosecoachError
            If the lists are not numbers of one length.
        """
        try:
            t_s = np.array(data["t_s"], dtype=np.float64)
            columns = {str(name): np.array(values, dtype=np.float64) for name, values in data["signals"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise PosecoachError(f"The course of the signals is not lists of numbers ({error}).") from error
        if t_s.ndim != 1 or any(column.shape != t_s.shape for column in columns.values()):
            raise PosecoachError("The course of the signals is damaged: its lists are of different lengths.")
        values = np.stack(list(columns.values()), axis=1) if columns else np.empty((len(t_s), 0))
        return cls(t_s, tuple(columns), values)


class CourseRecorder:
    """Takes the values of one frame after the other.

    Parameters
    ----------
    names
        Of the signals, in the order in which their values come.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._times_s, self._values = array("d"), array("d")  # two hours are 15 MB

    def add(self, t_s: float, values: FloatArray) -> None:
        """Take (k,) values at a time."""
        self._times_s.append(t_s)
        self._values.frombytes(np.asarray(values, dtype=np.float64).tobytes())

    def __len__(self) -> int:
        return len(self._times_s)

    @property
    def last_s(self) -> float:
        """Time of the last frame; minus infinity before the first."""
        return self._times_s[-1] if self._times_s else -math.inf

    def thin_out(self) -> None:
        """Keep every other frame only, from the first on."""
        kept = self.course()
        self._times_s = array("d", kept.t_s[::2].tobytes())
        self._values = array("d", kept.values[::2].tobytes())

    def course(self) -> Course:
        """Return all that was taken and kept."""
        t_s = np.array(self._times_s, dtype=np.float64)
        values = np.array(self._values, dtype=np.float64).reshape(len(t_s), len(self._names))
        return Course(t_s, self._names, values)


def shown_signals(spec: ExerciseSpec) -> tuple[str, ...]:
    """Return the signals that an exercise is judged by, which the result file keeps and a report draws.

    Those that count or hold; of an exercise that is only watched, those of its faults.
    """
    drives = spec.cycle.drives if spec.cycle is not None else ()
    held = (spec.hold.signal,) if spec.hold is not None else ()
    watched = () if drives or held else tuple(fault.signal for fault in spec.state_faults)
    return tuple(dict.fromkeys(full for name in (*drives, *held, *watched) for full in expand(name)))


def _plain(values: FloatArray) -> list[float | None]:
    return [round(v, DIGITS) if math.isfinite(v) else None for v in values.tolist()]
