"""Whether a clip that is named for the pictures of a result may be another one than that which the result is of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from posecoach.results.result import Result
from posecoach.sources.recorded.clip import ClipSource

SAME_WITHIN_S = 1.0
"""A clip that was exported again may have a few frames more or less."""
ANOTHER = "is it another clip?"


def doubt_of_clip(results: Sequence[Result], clip: Path, *, named: bool, whole: bool) -> str:
    """Return what speaks against a clip being that of the results, at least one; empty: nothing.

    Parameters
    ----------
    named
        Whether the results have the name of a clip, not of a camera.
    whole
        Whether they last as long as the clip, not only as long as the last thing that was seen in it.

    Raises
    ------
    PosecoachError
        If the clip cannot be read.
    """
    name, lasted_s = results[0].clip, max(result.duration_s for result in results)
    shown_s = _shown_s(clip, lasted_s)
    if shown_s is not None and lasted_s - shown_s > SAME_WITHIN_S:
        return f"The result of {name} goes on until {lasted_s:.1f} s, and {clip.name} lasts {shown_s:.1f} s: {ANOTHER}"
    if shown_s is not None and whole and shown_s - lasted_s > SAME_WITHIN_S:
        return f"The result of {name} ends at {lasted_s:.1f} s, and {clip.name} lasts {shown_s:.1f} s: {ANOTHER}"
    if named and Path(name).stem.casefold() != clip.stem.casefold():
        return f"The result is of {name}. Check that {clip.name} shows the same."
    return ""


def _shown_s(clip: Path, lasted_s: float) -> float | None:
    """Return how long a clip lasts.

    Where its header speaks against the result the pictures decide: sound may go on for longer, or the file be cut off.
    """
    source = ClipSource(clip)
    said_s = source.duration_s
    if said_s is None or abs(said_s - lasted_s) <= SAME_WITHIN_S:
        return said_s
    last_s = max(picture.t_s for picture in source.pictures())
    return said_s if abs(said_s - last_s) <= SAME_WITHIN_S else last_s
