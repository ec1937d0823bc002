"""The content of a result file without its course, as a record: the codec writes it and reads it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from posecoach.core.codec import from_plain, to_plain
from posecoach.core.event_json import brought_up_to_date
from posecoach.core.events import FaultDetected, RepCompleted, RepRejected
from posecoach.core.findings import FaultFinding
from posecoach.results.result import HoldResult, Looks, Result

RESULT_VERSION = 1
DIGITS = 3
"""Decimals of the numbers in a file: finer than a frame, a landmark, or a judgement."""


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


def plain_of(result: Result) -> dict[str, Any]:
    """Return the content of the result file; times in seconds, missing numbers as None."""
    content = Content(
        clip=result.clip,
        exercise=result.exercise,
        view=result.view,
        duration_s=result.duration_s,
        frames=result.frames,
        frames_looked_at=result.looks.looked_at,
        frames_with_person=result.looks.with_person,
        model=Model(result.model, result.model_sha256),
        reps=result.reps,
        rejected=result.rejected,
        holds=result.holds,
        events=tuple(event.fault for event in result.events),
        rejudged=result.rejudged,
        warnings=result.warnings,
    )
    counts = {"full": result.full, "partial": result.partial}
    plain: dict[str, Any] = rounded(to_plain(content))
    return {"version": RESULT_VERSION, "counts": counts} | plain


def result_of(plain: Any) -> Result:
    """Return the result of a file's content.

    Raises
    ------
    PosecoachError
        If a field is missing or has a value of another type; the message names it.
    """
    content = from_plain(Content, _brought_up_to_date(plain))
    return Result(
        clip=content.clip,
        exercise=content.exercise,
        view=content.view,
        duration_s=content.duration_s,
        frames=content.frames,
        looks=Looks(content.frames_looked_at, content.frames_with_person),
        model=content.model.name,
        model_sha256=content.model.sha256,
        reps=content.reps,
        rejected=content.rejected,
        holds=content.holds,
        events=tuple(FaultDetected(t_s=fault.t_s, fault=fault) for fault in content.events),
        rejudged=content.rejudged,
        warnings=content.warnings,
    )


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


def rounded(plain: Any, digits: int = DIGITS) -> Any:
    """Return plain data with its numbers rounded."""
    if isinstance(plain, dict):
        return {key: rounded(value, digits) for key, value in plain.items()}
    if isinstance(plain, list):
        return [rounded(value, digits) for value in plain]
    return round(plain, digits) if isinstance(plain, float) else plain
