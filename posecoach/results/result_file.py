"""The result file: a result as JSON with the course of the signals it was counted by, and back.

Its format is described in ``docs/result_file.md``. It holds no picture.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from posecoach.core.errors import PosecoachError
from posecoach.core.spec import ExerciseSpec
from posecoach.results.course import Course, shown_signals
from posecoach.results.result import Result
from posecoach.system.read_file import read_json


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


def file_content(path: Path) -> Any:
    """Return what stands in a result file, not yet looked at.

    Raises
    ------
    PosecoachError
        If the file cannot be read or is not JSON.
    """
    try:
        return read_json(path)
    except OSError as error:
        raise PosecoachError(f"The result {path} cannot be read ({error.strerror}).") from error
    except ValueError as error:
        raise PosecoachError(f"{path} is not a result file: it is not JSON ({error}).") from error


def result_in(content: Any, name: str) -> Result:
    """Return the result that the content of a file holds.

    Raises
    ------
    PosecoachError
        If it holds none.
    """
    try:
        result = Result.from_dict(content)
        course = content.get("course")
        if course is None:
            return result
        return replace(result, course=Course.from_dict({"signals": {}} | course))
    except (KeyError, TypeError, ValueError, AttributeError, PosecoachError) as error:
        raise PosecoachError(
            f"{name} is not a result file ({error}). "
            "A file written by `posecoach analyze CLIP --json FILE` is expected."
        ) from error


def _line(value: Any) -> str:
    return json.dumps(value, allow_nan=False)
