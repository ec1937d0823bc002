"""What a number from 0 to 10 means for going on. No diagnosis: it only decides when to stop and when to do less.

Limits: exercises.md 12. Studies of exercise with sore shoulders go on up to 3, and up to 5 if it settles within a day
[S129]; here the person exercises alone, so more than 5, or 2 more than at the start, ends the exercise.
"""

from __future__ import annotations

from enum import StrEnum

GREEN_UP_TO = 3
STOP_ABOVE = 5
STOP_RISE = 2


class Light(StrEnum):
    """Go on; go on gently and see whether it settles within a day; stop."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


def pain_light(now: int, at_start: int | None = None) -> Light:
    """Return whether to go on, from the pain now and at the start (None if it was not reported), both 0 to 10."""
    rise = 0 if at_start is None else now - at_start
    if now > STOP_ABOVE or rise >= STOP_RISE:
        return Light.RED
    return Light.YELLOW if now > GREEN_UP_TO else Light.GREEN
