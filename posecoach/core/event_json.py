"""Events as lines of JSON, ``{"type": "RepCompleted", "t_s": 12.4, ...}``, and back; see ``docs/events.md``."""

from __future__ import annotations

import json
from typing import Any

import posecoach.core.answers
import posecoach.core.clip_review
import posecoach.core.cue
import posecoach.core.set_signals  # noqa: F401  the events of these are among those of the registry
from posecoach.core.codec import from_plain, to_plain
from posecoach.core.errors import PosecoachError
from posecoach.core.events import Event, RepCompleted, SessionEnded
from posecoach.core.vocabulary import CountedFrom, EndReason

SHOWN_CHARACTERS = 80
"""An error shows the first characters of a line."""


def to_json(event: Event) -> str:
    """Return the event as one line of JSON."""
    return json.dumps({"type": event.written_as, **to_plain(event)}, allow_nan=False)


def from_json(line: str) -> Event:
    """Return the event of one line of a log.

    Raises
    ------
    PosecoachError
        If the line is not an event of this version; the message names the field.
    """
    try:
        data = json.loads(line)
        if not isinstance(data, dict) or data.get("type") not in Event.registry:
            raise PosecoachError('expected an object with "type", the name of an event')
        kind = Event.registry[data["type"]]
        return from_plain(kind, brought_up_to_date(kind, data))
    except (ValueError, TypeError, RecursionError, PosecoachError) as error:
        raise PosecoachError(f"Not a line of a posecoach event log: {line[:SHOWN_CHARACTERS]!r} ({error})") from error


def brought_up_to_date(kind: type[Event], data: dict[str, Any]) -> dict[str, Any]:
    """Return the data of an event with what older versions wrote in another way."""
    reason, measures = data.get("reason"), data.get("measures")
    failed = f"{EndReason.FAILED}: "
    if kind is SessionEnded and isinstance(reason, str) and reason.startswith(failed):
        return data | {"reason": str(EndReason.FAILED), "error": reason.removeprefix(failed)}
    if kind is RepCompleted and isinstance(measures, dict) and "decoy_range" in measures:
        decoy = {"counted_from": str(CountedFrom.DECOY)}
        return data | {"faults": [fault | decoy for fault in data.get("faults", [])]}
    return data
