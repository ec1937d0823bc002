"""The result file of a clip whose exercises were recognised, and back; its format is described in docs/result_file.md.

A clip of one set has the file of that set, with one field more: ``recognition``. Any other has one object with a list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from posecoach.core.codec import from_plain, to_plain
from posecoach.core.errors import PosecoachError
from posecoach.core.recognition import Recognition
from posecoach.core.spec import ExerciseSpec
from posecoach.results.clip_sets import ClipSets, FoundSet
from posecoach.results.content import RESULT_VERSION, rounded
from posecoach.results.result import Result
from posecoach.results.result_file import file_content, result_in, result_json


def sets_json(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> str:
    """Return the content of the file."""
    sets = [_set_json(one, specs[one.result.exercise]) for one in found.sets]
    if len(sets) == 1 and not found.unknown:
        return f"{sets[0]}\n"
    head: dict[str, Any] = {"version": RESULT_VERSION, "clip": found.clip}
    head |= {"unknown": [_plain(part) for part in found.unknown], "warnings": list(found.warnings)}
    body = json.dumps(head, indent=2, allow_nan=False).removesuffix("\n}")
    return f'{body},\n  "sets": [{", ".join(sets)}]\n}}\n'


def read_sets(path: Path) -> tuple[Result, ...]:
    """Return the results of a file, of one exercise that was named or of those that were recognised.

    Raises
    ------
    PosecoachError
        If the file cannot be read or is not a result file.
    """
    content = file_content(path)
    sets = content.get("sets") if isinstance(content, dict) else None
    return tuple(result_in(one, path.name) for one in (sets if isinstance(sets, list) else [content]))


def read_none(path: Path) -> ClipSets:
    """Return what a file says of its clip beside the sets.

    Raises
    ------
    PosecoachError
        If the file cannot be read, or what it says is not as described.
    """
    content = file_content(path)
    fields = content if isinstance(content, dict) else {}
    try:
        warnings = tuple(str(warning) for warning in fields.get("warnings") or ())
        unknown = tuple(from_plain(Recognition, part) for part in fields.get("unknown", []))
    except (TypeError, PosecoachError) as error:
        raise PosecoachError(f"{path.name} is not a result file ({error}).") from error
    return ClipSets(str(fields.get("clip") or path.name), (), unknown, warnings)


def _set_json(one: FoundSet, spec: ExerciseSpec) -> str:
    """Return the object of a set: that of its result, and the recognition after it."""
    body = result_json(one.result, spec).rstrip().removesuffix("}").rstrip()
    return f'{body},\n  "recognition": {json.dumps(_plain(one.recognition), allow_nan=False)}\n}}'


def _plain(recognition: Recognition) -> Any:
    return rounded(to_plain(recognition))
