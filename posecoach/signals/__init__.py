"""Measurements of a pose: pure functions ``Pose -> float``, found by name in the catalogue."""

from __future__ import annotations

from collections.abc import Callable

from posecoach.core.pose import Pose

Signal = Callable[[Pose], float]
"""A number of one pose; NaN where it is missing."""
