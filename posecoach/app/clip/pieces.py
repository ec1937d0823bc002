"""A clip in overlapping pieces, each of which a tracker of its own can follow.

The cuts depend on the clip alone, never on how many trackers there are: results are the same to the last bit with
one as with many.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

WARM_UP_S = 0.75
"""A tracker sees a piece from this long before its beginning. After 0.7 s landmarks differed by 0.25 px (median) from
those of one that had followed the person all the time, in pictures of 512 x 384; more time made it no less."""
LONGEST_S = 40.0
"""With longer pieces warm-up and new trackers cost even less, but what waits for its turn would take more memory."""
SHORTEST_S = 2.0
PIECES_MULTIPLE = 4
"""A clip of half a minute keeps this many trackers busy, and of more pieces each of two or four gets as many."""
WAITING_MAX_BYTES = 96 * 2**20
"""Room for the pictures of one piece that wait while another is looked at."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Equal pieces of ``length_s``; the last of ``count`` ends with the clip (None: it is not known)."""

    length_s: float
    count: int | None = None

    def at(self, t_s: float) -> list[int]:
        """Return the numbers of the pieces that need the picture at ``t_s``: its own, and one that warms up."""
        last = math.inf if self.count is None else self.count - 1
        own = int(min(self._own(t_s), last))
        warms_up = own < last and t_s >= self.begin_s(own + 1) - WARM_UP_S
        return [own, own + 1] if warms_up else [own]

    def _own(self, t_s: float) -> int:
        """Return in which piece a time lies by :meth:`begin_s`, from which a quotient may differ by a rounding."""
        own = int(t_s // self.length_s)
        if t_s < self.begin_s(own):
            return own - 1
        return own + 1 if t_s >= self.begin_s(own + 1) else own

    def begin_s(self, number: int) -> float:
        """Return when a piece begins, without its warm-up."""
        return number * self.length_s


def cut(duration_s: float | None, picture_bytes: int, looks_hz: float) -> Pieces:
    """Return the pieces of a clip.

    Parameters
    ----------
    duration_s
        As the container says; None if it does not.
    picture_bytes
        Size of a decoded picture.
    looks_hz
        How many pictures a second are looked at.
    """
    longest_s = max(SHORTEST_S, min(LONGEST_S, WAITING_MAX_BYTES / (picture_bytes * looks_hz)))
    if not duration_s:
        return Pieces(longest_s)
    rounds = math.ceil(duration_s / longest_s / PIECES_MULTIPLE)
    count = max(1, min(PIECES_MULTIPLE * rounds, int(duration_s / SHORTEST_S)))
    return Pieces(duration_s / count, count)
