"""The result file: a result as JSON with the course of the signals it was counted by, and back.

Its format is described in ``docs/result_file.md``. It holds no picture.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.core.events import FaultDetected, FaultFinding, RepCompleted, RepRejected
from posecoach.core.skeleton import SIDES
from posecoach.core.spec import ExerciseSpec
from posecoach.core.vocabulary import CountedFrom, Unjudged
from posecoach.results.course import Course, shown_signals
from posecoach.results.result import HoldResult, Result


def result_json(result: Result, spec: ExerciseSpec) -> str:
    """Return the content of the result file: indented, the course's long lists each on one line."""
    content = result.to_dict()
    if result.course is None:
        return json.dumps(content, indent=2, allow_nan=False) + "\n"
    course = result.course.only(shown_signals(spec)).to_dict()
    lines = [f'    "t_s": {_line(course["t_s"])}'] if not course["signals"] else [f'    "t_s": {_line(course["t_s"])},']
    signals = ",\n".join(f"      {_line(name)}: {_line(values)}" for name, values in course["signals"].items())
    lines += ['    "signals": {\n' + signals + "\n    }"] if signals else []
    body = json.dumps(content, indent=2, allow_nan=False).removesuffix("\n}")
    return f'{body},\n  "course": {{\n' + "\n".join(lines) + "\n  }\n}\n"


def read_result(path: Path) -> Result:
    """Return the result of a file.

    Raises
    ------
    PosecoachError
        If the file cannot be read or is no result file.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise PosecoachError(f"The result {path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise PosecoachError(f"{path} is no result file: it is not JSON ({error}).") from error
    return result_of(content, path.name)


def result_of(content: Any, name: str) -> Result:
    """Return the result of a file's content; ``name`` names the file in an error.

    Raises
    ------
    PosecoachError
        If it is not the content of a result file.
    """
    try:
        return _result(content)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PosecoachError(
            f"{name} is no result file ({error!r}). A file written by `posecoach analyze CLIP --json FILE` is expected."
        ) from error


def _line(value: Any) -> str:
    return json.dumps(value, allow_nan=False)


def _result(content: dict[str, Any]) -> Result:
    course = content.get("course")
    return Result(
        clip=str(content["clip"]),
        exercise=str(content["exercise"]),
        view=str(content["view"]),
        duration_s=_number(content["duration_s"]),
        frames=int(content["frames"]),
        frames_with_person=int(content["frames_with_person"]),
        model=str(content["model"]["name"]),
        model_sha256=str(content["model"]["sha256"]),
        reps=tuple(_rep(rep) for rep in content["reps"]),
        rejected=tuple(_rejected(movement) for movement in content["rejected"]),
        holds=tuple(
            HoldResult(_number(h["start_s"]), _number(h["end_s"]), _number(h["held_s"])) for h in content["holds"]
        ),
        events=tuple(FaultDetected(t_s=_number(e["t_s"]), fault=_fault(e)) for e in content["events"]),
        rejudged=int(content["rejudged"]),
        warnings=tuple(str(w) for w in content["warnings"]),
        course=None if course is None else Course.from_dict({"signals": {}} | course),
    )


def _rep(rep: dict[str, Any]) -> RepCompleted:
    out_s, hold_s, back_s = (_number(part) for part in rep["tempo_s"])
    return RepCompleted(
        t_s=_number(rep["end_s"]),
        index=int(rep["index"]),
        start_s=_number(rep["start_s"]),
        peak_s=_number(rep["peak_s"]),
        end_s=_number(rep["end_s"]),
        full=bool(rep["full"]),
        range=_number(rep["range"]),
        range_unit=str(rep["range_unit"]),
        tempo_s=(out_s, hold_s, back_s),
        score=None if rep["score"] is None else float(rep["score"]),
        faults=tuple(_fault(f) for f in rep["faults"]),
        sides=tuple(side for side in SIDES if side in rep["sides"]),
        view=str(rep["view"]),
        measures={str(name): _number(value) for name, value in rep["measures"].items()},
        not_judged=tuple(str(f) for f in rep["not_judged"]),
        not_judged_because={str(f): Unjudged(why) for f, why in rep["not_judged_because"].items()},
    )


def _rejected(movement: dict[str, Any]) -> RepRejected:
    start_s, end_s = _number(movement["start_s"]), _number(movement["end_s"])
    return RepRejected(t_s=end_s, start_s=start_s, end_s=end_s, reason=str(movement["reason"]))


def _fault(fault: dict[str, Any]) -> FaultFinding:
    return FaultFinding(
        id=str(fault["id"]),
        t_s=_number(fault["t_s"]),
        value=_number(fault["value"]),
        limit=_number(fault["limit"]),
        counted_from=CountedFrom(fault.get("counted_from", "")),
        base=_number(fault.get("base", 0.0)),
    )


def _number(value: Any) -> float:
    return math.nan if value is None else float(value)
