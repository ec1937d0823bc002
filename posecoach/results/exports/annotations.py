"""Repetitions, holds and faults as annotations of the clip: stretches and moments of several kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import count

from posecoach.results.result import Result


class Kind(StrEnum):
    """What an annotation is of."""

    REPETITION = "repetition"
    FAULT = "fault"
    NOT_COUNTED = "not counted"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A stretch of the clip, or of a fault the moment (``start_s`` = ``end_s``) at which it was worst."""

    kind: Kind
    start_s: float
    end_s: float
    value: str


def annotations_of(result: Result) -> list[Annotation]:
    """Return the annotations of a result in the order of time."""
    found = [Annotation(Kind.REPETITION, r.start_s, r.end_s, "full" if r.full else "partial") for r in result.reps]
    found += [Annotation(Kind.FAULT, f.t_s, f.t_s, f.id) for r in result.reps for f in r.faults]
    found += [Annotation(Kind.FAULT, e.fault.t_s, e.fault.t_s, e.fault.id) for e in result.events]
    found += [Annotation(Kind.NOT_COUNTED, r.start_s, r.end_s, r.reason) for r in result.rejected]
    found += [Annotation(Kind.HOLD, h.start_s, h.end_s, f"held {h.shown_s:.1f} s") for h in result.holds]
    return sorted(found, key=lambda a: (a.start_s, a.kind))


def free_lane(name: str, start_ms: int, ends_ms: Mapping[str, int]) -> str:
    """Return the first of ``name``, ``name 2``, ``name 3`` ... on which nothing lasts beyond the start.

    ``ends_ms`` has the end of the last annotation of each; times in milliseconds.
    """
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(lane for lane in names if ends_ms.get(lane, start_ms) <= start_ms)
