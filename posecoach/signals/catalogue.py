"""All signals by name."""

from __future__ import annotations

import importlib
import math
import pkgutil
from collections.abc import Iterable

import numpy as np

import posecoach.signals as package
from posecoach.core.errors import PosecoachError
from posecoach.core.pose import FloatArray, Pose
from posecoach.core.skeleton import SIDES
from posecoach.signals import Signal


def _collect() -> dict[str, Signal]:
    found: dict[str, Signal] = {}
    for each in pkgutil.iter_modules(package.__path__):
        if each.name == "catalogue":
            continue
        module = importlib.import_module(f"{package.__name__}.{each.name}")
        for name, compute in getattr(module, "SIGNALS", {}).items():
            if name in found:
                raise PosecoachError(f"Two signals are named {name!r}")
            found[name] = compute
    return found


SIGNALS: dict[str, Signal] = _collect()
"""Every module of this package may hold a dict ``SIGNALS``; these are merged here."""


def expand(name: str) -> tuple[str, ...]:
    """Return the names that a name with ``{side}`` stands for: left and right; itself if it has none."""
    return tuple(name.format(side=side) for side in SIDES) if "{side}" in name else (name,)


class SignalSet:
    """The signals an exercise needs, computed together.

    Raises
    ------
    PosecoachError
        If a name is not in the catalogue.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(full for name in names for full in expand(name)))
        unknown = [name for name in self.names if name not in SIGNALS]
        if unknown:
            raise PosecoachError(f"No signal is named {', '.join(unknown)}; there are {', '.join(sorted(SIGNALS))}")
        self._compute = tuple(SIGNALS[name] for name in self.names)

    def compute(self, pose: Pose) -> FloatArray:
        """Return (n,) values in the order of ``names``; all NaN for a pose of nobody."""
        if not pose.found:
            return np.full(len(self.names), np.nan)
        return np.array([_value(compute, pose) for compute in self._compute], dtype=np.float64)


def _value(compute: Signal, pose: Pose) -> float:
    """Return a signal; missing where landmarks that span a length lie in one place, as no person's do."""
    try:
        return compute(pose)
    except (ZeroDivisionError, OverflowError):
        return math.nan
