"""What was finished of a routine that was broken off, and what is left of it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from posecoach.coaching.plan import PlannedExercise
from posecoach.core.events import Event, ExerciseEnded, SessionEnded, SessionStarted
from posecoach.core.vocabulary import EndReason
from posecoach.sources.log_file import readable_events

ROUTINE = "routine"
"""Name of a routine's session in logs."""
_NAME = re.compile(rf"_{ROUTINE}(-\d+)?$")
FINISHED = (EndReason.DONE, EndReason.SKIPPED, EndReason.STOPPED_FOR_PAIN)
"""What is not done again the same day; what hurt is left out, as the coach said."""
COMPLETED = (EndReason.PLAN_DONE, EndReason.STOPPED_FOR_PAIN)
"""Nothing is left of a session that ended so."""
RESUME_WITHIN = datetime.timedelta(hours=12)
"""An older interrupted routine is begun anew."""


def interrupted(logs: Sequence[Path], now: datetime.datetime) -> frozenset[str]:
    """Return the exercises that are over in a routine that was broken off lately, maybe more than once.

    They were finished, skipped, or given up because they hurt.
    """
    finished: set[str] = set()
    for log in reversed([log for log in logs if _NAME.search(log.stem)]):
        events = readable_events(log)
        if not _is_fresh(events, now) or _was_completed(events):
            break
        finished |= {e.exercise for e in events if isinstance(e, ExerciseEnded) and e.reason in FINISHED}
    return frozenset(finished)


def still_to_do(items: Iterable[PlannedExercise], over: Container[str]) -> list[PlannedExercise]:
    """Return the exercises that are not ``over``, which are ids as :func:`interrupted` returns them."""
    return [item for item in items if item.spec.id not in over]


def _is_fresh(events: Sequence[Event], now: datetime.datetime) -> bool:
    started = next((e for e in events if isinstance(e, SessionStarted)), None)
    if started is None or not started.started_at:
        return False
    try:
        return now - datetime.datetime.fromisoformat(started.started_at) <= RESUME_WITHIN
    except (ValueError, TypeError):  # an odd time, or one without its zone
        return False


def _was_completed(events: Sequence[Event]) -> bool:
    return any(isinstance(e, SessionEnded) and e.reason in COMPLETED for e in events)
