"""What was found several times, said once: of which repetitions, or at which times."""

from __future__ import annotations

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


def time_words(spans_s: Sequence[tuple[float, float]]) -> str:
    """Return ``1.0 to 2.5 s``, ``1.0 to 2.5 s and 4.0 to 6.1 s``; of many the first, and how many more there are."""
    shown = list(spans_s) if len(spans_s) <= MOST_TIMES else spans_s[: MOST_TIMES - 1]
    parts = [f"{start_s:.1f} to {end_s:.1f} s" for start_s, end_s in shown]
    return _listed(parts + ([f"{len(spans_s) - len(shown)} more"] if len(shown) < len(spans_s) else []))


def moment_words(times_s: Sequence[float]) -> str:
    """Return ``1.0 s``, ``1.0, 2.5 and 4.0 s``; of many the first, and how many more there are."""
    shown = list(times_s) if len(times_s) <= MOST_TIMES else times_s[: MOST_TIMES - 1]
    if len(shown) < len(times_s):
        return f"{', '.join(f'{t_s:.1f}' for t_s in shown)} s and {len(times_s) - len(shown)} more times"
    return f"{_listed([f'{t_s:.1f}' for t_s in shown])} s"


def _run_words(run: Sequence[int]) -> list[str]:
    return [f"{run[0]} to {run[-1]}"] if len(run) > 2 else [str(n) for n in run]


def _listed(parts: Sequence[str]) -> str:
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else parts[0]
