"""Repetitions, holds and faults as annotations of the clip, for BORIS, ELAN and spreadsheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from posecoach.results.csv_file import csv_cell, csv_text
from posecoach.results.result import Result

_BORIS = (
    "Observation id", "Media file name", "Total duration", "Subject", "Behavior", "Behavioral category",
    "Behavior type", "Start (s)", "Stop (s)", "Duration (s)", "Comment start",
)  # fmt: skip


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


def boris_csv(result: Result) -> str:
    """Return the annotations in the columns of BORIS' aggregated events, which any spreadsheet opens."""
    rows = [
        (
            result.clip,
            result.clip,
            round(result.duration_s, 3),
            "person",
            f"{a.tier}: {a.value}" if a.tier != "repetition" else f"{a.value} repetition",
            a.tier,
            "POINT" if a.end_s == a.start_s else "STATE",
            round(a.start_s, 3),
            round(a.end_s, 3),
            round(a.end_s - a.start_s, 3),
            "",
        )
        for a in annotations_of(result)
    ]
    return csv_text(_BORIS, rows)


def elan_text(result: Result) -> str:
    """Return the annotations as tab-delimited text that ELAN imports: tier, begin, end, value; times in seconds.

    A moment lasts a millisecond, since ELAN has no annotation without a length; what begins before another of its tier
    has ended stands on a tier of its own (``fault 2``), since an ELAN tier holds one annotation at a time.
    """
    lines = ["Tier\tBegin Time - ss.msec\tEnd Time - ss.msec\tAnnotation"]
    ends_ms: dict[str, int] = {}
    for a in annotations_of(result):
        start_ms = round(1000 * a.start_s)
        end_ms = max(round(1000 * a.end_s), start_ms + 1)
        tier = _free_tier(a.tier, start_ms, ends_ms)
        ends_ms[tier] = end_ms
        text = csv_cell(" ".join(a.value.split()))
        lines.append(f"{csv_cell(tier)}\t{start_ms / 1000:.3f}\t{end_ms / 1000:.3f}\t{text}")
    return "\n".join(lines) + "\n"


def _free_tier(name: str, start_ms: int, ends_ms: Mapping[str, int]) -> str:
    """Return the first of ``name``, ``name 2``, ``name 3`` ... on which nothing lasts beyond the start."""
    names = (name if number == 1 else f"{name} {number}" for number in count(1))
    return next(tier for tier in names if ends_ms.get(tier, start_ms) <= start_ms)
