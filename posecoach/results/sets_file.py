"""The result file of a clip whose exercises were recognised, and back; its format is described in docs/result_file.md.

A clip of one set has the file of that set, with one field more: ``recognition``. Any other has one object with a list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class ClipFile:
    """What a file says of a clip.

    Attributes
    ----------
    results
        Of the exercise that was named, or of each set that was recognised.
    beside
        What there is beside the sets: stretches that show none of the exercises, and warnings that are of no set.
    recognitions
        How sure it is of each result which exercise it is of; None where that was named.
    """

    results: tuple[Result, ...]
    beside: ClipSets
    recognitions: tuple[Recognition | None, ...]


def sets_json(found: ClipSets, specs: Mapping[str, ExerciseSpec]) -> str:
    """Return the content of the file."""
    sets = [_set_json(one, specs[one.result.exercise]) for one in found.sets]
    if len(sets) == 1 and not found.unknown:
        return f"{sets[0]}\n"
    head: dict[str, Any] = {"version": RESULT_VERSION, "clip": found.clip}
    head |= {"unknown": [_plain(part) for part in found.unknown], "warnings": list(found.warnings)}
    body = json.dumps(head, indent=2, allow_nan=False).removesuffix("\n}")
    return f'{body},\n  "sets": [{", ".join(sets)}]\n}}\n'


def read_clip(path: Path) -> ClipFile:
    """Return what a file says of its clip.

    Raises
    ------
    PosecoachError
        If the file cannot be read or is not a result file.
    """
    content = file_content(path)
    sets = content.get("sets") if isinstance(content, dict) else None
    parts = sets if isinstance(sets, list) else [content]
    results = tuple(result_in(one, path.name) for one in parts)
    recognitions = tuple(_recognition(one.get("recognition"), path.name) for one in parts)
    beside = _beside(content, path.name) if parts is sets else ClipSets(results[0].clip, ())
    return ClipFile(results, beside, recognitions)


def _recognition(plain: Any, name: str) -> Recognition | None:
    if plain is None:
        return None
    try:
        found = from_plain(Recognition, plain)
    except (TypeError, PosecoachError) as error:
        raise PosecoachError(f"{name} is not a result file ({error}).") from error
    if not found.likely:
        raise PosecoachError(f"{name} is not a result file (likely: it says of no exercise how likely that is).")
    return found


def _beside(content: Any, name: str) -> ClipSets:
    warnings = content.get("warnings") or []
    if not isinstance(warnings, list):
        raise PosecoachError(f"{name} is not a result file (warnings: a list was expected, found {warnings!r}).")
    parts = content.get("unknown") or []
    if not isinstance(parts, list):
        raise PosecoachError(f"{name} is not a result file (unknown: a list was expected, found {parts!r}).")
    unknown = tuple(filter(None, (_recognition(part, name) for part in parts)))
    return ClipSets(str(content.get("clip") or name), (), unknown, tuple(map(str, warnings)))


def _set_json(one: FoundSet, spec: ExerciseSpec) -> str:
    """Return the object of a set: that of its result, and the recognition after it."""
    body = result_json(one.result, spec).rstrip().removesuffix("}").rstrip()
    return f'{body},\n  "recognition": {json.dumps(_plain(one.recognition), allow_nan=False)}\n}}'


def _plain(recognition: Recognition) -> Any:
    return rounded(to_plain(recognition))
