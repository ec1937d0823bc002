"""Repetitions, holds and faults as annotations of the clip: stretches and moments of several kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from posecoach.results.result import Result


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch or a moment (``start_s`` = ``end_s``) of the clip; ``tier`` is what kind of thing it is."""

    tier: str
    start_s: float
    end_s: float
    value: str


def annotations_of(result: Result) -> list[Annotation]:
    """Return the annotations of a result in the order of time."""
    found = [Annotation("repetition", r.start_s, r.end_s, "full" if r.full else "partial") for r in result.reps]
    found += [Annotation("fault", f.t_s, f.t_s, f.id) for r in result.reps for f in r.faults]
    found += [Annotation("fault", e.fault.t_s, e.fault.t_s, e.fault.id) for e in result.events]
    found += [Annotation("not counted", r.start_s, r.end_s, r.reason) for r in result.rejected]
    found += [Annotation("hold", h.start_s, h.end_s, f"held {h.held_s:.1f} s") for h in result.holds]
    return sorted(found, key=lambda a: (a.start_s, a.tier))


def free_lane(name: str, start_ms: int, ends_ms: Mapping[str, int]) -> str:
    """Return the first of ``name``, ``name 2``, ``name 3`` ... on which nothing lasts beyond the start.

    ``ends_ms`` has the end of the last annotation of each; times in milliseconds.
    """
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(lane for lane in names if ends_ms.get(lane, start_ms) <= start_ms)
