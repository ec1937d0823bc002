"""What was found several times, said once: of which repetitions, or at which times."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import groupby

MOST_TIMES = 6
"""More times than these are counted instead of listed."""


def rep_words(numbers: Iterable[int]) -> str:
    """Return ``rep 3``, ``reps 1 to 8``, ``reps 2, 5 and 7 to 9``."""
    order = sorted(set(numbers))
    runs = [[n for _, n in run] for _, run in groupby(enumerate(order), lambda pair: pair[1] - pair[0])]
    parts = [part for run in runs for part in _run_words(run)]
    return f"{'rep' if len(order) == 1 else 'reps'} {_listed(parts)}"


def clock(t_s: float) -> str:
    """Return a time as it stands under a video, with tenths: ``1:02.3``; a dash where it is not known.

    Tenths are those that the terminal has: ten times 0.35 would be rounded up, 0.35 is rounded down.
    """
    if math.isnan(t_s):
        return "-"
    tenths = round(10 * float(f"{t_s:.1f}"))
    return f"{tenths // 600}:{tenths // 10 % 60:02d}.{tenths % 10}"


def at_words(t_s: float, *, as_clock: bool = False) -> str:
    """Return a time as pages write it, ``1:02.3``, or as the terminal does, whose tables are in seconds: ``62.3 s``."""
    return clock(t_s) if as_clock else f"{t_s:.1f} s"


def time_words(spans_s: Sequence[tuple[float, float]], *, as_clock: bool = False) -> str:
    """Return ``1.0 to 2.5 s``, ``1.0 to 2.5 s and 4.0 to 6.1 s``; of many the first, and how many more there are."""
    shown = list(spans_s) if len(spans_s) <= MOST_TIMES else spans_s[: MOST_TIMES - 1]
    parts = [f"{_plain(a_s, as_clock)} to {at_words(b_s, as_clock=as_clock)}" for a_s, b_s in shown]
    return _listed(parts + ([f"{len(spans_s) - len(shown)} more"] if len(shown) < len(spans_s) else []))


def moment_words(times_s: Sequence[float], *, as_clock: bool = False) -> str:
    """Return ``1.0 s``, ``1.0, 2.5 and 4.0 s``; of many the first, and how many more there are."""
    shown = list(times_s) if len(times_s) <= MOST_TIMES else times_s[: MOST_TIMES - 1]
    parts, unit = [_plain(t_s, as_clock) for t_s in shown], "" if as_clock else " s"
    if len(shown) < len(times_s):
        return f"{', '.join(parts)}{unit} and {len(times_s) - len(shown)} more times"
    return f"{_listed(parts)}{unit}"


def _plain(t_s: float, as_clock: bool) -> str:
    return clock(t_s) if as_clock else f"{t_s:.1f}"


def _run_words(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(n) for n in run]


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
