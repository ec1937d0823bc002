"""The content of a result file without its course, as a record: the codec writes it and reads it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from posecoach.core.clip_review import HoldResult
from posecoach.core.codec import from_plain, to_plain
from posecoach.core.event_json import brought_up_to_date
from posecoach.core.events import RepCompleted, RepRejected
from posecoach.core.findings import FaultFinding

RESULT_VERSION = 1
DIGITS = 6
"""Decimals of the numbers in a file: with three, 0.1347 became 0.135, and a report made of that had 0.14, not 0.13."""


@dataclass(frozen=True, slots=True)
class Model:
    """Which model saw the clip."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """The fields as the file has them; see ``docs/result_file.md``."""

    clip: str
    exercise: str
    view: str
    duration_s: float
    frames: int
    frames_looked_at: int
    frames_with_person: int
    model: Model
    reps: tuple[RepCompleted, ...]
    rejected: tuple[RepRejected, ...]
    holds: tuple[HoldResult, ...]
    events: tuple[FaultFinding, ...]
    rejudged: int
    warnings: tuple[str, ...]


def plain_of(content: Content, *, full: int) -> dict[str, Any]:
    """Return the content of the result file, in which ``full`` repetitions are full ones.

    Times are in seconds, missing numbers are None.
    """
    counts = {"full": full, "partial": len(content.reps) - full}
    plain: dict[str, Any] = rounded(to_plain(content))
    return {"version": RESULT_VERSION, "counts": counts} | plain


def content_of(plain: Any) -> Content:
    """Return the fields of a file, of this version or an older one.

    Raises
    ------
    PosecoachError
        If a field is missing or has a value of another type; the message names it.
    """
    return from_plain(Content, _brought_up_to_date(plain))


def _brought_up_to_date(plain: Any) -> Any:
    """Return the content with what older files lack: when movements were judged, how many frames were looked at."""
    if not isinstance(plain, dict):
        return plain
    timed = {key: [_timed(movement) for movement in _list(plain.get(key))] for key in ("reps", "rejected")}
    reps = [brought_up_to_date(RepCompleted, rep) if isinstance(rep, dict) else rep for rep in timed["reps"]]
    return {"frames_looked_at": plain.get("frames")} | plain | timed | {"reps": reps}


def _timed(movement: Any) -> Any:
    return {"t_s": movement.get("end_s")} | movement if isinstance(movement, dict) else movement


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def rounded(plain: Any) -> Any:
    """Return plain data with its numbers rounded."""
    if isinstance(plain, dict):
        return {key: rounded(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [rounded(value) for value in plain]
    return round(plain, DIGITS) if isinstance(plain, float) else plain
