"""What is found of a fault: how large it was, and what would still have been right."""

from __future__ import annotations

from dataclasses import dataclass

from posecoach.core.vocabulary import CountedFrom


def severity(value: float, limit: float) -> float:
    """Return how bad a fault is, 0..1, from a value beyond its limit in the same unit: 1 beyond a limit of zero."""
    return min(1.0, abs(value - limit) / abs(limit)) if limit else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultFinding:
    """A fault found in a repetition or hold: what was measured and what would still have been right.

    Attributes
    ----------
    id
        Identifier of the fault, such as ``"shrug"``.
    t_s
        When it was at its worst.
    value, limit
        In the unit of the fault's measure.
    severity
        How far beyond the limit, 0..1: 0 just beyond, 1 at twice the limit or more.
    counted_from
        What the limit is counted from.
    base
        The level it is counted from, in the same unit; 0 if the limit is the same for everybody.
    """

    id: str
    t_s: float
    value: float
    limit: float
    severity: float = 0.0
    counted_from: CountedFrom = CountedFrom.FIXED
    base: float = 0.0
