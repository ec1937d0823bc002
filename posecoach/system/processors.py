"""The processors of this machine, or of the part of it that this process was given."""

from __future__ import annotations

import os


def available_processors() -> int:
    """Return how many processors this process may use."""
    return max(1, len(os.sched_getaffinity(0))) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
