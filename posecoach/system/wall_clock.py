"""The time of day where the person is, and the time that passes, whatever this machine does meanwhile.

Everything that is measured has the clock of its source instead; that of a camera is the latter.
"""

from __future__ import annotations

import datetime
import sys
import time


def now() -> datetime.datetime:
    """Return the time on this machine's clock, with its offset from UTC."""
    return datetime.datetime.now().astimezone()


def today() -> datetime.date:
    """Return the day on this machine's clock."""
    return now().date()


def passed_s() -> float:
    """Return seconds on a clock that never steps back, and goes on while this machine sleeps.

    That of :func:`time.monotonic` stands still meanwhile on Linux and macOS, and goes on on Windows.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if sys.platform == "darwin":
        return time.clock_gettime(time.CLOCK_MONOTONIC_RAW)
    return time.monotonic()
