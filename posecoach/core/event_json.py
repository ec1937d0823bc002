"""Events as lines of JSON, ``{"type": "RepCompleted", "t_s": 12.4, ...}``, and back; see ``docs/events.md``."""

from __future__ import annotations

import json
from dataclasses import asdict
from enum import Enum
from typing import Any, get_type_hints

from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, FaultFinding
from posecoach.core.vocabulary import CountedFrom, Unjudged


def to_json(event: Event) -> str:
    """Return the event as one line of JSON; NaN is written as null."""
    return json.dumps({"type": type(event).__name__, **_plain(asdict(event))}, allow_nan=False)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, float) and value != value:
        return None
    return value


def from_json(line: str) -> Event:
    """Return the event of one line of a log.

    Raises
    ------
    PosecoachError
        If the line is not an event of this version.
    """
    try:
        data = json.loads(line)
        kind = Event.registry[data.pop("type")]
        hints = get_type_hints(kind)
        values = {k: _restored(k, hints[k], v) for k, v in data.items() if k in hints and k != "registry"}
        return kind(**values)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PosecoachError(f"Not a line of a posecoach event log: {line[:80]!r} ({error})") from error


def _restored(name: str, hint: Any, value: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    if name == "faults":
        return tuple(_finding(f) for f in value)
    if name == "fault":
        return _finding(value)
    if name == "not_judged_because":
        return {k: Unjudged(v) for k, v in value.items()}
    if name == "measures":
        return {k: float("nan") if v is None else v for k, v in value.items()}
    return tuple(value) if isinstance(value, list) else value


def _finding(value: dict[str, Any]) -> FaultFinding:
    return FaultFinding(**value | {"counted_from": CountedFrom(value.get("counted_from", ""))})
