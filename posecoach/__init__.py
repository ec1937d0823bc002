"""Counts and judges the repetitions of back and shoulder-blade exercises.

>>> import posecoach
>>> result = posecoach.analyze("row.mp4", "row")        # doctest: +SKIP
>>> result.full, result.to_dict()["reps"][0]["faults"]  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from posecoach.app.clip.analyze import analyze
    from posecoach.app.clip.sets import analyze_sets
    from posecoach.results.result import Result

__all__ = ["Result", "analyze", "analyze_sets"]


def __getattr__(name: str) -> Any:
    """Load the public names when they are first used, so that ``import posecoach`` stays quick."""
    if name == "analyze":
        from posecoach.app.clip.analyze import analyze

        return analyze
    if name == "analyze_sets":
        from posecoach.app.clip.sets import analyze_sets

        return analyze_sets
    if name == "Result":
        from posecoach.results.result import Result

        return Result
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
