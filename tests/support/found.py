"""What was found, in the few words that tests compare."""

from __future__ import annotations

from posecoach.core.events import RepCompleted


def faults(rep: RepCompleted) -> set[str]:
    """Return the ids of what was wrong with a repetition."""
    return {fault.id for fault in rep.faults}
