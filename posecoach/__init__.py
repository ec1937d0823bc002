"""Counts and judges the repetitions of back and shoulder-blade exercises.

>>> import posecoach
>>> result = posecoach.analyze("row.mp4", "row")        # doctest: +SKIP
>>> result.full, result.to_dict()["reps"][0]["faults"]  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from posecoach.core.errors import PosecoachError

if TYPE_CHECKING:
    from posecoach.app.clip.analyze import analyze
    from posecoach.app.clip.sets import analyze_sets
    from posecoach.results.result import Result

__all__ = ["PosecoachError", "Result", "analyze", "analyze_sets"]

_LOADED_LATE = {
    "Result": "posecoach.results.result",
    "analyze": "posecoach.app.clip.analyze",
    "analyze_sets": "posecoach.app.clip.sets",
}
"""The modules of public names that are loaded when they are first used, so that ``import posecoach`` stays quick."""


def __getattr__(name: str) -> Any:
    if name not in _LOADED_LATE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_LOADED_LATE[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
