"""The time of day where the person is. Everything that is measured has the clock of its source instead."""

from __future__ import annotations

import datetime


def now() -> datetime.datetime:
    """Return the time on this machine's clock, with its offset from UTC."""
    return datetime.datetime.now().astimezone()


def today() -> datetime.date:
    """Return the day on this machine's clock."""
    return now().date()
