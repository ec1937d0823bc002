"""Which keys are pressed anew: one that is held down, or pressed twice by mistake, is one wish.

A keyboard repeats a key that is held down, about 25 times a second, the first time after a quarter to two thirds of a
second. A held space bar would pause and go on in turn, and a held ``n`` end a set, the rest after it and the next set.
"""

from __future__ import annotations

import math

REPEATED = frozenset("+-")
"""Keys that are held down, or pressed again and again, on purpose."""
TURNING = "n"
"""The key that turns pages, which somebody who knows them does quickly."""
SAME_PRESS_S = 0.7
"""The same key again within this long is the same press: keyboards take up to 0.66 s until they repeat it. Nobody means
to pause and go on, or to end a set and the rest after it, in so short a time."""
SAME_TURN_S = 0.12
"""The same from page to page, which may be turned quicker than that, but not as quick as a keyboard."""


class HeldKeys:
    """Tells a press from its repetitions."""

    def __init__(self) -> None:
        self._last_s: dict[str, float] = {}
        self._turned = False

    def is_new(self, key: str, t_s: float, turns_pages: bool) -> bool:
        """Take a key; return whether it is pressed anew. ``turns_pages``: the session shows pages now."""
        if key in REPEATED:
            return True
        turns = turns_pages and key == TURNING
        within_s = SAME_TURN_S if turns and self._turned else SAME_PRESS_S
        again = t_s - self._last_s.get(key, -math.inf) < within_s
        self._last_s[key] = t_s
        if key == TURNING and not again:
            self._turned = turns
        return not again
