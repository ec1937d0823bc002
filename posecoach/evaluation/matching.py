"""Which found repetition is which true one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from posecoach.core.events import RepCompleted, RepRejected
from posecoach.evaluation.truth import TrueRep

MIN_OVERLAP_RATIO = 0.3
"""Intersection over union from which a movement or a hold that was found is the true one."""


@dataclass(frozen=True, slots=True)
class Match:
    """A true repetition and the movement found for it; None where nothing was found."""

    true: TrueRep
    found: RepCompleted | RepRejected | None

    @property
    def errors_s(self) -> tuple[float, float, float] | None:
        """Found minus true start, peak and end; None where no repetition was found."""
        if not isinstance(self.found, RepCompleted):
            return None
        return (
            self.found.start_s - self.true.start_s,
            self.found.peak_s - self.true.peak_s,
            self.found.end_s - self.true.end_s,
        )

    @property
    def found_faults(self) -> frozenset[str]:
        """Faults found in it."""
        return frozenset() if self.found is None else frozenset(f.id for f in self.found.faults)

    @property
    def not_judged(self) -> frozenset[str]:
        """Faults that the program says cannot be judged here."""
        return frozenset(self.found.not_judged) if isinstance(self.found, RepCompleted) else frozenset()


def overlap_ratio(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return intersection over union of two stretches of time."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    whole = max(a[1], b[1]) - min(a[0], b[0])
    return max(0.0, shared / whole) if whole > 0 else 0.0


def match(true: Sequence[TrueRep], found: Sequence[RepCompleted | RepRejected]) -> list[Match]:
    """Pair each true repetition with the found movement that overlaps it most, each at most once."""
    pairs = sorted(
        (
            (overlap_ratio((t.start_s, t.end_s), (f.start_s, f.end_s)), i, j)
            for i, t in enumerate(true)
            for j, f in enumerate(found)
        ),
        reverse=True,
    )
    partner: dict[int, int] = {}
    for ratio, i, j in pairs:
        if ratio >= MIN_OVERLAP_RATIO and i not in partner and j not in partner.values():
            partner[i] = j
    return [Match(t, found[partner[i]] if i in partner else None) for i, t in enumerate(true)]
