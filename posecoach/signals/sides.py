"""Signals that a person has twice: written once, named for each side."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posecoach.core.pose import Pose
from posecoach.core.skeleton import SIDES, Side
from posecoach.signals import Signal


def of_each_side(computes: Mapping[str, Callable[[Pose, Side], float]]) -> dict[str, Signal]:
    """Return the signals of both sides, by names in which ``{side}`` stands for one of them."""
    return {name.format(side=side): _of(compute, side) for name, compute in computes.items() for side in SIDES}


def _of(compute: Callable[[Pose, Side], float], side: Side) -> Signal:
    return lambda pose: compute(pose, side)
